// The colours of a text, in the names that the client knows.

import Corpus
import Features
import JSON
import LanguageServerProtocol
import Synchronization
import Text

/// Answers `textDocument/semanticTokens/full`.
enum SemanticTokensHandler: RequestHandler {
  typealias Message = SemanticTokensRequest
  static let execution = Execution.inline
  static let feature = "semanticTokens"

  static func capability(for client: ClientCapabilities.Resolved) -> (key: String, value: JSONValue)? {
    let legend = SemanticTokensLegend(client)
    return (
      "semanticTokensProvider",
      [
        "full": client.asksForTokenDeltas ? ["delta": true] : true,
        "legend": [
          "tokenModifiers": .array(legend.modifiers.map { .string($0) }),
          "tokenTypes": .array(legend.types.map { .string($0) }),
        ],
        "range": true,
      ]
    )
  }

  static func answer(
    _ params: TextDocumentParams, _ context: RequestContext
  ) throws(ResponseError) -> Wire.SemanticTokens? {
    context.document(params.uri).map { context.allTokens(of: $0) }
  }
}

/// Answers `textDocument/semanticTokens/full/delta`; announced together with the whole document's.
enum SemanticTokensDeltaHandler: RequestHandler {
  typealias Message = SemanticTokensDeltaRequest
  static let execution = Execution.inline
  static let feature = SemanticTokensHandler.feature

  static func isOn(for client: ClientCapabilities.Resolved) -> Bool { client.asksForTokenDeltas }

  static func documentURI(of params: SemanticTokensDeltaParams) -> String? { params.uri }

  static func capability(for client: ClientCapabilities.Resolved) -> (key: String, value: JSONValue)? { nil }

  static func answer(
    _ params: SemanticTokensDeltaParams, _ context: RequestContext
  ) throws(ResponseError) -> SemanticTokensDeltaResult? {
    guard let document = context.document(params.uri) else { return nil }
    let old = context.tokenMemory.data(of: params.previousResultID)
    let tokens = context.allTokens(of: document)
    guard let old, let resultID = tokens.resultID else { return .full(tokens) }
    return .delta(SemanticTokensEdit(from: old, to: tokens.data), resultID: resultID)
  }
}

/// The numbers of tokens that the client may still have, by their names. What is forgotten is sent whole again.
final class SemanticTokensMemory: Sendable {
  /// As many documents as an editor shows and edits at a time.
  private static let limitCount = 32

  private let entries = Mutex<[(resultID: String, data: [Int])]>([])

  /// The numbers of a name.
  func data(of resultID: String) -> [Int]? {
    entries.withLock { $0.last { $0.resultID == resultID }?.data }
  }

  /// Keeps numbers: their name, which is a function of them.
  func keep(_ data: [Int]) -> String {
    let resultID = Digest(of: data.json).name
    entries.withLock { entries in
      entries.removeAll { $0.resultID == resultID }
      entries.append((resultID, data))
      if entries.count > Self.limitCount { entries.removeFirst() }
    }
    return resultID
  }
}

/// Answers `textDocument/semanticTokens/range`; announced together with the whole document's.
enum SemanticTokensRangeHandler: RequestHandler {
  typealias Message = SemanticTokensRangeRequest
  static let execution = Execution.inline
  static let feature = SemanticTokensHandler.feature

  static func capability(for client: ClientCapabilities.Resolved) -> (key: String, value: JSONValue)? { nil }

  static func answer(
    _ params: TextDocumentRangeParams, _ context: RequestContext
  ) throws(ResponseError) -> Wire.SemanticTokens? {
    context.document(params.uri).map { document in
      context.semanticTokens(in: context.byteRange(of: params.range, in: document), of: document)
    }
  }
}

/// The names of types and modifiers that both sides know.
struct SemanticTokensLegend {
  /// The names of types, each once.
  private(set) var types: [String] = []
  /// The names of modifiers.
  private(set) var modifiers: [String] = []
  /// The index in `types` of each kind; a kind whose names the client does not know has none.
  private var indices: [SemanticToken.Kind: Int] = [:]
  private let quoted: String

  /// The legend for a client. A name of our own is used only where the client lists it; else the nearest standard one.
  init(_ client: ClientCapabilities.Resolved) {
    let known = client.semanticTokenTypes
    quoted = client.semanticTokenModifiers.contains("quoted") ? "quoted" : "readonly"
    for kind in SemanticToken.Kind.allCases {
      let (own, standard) = Self.names(of: kind)
      let name = known.contains(own) ? own : standard
      guard known.isEmpty || known.contains(name) else { continue }
      if let index = types.firstIndex(of: name) {
        indices[kind] = index
      } else {
        indices[kind] = types.count
        types.append(name)
      }
    }
    modifiers = ["declaration", quoted]
  }

  /// The index of a kind in `types`.
  func index(of kind: SemanticToken.Kind) -> Int? { indices[kind] }

  /// The bits of a token's modifiers, in the order of `modifiers`.
  func modifiers(of token: SemanticToken) -> Int { (token.isDeclaration ? 1 : 0) | (token.isQuoted ? 2 : 0) }

  private static func names(of kind: SemanticToken.Kind) -> (own: String, standard: String) {
    switch kind {
    case .person: ("person", "class")
    case .organization: ("organization", "namespace")
    case .place: ("place", "struct")
    case .pronoun: ("pronoun", "variable")
    case .title: ("title", "type")
    case .quotation: ("quotation", "string")
    case .cue: ("cue", "function")
    case .date: ("date", "number")
    case .opaque: ("opaque", "comment")
    }
  }
}

extension RequestContext {
  /// All tokens of a document, with a name where the client asks for differences.
  fileprivate func allTokens(of document: DocumentSnapshot) -> Wire.SemanticTokens {
    var tokens = semanticTokens(in: document.text.range, of: document)
    if client.asksForTokenDeltas { tokens.resultID = tokenMemory.keep(tokens.data) }
    return tokens
  }

  /// The tokens of a range as the protocol packs them.
  func semanticTokens(in range: ByteRange, of document: DocumentSnapshot) -> Wire.SemanticTokens {
    let legend = SemanticTokensLegend(client)
    var packed = Wire.SemanticTokens()
    for token in Features.SemanticTokens.all(in: range, of: document) {
      guard let type = legend.index(of: token.kind) else { continue }
      if !packed.append(wire(token.range, in: document), type: type, modifiers: legend.modifiers(of: token)) {
        WireInvariants.recordViolation()
      }
    }
    return packed
  }
}
