// What the server announces: what its handlers say, what every server says, and nothing that it cannot do.

import JSON
import LanguageServerProtocol
import Text

/// The capabilities of the server.
enum ServerCapabilities {
  /// The version of the protocol beside LSP.
  static let protocolVersion = "1.0"

  /// The capabilities for a client, with the handlers that are switched on. Saving tells the server nothing that it does
  /// not know, unless it is to compare texts.
  static func all(
    for client: ClientCapabilities.Resolved, handlers: [AnyRequestHandler], verifiesSynchronization: Bool
  ) -> JSONObject {
    var capabilities = JSONObject()
    capabilities["positionEncoding"] = .string(client.positionEncoding.rawValue)
    let save: JSONValue = verifiesSynchronization ? ["includeText": true] : false
    // 2: changes come as ranges.
    capabilities["textDocumentSync"] = ["change": 2, "openClose": true, "save": save]
    var workspace = JSONObject([("workspaceFolders", ["changeNotifications": true, "supported": true])])
    if client.showsServerDocuments { workspace["textDocumentContent"] = ["schemes": ["gloss"]] }
    capabilities["workspace"] = .object(workspace)
    for handler in handlers {
      if let (key, value) = handler.capability(client) { capabilities[key] = value }
    }
    let methods = handlers.map(\.method).filter { $0.hasPrefix("gloss/") }
    let versions = JSONObject(methods.map { ($0, ["version": 1]) })
    capabilities["experimental"] = ["gloss": ["methods": .object(versions), "version": .string(protocolVersion)]]
    return capabilities
  }
}
