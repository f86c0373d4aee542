// Tests of Features.

import Testing
