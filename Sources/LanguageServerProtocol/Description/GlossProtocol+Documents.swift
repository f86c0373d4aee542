// The structures of whole documents: held, dumped, compared, counted, exported.

extension GlossProtocol {
  private static let selection: [PropertyDescription] = [
    .optional("include", TypeDescription.array(.reference("GlossSection")).orNull, "Which sections; all where absent."),
    offsetsProperty,
  ]

  static let documentStructures = [
    StructureDescription(
      "GlossOpenParams", "Documents to hold.",
      [.required("documents", .array(.reference("GlossOpenDocument")), "The documents, in the order of opening.")]),
    StructureDescription(
      "GlossOpenDocument", "A document to hold.",
      [
        .required("uri", .documentURI, "Its name."),
        .optional("languageId", TypeDescription.string.orNull, "What an editor would call its language."),
        .optional("version", TypeDescription.integer.orNull, "The script's own number for this text."),
        .optional("text", TypeDescription.string.orNull, "The text; absent where the file is to be read."),
      ]),
    StructureDescription(
      "GlossOpenResult", "What became of documents.",
      [
        .required("documents", .array(.reference("GlossOpenedDocument")), "In the order of the request."),
        revisionProperty,
      ]),
    StructureDescription(
      "GlossOpenedDocument", "What became of one document.",
      [
        .required("uri", .documentURI, "Its name."),
        .required("version", TypeDescription.integer.orNull, "Its version."),
        .required("digest", TypeDescription.string.orNull, "The digest of the text; null where none was taken."),
        .required("holder", TypeDescription.reference("GlossHolder").orNull, "Whose text counts now."),
        .required("problems", .array(.reference("GlossProblem")), "What is wrong; none where nothing is."),
      ]),
    StructureDescription(
      "GlossProblem", "Something that is not as it should be.",
      [
        .required(
          "code", .string, "`document.tooLarge`, `file.unreadable`, `text.repaired`, `uri.notFile`; others may follow."),
        .required("message", .string, "The same for people."),
      ]),
    StructureDescription(
      "GlossCloseParams", "Documents to let go of.", [.required("uris", .array(.documentURI), "Their names.")]),
    StructureDescription(
      "GlossCloseResult", "How many were held.", [.required("closed", .uinteger, "The number.")]),
    StructureDescription(
      "GlossDocumentParams", "A document whose annotation is wanted.",
      [
        .required("textDocument", .reference("TextDocumentIdentifier"), "The document."),
        .optional(
          "previousResultId", TypeDescription.string.orNull, "The `resultId` of an answer that the client still has."),
      ] + selection),
    StructureDescription(
      "GlossAnalyzeParams", "A text to annotate.",
      [
        .required("text", .string, "The text."),
        .optional("languageId", TypeDescription.string.orNull, "What an editor would call its language."),
        .optional("metadata", .reference("GlossMetadata"), "What is known of the text beside its words."),
      ] + selection),
    StructureDescription(
      "GlossMetadata", "What is known of a text beside its words.",
      [
        .optional(
          "referenceDate", TypeDescription.string.orNull, "The day that relative dates count from, as YYYY-MM-DD.")
      ]),
    StructureDescription(
      "GlossCheckTextParams", "The client's text, by its digest or whole.",
      [
        .optional("uri", .documentURI, "The document; `textDocument` does as well."),
        .optional("textDocument", .reference("TextDocumentIdentifier"), "The document."),
        .optional("sha256", TypeDescription.string.orNull, "The digest: 64 hexadecimal digits, or the first 16."),
        .optional("text", TypeDescription.string.orNull, "The text, where the first line that differs is wanted."),
      ]),
    StructureDescription(
      "GlossCheckTextResult", "Whether two texts are the same.",
      [
        .required("equal", .boolean, "Whether they are."),
        .optional(
          "difference", .reference("GlossTextDifference"), "The first line that differs, where a text was sent."),
        .required("sha256", TypeDescription.string.orNull, "The server's digest; null for an unknown document."),
        .required("version", TypeDescription.integer.orNull, "The server's version."),
      ]),
    StructureDescription(
      "GlossTextDifference", "A line that differs, with its end.",
      [
        .required("line", .uinteger, "Its number, from 0."),
        .required("client", TypeDescription.string.orNull, "The client's line; null behind its last."),
        .required("server", TypeDescription.string.orNull, "The server's."),
      ]),
    StructureDescription("GlossStatisticsParams", "Which documents.", mixins: ["GlossScope"]),
    page(
      "GlossStatisticsResult", "GlossDocumentStatistics", "Counts.",
      [
        .required("total", .reference("GlossCounts"), "The counts of all documents of the scope."),
        .required("entities", .uinteger, "The entities over all documents, joined."),
        .required("versionAnomalies", .uinteger, "How often a version of a document did not grow."),
        .required(
          "rangeLengthAnomalies", .uinteger, "How often the length of a range was another one than the client said."),
      ]),
    StructureDescription(
      "GlossDocumentStatistics", "The counts of one document.",
      [.required("document", document, "The document."), .required("counts", .reference("GlossCounts"), "Its counts.")]),
    StructureDescription(
      "GlossCounts", "Counts of what was found.",
      [
        .required("documents", .uinteger, "Documents."), .required("bytes", .uinteger, "Bytes of text."),
        .required("tokens", .uinteger, "Tokens."), .required("sentences", .uinteger, "Sentences."),
        .required("mentions", .uinteger, "Mentions of all kinds."),
        .required("chains", .uinteger, "Entities of each document, added up."),
        .required("quotations", .uinteger, "Quotations of all kinds."),
        .required("attributedQuotations", .uinteger, "Quotations whose speaker is known."),
        .required("attributedPermille", .uinteger, "Their share; 1000 where there are no quotations."),
        .required("expressions", .uinteger, "Dates, sums and numbers."),
      ]),
    StructureDescription(
      "GlossExportParams", "Which documents in which format.", mixins: ["GlossScope"],
      [.required("format", .reference("GlossExportFormat"), "The format.")]),
    page("GlossExportResult", "GlossExportedDocument", "Documents as files.", list: "documents"),
    StructureDescription(
      "GlossExportedDocument", "A document as files of another tool.", mixins: ["GlossDocument"],
      [.required("files", .array(.reference("GlossFile")), "The files.")]),
    StructureDescription(
      "GlossFile", "A file.",
      [.required("name", .string, "Its name, without a folder."), .required("text", .string, "Its content.")]),
  ]
}
