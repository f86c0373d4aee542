// Tests of Lexicon.

import Testing
