// The structures of questions about quotations, mentions and places.

extension GlossProtocol {
  static let questionStructures =
    quoteStructures + sharedQuoteStructures + mentionStructures + resolveStructures + explanationStructures

  private static let quoteStructures = [
    StructureDescription(
      "GlossQuotesParams", "A question for quotations; all its conditions must hold.", mixins: ["GlossScope"],
      [
        .optional("id", .string, "The identifier of one quotation."),
        .optional(
          "speaker", TypeDescription.reference("GlossSpeakerFilter").orNull,
          "Whose; null for those whose speaker is not known, absent for everybody's."),
        .optional(
          "addressee", TypeDescription.reference("GlossSpeakerFilter").orNull,
          "To whom; null for those of which that is not known, absent for all."),
        .optional("text", TypeDescription.string.orNull, "Which words."),
        .optional("match", .reference("GlossMatch"), "How the words are compared; `substring` where it is absent."),
        .optional("threshold", .uinteger, "The least score of a fuzzy match, in permille; 660 where it is absent."),
        .optional(
          "kind", .or([.reference("GlossQuotationKind"), .array(.reference("GlossQuotationKind"))]), "Which kinds."),
      ]),
    StructureDescription(
      "GlossSpeakerFilter", "A speaker, by identifier or by name.",
      [
        .optional("entity", .string, "The identifier of an entity."),
        .optional(
          "name", .string,
          """
          A full name, any alias or a person's surname, without regard to case and accents; where nobody has it, words of \
          a name.
          """),
      ]),
    page("GlossQuotesResult", "GlossQuote", "Quotations, the best match first."),
    StructureDescription(
      "GlossQuote", "A quotation.",
      [
        .required("id", .string, "`q:<digest>:<paragraph>.<number>`: holds for this text only."),
        .required("document", document, "The document."),
        .required("kind", .reference("GlossQuotationKind"), "How the words are given."),
        .required("spans", .array(span), "The content, marks left out; several where it is split."),
        .required("marked", .array(span), "What stands between marks in it."),
        .required("text", .string, "The content on one line."),
        .required(
          "speaker", TypeDescription.reference("GlossSpeaker").orNull, "Who says it; null where that is not known."),
        .optional("otherSpeakers", .array(.reference("GlossSpeaker")), "Who says it together with `speaker`."),
        .required("cue", .array(span), "The words that attribute it; none where none do."),
        .required("addressee", TypeDescription.reference("GlossSpeaker").orNull, "To whom; null where not known."),
        .required("medium", .array(span), "Where it was said (“in an interview with …”); none where not known."),
        .required("polarity", .reference("GlossPolarity"), "Whether the speaker asserts the content."),
        .optional("source", .string, "`anonymous` where the source is unnamed."),
        .required("confidence", .uinteger, "How sure the attribution is, 0 to 1000."),
        .required("score", .uinteger, "How well the words match, in permille."),
      ]),
    StructureDescription(
      "GlossSpeaker", "The speaker or the addressee of a quotation.",
      [
        .required("entity", TypeDescription.string.orNull, "The identifier; null where it is no entity of the text."),
        .required("name", .string, "The fullest name; of an unnamed one its words."),
        .required("spans", .array(span), "The words that name it beside the quotation."),
      ]),
  ]

  private static let sharedQuoteStructures = [
    StructureDescription(
      "GlossSharedQuotesParams", "A question for quotations that documents share.", mixins: ["GlossScope"],
      [
        .optional("quotation", .string, "The identifier of a quotation: then only its group is wanted."),
        .optional(
          "threshold", .uinteger, "How much of the shorter must stand in the longer, in permille; 800 where absent."),
        .optional("minWords", .uinteger, "The least number of words of a quotation that counts; 5 where absent."),
      ]),
    page("GlossSharedQuotesResult", "GlossSharedQuote", "Groups of quotations."),
    StructureDescription(
      "GlossSharedQuote", "Quotations of several documents with nearly the same words.",
      [
        .required("documents", .uinteger, "How many documents have it."),
        .required("quotes", .array(.reference("GlossQuote")), "The quotations, in the order of documents."),
        .required(
          "drift", .array(.reference("GlossQuoteDrift")),
          "For each of `quotes` how it differs from the longest wording, `text`."),
        .required("sameSpeaker", .boolean, "Whether all that name a speaker name the same one."),
        .required("text", .string, "The longest wording; of equals the first."),
      ]),
    StructureDescription(
      "GlossQuoteDrift", "How one version of a quotation differs from the longest.",
      [
        .required("quotation", .string, "The identifier of the version."),
        .required("speaker", .reference("GlossDriftSpeaker"), "Whether it is given to the same speaker."),
        .required("changes", .array(.reference("GlossWordingChange")), "The differences in wording, in order."),
      ]),
    StructureDescription(
      "GlossWordingChange", "One difference in wording; case and marks do not count.",
      [
        .required("kind", .reference("GlossWordingChangeKind"), "How they differ."),
        .required("before", .string, "The words of the longest version; empty for `added`."),
        .required("after", .string, "The words of this one; empty for `cut`."),
      ]),
  ]

  private static let mentionStructures = [
    StructureDescription(
      "GlossMentionsParams", "A question for mentions; all its conditions must hold.", mixins: ["GlossScope"],
      [
        .optional("entity", .string, "The identifier of an entity."),
        .optional(
          "kind", .or([.reference("GlossMentionKind"), .array(.reference("GlossMentionKind"))]), "Which kinds."),
        .optional("type", .or([.string, .array(.string)]), "Which types, by their OntoNotes names."),
        .optional("range", range, "A part of the document."),
      ]),
    page("GlossMentionsResult", "GlossMention", "Mentions, in the order of documents and places."),
    StructureDescription(
      "GlossMention", "A mention.",
      [
        .required("id", .string, "`m:<digest>:<start>-<end>`, in bytes: holds for this text only."),
        .required("document", document, "The document."),
        .required("kind", .reference("GlossMentionKind"), "How it points."),
        .required("entity", .string, "The identifier of its entity."), .required("span", span, "Its words."),
        .optional("nounPhrase", span, "The whole noun phrase of a name, where it is longer."),
        .required("text", .string, "Its words on one line."),
        .required("type", TypeDescription.string.orNull, "The type, by its OntoNotes name."),
        .optional("metonym", .boolean, "True where a place stands for its state."),
        .optional("quotation", .string, "The identifier of the quotation that it stands in."),
        .required("confidence", .uinteger, "How sure it is, 0 to 1000."),
      ]),
  ]

  private static let resolveStructures = [
    StructureDescription(
      "GlossResolveParams", "Places: `positions` in `textDocument`, then `items`. One of the two is needed.",
      [
        .optional("textDocument", .reference("TextDocumentIdentifier"), "The document of `positions`."),
        .optional("positions", .array(.reference("Position")), "Places in it."),
        .optional("items", .array(.reference("GlossResolvePlace")), "Places in any documents."), offsetsProperty,
      ]),
    StructureDescription(
      "GlossResolvePlace", "A place in a document.",
      [
        .required("textDocument", .reference("TextDocumentIdentifier"), "The document."),
        .required("position", .reference("Position"), "The place."),
      ]),
    StructureDescription(
      "GlossResolveResult", "What stands at places.",
      [
        .required(
          "items", .array(.reference("GlossResolvedPlace")), "One for each place, in the order of the request."),
        revisionProperty,
      ]),
    StructureDescription(
      "GlossResolvedPlace", "What stands at one place: of each the innermost, or null.",
      [
        .required("mention", TypeDescription.reference("GlossMention").orNull, "The mention."),
        .required("entity", TypeDescription.reference("GlossEntityReference").orNull, "Its entity."),
        .required("quotation", TypeDescription.reference("GlossQuote").orNull, "The quotation."),
        .required("expression", TypeDescription.reference("GlossExpression").orNull, "The date, sum or number."),
        .required("sentence", TypeDescription.reference("GlossSentence").orNull, "The sentence."),
      ]),
    StructureDescription(
      "GlossEntityReference", "An entity in short.",
      [
        .required("id", .string, "Its identifier."), .required("name", .string, "Its fullest name."),
        .required("type", TypeDescription.string.orNull, "Its type, by its OntoNotes name."),
      ]),
    StructureDescription(
      "GlossExpression", "A date, a sum or a number.",
      [
        .required("span", span, "Where."), .required("type", .string, "Its type, by its OntoNotes name."),
        .required("value", .string, "TIMEX3 for dates, `USD 100000000` for sums, plain numbers for the rest."),
      ]),
    StructureDescription(
      "GlossSentence", "A sentence.",
      [.required("span", span, "Where."), .required("text", .string, "Its words on one line.")]),
  ]

  private static let explanationStructures = [
    StructureDescription(
      "GlossExplainParams", "A fact by its identifier, or a place.",
      [.optional("id", .string, "The identifier of a mention or a quotation."), offsetsProperty] + placeProperties),
    StructureDescription(
      "GlossExplanation", "One belief with its reason.",
      [
        .optional("id", .string, "The identifier of the fact; absent for dates and sums."),
        .required("span", span, "What it is about."), .required("statement", .string, "What is believed."),
        .required("rule", .string, "The code of the rule."),
        .required("confidence", .uinteger, "How sure, 0 to 1000."),
        .required("evidence", .array(span), "The words that the rule rests on."),
        .required("alternatives", .array(.reference("GlossAlternative")), "What lost, best first."),
      ]),
    StructureDescription(
      "GlossAlternative", "A candidate that was not taken.",
      [
        .required("span", span, "Where it stands."), .required("text", .string, "What it was."),
        .required("reason", .string, "Why it lost."),
      ]),
  ]
}
