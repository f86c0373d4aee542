// The colours of a text.

import JSON
import Text

/// `textDocument/semanticTokens/full`.
public enum SemanticTokensRequest: RequestType {
  /// The method.
  public static let method = "textDocument/semanticTokens/full"
  /// The document.
  public typealias Params = TextDocumentParams
  /// The tokens, or null.
  public typealias Result = SemanticTokens?
}

/// `textDocument/semanticTokens/full/delta`.
public enum SemanticTokensDeltaRequest: RequestType {
  /// The method.
  public static let method = "textDocument/semanticTokens/full/delta"
  /// The document, and the tokens that the client has.
  public typealias Params = SemanticTokensDeltaParams
  /// What has changed, or all tokens, or null.
  public typealias Result = SemanticTokensDeltaResult?
}

/// `textDocument/semanticTokens/range`.
public enum SemanticTokensRangeRequest: RequestType {
  /// The method.
  public static let method = "textDocument/semanticTokens/range"
  /// The lines that are shown.
  public typealias Params = TextDocumentRangeParams
  /// The tokens, or null.
  public typealias Result = SemanticTokens?
}

/// A document, and the tokens that the client has of it.
public struct SemanticTokensDeltaParams: JSONReadable, Sendable, Hashable {
  /// The document.
  public let uri: String
  /// The `resultId` of the tokens that the client has.
  public let previousResultID: String

  /// Reads the parameters.
  public init(from reader: inout JSONReader) throws(JSONError) {
    var document: TextDocumentIdentifier?
    var previous: String?
    try reader.object { (key, reader) throws(JSONError) in
      switch key {
      case "textDocument": document = try reader.read()
      case "previousResultId": previous = try reader.string()
      default: break
      }
    }
    uri = try reader.require(document, "textDocument").uri
    previousResultID = try reader.require(previous, "previousResultId")
  }
}

/// What has changed in the tokens of a document.
public enum SemanticTokensDeltaResult: JSONWritable, Sendable, Hashable {
  /// All tokens: the server does not know those that the client has.
  case full(SemanticTokens)
  /// One replacement, or none.
  case delta(SemanticTokensEdit?, resultID: String)

  /// Writes the tokens or the edits.
  public func write(to writer: inout JSONWriter) {
    switch self {
    case .full(let tokens): tokens.write(to: &writer)
    case .delta(let edit, let resultID):
      writer.object { writer in
        writer.member("edits", edit.map { [$0] } ?? [])
        writer.member("resultId", resultID)
      }
    }
  }
}

/// A replacement in the numbers of tokens.
public struct SemanticTokensEdit: JSONWritable, Sendable, Hashable {
  /// The first number that gives way.
  public var start: Int
  /// How many do.
  public var deleteCount: Int
  /// What takes their place.
  public var data: [Int]

  /// The replacement of whole tokens that makes `new` of `old`; nil where they are equal. O(n).
  public init?(from old: [Int], to new: [Int]) {
    guard old != new else { return nil }
    let shorter = min(old.count, new.count)
    var prefix = zip(old, new).prefix { $0 == $1 }.count
    prefix -= prefix % 5
    var suffix = 0
    while suffix < shorter - prefix, old[old.count - 1 - suffix] == new[new.count - 1 - suffix] { suffix += 1 }
    suffix -= suffix % 5
    start = prefix
    deleteCount = old.count - prefix - suffix
    data = Array(new[prefix..<(new.count - suffix)])
  }

  /// Writes the replacement.
  public func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("data", data)
      writer.member("deleteCount", deleteCount)
      writer.member("start", start)
    }
  }
}

/// Tokens as the protocol packs them.
public struct SemanticTokens: JSONWritable, Sendable, Hashable {
  /// Five numbers a token: lines after the one before, columns after it on the same line, length, type, modifiers.
  public private(set) var data: [Int] = []
  /// A name of these tokens, by which differences to them can be asked for; nil for clients that ask for none.
  public var resultID: String?
  private var last = Position(line: 0, character: 0)

  /// No tokens.
  public init() {}

  /// Adds a token on one line. False where it does not follow the last one, or is empty: then it is left out.
  public mutating func append(_ range: PositionRange, type: Int, modifiers: Int) -> Bool {
    let (start, end) = (range.start, range.end)
    guard start.line == end.line, start < end, data.isEmpty || start >= lastEnd else { return false }
    let deltaLine = start.line - last.line
    let deltaStart = deltaLine == 0 ? start.character - last.character : start.character
    data += [deltaLine, deltaStart, end.character - start.character, type, modifiers]
    last = start
    lastEnd = end
    return true
  }

  private var lastEnd = Position(line: 0, character: 0)

  /// Writes the tokens.
  public func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("data", data)
      if let resultID { writer.member("resultId", resultID) }
    }
  }
}
