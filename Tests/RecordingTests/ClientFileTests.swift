// protocol/clients: what real editors say of themselves, taken from their recordings.

import Foundation
import JSON
import TestSupport
import Testing

@testable import Recording

@Suite("What editors say of themselves") struct ClientFileTests {
  @Test(arguments: [("neovim", "Neovim"), ("emacs", "Emacs, eglot")])
  func filesAreFresh(session name: String, title: String) throws {
    let session = try ProjectSession(name: name).session()
    let params = try #require(
      session.entries.lazy.compactMap { entry -> JSONValue? in
        guard case .fromClient(let message) = entry.line, message["method"] == "initialize" else { return nil }
        return message["params"]
      }.first)
    var file = JSONObject([("capabilities", params["capabilities"] ?? .null), ("client", .string(title))])
    file["initializationOptions"] = params["initializationOptions"]
    file["session"] = .string("sessions/" + name)
    file["version"] = params["clientInfo"]?["version"]
    let text = JSONValue.object(file).indented
    let path = "protocol/clients/\(name).json"
    if ProjectTranscript.isUpdating {
      try FileManager.default.createDirectory(
        atPath: ProjectFiles.path("protocol/clients"), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: URL(fileURLWithPath: ProjectFiles.path(path)))
    }
    #expect(
      Array(text.utf8) == ProjectFiles.bytes(path), "\(path) is stale: GLOSS_UPDATE=1 swift test writes it anew")
  }
}
