// Tests of Learning.

import Testing
