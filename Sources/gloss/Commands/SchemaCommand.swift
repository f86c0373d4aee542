// gloss schema: the descriptions of what Gloss reads and writes, generated from the program.

import Corpus
import Glibc
import Recording
import Server
import Text

/// Prints generated descriptions.
enum SchemaCommand: Command {
  static let name = "schema"
  static let summary = "Print the descriptions that are generated from the program."
  static let operands = ""
  static let options = [
    Option("--metamodel", help: "the methods beside LSP, in the form of LSP's own meta model"),
    Option("--json-schema", help: "the same as a JSON Schema"),
    Option("--markdown", help: "the same for people: the specification"),
    Option("--errors", help: "refusals and log lines, in Markdown"),
    Option("--settings", help: "the JSON Schema of .gloss.json"),
    Option("--settings-page", help: "the settings for people, in Markdown"),
    Option(
      "--transcripts", value: "FOLDER",
      help: "with --markdown: the folder with the transcripts from which examples are taken (protocol/transcripts)"),
  ]

  static func run(_ arguments: Arguments, _ console: Console) throws(UsageError) -> ExitStatus {
    let choices = options.filter { $0.value == nil }.map(\.name)
    let wanted = choices.filter { arguments.has($0) }
    guard arguments.operands.isEmpty, wanted.count == 1, let first = wanted.first else {
      throw UsageError(message: "say which one: " + choices.joined(separator: ", "))
    }
    switch first {
    case "--metamodel": console.print(ProtocolDocumentation.metaModel)
    case "--json-schema": console.print(ProtocolDocumentation.jsonSchema)
    case "--markdown": return specification(arguments["--transcripts"] ?? "protocol/transcripts", console)
    case "--errors": console.print(ProtocolDocumentation.errors)
    case "--settings": console.print(SettingsDocumentation.schema)
    default: console.print(SettingsDocumentation.page)
    }
    return .success
  }

  /// Prints the specification; without examples where the folder has no transcripts, and says so.
  private static func specification(_ folder: String, _ console: Console) -> ExitStatus {
    let found = FileWalking.proseFiles(in: folder, isForced: true).paths.filter { $0.hasSuffix(".md") }
    if found.isEmpty { console.complain("\(folder): no transcripts; the page has no examples") }
    var transcripts: [(name: String, text: String)] = []
    for path in found {
      do throws(FileError) {
        let text = try FileReading.text(ofFile: path).text
        transcripts.append((String(path.split(separator: "/").last ?? ""), text[text.range]))
      } catch {
        console.complain("\(error)")
        return .input
      }
    }
    console.print(SpecificationText.page(transcripts: transcripts))
    return found.isEmpty ? .input : .success
  }
}
