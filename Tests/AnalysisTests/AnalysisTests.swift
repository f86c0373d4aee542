// Tests of Analysis.

import Testing
