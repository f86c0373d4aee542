// The structures by which the server tells of itself.

extension GlossProtocol {
  static let statusStructures = [
    StructureDescription(
      "GlossStatusParams", "Whose settings are wanted.",
      [
        .optional(
          "textDocument", TypeDescription.reference("TextDocumentIdentifier").orNull,
          "A document; without one the settings of the session are told.")
      ]),
    StructureDescription(
      "GlossStatusChanged", "The condition of the server.",
      [
        .required("health", .reference("GlossHealth"), "How well it is."),
        .required("quiescent", .boolean, "Whether nothing is under way that would change answers."),
        .required("message", TypeDescription.string.orNull, "What is the matter, for people."),
      ]),
    StructureDescription(
      "GlossStatus", "The server at one moment.", mixins: ["GlossStatusChanged"],
      [
        .required("anomalies", .map(.uinteger), "How often each oddity was seen; those that were not are left out."),
        .required("documents", .array(.reference("GlossStatusDocument")), "All documents, in order."),
        .required("folders", .array(.reference("GlossStatusFolder")), "The folders of the session."),
        .required("lexicons", .array(.documentURI), "The files of the user's lexicon that count."),
        .required("messages", .uinteger, "How many messages have come."),
        .required("positionEncoding", .string, "How positions count."),
        .required("processId", .uinteger, "The number of the process; 0 in deterministic mode."),
        .required("protocol", .string, "The version of this protocol."),
        .required("queue", .reference("GlossStatusQueue"), "What waits."), revisionProperty,
        .required("settings", .array(.reference("GlossStatusSetting")), "All settings, by key."),
        .required("unknownSettings", .array(.string), "Keys that nobody knows, with what holds them."),
        .required(
          "uptimeMilliseconds", .uinteger, "The time since the session began; 0 in deterministic mode."),
        .required("version", .string, "The version of the program."),
      ]),
    StructureDescription(
      "GlossStatusSetting", "A setting with where it comes from.",
      [
        .required("key", .string, "Its key, with dots."),
        .required("origin", .reference("GlossSettingOrigin"), "Where its value comes from."),
        .optional("file", .documentURI, "The file that it stands in."),
        .required("value", .or([.boolean, .integer, .string, .array(.string)]), "Its value."),
      ]),
    StructureDescription(
      "GlossStatusFolder", "A folder of the session.",
      [
        .required("documents", .uinteger, "How many documents of it are known."),
        .required("uri", .documentURI, "Its name."),
      ]),
    StructureDescription(
      "GlossStatusDocument", "A document that is known.",
      [
        .required("annotated", .boolean, "Whether it is annotated."),
        .required("bytes", .uinteger, "The bytes of its text."),
        .required("digest", .string, "The first 16 hexadecimal digits of the SHA-256 of its text."),
        .required("holder", TypeDescription.reference("GlossHolder").orNull, "Whose text counts."),
        .required("holders", .array(.reference("GlossHolder")), "Who hold it, the holder first."),
        .optional("truncated", .string, "Why its answers are short: `document-too-large`."),
        .required("uri", .documentURI, "Its name."),
        .required("version", TypeDescription.integer.orNull, "Its version; null from the disk."),
      ]),
    StructureDescription(
      "GlossStatusQueue", "What waits.",
      [
        .required("jobs", .uinteger, "Pieces of work that have not begun."),
        .required("outputBytes", .uinteger, "Bytes that the client has not read."),
        .required("requests", .uinteger, "Requests of the client that are not answered."),
        .required("serverRequests", .uinteger, "Requests of the server that are not answered."),
      ]),
    StructureDescription(
      "GlossMemory", "What takes how much memory, in bytes; all zero in deterministic mode but the limits.",
      [
        .optional("_limit", .uinteger, "The most that it may come to, where there is a limit."),
        .required("_self", .uinteger, "What is there besides the parts."),
        .required("_total", .uinteger, "All of it."),
        .required("children", .map(.reference("GlossMemory")), "The parts by name."),
      ]),
  ]

  static let statusEnumerations = [
    EnumerationDescription(
      "GlossHealth", "How well the server is.", isOpen: false,
      [
        ("ok", "All is well."), ("warning", "Something is wrong that the user can mend."),
        ("error", "Something does not work."),
      ]),
    EnumerationDescription(
      "GlossSettingOrigin", "Where the value of a setting comes from.", isOpen: true,
      [
        ("default", "Nobody has set it."), ("initializationOptions", "The options of `initialize`."),
        ("configuration", "The client's configuration, pushed or asked for."), ("file", "A `.gloss.json`."),
        ("commandLine", "The command line of the server."),
      ]),
  ]
}
