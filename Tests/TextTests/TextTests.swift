// Tests of Text.

import Testing
