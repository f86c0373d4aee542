// Tests of JSON.

import Testing
