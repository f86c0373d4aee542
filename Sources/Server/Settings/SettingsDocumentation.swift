// The settings for readers: a JSON Schema for editors that complete `.gloss.json`, and a page for people.

import JSON

/// Writes down what can be set, from `SettingDefinition.all`.
public enum SettingsDocumentation {
  /// The JSON Schema of `.gloss.json` and of the section `gloss`, one member a line, with a line end at the end.
  public static var schema: String {
    var root = JSONObject([
      ("$schema", "http://json-schema.org/draft-07/schema#"),
      ("title", "Settings of Gloss"),
      ("description", "The content of .gloss.json, of initializationOptions and of a client's section `gloss`."),
      ("type", "object"),
      ("additionalProperties", false),
      ("properties", .object(properties(under: ""))),
    ])
    if case .object(var members) = root["properties"] ?? .null {
      members["$schema"] = ["type": "string"]
      root["properties"] = .object(members)
    }
    return PrettyJSON.text(of: .object(root)) + "\n"
  }

  private static func properties(under prefix: String) -> JSONObject {
    var members = JSONObject()
    for definition in SettingDefinition.all where definition.key.hasPrefix(prefix) {
      let rest = definition.key.dropFirst(prefix.count)
      guard let dot = rest.firstIndex(of: ".") else {
        members[String(rest)] = .object(schema(of: definition))
        continue
      }
      let section = String(rest[..<dot])
      guard members[section] == nil else { continue }
      members[section] = [
        "type": "object", "additionalProperties": false,
        "properties": .object(properties(under: prefix + section + ".")),
      ]
    }
    return members
  }

  private static func schema(of definition: SettingDefinition) -> JSONObject {
    var schema = JSONObject()
    switch definition.kind {
    case .flag, .feature: schema["type"] = "boolean"
    case .number(_, let range):
      schema["type"] = "integer"
      schema["minimum"] = .integer(Int64(range.lowerBound))
      schema["maximum"] = .integer(Int64(range.upperBound))
    case .choice(_, let choices):
      schema["type"] = "string"
      schema["enum"] = .array(choices.map { .string($0) })
    case .texts(_, let choices):
      schema["type"] = "array"
      schema["items"] =
        choices.isEmpty ? ["type": "string"] : ["type": "string", "enum": .array(choices.map { .string($0) })]
    case .referenceDate:
      schema["type"] = "string"
      schema["pattern"] = "^(metadata|dateline|[0-9]{4}-[0-9]{2}-[0-9]{2})$"
    }
    schema["default"] = definition.value(in: Settings())
    schema["description"] = .string(definition.documentation.filter { $0 != "`" })
    return schema
  }

  /// A page in Markdown.
  public static var page: String {
    var text = introduction
    var section: Substring?
    for definition in SettingDefinition.all {
      let name = definition.key.prefix { $0 != "." }
      if section != name {
        section = name
        text += "\n## `\(name)`\n\n| setting | values | default | meaning |\n|---|---|---|---|\n"
      }
      let start = definition.isFixedAtStart ? " *" : ""
      text += "| `\(definition.key)`\(start) | \(cell(definition.expected)) | \(defaultValue(of: definition)) | "
      text += "\(cell(definition.documentation)) |\n"
    }
    return text
  }

  private static func defaultValue(of definition: SettingDefinition) -> String {
    let json = definition.value(in: Settings()).json
    return "`" + cell(String(decoding: json, as: UTF8.self)) + "`"
  }

  /// Bars separate the cells of a table.
  private static func cell(_ text: String) -> String { text.split(separator: "|").joined(separator: "\\|") }

  private static let introduction = """
    # Settings

    This page is printed by `gloss schema --settings-page`; [settings.schema.json](settings.schema.json), for editors that
    complete and check `.gloss.json`, by `gloss schema --settings`.

    Settings come from five places. Where two say something of the same setting, the later of this list wins:

    1. the defaults below;
    2. `initializationOptions` of the client;
    3. the client's configuration: `workspace/didChangeConfiguration`, or its answers to `workspace/configuration`, which
       may differ from folder to folder;
    4. the nearest `.gloss.json`, from the folder of the document upward to the folder that is open in the client;
    5. the command line: `gloss serve --settings JSON`, `--reference-date`.

    Clients may send the settings alone or under `gloss`; both are understood. A file looks like this:

        {"inlayHints": {"pronouns": true}, "time": {"referenceDate": "2026-03-04"}, "documents": {"exclude": ["drafts/**"]}}

    A value of the wrong type leaves its setting as it was; all that are wrong are reported together, with where they stand
    and what was expected. Keys that nobody knows are reported once. `gloss/status` tells every setting with its origin.

    Settings with a star decide what is announced at the start of a session: a feature that is switched off later answers
    that it found nothing; one that is switched on later answers those who ask. Settings of the session as a whole
    (`features`, `limits`, `trace`) are those of its first folder.

    """
}
