// Tests of Corpus.

import Testing
