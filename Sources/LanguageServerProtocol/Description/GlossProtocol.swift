// The protocol of Gloss beside LSP: its methods. Structures and enumerations stand in the files beside this one.

/// The protocol of Gloss beside LSP.
public enum GlossProtocol {
  /// Its version, MAJOR.MINOR: a minor version only adds.
  public static let version = "1.0"

  /// All of it.
  public static let description = ProtocolDescription(
    version: version, requests: questions + documents + administration, notifications: notifications,
    structures: commonStructures + questionStructures + entityStructures + documentStructures
      + annotationStructures + administrationStructures + statusStructures,
    enumerations: enumerations + statusEnumerations)

  private static func page(_ item: String) -> TypeDescription { .array(.reference(item)) }

  /// What is said, who says it, who is who.
  private static let questions = [
    RequestDescription(
      GlossQuotesRequest.method, params: "GlossQuotesParams", result: .reference("GlossQuotesResult"),
      partialResult: page("GlossQuote"),
      """
      Quotations by speaker, by words, by kind, over documents. The best match comes first, then the order of documents
      and places.
      """),
    RequestDescription(
      GlossSharedQuotesRequest.method, params: "GlossSharedQuotesParams", result: .reference("GlossSharedQuotesResult"),
      partialResult: page("GlossSharedQuote"),
      "Quotations that several documents have in nearly the same words: who copied whom."),
    RequestDescription(
      GlossEntitiesRequest.method, params: "GlossEntitiesParams", result: .reference("GlossEntitiesResult"),
      partialResult: page("GlossEntity"), "People, organisations, places and other entities, joined over documents."),
    RequestDescription(
      GlossEntityRequest.method, params: "GlossEntityParams",
      result: TypeDescription.reference("GlossEntityDetail").orNull,
      """
      All that the documents say of one entity. An identifier of an earlier moment is still understood where its name is
      now a name of exactly one entity; `movedTo` then says which.
      """),
    RequestDescription(
      GlossMentionsRequest.method, params: "GlossMentionsParams", result: .reference("GlossMentionsResult"),
      partialResult: page("GlossMention"), "Mentions by entity, by kind, by type, by place."),
    RequestDescription(
      GlossCrossReferencesRequest.method, params: "GlossCrossReferencesParams",
      result: TypeDescription.reference("GlossCrossReferencesResult").orNull,
      partialResult: page("GlossCrossReference"),
      "The mentions of one entity in all documents, with the reason for which each document's chain counts as it."),
    RequestDescription(
      GlossResolveRequest.method, params: "GlossResolveParams", result: .reference("GlossResolveResult"),
      "What stands at many places, in one round trip."),
    RequestDescription(
      GlossExplainRequest.method, params: "GlossExplainParams", result: .array(.reference("GlossExplanation")),
      partialResult: page("GlossExplanation"),
      "Why Gloss believes what it says of a place or of one fact: the rule, the words that it rests on, what lost."),
  ]

  /// Texts and what is believed of them as a whole.
  private static let documents = [
    RequestDescription(
      GlossOpenRequest.method, params: "GlossOpenParams", result: .reference("GlossOpenResult"),
      """
      Takes documents for a script: the acknowledged counterpart of `textDocument/didOpen`, for many at once. Where an
      editor holds the same document its text counts as long as it is open there.
      """),
    RequestDescription(
      GlossCloseRequest.method, params: "GlossCloseParams", result: .reference("GlossCloseResult"),
      "Lets go of documents that `gloss/open` took."),
    RequestDescription(
      GlossDocumentRequest.method, params: "GlossDocumentParams", result: .reference("GlossDocumentResult"),
      partialResult: .reference("GlossDocumentSections"),
      """
      The whole annotation of a document, with the keys of the batch output (`gloss annotate --format jsonl`) and spans in
      the place of its offsets.
      """),
    RequestDescription(
      GlossAnalyzeRequest.method, params: "GlossAnalyzeParams", result: .reference("GlossDocumentResult"),
      partialResult: .reference("GlossDocumentSections"),
      "The annotation of a text that nobody keeps, in the form of `gloss/document`."),
    RequestDescription(
      GlossExportRequest.method, params: "GlossExportParams", result: .reference("GlossExportResult"),
      partialResult: page("GlossExportedDocument"), "Documents as files of other tools."),
    RequestDescription(
      GlossCheckTextRequest.method, params: "GlossCheckTextParams", result: .reference("GlossCheckTextResult"),
      "Whether the client's text and the server's are the same, and where not, the first line that differs."),
    RequestDescription(
      GlossStatisticsRequest.method, params: "GlossStatisticsParams", result: .reference("GlossStatisticsResult"),
      partialResult: page("GlossDocumentStatistics"),
      "Counts of documents, of each and of all."),
  ]

  /// The session itself.
  private static let administration = [
    RequestDescription(
      GlossSynchronizeRequest.method, params: "GlossSynchronizeParams", result: .reference("GlossSynchronizeResult"),
      "Answered when everything that was received before is applied and annotated."),
    RequestDescription(
      GlossSubscribeRequest.method, params: "GlossSubscribeParams", result: .reference("GlossSubscribeResult"),
      "Asks to be told of changes with `gloss/didChange`."),
    RequestDescription(
      GlossUnsubscribeRequest.method, params: "GlossUnsubscribeParams", result: .null, "Ends a subscription."),
    RequestDescription(
      GlossLexiconRequest.method, params: "GlossLexiconParams", result: .reference("GlossLexiconResult"),
      partialResult: page("GlossLexiconEntry"),
      "What the lexicon says, and where: the user's own entries, and of one name those that ship."),
    RequestDescription(
      GlossStatusRequest.method, params: "GlossStatusParams", result: .reference("GlossStatus"),
      """
      What the server does and holds: every setting with where it comes from, folders, documents with their holders, what
      waits, and oddities of the protocol that were seen.
      """),
    RequestDescription(
      GlossMemoryRequest.method, params: nil, result: .reference("GlossMemory"),
      "What takes how much memory, in bytes, as a tree."),
  ]

  private static let notifications = [
    NotificationDescription(
      GlossDidChangeParams.method, params: "GlossDidChangeParams",
      """
      What has changed since the last message of the same subscription, by identifiers: ask for the rest. Changes are
      gathered; there is at most one message for one `revision`. A document of which nothing but the entities are others, because
      another document came, went or changed, is told of too.
      """),
    NotificationDescription(
      GlossStatusChanged.method, params: "GlossStatusChanged",
      "The condition of the server, when it is another than before; for clients that asked for `status`."),
  ]
}
