// Tests of Annotation.

import Testing
