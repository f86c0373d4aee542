// Tests of Recording.

import Testing
