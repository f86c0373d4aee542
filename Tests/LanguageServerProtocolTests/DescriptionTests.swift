// The description of the protocol is sound in itself, and says of messages what they are.

import JSON
import Testing

@testable import LanguageServerProtocol

@Suite struct DescriptionTests {
  private let description = GlossProtocol.description

  /// The names that a type refers to.
  private func names(_ type: TypeDescription) -> [String] {
    switch type {
    case .reference(let name): [name]
    case .array(let element), .map(let element): names(element)
    case .or(let types): types.flatMap(names)
    default: []
    }
  }

  @Test func everyNameIsDescribedOnceAndUsed() {
    let described = description.structures.map(\.name) + description.enumerations.map(\.name)
    #expect(Set(described).count == described.count)
    var used: Set<String> = []
    var waiting =
      ["GlossErrorData"] + description.requests.flatMap { names($0.result) + ($0.params.map { [$0] } ?? []) }
    waiting +=
      description.notifications.map(\.params) + description.requests.flatMap { $0.partialResult.map(names) ?? [] }
    while let name = waiting.popLast() {
      guard used.insert(name).inserted else { continue }
      guard let structure = description.structure(name) else {
        #expect(description.enumeration(name) != nil, "\(name) is not described")
        continue
      }
      waiting += structure.mixins + structure.properties.flatMap { names($0.type) }
    }
    #expect(Set(described).subtracting(used) == [])
  }

  @Test func methodsAreNamedAsTheyAreAndMembersOnce() {
    for request in description.requests { #expect(request.method.hasPrefix("gloss/")) }
    #expect(Set(description.requests.map(\.method)).count == description.requests.count)
    for structure in description.structures {
      let names = description.properties(of: structure).map(\.name)
      #expect(Set(names).count == names.count, "\(structure.name)")
    }
  }

  @Test func theMetaModelHasTheShapeOfLSPs() throws {
    let model = try JSONValue(parsing: Array(description.metaModel.utf8))
    #expect(model["metaData"]?["version"] == .string(GlossProtocol.version))
    let quotes = try #require(model["requests"]?.array?.first { $0["method"] == "gloss/quotes" })
    #expect(quotes["typeName"] == "GlossQuotesRequest" && quotes["messageDirection"] == "clientToServer")
    #expect(quotes["params"] == ["kind": "reference", "name": "GlossQuotesParams"])
    #expect(quotes["partialResult"]?["element"] == ["kind": "reference", "name": "GlossQuote"])
    #expect(model["enumerations"]?.array?.allSatisfy { $0["type"]?["name"] == "string" } == true)
  }

  @Test(
    arguments: [
      (["end": 1], ["result.end: expected object", "result.start: missing, but required in Range"]),
      (
        ["start": ["line": 0, "character": 0], "end": ["line": 0, "character": 1], "x": 1],
        ["result.x: not described in Range"]
      ),
      (
        ["start": ["line": -1, "character": 0], "end": ["line": 0, "character": 1]],
        ["result.start.line: expected a number from 0 on"]
      ),
    ] as [(JSONValue, [String])])
  func faultsAreFound(value: JSONValue, expected: [String]) {
    var seen: Set<String> = []
    #expect(description.problems(value, .reference("Range"), seen: &seen) == expected)
  }

  @Test func alternativesAreTriedAndTheNearestIsReported() {
    var seen: Set<String> = []
    let type = TypeDescription.reference("GlossSentence").orNull
    #expect(description.problems(.null, type, seen: &seen) == [])
    #expect(description.problems(["text": 1], type, seen: &seen).contains("result.text: expected string"))
  }
}
