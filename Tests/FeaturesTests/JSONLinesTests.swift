// Tests of the batch output.

import Analysis
import Annotation
import Features
import JSON
import Testing
import Text

@Suite struct JSONLinesTests {
  private func line(_ marked: String, unit: OffsetUnit = .codePoints, includesText: Bool = true) -> String {
    let lines = JSONLines(unit: unit, includesText: includesText)
    return String(decoding: lines.line(of: MarkedText(marked).annotation, id: "a"), as: UTF8.self)
  }

  @Test("the form of the contract")
  func form() {
    let expected = """
      {"chains":{"c0":{"aliases":["Núñez"],"name":"Ana Núñez","roles":[],"type":"PERSON"}},"echoes":[],\
      "entities":[{"chain":"c0","end":9,"start":0,"type":"PERSON"},{"chain":"c0","end":23,"start":18,"type":"PERSON"}],\
      "expressions":[],"id":"a","marks":[],\
      "mentions":[{"chain":"c0","end":9,"kind":"name","start":0,"type":"PERSON"},\
      {"chain":"c0","end":23,"kind":"name","start":18,"type":"PERSON"}],\
      "quotes":[{"chain":"c0","cue":[[24,28]],"kind":"direct","marked":[[12,15]],"spans":[[12,15]],"speaker":[[18,23]]}],\
      "sentences":[[0,10],[11,29]],"tokens":[[0,3],[4,9],[9,10],[11,12],[12,15],[15,16],[16,17],[18,23],[24,28],[28,29]]}
      """
    let line = line("[a PERSON|Ana Núñez]. “{q1|Yes},” {q1 by|[a PERSON|Núñez]} {q1 cue|said}.", includesText: false)
    #expect(line == expected)
  }

  @Test("names alone have a noun phrase beside their span; a possessive ending belongs to it")
  func nounPhrases() throws {
    let text = "Mayor Ana Belo’s aides met the mayor’s driver. The United States watched."
    let line = JSONLines().line(of: Pipeline.annotate(SourceText(text)), id: "a")
    let mentions = try JSONValue(parsing: line)["mentions"]?.array ?? []
    let scalars = Array(text.unicodeScalars)
    var phrases: [String] = []
    for mention in mentions {
      guard let phrase = mention["np"]?.array?.compactMap(\.integer), phrase.count == 2 else { continue }
      #expect(mention["kind"] == "name")
      phrases.append(String(String.UnicodeScalarView(scalars[phrase[0]..<phrase[1]])))
    }
    #expect(phrases == ["Mayor Ana Belo’s", "The United States"])
    #expect(mentions.contains { $0["kind"] == "nominal" })
  }

  @Test("no speaker is null, not the nearest name")
  func unknown() throws {
    let value = try JSONValue(parsing: Array(line("“{q1|Yes}”").utf8))
    let quote = value["quotes"]?[0]
    #expect(quote?["speaker"] == .null)
    #expect(quote?["chain"] == .null)
    #expect(quote?["cue"] == .null)
  }

  @Test(
    "offsets count what was asked for, behind emoji and CRLF",
    arguments: [(OffsetUnit.codePoints, 6), (.utf16, 7), (.bytes, 10)])
  func offsets(unit: OffsetUnit, start: Int) throws {
    let value = try JSONValue(parsing: Array(line("😀é\r\n> [a PERSON|Ana]", unit: unit).utf8))
    #expect(value["mentions"]?[0]?["start"]?.integer == start)
    #expect(value["mentions"]?[0]?["end"]?.integer == start + 3)
    #expect(value["text"]?.string == "😀é\r\n> Ana")
  }

  @Test("offsets agree with Swift's own counts at every byte", arguments: OffsetUnit.allCases)
  func counts(unit: OffsetUnit) {
    let string = String(repeating: "a\r\né😀 words, ", count: 20)
    let offsets = TextOffsets(SourceText(string), unit: unit)
    for index in string.unicodeScalars.indices {
      let byte = string.utf8.distance(from: string.startIndex, to: index)
      let expected =
        switch unit {
        case .bytes: byte
        case .codePoints: string.unicodeScalars.distance(from: string.startIndex, to: index)
        case .utf16: string.utf16.distance(from: string.startIndex, to: index)
        }
      #expect(offsets.offset(of: byte) == expected)
    }
    #expect(offsets.offset(of: -1) == 0)
    #expect(offsets.offset(of: .max) == offsets.offset(of: string.utf8.count))
  }
}
