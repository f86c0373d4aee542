// Files of the project that the program generates and version control keeps.

import Foundation
import TestSupport
import Testing

/// Holds a generated text against the file that is kept; with GLOSS_UPDATE=1 writes it.
enum GeneratedFile {
  static func expect(_ text: String, at name: String, sourceLocation: SourceLocation = #_sourceLocation) {
    if ProcessInfo.processInfo.environment["GLOSS_UPDATE"] == "1" {
      try? Data(text.utf8).write(to: URL(fileURLWithPath: ProjectFiles.path(name)))
    }
    #expect(
      Array(text.utf8) == ProjectFiles.bytes(name), "\(name) is stale: GLOSS_UPDATE=1 swift test writes it anew",
      sourceLocation: sourceLocation)
  }
}
