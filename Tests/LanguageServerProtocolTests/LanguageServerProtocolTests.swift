// Tests of LanguageServerProtocol.

import Testing
