// The files of protocol/ are those that this program makes, and say what it does.

import Foundation
import JSON
import LanguageServerProtocol
import TestSupport
import Testing

@testable import Server

@Suite struct ProtocolDocumentationTests {
  @Test func filesAreFresh() {
    GeneratedFile.expect(ProtocolDocumentation.metaModel, at: "protocol/gloss.metamodel.json")
    GeneratedFile.expect(ProtocolDocumentation.jsonSchema, at: "protocol/gloss.schema.json")
    GeneratedFile.expect(ProtocolDocumentation.errors, at: "protocol/errors.md")
  }

  @Test func everyMethodIsDescribedAndAnswered() {
    let answered = AllHandlers.list.map(\.method).filter { $0.hasPrefix("gloss/") }
    #expect(answered.sorted() == GlossProtocol.description.requests.map(\.method).sorted())
  }

  @Test func everyMessageOfTheCatalogueIsListedOnce() {
    let source = String(decoding: ProjectFiles.bytes("Sources/Server/MessageCatalogue.swift"), as: UTF8.self)
    let codes = source.matches(of: /catalogueCode: "(A\d+)"/).map { String($0.1) }
    let listed = Refusal.catalogue.compactMap(\.error.catalogueCode)
    #expect(Set(codes).count == codes.filter { $0 != "A016" }.count + 1, "two messages share a number")
    // Two are of JSON-RPC and stand beside the envelope.
    #expect(Set(listed) == Set(codes).union(["A027", "A028"]))
    #expect(Set(Refusal.catalogue.compactMap(\.error.reason)).count == listed.count)
    let lines = source.matches(of: /\[(A3\d+)\]/).map { String($0.1) }
    #expect(LogLine.catalogue.map { String($0.line.message.dropFirst().prefix(4)) } == lines.sorted())
  }

  /// The least parameters with which a method is not refused for its parameters.
  private static let params: [String: JSONValue] = [
    "gloss/analyze": ["text": ""], "gloss/checkText": ["uri": "a:b", "sha256": "00"], "gloss/close": ["uris": []],
    "gloss/crossReferences": ["entity": "person:ana-bell"], "gloss/document": ["textDocument": ["uri": "a:b"]],
    "gloss/entity": ["entity": "person:ana-bell"], "gloss/explain": ["id": "m:00:1-2"],
    "gloss/export": ["format": "json"], "gloss/open": ["documents": []],
    "gloss/resolve": ["textDocument": ["uri": "a:b"], "positions": []], "gloss/unsubscribe": ["subscription": "s9"],
  ]

  @Test(arguments: GlossProtocol.description.requests)
  func everyMemberOfTheParametersIsRead(request: RequestDescription) throws {
    guard let name = request.params, let structure = GlossProtocol.description.structure(name) else { return }
    let client = TestClient()
    client.initialize()
    let base = Self.params[request.method] ?? [:]
    #expect(client.refusal(request.method, base) != -32602, "\(request.method)")
    for property in GlossProtocol.description.properties(of: structure) {
      var wrong = base.object ?? JSONObject()
      // No member of any type is a fraction.
      wrong[property.name] = .number(1.5)
      #expect(
        client.refusal(request.method, .object(wrong)) == -32602, "\(request.method): \(property.name) is not read")
    }
  }

  @Test func everyRequiredMemberIsRequired() {
    let client = TestClient()
    client.initialize()
    for request in GlossProtocol.description.requests {
      guard let name = request.params, let structure = GlossProtocol.description.structure(name) else { continue }
      for property in structure.properties where !property.isOptional {
        var less = Self.params[request.method]?.object ?? JSONObject()
        less[property.name] = nil
        #expect(
          client.refusal(request.method, .object(less)) == -32602, "\(request.method): \(property.name) may be left out"
        )
      }
    }
  }
}
