// The structures of the session itself: barriers, subscriptions, the lexicon.

extension GlossProtocol {
  static let administrationStructures = [
    StructureDescription(
      "GlossSynchronizeParams", "What to wait for beside what was received before.",
      [.optional("index", .boolean, "Whether to wait until the folders are read too.")]),
    StructureDescription("GlossSynchronizeResult", "The moment at which everything was applied.", [revisionProperty]),
    StructureDescription(
      "GlossSubscribeParams", "What a client wants to be told about.", mixins: ["GlossScope"],
      [
        .optional(
          "events", .array(.reference("GlossChangeEvent")), "Of what; entities and quotations where it is absent.")
      ]),
    StructureDescription(
      "GlossSubscribeResult", "A subscription.",
      [.required("subscription", .string, "Its identifier."), revisionProperty]),
    StructureDescription(
      "GlossUnsubscribeParams", "A subscription to end.", [.required("subscription", .string, "Its identifier.")]),
    StructureDescription(
      "GlossDidChangeParams", "What has changed.",
      [
        .required(
          "subscription", .string, "The subscription; `client` where the client asked for it when it introduced itself."
        ),
        revisionProperty,
        .required("documents", .array(.reference("GlossChangedDocument")), "Where something has changed, in order."),
      ]),
    StructureDescription(
      "GlossChangedDocument", "What has changed in one document.",
      [
        .required("uri", .documentURI, "Its name."),
        .required("version", TypeDescription.integer.orNull, "Its version; null from the disk, and where it is gone."),
        .required("digest", .string, "The digest of its text; empty where it is gone."),
        .required("added", .array(.string), "Identifiers of now that are new."),
        .required("removed", .array(.string), "Identifiers of before that are gone."),
        .required("changed", .array(.string), "Identifiers of now of which something else is believed."),
      ]),
    StructureDescription(
      "GlossLexiconParams", "Which entries are wanted.", mixins: ["GlossScope"],
      [
        .optional("name", TypeDescription.string.orNull, "A name: then its entries, those that ship included."),
        .optional("kind", .or([.string, .array(.string)]), "Kinds of entries."),
      ]),
    page(
      "GlossLexiconResult", "GlossLexiconEntry", "The entries of the lexicon.",
      [.required("problems", .array(.reference("GlossLexiconProblem")), "What is wrong with the files.")]),
    StructureDescription(
      "GlossLexiconEntry", "An entry of the lexicon.",
      [
        .required("kind", .string, "The word before the colon, or a class of the tables that ship (`country`, …)."),
        .required("names", .array(.string), "The names that it says it of, the fullest first."),
        .required("facts", .array(.reference("GlossLexiconFact")), "What it says besides."),
        .required("origin", .reference("GlossLexiconOrigin"), "Where it comes from."),
      ]),
    StructureDescription(
      "GlossLexiconFact", "A fact of an entry.",
      [.required("key", .string, "What it tells."), .required("value", .string, "What it is.")]),
    StructureDescription(
      "GlossLexiconOrigin", "Where an entry comes from.",
      [
        .required("kind", .reference("GlossOriginKind"), "Whether it ships or stands in a file."),
        .optional("uri", .documentURI, "The file."), .optional("line", .uinteger, "The line, from 0."),
      ]),
    StructureDescription(
      "GlossLexiconProblem", "A line of a lexicon file that says nothing.",
      [
        .required("uri", .documentURI, "The file."), .required("line", .uinteger, "The line, from 0."),
        .required("message", .string, "What is wrong."),
      ]),
  ]
}
