// Files of the project that tests read: sample articles, recordings, the reference material beside the checkout.

import Foundation

/// Finds files of the project by their place in it.
public enum ProjectFiles {
  /// The root of the project, as a path.
  public static let root: String = {
    var url = URL(fileURLWithPath: #filePath)
    for _ in 0..<3 { url.deleteLastPathComponent() }
    return url.path
  }()

  /// The path of a file of the project.
  public static func path(_ relative: String) -> String { root + "/" + relative }

  /// The bytes of a file of the project; empty where it is missing, so that the test that needs it fails in the open.
  public static func bytes(_ relative: String) -> [UInt8] {
    (try? Data(contentsOf: URL(fileURLWithPath: path(relative)))).map(Array.init) ?? []
  }
}
