// What the methods share: scopes, spans, places, errors; and the strings that have known values.

extension GlossProtocol {
  static let range = TypeDescription.reference("Range")
  static let span = TypeDescription.reference("GlossSpan")
  static let document = TypeDescription.reference("GlossDocument")
  static let offsetsProperty = PropertyDescription.optional(
    "offsets", .boolean, "Whether spans carry byte offsets beside ranges.")
  static let revisionProperty = PropertyDescription.required(
    "revision", .uinteger, "The number of the moment that the answer is of; it grows with every change.")
  static let placeProperties: [PropertyDescription] = [
    .optional("textDocument", .reference("TextDocumentIdentifier"), "The document of the place."),
    .optional("position", .reference("Position"), "The place."),
  ]

  /// A result that is a page of a list.
  static func page(
    _ name: String, _ item: String, _ documentation: String, list: String = "items", _ more: [PropertyDescription] = []
  ) -> StructureDescription {
    StructureDescription(
      name, documentation,
      [
        .required("cursor", TypeDescription.string.orNull, "Where the next page begins; null after the last."),
        .required(list, .array(.reference(item)), "The items of this page."), revisionProperty,
      ] + more)
  }

  static let commonStructures = [
    StructureDescription(
      "Position", "A place between two characters: LSP's own. Columns count in the encoding that was negotiated.",
      [
        .required("line", .uinteger, "The line, from 0."), .required("character", .uinteger, "The column, from 0."),
      ]),
    StructureDescription(
      "Range", "From a place up to, and without, another: LSP's own.",
      [
        .required("start", .reference("Position"), "The first place."),
        .required("end", .reference("Position"), "The place behind the last character."),
      ]),
    StructureDescription(
      "TextDocumentIdentifier", "A document by its name: LSP's own.",
      [.required("uri", .documentURI, "The name.")]),
    StructureDescription(
      "GlossScope", "Which documents a question is about, how much of the answer is wanted, and in which form.",
      [
        .optional("textDocument", .reference("TextDocumentIdentifier"), "One document."),
        .optional("uris", .array(.documentURI), "Some documents."),
        .optional("folder", TypeDescription.documentURI.orNull, "All documents in a folder and below it."),
        .optional(
          "scope", .reference("GlossScope"), "The same members one level down, for those who like them together."),
        offsetsProperty,
        .optional("limit", TypeDescription.uinteger.orNull, "The largest number of items in one answer."),
        .optional(
          "cursor", TypeDescription.string.orNull,
          "Where the last page stopped. After a change of any document it is refused with ContentModified."),
      ]),
    StructureDescription(
      "GlossSpan", "A range of a text.",
      [
        .required("range", range, "The range."),
        .optional(
          "offsets", .array(.uinteger), "The same in bytes of UTF-8: start and end, where they were asked for."),
      ]),
    StructureDescription(
      "GlossDocument", "One version of a document.",
      [
        .required("uri", .documentURI, "Its name, as the client wrote it."),
        .required("version", TypeDescription.integer.orNull, "The client's version; null from the disk."),
        .required("digest", .string, "The first 16 hexadecimal digits of the SHA-256 of its text."),
      ]),
    StructureDescription(
      "GlossPlace", "A place in a document.",
      [.required("document", document, "The document."), .required("span", span, "Where in it.")]),
    StructureDescription(
      "GlossErrorData", "What a refusal says for programs.",
      [
        .required("code", .string, "The number of the message in the catalogue (errors.md)."),
        .optional("details", .reference("GlossErrorDetails"), "What it is about, where that can be said."),
        .required("reason", .string, "A stable word, such as `stale.id`."),
      ]),
    StructureDescription(
      "GlossErrorDetails", "What a refusal is about; which members there are follows from the code (errors.md).",
      [
        .optional("byteCount", .uinteger, "How large the message or the text is."),
        .optional("byteOffset", .uinteger, "The byte of the body at which reading stopped."),
        .optional("charset", .string, "The charset that a header named."),
        .optional("command", .string, "The command."),
        .optional("count", .uinteger, "How many there are."),
        .optional("id", .string, "The identifier."),
        .optional("limit", .uinteger, "How large it may be, or how many there may be."),
        .optional("method", .string, "The method."),
        .optional("path", .string, "The path of the member that is wrong: `textDocument.uri`, `kind[1]`."),
        .optional("problem", .string, "What is wrong with it: `expected string`. For people; it may change."),
        .optional("uri", .string, "The name of the document, as far as it is shown."),
      ]),
  ]

  static let enumerations = [
    EnumerationDescription(
      "GlossMentionKind", "How a mention points to its entity.", isOpen: false,
      [
        ("name", "A proper name."), ("nominal", "A noun phrase without a name of its own."), ("pronoun", "A pronoun."),
      ]),
    EnumerationDescription(
      "GlossQuotationKind", "How words are given.", isOpen: false,
      [
        ("direct", "Whole clauses between marks."),
        ("mixed", "A reported clause of which a part stands between marks."),
        ("indirect", "A reported clause without marks."),
      ]),
    EnumerationDescription(
      "GlossMatch", "How words are compared, after folding of case, accents, marks and white space.", isOpen: false,
      [
        ("exact", "All words of the quotation, or all between two marks in it, are the same."),
        ("substring", "The words occur in it."),
        (
          "fuzzy",
          "Enough of the words asked for occur in the same order. The score is the length of the longest common "
            + "subsequence of words, times 1000, by the number of words asked for, rounded down; it is at least "
            + "`threshold`."
        ),
      ]),
    EnumerationDescription(
      "GlossPolarity", "Whether the speaker asserts the content of a quotation.", isOpen: false,
      [
        ("affirmed", "The speaker does."), ("denied", "It is denied, refused or not said."),
        ("hedged", "It is left open: suggested, asked, hinted."),
      ]),
    EnumerationDescription(
      "GlossDriftSpeaker", "Whose words a version of a quotation is said to be.", isOpen: false,
      [
        ("same", "Of the same speaker."), ("other", "Of somebody else."),
        ("unknown", "One of the two versions names nobody."),
      ]),
    EnumerationDescription(
      "GlossWordingChangeKind", "How two wordings differ.", isOpen: false,
      [
        ("cut", "Words are left out."), ("added", "Words are put in."),
        ("changed", "Other words stand in the place of some."),
      ]),
    EnumerationDescription(
      "GlossEntityOrder", "The order of a list of entities.", isOpen: false,
      [
        ("mentions", "Most mentions first."), ("name", "By name, bytewise."),
        ("first", "By where they are introduced."),
      ]),
    EnumerationDescription(
      "GlossDocumentOrder", "The order of a list of documents.", isOpen: false,
      [
        ("document", "The document that was asked from, then the others by name."),
        ("day", "The earliest day first; of one day by name; documents without a day last."),
      ]),
    EnumerationDescription(
      "GlossSection", "A part of a document's annotation.", isOpen: true,
      [
        ("structure", "`paragraphs`, `sentences`, `tokens`."), ("mentions", "`mentions`."),
        ("entities", "`chains`, `entities`."), ("quotations", "`quotes`, `marks`."), ("times", "`expressions`."),
        ("links", "`links` to entities over documents, `echoes` of quotations in headings."),
        ("evidence", "`evidence`, and the numbers of it in facts."),
      ]),
    EnumerationDescription(
      "GlossExportFormat", "A format of another tool.", isOpen: true,
      [
        ("json", "The batch output of Gloss, offsets in code points."),
        ("webAnnotation", "The W3C's Web Annotation Data Model, JSON-LD."), ("brat", "brat's standoff format."),
        ("nif", "NIF 2.0, Turtle."), ("scip", "A SCIP index in JSON, and its caret text."),
        ("html", "One page for a browser."), ("tokens", "The three tables of BookNLP."),
        ("spacy", "The JSON form of a spaCy document."), ("conllu", "CoNLL-U with CorefUD entities."),
      ]),
    EnumerationDescription(
      "GlossChangeEvent", "What a subscriber wants to be told of.", isOpen: true,
      [
        ("entities", "Entities of documents."), ("quotations", "Quotations and their speakers."),
        ("diagnostics", "What may be wrong with a text."),
      ]),
    EnumerationDescription(
      "GlossJoinReason", "Why a chain of a document counts as an entity of the corpus.", isOpen: true,
      [
        ("first", "It is the first, or the only one."), ("sameFullName", "Its full name is the same."),
        ("lexicon", "The user's lexicon says so."),
        ("surnameSupported", "It is known by a surname, and shares an office, a place or company with who has it."),
        ("aliasUnique", "Its name is a further name of only one entity."),
        (
          "aliasSupported",
          "Its name is a further name of an entity with which it shares an office, a place or company."
        ),
      ]),
    EnumerationDescription(
      "GlossHolder", "Whose text of a document counts.", isOpen: false,
      [
        ("editor", "The editor's: it wins over the others."), ("script", "The text that `gloss/open` brought."),
        ("disk", "The file's."),
      ]),
    EnumerationDescription(
      "GlossParagraphKind", "What a paragraph is for.", isOpen: true,
      [
        ("body", "Running text."), ("heading", "A heading."), ("listItem", "An item of a list."),
        ("blockQuotation", "A block quotation in Markdown."), ("opaque", "Code, tables, front matter: not read."),
      ]),
    EnumerationDescription(
      "GlossMarkKind", "What marks around words are for that nobody said.", isOpen: true,
      [("title", "A title."), ("term", "A term."), ("scare", "Distance."), ("unknown", "Not known.")]),
    EnumerationDescription(
      "GlossOriginKind", "Where an entry of the lexicon comes from.", isOpen: true,
      [("builtin", "It ships with Gloss."), ("file", "A line of a file of the user.")]),
  ]
}
