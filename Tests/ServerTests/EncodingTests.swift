// The three encodings name the same bytes, and columns beyond a line mean its end.

import JSON
import LanguageServerProtocol
import TestSupport
import Testing
import Text

@testable import Server

private let text =
  "Talks 😀\r\n\r\n“Nous avons payé, Été,” said Zoë Bell 😀 of Ürümqi.\rMax Orr 😀 met Zoë Bell.\nÉ. Zoë Bell left.\r\n"

@Suite struct EncodingTests {
  private func client(_ encoding: PositionEncoding) -> TestClient {
    let client = TestClient()
    client.initialize(["general": ["positionEncodings": [.string(encoding.rawValue)]]])
    client.open(text)
    return client
  }

  /// Every range in an answer, as bytes, in order.
  private func ranges(_ value: JSONValue, _ client: TestClient) -> [Range<Int>] {
    if let range = client.bytes(value, of: text) { return [range] }
    if let elements = value.array { return elements.flatMap { ranges($0, client) } }
    return value.object?.members.flatMap { ranges($0.value, client) } ?? []
  }

  @Test(arguments: [
    "hover", "definition", "declaration", "typeDefinition", "implementation", "references", "documentHighlight",
  ])
  func everyByteHasTheSameAnswerInEveryEncoding(feature: String) {
    let clients = PositionEncoding.allCases.map(client)
    var found = 0
    for offset in 0...text.utf8.count {
      let answers = clients.map { ranges($0.result("textDocument/" + feature, $0.at(offset, of: text)), $0) }
      found += answers[0].count
      if answers[1] != answers[0] || answers[2] != answers[0] { Issue.record("\(feature) at \(offset): \(answers)") }
    }
    #expect(found > 20)
    #expect(WireInvariants.violationCount == 0)
  }

  @Test func symbolsAreTheSameInEveryEncoding() {
    let params: JSONValue = ["textDocument": ["uri": .string(TestClient.uri)]]
    let answers = PositionEncoding.allCases.map(client).map { client in
      ranges(client.result("textDocument/documentSymbol", params), client)
    }
    #expect(!answers[0].isEmpty && answers[1] == answers[0] && answers[2] == answers[0])
  }

  @Test(arguments: [0, 1, 1_000, 2_147_483_647, 4_294_967_296])
  func columnsBeyondTheLineMeanItsEnd(beyond: Int64) {
    let client = client(.utf16)
    let lines = LineIndex(SourceText(text))
    for line in 0..<lines.lineCount {
      let end = lines.position(ofByteOffset: lines.contentRange(ofLine: line).end, encoding: .utf16)
      func hover(_ character: Int64) -> JSONValue {
        client.result(
          "textDocument/hover",
          [
            "textDocument": ["uri": .string(TestClient.uri)],
            "position": ["line": .integer(Int64(line)), "character": .integer(character)],
          ])
      }
      #expect(hover(Int64(end.character) + beyond) == hover(Int64(end.character)))
    }
  }
}
