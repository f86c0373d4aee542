// gloss entities: who and what occurs.

import Annotation
import Corpus
import Features
import JSON
import Text

/// Lists people, organisations, places and the rest.
enum EntitiesCommand: Command {
  static let name = "entities"
  static let summary = "List who and what occurs, with roles and counts."
  static let operands = "FILE…"
  static let options =
    [
      Option(
        "--type", value: "TYPE", choices: EntityType.allCases.filter { !$0.isValue }.map(\.name),
        help: "only of this type"),
      Option("--speakers", help: "only those who say something"),
      Option(
        "--sort", value: "ORDER", choices: EntityQuery.Order.allCases.map(\.rawValue), help: "mentions by default"),
      Option("--format", value: "FORMAT", choices: ["table", "jsonl", "csv", "markdown"], help: "table by default"),
    ] + Inputs.options

  static func run(_ arguments: Arguments, _ console: Console) throws(UsageError) -> ExitStatus {
    let query = EntityQuery(
      types: arguments["--type"].flatMap(EntityType.init(name:)).map { [$0] } ?? [],
      isSpeaker: arguments.has("--speakers"),
      order: arguments["--sort"].flatMap(EntityQuery.Order.init) ?? .mentions)
    let (corpus, isComplete) = try Inputs(arguments.operands, arguments, console).corpus()
    let found = EntityLookup.find(query, in: corpus)
    switch arguments["--format"] {
    case "jsonl":
      for entity in found { console.write(line(of: entity) + [0x0A]) }
    default:
      var table = Table(columns: ["name", "type", "mentions", "quotations", "role", "also", "first"])
      for entity in found { table.rows.append(row(of: entity)) }
      console.print(table.text(as: arguments["--format"].flatMap(Table.Form.init) ?? .aligned))
    }
    return isComplete ? .success : .input
  }

  private static func row(of found: FoundEntity) -> [String] {
    let first = found.firstMention.map { "\($0.document.uri.stem):\($0.lineNumber)" } ?? ""
    return [
      Excerpt.line(found.entity.name), found.entity.type?.name ?? "", String(found.mentionCount),
      String(found.quotationCount), found.roles.first ?? "",
      found.otherNames.map { Excerpt.line($0.text) }.joined(separator: "; "), first,
    ]
  }

  /// One entity as a JSON object, keys sorted.
  private static func line(of found: FoundEntity) -> [UInt8] {
    var writer = JSONWriter()
    writer.object { writer in
      writer.member("aliases", found.otherNames.map(\.text))
      writer.member("documents", Set(found.entity.members.map(\.document)).count)
      writer.member("id", found.entity.id)
      writer.member("mentions", found.mentionCount)
      writer.member("name", found.entity.name)
      writer.member("quotations", found.quotationCount)
      writer.member("roles", found.roles)
      writer.key("type")
      if let type = found.entity.type { writer.string(type.name) } else { writer.null() }
    }
    return writer.bytes
  }
}
