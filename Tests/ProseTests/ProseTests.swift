// Tests of Prose.

import Testing
