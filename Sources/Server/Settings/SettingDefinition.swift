// Every setting once: its key, its values, its meaning. Reading, origins, the JSON Schema and the documentation come from here.

import Features
import JSON
import Text

/// One setting.
struct SettingDefinition: Sendable {
  /// The values that a setting takes, and where they go.
  enum Kind: Sendable {
    case flag(any WritableKeyPath<Settings, Bool> & Sendable)
    case number(any WritableKeyPath<Settings, Int> & Sendable, ClosedRange<Int>)
    case choice(any WritableKeyPath<Settings, String> & Sendable, [String])
    /// Texts; with choices only those.
    case texts(any WritableKeyPath<Settings, [String]> & Sendable, choices: [String])
    /// `metadata`, `dateline` or a day.
    case referenceDate(any WritableKeyPath<Settings, String> & Sendable)
    /// A switch of a feature.
    case feature(String, isOnByDefault: Bool)
  }

  /// Its key, with dots between the levels.
  let key: String
  /// Its values.
  let kind: Kind
  /// What it does, in a sentence or two.
  let documentation: String
  /// Whether it is read once, when the session begins.
  var isFixedAtStart = false

  /// The feature that has its own section.
  static let diagnosticFeature = "diagnostic"

  /// All settings, sorted by key.
  static let all: [SettingDefinition] = (features + others).sorted {
    $0.key.utf8.lexicographicallyPrecedes($1.key.utf8)
  }

  /// The definition of a key.
  static func of(_ key: String) -> SettingDefinition? { all.first { $0.key == key } }

  // MARK: Values

  /// Takes a value into settings; what was expected where it is of no use.
  func apply(_ value: JSONValue, to settings: inout Settings) -> String? {
    switch kind {
    case .flag(let path):
      guard let flag = value.bool else { return expected }
      settings[keyPath: path] = flag
    case .number(let path, let range):
      guard let number = value.integer, range.contains(number) else { return expected }
      settings[keyPath: path] = number
    case .choice(let path, let choices):
      guard let text = value.string, choices.contains(text) else { return expected }
      settings[keyPath: path] = text
    case .texts(let path, let choices):
      guard let texts = value.array?.map(\.string), !texts.contains(nil) else { return expected }
      let known = texts.compactMap { $0 }
      guard choices.isEmpty || known.allSatisfy(choices.contains) else { return expected }
      settings[keyPath: path] = known
    case .referenceDate(let path):
      guard let text = value.string else { return expected }
      if text == "metadata" || text == "dateline" {
        settings[keyPath: path] = text
      } else if let day = CalendarDay(parsing: text) {
        settings[keyPath: path] = day.description
      } else {
        return expected
      }
    case .feature(let name, _):
      guard let flag = value.bool else { return expected }
      settings.featureSwitches[name] = flag
    }
    return nil
  }

  /// The value in settings.
  func value(in settings: Settings) -> JSONValue {
    switch kind {
    case .flag(let path): .bool(settings[keyPath: path])
    case .number(let path, _): .integer(Int64(settings[keyPath: path]))
    case .choice(let path, _), .referenceDate(let path): .string(settings[keyPath: path])
    case .texts(let path, _): .array(settings[keyPath: path].map { .string($0) })
    case .feature(let name, let isOnByDefault): .bool(settings.isOn(name, byDefault: isOnByDefault))
    }
  }

  /// The settings that differ from the defaults, in the form of a `.gloss.json`, sorted.
  static func changed(in settings: Settings) -> JSONValue {
    let defaults = Settings()
    var result = JSONObject()
    for definition in all {
      let value = definition.value(in: settings)
      guard value != definition.value(in: defaults) else { continue }
      let parts = definition.key.split(separator: ".", maxSplits: 1).map(String.init)
      if parts.count == 2 {
        var section = result[parts[0]]?.object ?? JSONObject()
        section[parts[1]] = value
        result[parts[0]] = .object(section)
      } else {
        result[definition.key] = value
      }
    }
    return .object(result)
  }

  /// What its values are, for people.
  var expected: String {
    switch kind {
    case .flag, .feature: "true or false"
    case .number(_, let range): "a whole number from \(range.lowerBound) to \(range.upperBound)"
    case .choice(_, let choices): Self.quoted(choices, "or")
    case .texts(_, let choices): choices.isEmpty ? "a list of strings" : "a list of " + Self.quoted(choices, "and")
    case .referenceDate: "\"metadata\", \"dateline\" or a day as YYYY-MM-DD"
    }
  }

  private static func quoted(_ words: [String], _ last: String) -> String {
    let quoted = words.map { "\"\($0)\"" }
    guard quoted.count > 1 else { return quoted.first ?? "" }
    return quoted.dropLast().joined(separator: ", ") + " \(last) " + quoted[quoted.count - 1]
  }

  // MARK: The table

  /// A switch for each feature that a handler answers.
  private static var features: [SettingDefinition] {
    var methods: [String: [AnyRequestHandler]] = [:]
    for handler in AllHandlers.list { methods[handler.feature, default: []].append(handler) }
    return methods.map { name, handlers in
      let list = handlers.map { "`\($0.method)`" }.sorted().joined(separator: ", ")
      let follows = name == diagnosticFeature ? " Where it is not set, `diagnostics.enable` decides." : ""
      return SettingDefinition(
        key: "features.\(name)", kind: .feature(name, isOnByDefault: handlers.contains(where: \.isOnByDefault)),
        documentation: "Whether \(list) \(handlers.count == 1 ? "is" : "are") offered.\(follows)", isFixedAtStart: true)
    }
  }

  private static let others: [SettingDefinition] = [
    SettingDefinition(
      key: "crossFolder", kind: .flag(\.crossesFolders),
      documentation: "Whether references, hovers and counts take in all folders of the session, and not only the "
        + "document's own."),
    SettingDefinition(
      key: "diagnostics.codes", kind: .texts(\.diagnostics.codes, choices: Diagnostic.Code.allCases.map(\.rawValue)),
      documentation: "What is diagnosed: A101 a quotation that is not closed, A102 a quotation without speaker, A103 a "
        + "name before its introduction, A104 two titles of one person, A105 a spelling of a known name, "
        + "A106 a date with nothing to count from, A107 the first date that counts from a day which was only inferred."
    ),
    SettingDefinition(
      key: "diagnostics.enable", kind: .flag(\.diagnostics.isEnabled),
      documentation: "Whether anything is diagnosed. Clients that pull must know at the start of the session."),
    SettingDefinition(
      key: "documents.exclude", kind: .texts(\.documents.exclude, choices: []),
      documentation: "Files of a folder that are not read, as patterns from the folder down. Hidden files and folders "
        + "never are."),
    SettingDefinition(
      key: "documents.folders", kind: .flag(\.documents.readsFolders),
      documentation:
        "Whether the files of folders are read; without them only open documents count. The home folder and "
        + "the root of the disk are read only where this is set, and not by default."),
    SettingDefinition(
      key: "documents.include", kind: .texts(\.documents.include, choices: []),
      documentation: "Files of a folder that are read, as patterns from the folder down: `*` and `?` within a name, "
        + "`**` over folders, `{a,b}` and `[a-z]`."),
    SettingDefinition(
      key: "documents.maxBytes", kind: .number(\.documents.maximumByteCount, 1_024...Limits.fileByteCount),
      documentation: "The largest file of a folder that is read, in bytes."),
    SettingDefinition(
      key: "documentLink.entities", kind: .flag(\.linksDossiers),
      documentation:
        "Whether the introduction of somebody is a link to a dossier; for clients that take text documents "
        + "from servers."),
    SettingDefinition(
      key: "hover.fallback", kind: .flag(\.hoverFallsBack),
      documentation: "Whether a hover over plain words tells of the main entity of their sentence, instead of nothing."),
    SettingDefinition(
      key: "inlayHints.dates", kind: .flag(\.inlayHints.dates),
      documentation: "Whether a date whose words do not say the day is followed by it."),
    SettingDefinition(
      key: "inlayHints.maxLength", kind: .number(\.inlayHints.labelScalarCount, 8...200),
      documentation: "The letters of a hint; what is longer is cut, and stands in full in its tooltip."),
    SettingDefinition(
      key: "inlayHints.pronouns", kind: .flag(\.inlayHints.pronouns),
      documentation: "Whether a pronoun is followed by what it refers to."),
    SettingDefinition(
      key: "inlayHints.speakers", kind: .flag(\.inlayHints.speakers),
      documentation: "Whether a quotation whose paragraph does not say who speaks is followed by the speaker."),
    SettingDefinition(
      key: "language", kind: .choice(\.language, ["auto", "en"]),
      documentation: "`auto`: in paragraphs that are not English nothing is named. `en`: every paragraph is read as "
        + "English."),
    SettingDefinition(
      key: "lexicon.files", kind: .texts(\.lexiconFiles, choices: []),
      documentation: "Files with your own entries, beside `.gloss.lexicon`; relative to the folder, or to the "
        + "`.gloss.json` that names them."),
    SettingDefinition(
      key: "limits.annotatedBytes",
      kind: .number(\.limits.annotatedDocumentByteCount, 1_024...Limits.annotatedDocumentByteCount),
      documentation: "The largest document that is annotated, in bytes; larger ones keep text and positions."),
    SettingDefinition(
      key: "limits.documents", kind: .number(\.limits.documentCount, 1...Limits.documentCount),
      documentation: "How many files of a folder are read."),
    SettingDefinition(
      key: "limits.inlineBytes", kind: .number(\.limits.inlineDocumentByteCount, 0...Limits.annotatedDocumentByteCount),
      documentation:
        "The largest document that is annotated at once; larger ones are annotated beside the answering of "
        + "requests."),
    SettingDefinition(
      key: "limits.results", kind: .number(\.limits.resultItemCount, 1...Limits.resultItemCount),
      documentation: "The items of one list in an answer."),
    SettingDefinition(
      key: "limits.waitingRequests", kind: .number(\.limits.waitingRequestCount, 1...Limits.waitingRequestCount),
      documentation: "The requests that may wait for an answer; further ones are refused."),
    SettingDefinition(
      key: "limits.workspaceSymbols", kind: .number(\.limits.workspaceSymbolCount, 1...Limits.resultItemCount),
      documentation: "The symbols in an answer to a search over all documents."),
    SettingDefinition(
      key: "time.referenceDate", kind: .referenceDate(\.referenceDate),
      documentation: "The day that \"Friday\" counts from: `metadata` takes it from the front matter, else from the "
        + "dateline and the text; `dateline` does not look at the front matter; a day as YYYY-MM-DD holds for all."),
    SettingDefinition(
      key: "trace", kind: .choice(\.trace, ["off", "messages", "verbose"]),
      documentation: "What is told of each message where the client has not set a trace. Never the text of a document."),
  ]
}
