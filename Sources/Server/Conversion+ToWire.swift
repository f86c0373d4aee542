// From features' values in bytes to the wire: the only place where positions are made.

import Corpus
import Features
import LanguageServerProtocol
import Text

/// Wire types whose names features use too.
enum Wire {
  typealias Location = LanguageServerProtocol.Location
  typealias LocationLink = LanguageServerProtocol.LocationLink
  typealias Hover = LanguageServerProtocol.Hover
  typealias DocumentHighlight = LanguageServerProtocol.DocumentHighlight
  typealias DocumentSymbol = LanguageServerProtocol.DocumentSymbol
  typealias FoldingRange = LanguageServerProtocol.FoldingRange
  typealias SemanticTokens = LanguageServerProtocol.SemanticTokens
  typealias InlayHint = LanguageServerProtocol.InlayHint
  typealias CodeAction = LanguageServerProtocol.CodeAction
  typealias CodeLens = LanguageServerProtocol.CodeLens
  typealias DocumentLink = LanguageServerProtocol.DocumentLink
  typealias Moniker = LanguageServerProtocol.Moniker
  typealias LinkedEditingRanges = LanguageServerProtocol.LinkedEditingRanges
  typealias Diagnostic = LanguageServerProtocol.Diagnostic
  typealias SymbolKind = LanguageServerProtocol.SymbolKind
}

extension RequestContext {
  /// A range of a document.
  func wire(_ range: ByteRange, in document: DocumentSnapshot) -> PositionRange {
    document.lines.positionRange(of: range, encoding: encoding)
  }

  /// A place.
  func wire(_ location: Features.Location) -> Wire.Location {
    Wire.Location(uri: location.document.uri.spelling, range: wire(location.range, in: location.document))
  }

  /// Places as the client takes them: as links from the words at `offset`, or plainly.
  func wire(
    _ locations: [Features.Location], asLinks: Bool, from offset: Int, in document: DocumentSnapshot
  ) -> LocationResult {
    if locations.isEmpty { return .none }
    guard asLinks else { return .locations(locations.map(wire)) }
    let origin = Subject(at: offset, in: document).map { wire($0.range(at: offset, in: document), in: document) }
    return .links(
      locations.map { location in
        let range = wire(location.range, in: location.document)
        return Wire.LocationLink(
          originSelectionRange: origin, targetUri: location.document.uri.spelling, targetRange: range,
          targetSelectionRange: range)
      })
  }

  /// A card.
  func wire(_ hover: Features.Hover, in document: DocumentSnapshot) -> Wire.Hover {
    let isMarkdown = client.takesMarkdownHover
    let contents = MarkupContent(
      isMarkdown: isMarkdown, value: isMarkdown ? hover.card.markdown : hover.card.plainText)
    return Wire.Hover(contents: contents, range: wire(hover.range, in: document))
  }

  /// A highlight.
  func wire(_ highlight: Highlight, in document: DocumentSnapshot) -> Wire.DocumentHighlight {
    let kind: Wire.DocumentHighlight.Kind =
      switch highlight.kind {
      case .text: .text
      case .read: .read
      case .write: .write
      }
    return Wire.DocumentHighlight(range: wire(highlight.range, in: document), kind: kind)
  }

  /// An entry of an outline, as a tree.
  func wire(_ symbol: Symbol, in document: DocumentSnapshot) -> Wire.DocumentSymbol {
    Wire.DocumentSymbol(
      name: symbol.name, detail: symbol.detail.isEmpty ? nil : symbol.detail, kind: wire(symbol.kind),
      range: wire(symbol.range, in: document), selectionRange: wire(symbol.selectionRange, in: document),
      children: symbol.children.map { wire($0, in: document) })
  }

  /// An entry of an outline and its parts, as a list.
  func wireList(_ symbol: Symbol, in document: DocumentSnapshot, container: String?) -> [SymbolInformation] {
    let place = Wire.Location(uri: document.uri.spelling, range: wire(symbol.range, in: document))
    let containerName = symbol.kind == .quotation && !symbol.detail.isEmpty ? symbol.detail : container
    let own = SymbolInformation(
      name: symbol.name, kind: wire(symbol.kind), location: place, containerName: containerName)
    return [own] + symbol.children.flatMap { wireList($0, in: document, container: symbol.name) }
  }

  /// The protocol has no kinds for prose: the nearest in the outline of an editor.
  func wire(_ kind: Symbol.Kind) -> Wire.SymbolKind {
    switch kind {
    case .section: .namespace
    case .person: .class
    case .organization: .module
    case .place: .package
    case .event: .event
    case .other: .object
    case .quotation: .string
    }
  }

  /// Lines to fold. Clients that fold whole lines only get no columns.
  func wire(_ folding: Features.FoldingRange, in document: DocumentSnapshot) -> Wire.FoldingRange {
    // A range that ends at the start of a line does not reach into it.
    let range = wire(folding.range, in: document)
    let endsBefore = range.end.character == 0 && range.end.line > range.start.line
    let omitsColumns = client.foldsWholeLinesOnly || endsBefore
    let kind: String =
      switch folding.kind {
      case .section: "section"
      case .quotation: "quotation"
      case .frontMatter: "region"
      }
    return Wire.FoldingRange(
      startLine: range.start.line, startCharacter: nil, endLine: endsBefore ? range.end.line - 1 : range.end.line,
      endCharacter: omitsColumns ? nil : range.end.character, kind: kind)
  }
}
