// The generated files of protocol/: what a program or a person needs to know to talk to Gloss.

import Features
import JSON
import LanguageServerProtocol

/// Makes the files that describe the protocol.
public enum ProtocolDocumentation {
  /// `gloss.metamodel.json`: the methods beside LSP in the form of LSP's own meta model.
  public static var metaModel: String { GlossProtocol.description.metaModel }

  /// `gloss.schema.json`: the same as a JSON Schema.
  public static var jsonSchema: String { GlossProtocol.description.jsonSchema }

  /// Every method that a client can send a request of, where all is switched on and the client can take all.
  public static var methods: [String] {
    ([InitializeRequest.method, ShutdownRequest.method] + AllHandlers.list.map(\.method)).sorted()
  }

  /// `errors.md`: every refusal and every line for the log, with its number.
  public static var errors: String {
    var page = """
      <!-- Made by `gloss schema --errors`. -->
      # Refusals and log lines

      A refusal is a JSON-RPC error. Its `data` holds the number of this list (`code`), a word that stays (`reason`), and in
      `details` what it is about, where that can be said; its message is for people and may change. Nothing here holds text of a
      document.

      | code | error | reason | message | details | when |
      |---|---|---|---|---|---|

      """
    for (error, meaning) in Refusal.catalogue {
      let name = "\(error.code)"
      page += "| \(error.catalogueCode ?? "") | \(error.code.rawValue) \(name) | `\(error.reason ?? "")` | "
      let details = error.details.members.map { "`\($0.key)`" }.sorted().joined(separator: ", ")
      page += "\(cell(error.message)) | \(details) | \(cell(meaning)) |\n"
    }
    page += """

      ## Log lines

      Sent with `window/logMessage` or `window/showMessage`, most of them once a session.

      | code | level | line | when |
      |---|---|---|---|

      """
    for (line, meaning) in LogLine.catalogue {
      let text = line.message
      let code = text.dropFirst().prefix { $0 != "]" }
      page += "| \(code) | \(line.level) | \(cell(String(text.dropFirst(code.count + 3)))) | \(cell(meaning)) |\n"
    }
    page += """

      ## Diagnostics

      Of texts only where they are switched on (`diagnostics.enable`, `diagnostics.codes` in [settings.md](settings.md)); of files of
      settings and lexicons always.

      | code | what |
      |---|---|

      """
    for code in Diagnostic.Code.allCases { page += "| \(code.rawValue) | \(cell(code.meaning)) |\n" }
    for code in OwnFileCode.allCases { page += "| \(code.rawValue) | \(cell(code.meaning)) |\n" }
    return page
  }

  private static func cell(_ text: String) -> String { text.replacing("|", with: "\\|") }
}
