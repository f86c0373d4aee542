// The few questions that answers depend on, decided once when the client introduces itself.

import JSON
import Text

extension ClientCapabilities {
  /// What the client can take, as far as it matters.
  public struct Resolved: Sendable, Hashable {
    /// How positions count.
    public var positionEncoding = PositionEncoding.utf16
    /// Whether hovers may be Markdown.
    public var takesMarkdownHover = false
    /// Whether symbols may be a tree.
    public var takesSymbolTree = false
    /// Whether definition may answer with links.
    public var takesDefinitionLinks = false
    /// Whether declaration may.
    public var takesDeclarationLinks = false
    /// Whether typeDefinition may.
    public var takesTypeDefinitionLinks = false
    /// Whether implementation may.
    public var takesImplementationLinks = false
    /// Whether folding works on whole lines only.
    public var foldsWholeLinesOnly = false
    /// Whether the client can give its settings when asked.
    public var answersConfiguration = false
    /// Whether rename may be asked first what it would rename.
    public var asksBeforeRename = false
    /// The commands that the client has for us.
    public var commands: [String] = []
    /// Whether edits may name versions of documents.
    public var takesDocumentChanges = false
    /// Whether edits may be grouped and left to confirm.
    public var takesChangeAnnotations = false
    /// The types of semantic tokens that the client knows, in its order.
    public var semanticTokenTypes: [String] = []
    /// The modifiers of semantic tokens that the client knows, in its order.
    public var semanticTokenModifiers: [String] = []

    /// A client that says nothing.
    public init() {}
  }

  /// The decisions. Encoding: the first of the client's list that we know; UTF-16 where it has none.
  public var resolved: Resolved {
    var resolved = Resolved()
    let encodings = self["general", "positionEncodings"]?.array ?? []
    resolved.positionEncoding =
      encodings.lazy.compactMap { $0.string.flatMap(PositionEncoding.init(rawValue:)) }.first ?? .utf16
    let formats = self["textDocument", "hover", "contentFormat"]?.array ?? []
    resolved.takesMarkdownHover = formats.contains("markdown")
    resolved.takesSymbolTree = isTrue("textDocument", "documentSymbol", "hierarchicalDocumentSymbolSupport")
    resolved.takesDefinitionLinks = isTrue("textDocument", "definition", "linkSupport")
    resolved.takesDeclarationLinks = isTrue("textDocument", "declaration", "linkSupport")
    resolved.takesTypeDefinitionLinks = isTrue("textDocument", "typeDefinition", "linkSupport")
    resolved.takesImplementationLinks = isTrue("textDocument", "implementation", "linkSupport")
    resolved.foldsWholeLinesOnly = isTrue("textDocument", "foldingRange", "lineFoldingOnly")
    resolved.answersConfiguration = isTrue("workspace", "configuration")
    resolved.asksBeforeRename = isTrue("textDocument", "rename", "prepareSupport")
    resolved.commands = strings("experimental", "gloss", "commands")
    resolved.takesDocumentChanges = isTrue("workspace", "workspaceEdit", "documentChanges")
    resolved.takesChangeAnnotations =
      resolved.takesDocumentChanges && self["workspace", "workspaceEdit", "changeAnnotationSupport"]?.object != nil
    resolved.semanticTokenTypes = strings("textDocument", "semanticTokens", "tokenTypes")
    resolved.semanticTokenModifiers = strings("textDocument", "semanticTokens", "tokenModifiers")
    return resolved
  }

  private func strings(_ first: String, _ second: String, _ third: String) -> [String] {
    self[first, second, third]?.array?.compactMap(\.string) ?? []
  }
}
