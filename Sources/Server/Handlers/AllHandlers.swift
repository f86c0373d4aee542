// The table of methods.

/// All methods that the server answers.
enum AllHandlers {
  /// One entry a method, by name.
  static let list: [AnyRequestHandler] = [
    AnyRequestHandler(CodeLensHandler.self),
    AnyRequestHandler(DeclarationHandler.self),
    AnyRequestHandler(DefinitionHandler.self),
    AnyRequestHandler(DocumentDiagnosticHandler.self),
    AnyRequestHandler(DocumentHighlightHandler.self),
    AnyRequestHandler(DocumentLinkHandler.self),
    AnyRequestHandler(DocumentSymbolHandler.self),
    AnyRequestHandler(FoldingRangeHandler.self),
    AnyRequestHandler(GlossAnalyzeHandler.self),
    AnyRequestHandler(GlossCheckTextHandler.self),
    AnyRequestHandler(GlossCrossReferencesHandler.self),
    AnyRequestHandler(GlossDocumentHandler.self),
    AnyRequestHandler(GlossEntitiesHandler.self),
    AnyRequestHandler(GlossExplainHandler.self),
    AnyRequestHandler(GlossQuotesHandler.self),
    AnyRequestHandler(HoverHandler.self),
    AnyRequestHandler(ImplementationHandler.self),
    AnyRequestHandler(IncomingCallsHandler.self),
    AnyRequestHandler(InlayHintHandler.self),
    AnyRequestHandler(LinkedEditingRangeHandler.self),
    AnyRequestHandler(MonikerHandler.self),
    AnyRequestHandler(OutgoingCallsHandler.self),
    AnyRequestHandler(PrepareCallHierarchyHandler.self),
    AnyRequestHandler(PrepareRenameHandler.self),
    AnyRequestHandler(ReferencesHandler.self),
    AnyRequestHandler(RenameHandler.self),
    AnyRequestHandler(SelectionRangeHandler.self),
    AnyRequestHandler(SemanticTokensHandler.self),
    AnyRequestHandler(SemanticTokensRangeHandler.self),
    AnyRequestHandler(SynchronizeHandler.self),
    AnyRequestHandler(TypeDefinitionHandler.self),
    AnyRequestHandler(WorkspaceSymbolHandler.self),
  ]
}
