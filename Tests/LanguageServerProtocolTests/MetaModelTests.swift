// Our meta model is one in LSP's own form, and the rules that say so are those that LSP's own file keeps.

import Foundation
import JSON
import TestSupport
import Testing

@testable import LanguageServerProtocol

@Suite("The meta model") struct MetaModelTests {
  private static let lspPath = ProjectFiles.root + "/../shared/lsp/metaModel.json"
  private static let hasLSP = FileManager.default.fileExists(atPath: lspPath)

  private static func file(_ path: String) throws -> JSONValue {
    try JSONValue(parsing: Array(try Data(contentsOf: URL(fileURLWithPath: path))))
  }

  @Test func oursHasTheFormOfLSPs() throws {
    let model = try Self.file(ProjectFiles.path("protocol/gloss.metamodel.json"))
    #expect(MetaModelRules.problems(model) == [])
    #expect((model["requests"]?.array?.count ?? 0) > 20)
  }

  @Test(.enabled(if: hasLSP, "LSP's own meta model is not beside the checkout: the rules are not held against it"))
  func lspsOwnKeepsTheRules() throws {
    let model = try Self.file(Self.lspPath)
    #expect(MetaModelRules.problems(model) == [])
    #expect(model["requests"]?.array?.count == 69)
  }

  @Test(
    arguments: [
      ("\"kind\": \"base\"", "\"kind\": \"basic\"", "no kind of type"),
      ("\"name\": \"uinteger\"", "\"name\": \"natural\"", "no base type natural"),
      ("\"optional\": true", "\"isOptional\": true", "isOptional: not allowed"),
      ("\"messageDirection\": \"clientToServer\"", "\"messageDirection\": \"up\"", "no direction"),
      ("\"typeName\"", "\"type\"", "typeName: missing"),
      ("\"typeAliases\": []", "\"aliases\": []", "typeAliases: missing"),
      (
        "\"kind\": \"reference\", \"name\": \"GlossQuote\"", "\"kind\": \"reference\", \"name\": \"Quote\"",
        "Quote is not described"
      ),
    ])
  func whatIsOtherwiseIsFound(text: String, other: String, problem: String) throws {
    let bytes = ProjectFiles.bytes("protocol/gloss.metamodel.json")
    let changed = String(decoding: bytes, as: UTF8.self).replacingOccurrences(of: text, with: other)
    #expect(changed.utf8.elementsEqual(bytes) == false, "nothing was changed")
    let problems = MetaModelRules.problems(try JSONValue(parsing: Array(changed.utf8)))
    #expect(problems.contains { $0.hasSuffix(problem) }, "\(problems.prefix(3))")
  }
}
