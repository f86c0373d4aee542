// Finds and reads the user's own lexicon: the file `.gloss.lexicon` of a folder.

import Glibc
import Lexicon
import Text

/// The user's lexicon as the files of some folders give it.
public struct UserLexicon: Sendable {
  /// The name of the file in a folder.
  public static let fileName = ".gloss.lexicon"

  /// What ships, with the entries of all files.
  public private(set) var lexicon: Lexicon
  /// The files that were read, in order.
  public private(set) var paths: [String] = []
  /// What is wrong with them, one line each: the file, the line, what was expected.
  public private(set) var problems: [String] = []

  /// `base` without any file.
  public init(base: Lexicon = .builtin) { lexicon = base }

  /// Adds the entries of the file at `path`; what cannot be read is a problem, and the rest applies.
  public mutating func add(file path: String) {
    do throws(FileError) {
      add(text: try FileReading.text(ofFile: path).text, of: path)
    } catch {
      problems.append(error.description)
    }
  }

  /// Adds the entries of a text that stands for the file at `path`.
  public mutating func add(text: SourceText, of path: String) {
    let file = LexiconFile(text)
    lexicon = lexicon.adding(file)
    paths.append(path)
    problems += file.problems.map { "\(path):\($0.line): \($0.message); the rest of the file applies" }
  }

  /// Adds the file of each folder that has one, in order.
  public mutating func add(folders: [String]) {
    for folder in folders {
      let path = folder.hasSuffix("/") ? folder + Self.fileName : folder + "/" + Self.fileName
      if access(path, F_OK) == 0 { add(file: path) }
    }
  }

  /// The nearest folder with a lexicon file, from the folder of `path` upward; `nil` where none has one.
  public static func nearestFolder(to path: String) -> String? {
    var rest = path[...]
    while let slash = rest.lastIndex(of: "/") {
      rest = rest[..<slash]
      let folder = rest.isEmpty ? "/" : String(rest)
      if access(rest + "/" + fileName, R_OK) == 0 { return folder }
    }
    return nil
  }
}
