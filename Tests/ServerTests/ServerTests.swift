// Tests of Server.

import Testing
