// The table of methods.

/// All methods that the server answers.
enum AllHandlers {
  /// One entry a method, by name.
  static let list: [AnyRequestHandler] = [
    AnyRequestHandler(DeclarationHandler.self),
    AnyRequestHandler(DefinitionHandler.self),
    AnyRequestHandler(DocumentHighlightHandler.self),
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
    AnyRequestHandler(ReferencesHandler.self),
    AnyRequestHandler(SelectionRangeHandler.self),
    AnyRequestHandler(SynchronizeHandler.self),
    AnyRequestHandler(TypeDefinitionHandler.self),
    AnyRequestHandler(WorkspaceSymbolHandler.self),
  ]
}
