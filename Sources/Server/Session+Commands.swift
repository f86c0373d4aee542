// Commands: ways to what this server has beyond the protocol, for clients that can send nothing else.

import Features
import JSON
import LanguageServerProtocol

/// The commands of the server, by name.
enum ServerCommand: String, CaseIterable {
  /// Any method that only reads: its name and its parameters.
  case request = "gloss.request"
  /// Reads all documents anew, with what the lexicon files say now.
  case reanalyze = "gloss.reanalyze"
  /// A document in the format of another tool: its name and the name of the format.
  case exportDocument = "gloss.exportDocument"
}

extension Session {
  /// Does what a command says. A command that asks something is answered as that request would be, under its own id.
  func executeCommand(_ id: RequestID, _ params: ExecuteCommandParams) {
    switch ServerCommand(rawValue: params.command) {
    case nil: refuse(id, Refusal.unknownCommand(params.command))
    case .reanalyze:
      reanalyze()
      output.send(OutgoingMessage.response(id: id, result: JSONNull()))
    case .request:
      guard let method = params.arguments.first?.string else {
        return refuse(id, Refusal.params(params.command, "arguments[0]", "expected the name of a method"))
      }
      guard let handler = handlers[method], handler.prepare != nil,
        settings.isOn(handler.feature, byDefault: handler.isOnByDefault)
      else { return refuse(id, Refusal.notReadable(method)) }
      let inner = params.arguments.count > 1 ? params.arguments[1] : .object(JSONObject())
      answer(id, IncomingMessage.Params(inner), with: handler)
    case .exportDocument:
      guard let uri = params.arguments.first, uri.string != nil, let handler = handlers[GlossExportRequest.method]
      else {
        return refuse(id, Refusal.params(params.command, "arguments[0]", "expected the name of a document"))
      }
      let format = params.arguments.count > 1 ? params.arguments[1] : .string(ExportFormat.json.rawValue)
      answer(id, IncomingMessage.Params(["format": format, "uris": [uri]]), with: handler)
    }
  }
}
