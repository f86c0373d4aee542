// The structures of a whole annotation, in the keys of the batch output.

extension GlossProtocol {
  private static let chain = PropertyDescription.required("chain", .string, "Its entity, a key of `chains`.")
  private static let evidence = PropertyDescription.optional(
    "evidence", .uinteger, "Why, as an index of `evidence`, where that was asked for.")
  private static let type = PropertyDescription.required("type", .string, "The type, by its OntoNotes name.")
  private static let confidence = PropertyDescription.required("confidence", .uinteger, "How sure, 0 to 1000.")

  static let annotationStructures = [
    StructureDescription(
      "GlossDocumentResult", "The annotation of a text.", mixins: ["GlossDocumentSections"],
      [
        .required("digest", .string, "The first 16 hexadecimal digits of the SHA-256 of the text."),
        .optional("document", document, "The document; absent for a text that nobody keeps."),
        .required("resultId", .string, "A name of this answer: the same answer has the same."),
        .optional("revision", .uinteger, "The number of the moment; absent for a text that nobody keeps."),
        .optional("unchanged", .boolean, "True where the client has this answer already: then no section follows."),
        .optional("truncated", .string, "`document-too-large` where the text was too long to be read."),
      ]),
    StructureDescription(
      "GlossDocumentSections", "What a text says: the members of the sections that were asked for.",
      [
        .optional("paragraphs", .array(.reference("GlossParagraph")), "The paragraphs."),
        .optional("sentences", .array(span), "The sentences."), .optional("tokens", .array(span), "The tokens."),
        .optional("entities", .array(.reference("GlossNamedEntity")), "Names and values, flat, not overlapping."),
        .optional("mentions", .array(.reference("GlossAnnotatedMention")), "Names, nominals and pronouns."),
        .optional("chains", .map(.reference("GlossChain")), "The entities of this text."),
        .optional("links", .array(.reference("GlossLink")), "The entities over documents that they are."),
        .optional("quotes", .array(.reference("GlossAnnotatedQuote")), "One for each attribution."),
        .optional("marks", .array(.reference("GlossMark")), "Text in marks that nobody said."),
        .optional("expressions", .array(.reference("GlossAnnotatedExpression")), "Dates, sums and numbers."),
        .optional("echoes", .array(.reference("GlossEcho")), "Headings that take up words of a quotation."),
        .optional("evidence", .array(.reference("GlossEvidence")), "Why facts are believed."),
      ]),
    StructureDescription(
      "GlossParagraph", "A paragraph.",
      [
        .required("kind", .reference("GlossParagraphKind"), "What it is for."), .required("span", span, "Where."),
        .optional("level", .uinteger, "1 to 6 for a heading in markup."),
      ]),
    StructureDescription(
      "GlossNamedEntity", "A name or a value.",
      [.optional("chain", .string, "Its entity; absent for values."), .required("span", span, "Where."), type]),
    StructureDescription(
      "GlossAnnotatedMention", "A mention.",
      [
        chain, confidence, evidence, .required("kind", .reference("GlossMentionKind"), "How it points."),
        .optional("metonym", .boolean, "True where a place stands for its state."),
        .optional("np", span, "The whole noun phrase of a name, where it is longer."),
        .required("span", span, "Its words."),
        .optional("type", .string, "The type, by its OntoNotes name."),
      ]),
    StructureDescription(
      "GlossChain", "An entity of one text.",
      [
        .required("name", .string, "Its fullest name; of an unnamed one its fullest description."),
        .required("type", TypeDescription.string.orNull, "Its type, by its OntoNotes name."),
        .required("aliases", .array(.string), "Its other names."),
        .required("roles", .array(.string), "What the text says of it."),
        .optional("facts", .array(.string), "What the lexicon knows of it."),
        .optional("gender", .string, "`feminine`, `masculine` or `neuter`, where the text shows it."),
        .optional("number", .string, "`singular` or `plural`, where the text shows it."),
        .optional("relations", .array(.reference("GlossChainRelation")), "Its ties to others."),
      ]),
    StructureDescription(
      "GlossChainRelation", "A tie to another entity of the text.",
      [chain, .required("kind", .string, "What ties them; see GlossRelation.")]),
    StructureDescription(
      "GlossLink", "Which entity over documents a chain is.",
      [
        chain, .required("entity", .string, "The identifier."),
        .required("reason", .reference("GlossJoinReason"), "Why."),
      ]),
    StructureDescription(
      "GlossAnnotatedQuote", "An attribution.",
      [
        .optional("addressee", .array(span), "Whom it was said to."),
        .required("chain", TypeDescription.string.orNull, "The speaker's entity, also behind a pronoun."),
        .optional("chains", .array(.string), "The entities of all speakers, where several speak together."), confidence,
        .required("cue", TypeDescription.array(span).orNull, "The words that attribute."), evidence,
        .required("kind", .reference("GlossQuotationKind"), "How the words are given."),
        .required("marked", .array(span), "What stands between marks in it."),
        .optional("source", .string, "`anonymous` where the source is unnamed."),
        .required("spans", .array(span), "The content, marks left out."),
        .required(
          "speaker", TypeDescription.array(span).orNull, "The noun phrase of the speaker; one for each of several."),
      ]),
    StructureDescription(
      "GlossMark", "Text in marks that nobody said.",
      [.required("kind", .reference("GlossMarkKind"), "What the marks are for."), .required("span", span, "Where.")]),
    StructureDescription(
      "GlossAnnotatedExpression", "A date, a sum or a number.",
      [
        .optional("anchor", span, "The expression that the value counts from."), evidence,
        .required("span", span, "Where."), type,
        .required("value", .string, "TIMEX3 for dates, `USD 100000000` for sums, plain numbers for the rest."),
      ]),
    StructureDescription(
      "GlossEcho", "A heading that takes up words of a quotation.",
      [.required("heading", span, "The heading's words."), .required("quote", span, "The words of the body.")]),
    StructureDescription(
      "GlossEvidence", "Why something is believed.",
      [
        .required("rule", .string, "The code of the rule."),
        .required("spans", .array(span), "The words that it rests on."),
        .required("alternatives", .array(.reference("GlossAlternative")), "What lost, best first."),
      ]),
  ]
}
