// Tests of Transport.

import Testing
