// Tests of the command line.

import Testing
