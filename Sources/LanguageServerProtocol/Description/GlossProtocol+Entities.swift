// The structures of questions about entities.

extension GlossProtocol {
  static let entityStructures = [
    StructureDescription(
      "GlossEntitiesParams", "A question for entities; all its conditions must hold.", mixins: ["GlossScope"],
      [
        .optional("id", .string, "The identifier of one entity."), .optional("name", .string, "A name or an alias."),
        .optional("match", .reference("GlossMatch"), "`exact` or `substring`; `exact` where it is absent."),
        .optional("type", .or([.string, .array(.string)]), "Which types, by their OntoNotes names."),
        .optional("minMentions", .uinteger, "The least number of mentions."),
        .optional("speakersOnly", .boolean, "Whether only those that speak are wanted."),
        .optional("sort", .reference("GlossEntityOrder"), "The order; `mentions` where it is absent."),
      ]),
    page("GlossEntitiesResult", "GlossEntity", "Entities."),
    StructureDescription(
      "GlossEntity", "An entity with what can be counted of it in the scope.",
      [
        .required(
          "id", .string, "`person:ana-nunez`, a homonym `person:ana-nunez~2`, an unnamed one `local:<digest>:<n>`."),
        .required("name", .string, "Its fullest name."),
        .required("type", TypeDescription.string.orNull, "Its type, by its OntoNotes name."),
        .required("aliases", .array(.string), "Its other names."),
        .required("roles", .array(.string), "What the texts say of it."),
        .required("mentions", .uinteger, "How often it is mentioned."),
        .required("quotations", .uinteger, "How many quotations it speaks."),
        .required("documents", .array(.documentURI), "The documents that it occurs in."),
        .required("first", TypeDescription.reference("GlossPlace").orNull, "Where it is introduced."),
      ]),
    StructureDescription(
      "GlossEntityParams", "An entity, by identifier or by a place where it is mentioned or speaks.",
      [
        .optional("entity", .string, "The identifier."),
        .optional("id", .string, "The identifier too, as answers call it."), offsetsProperty,
      ] + placeProperties),
    StructureDescription(
      "GlossEntityDetail", "All that the documents say of one entity.",
      [
        .required("id", .string, "Its identifier."),
        .optional("movedTo", .string, "Its identifier now, where it was asked for under an older one."),
        .required("name", .string, "Its fullest name."),
        .required("type", TypeDescription.string.orNull, "Its type, by its OntoNotes name."),
        .required("names", .array(.reference("GlossName")), "Its names with their counts, the fullest first."),
        .required("roles", .array(.reference("GlossRole")), "What the texts say that it is, and where."),
        .required("facts", .array(.string), "What the lexicon knows of it."),
        .required("relations", .array(.reference("GlossRelation")), "Its ties to other entities."),
        .required("documents", .array(.reference("GlossEntityDocument")), "Its documents, with counts."),
        .required("mentions", .uinteger, "How often it is mentioned."),
        .required("quotations", .uinteger, "How many quotations it speaks."),
        .required("first", TypeDescription.reference("GlossPlace").orNull, "Where it is introduced."),
        revisionProperty,
      ]),
    StructureDescription(
      "GlossName", "A name with the number of its occurrences.",
      [.required("text", .string, "The name."), .required("count", .uinteger, "How often it occurs.")]),
    StructureDescription(
      "GlossRole", "What a text says that an entity is.",
      [
        .required("document", document, "The document."), .required("span", span, "Where it says so."),
        .required("text", .string, "Its words."),
      ]),
    StructureDescription(
      "GlossRelation", "A tie to another entity.",
      [
        .required("entity", .string, "The identifier of the other."),
        .required(
          "kind", .string, "`memberOf`, `capitalOf`, `renamedFrom`, `nationalityOf`, `partOf`; others may follow."),
        .required("name", .string, "The name of the other."),
      ]),
    StructureDescription(
      "GlossEntityDocument", "How often an entity occurs in one document.",
      [
        .required("document", document, "The document."), .required("mentions", .uinteger, "Its mentions there."),
        .required("quotations", .uinteger, "The quotations that it speaks there."),
        .required("reason", .reference("GlossJoinReason"), "Why the document's chain counts as this entity."),
      ]),
    StructureDescription(
      "GlossCrossReferencesParams", "An entity, by identifier or by a place; the scope says in which documents.",
      mixins: ["GlossScope"],
      [
        .optional("entity", .string, "The identifier."),
        .optional(
          "position", .reference("Position"), "A place in `textDocument`, which then does not narrow the scope."),
        .optional("sort", .reference("GlossDocumentOrder"), "The order; `document` where it is absent."),
      ]),
    StructureDescription(
      "GlossCrossReferencesResult", "An entity in all documents.",
      [
        .required("entity", .string, "Its identifier."), .required("name", .string, "Its fullest name."),
        .optional("movedTo", .string, "Its identifier now, where it was asked for under an older one."),
        .required(
          "cursor", TypeDescription.string.orNull, "Where the next page of documents begins; null after the last."),
        .required("documents", .array(.reference("GlossCrossReference")), "The documents of this page."),
        revisionProperty,
      ]),
    StructureDescription(
      "GlossCrossReference", "The mentions and the quotations of an entity in one document.",
      [
        .required("document", document, "The document."),
        .required(
          "day", TypeDescription.string.orNull,
          "The document's day as YYYY-MM-DD, from which its relative dates count; null where it tells none."),
        .required("reason", .reference("GlossJoinReason"), "Why the document's chain counts as this entity."),
        .required("mentions", .array(.reference("GlossCrossReferenceMention")), "The mentions in order."),
        .required(
          "quotations", .array(.reference("GlossCrossReferenceQuotation")), "What it says there, in order."),
      ]),
    StructureDescription(
      "GlossCrossReferenceMention", "One mention.",
      [
        .required("kind", .reference("GlossMentionKind"), "How it points."), .required("span", span, "Where."),
        .required("text", .string, "Its words on one line."),
        .required("confidence", .uinteger, "How sure it is, 0 to 1000."),
      ]),
    StructureDescription(
      "GlossCrossReferenceQuotation", "Something that an entity says.",
      [
        .required("span", span, "From its first word to the last, whatever lies between."),
        .required("text", .string, "What is said, on one line; direct speech between marks."),
      ]),
  ]
}
