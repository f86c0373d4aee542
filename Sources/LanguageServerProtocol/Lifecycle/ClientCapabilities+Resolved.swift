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
    /// Whether the server may ask to hear of changes of files.
    public var registersWatchedFiles = false
    /// Whether the server may ask to hear of changes of settings.
    public var registersConfiguration = false
    /// Whether the client shows how far work of the server's own is.
    public var showsProgress = false
    /// Whether the client shows documents of the server.
    public var showsServerDocuments = false
    /// Whether the client wants to hear of the server's own condition.
    public var wantsStatus = false
    /// The methods by which the client may be told that answers have changed: `workspace/…/refresh`.
    public var refreshes: [String] = []
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

    /// Whether the client wants `gloss/didChange` without subscribing.
    public var wantsChanges = false
    /// Whether places in lists of references may carry their quotation and kind.
    public var takesReferenceContainers = false
    /// Whether the client asks for diagnostics; else they are pushed.
    public var asksForDiagnostics = false
    /// Whether diagnostics may name other places.
    public var takesRelatedInformation = false
    /// Whether diagnostics may carry data.
    public var takesDiagnosticData = false
    /// The kinds of code actions that the client knows; nil where it takes commands only.
    public var codeActionKinds: [String]?
    /// Whether code actions may be completed when they are chosen.
    public var resolvesCodeActionEdits = false
    /// Whether edits may create files.
    public var createsFiles = false
    /// Whether semantic tokens may be asked for as a difference.
    public var asksForTokenDeltas = false
    /// Whether the range of a symbol of the workspace may come later.
    public var resolvesSymbolRanges = false
    /// Whether the tooltip of an inlay hint may come later.
    public var resolvesHintTooltips = false
    /// Whether the words of a code lens may come later.
    public var resolvesLensCommands = false
    /// Whether the documentation of a completion may be Markdown.
    public var takesMarkdownCompletion = false
    /// Whether links in documents may have tooltips.
    public var takesLinkTooltips = false
    /// Whether type hierarchies can be shown.
    public var showsTypeHierarchies = false

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
    resolved.registersWatchedFiles = isTrue("workspace", "didChangeWatchedFiles", "dynamicRegistration")
    resolved.registersConfiguration = isTrue("workspace", "didChangeConfiguration", "dynamicRegistration")
    resolved.showsProgress = isTrue("window", "workDoneProgress")
    resolved.showsServerDocuments = self["workspace", "textDocumentContent"]?.object != nil
    resolved.wantsStatus = isTrue("experimental", "gloss", "status")
    resolved.refreshes = ["codeLens", "diagnostics", "foldingRange", "inlayHint", "semanticTokens"].filter {
      isTrue("workspace", $0, "refreshSupport")
    }.map { $0 == "diagnostics" ? "workspace/diagnostic/refresh" : "workspace/\($0)/refresh" }
    resolved.asksBeforeRename = isTrue("textDocument", "rename", "prepareSupport")
    resolved.commands = strings("experimental", "gloss", "commands")
    resolved.takesDocumentChanges = isTrue("workspace", "workspaceEdit", "documentChanges")
    resolved.takesChangeAnnotations =
      resolved.takesDocumentChanges && self["workspace", "workspaceEdit", "changeAnnotationSupport"]?.object != nil
    resolved.semanticTokenTypes = strings("textDocument", "semanticTokens", "tokenTypes")
    resolved.semanticTokenModifiers = strings("textDocument", "semanticTokens", "tokenModifiers")
    resolved.wantsChanges = isTrue("experimental", "gloss", "didChange")
    resolved.takesReferenceContainers = isTrue("experimental", "gloss", "referenceContainer")
    resolveEditing(&resolved)
    resolvePresentation(&resolved)
    return resolved
  }

  private func resolveEditing(_ resolved: inout Resolved) {
    let kinds = self["textDocument", "codeAction", "codeActionLiteralSupport", "codeActionKind", "valueSet"]
    resolved.codeActionKinds = kinds?.array?.compactMap(\.string)
    resolved.resolvesCodeActionEdits =
      isTrue("textDocument", "codeAction", "dataSupport")
      && properties("textDocument", "codeAction").contains("edit")
    resolved.createsFiles =
      resolved.takesDocumentChanges && strings("workspace", "workspaceEdit", "resourceOperations").contains("create")
    let formats = self["textDocument", "completion", "completionItem", "documentationFormat"]?.array ?? []
    resolved.takesMarkdownCompletion = formats.contains("markdown")
  }

  private func resolvePresentation(_ resolved: inout Resolved) {
    resolved.asksForDiagnostics = self["textDocument", "diagnostic"]?.object != nil
    resolved.takesRelatedInformation =
      isTrue("textDocument", "diagnostic", "relatedInformation")
      || isTrue("textDocument", "publishDiagnostics", "relatedInformation")
    resolved.takesDiagnosticData =
      isTrue("textDocument", "diagnostic", "dataSupport")
      || isTrue("textDocument", "publishDiagnostics", "dataSupport")
    resolved.asksForTokenDeltas = isTrue("textDocument", "semanticTokens", "requests", "full", "delta")
    resolved.resolvesSymbolRanges = properties("workspace", "symbol").contains("location.range")
    resolved.resolvesLensCommands = properties("textDocument", "codeLens").contains("command")
    resolved.resolvesHintTooltips = properties("textDocument", "inlayHint").contains("tooltip")
    resolved.takesLinkTooltips = isTrue("textDocument", "documentLink", "tooltipSupport")
    resolved.showsTypeHierarchies = self["textDocument", "typeHierarchy"]?.object != nil
  }

  /// The properties of a feature that the client can ask for later.
  private func properties(_ section: String, _ feature: String) -> [String] {
    self[section, feature, "resolveSupport", "properties"]?.array?.compactMap(\.string) ?? []
  }

  private func strings(_ first: String, _ second: String, _ third: String) -> [String] {
    self[first, second, third]?.array?.compactMap(\.string) ?? []
  }
}
