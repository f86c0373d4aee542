// A session with its files in memory: what can be changed as a whole and looked at before anything is written.

import JSON
import Text

/// A recorded session and the files of its folder.
public struct RecordedSession: Sendable {
  /// The messages.
  public var session: SessionFile
  /// What lies beside them, by path in the folder: `workspace/a.md`, `contents/` and a digest.
  public var files: [String: [UInt8]]

  /// A session with its files.
  public init(_ session: SessionFile, files: [String: [UInt8]] = [:]) {
    self.session = session
    self.files = files
  }

  /// A session with the files of a folder, as far as they can be read.
  public init(_ session: SessionFile, in folder: SessionFolder) {
    self.init(session)
    for file in folder.files { files[file] = Disk.read(folder.path + "/" + file) }
  }

  private static let contents = "contents/"

  /// The session with other bytes in a file. What a file held later is named by its digest: then the changes on disk that
  /// bring it name it anew.
  func replacing(_ name: String, by bytes: [UInt8]) -> RecordedSession {
    var result = self
    guard name.hasPrefix(Self.contents) else {
      result.files[name] = bytes
      return result
    }
    let (old, new) = (String(name.dropFirst(Self.contents.count)), Digest(of: bytes).description)
    result.files[name] = nil
    result.files[Self.contents + new] = bytes
    for (index, entry) in session.entries.enumerated() {
      guard case .fileChange(var change) = entry.line, change.sha256 == old else { continue }
      change.sha256 = new
      result.session.entries[index].line = .fileChange(change)
    }
    return result
  }

  /// What a file of this session is called in one that came of it by replacing that file.
  func name(of name: String, with changed: RecordedSession) -> String {
    if changed.files[name] != nil { return name }
    return changed.files.keys.first { files[$0] == nil } ?? name
  }
}

/// Ways to cut a text into pieces that give it again when they are joined. Cuts lie behind single bytes of ASCII, so that
/// UTF-8 stays UTF-8.
enum TextPieces: CaseIterable {
  /// Up to an empty line.
  case paragraphs
  /// Up to a line end.
  case lines
  /// Up to a full stop, a question mark or an exclamation mark: what matters is that pieces are small.
  case sentences

  /// The pieces of a text. O(its bytes).
  func pieces(of text: [UInt8]) -> [[UInt8]] {
    var result: [[UInt8]] = []
    var start = 0
    for index in text.indices where isEnd(index, text) {
      result.append(Array(text[start...index]))
      start = index + 1
    }
    // White space behind the last piece belongs to it: a text without its last line end is another sort of text.
    let rest = text[start...]
    if let last = result.indices.last, rest.allSatisfy({ $0 <= 0x20 }) {
      result[last] += rest
    } else {
      result.append(Array(rest))
    }
    return result
  }

  private func isEnd(_ index: Int, _ text: [UInt8]) -> Bool {
    switch self {
    case .sentences: return ".?!".utf8.contains(text[index])
    case .lines: return Self.isLineEnd(index, text)
    case .paragraphs:
      guard Self.isLineEnd(index, text) else { return false }
      let isPair = text[index] == UInt8(ascii: "\n") && index > 0 && text[index - 1] == UInt8(ascii: "\r")
      let before = isPair ? index - 2 : index - 1
      return before >= 0 && Self.isLineEnd(before, text)
    }
  }

  /// Whether a line ends with the byte: a line feed, or a carriage return without one.
  private static func isLineEnd(_ index: Int, _ text: [UInt8]) -> Bool {
    switch text[index] {
    case UInt8(ascii: "\n"): true
    case UInt8(ascii: "\r"): index + 1 >= text.count || text[index + 1] != UInt8(ascii: "\n")
    default: false
    }
  }
}
