// A folder of files for one test.

import Corpus
import Foundation

/// A new folder, which is gone when nobody needs it any more.
final class ScratchFolder {
  let path: String

  init() throws {
    // The system's own folder may be a link, and the server names folders as the client does.
    let base = FileManager.default.temporaryDirectory.resolvingSymlinksInPath().path
    path = base + "/gloss-server-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// The folder's name for clients.
  var uri: String { DocumentURI(filePath: path).spelling }

  /// The name of a file in it for clients.
  func uri(_ name: String) -> String { DocumentURI(filePath: path + "/" + name).spelling }

  /// Writes a file; its folders are made.
  func write(_ name: String, _ text: String) throws {
    let file = URL(fileURLWithPath: path + "/" + name)
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
  }

  /// Removes a file.
  func remove(_ name: String) throws { try FileManager.default.removeItem(atPath: path + "/" + name) }
}
