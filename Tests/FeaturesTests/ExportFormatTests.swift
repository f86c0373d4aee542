// Every format has its files, and each file is what its readers expect.

import Corpus
import Foundation
import JSON
import Testing
import Text

@testable import Features

private let marked = """
  [ana PERSON|Ana Núñez] met the (ana role|minister) 😀 on <DATE 2026-03-03|Tuesday>.

  “{q1|We \"will\" pay},” {q1 cue|said} {q1 by|[ana PERSON|Núñez]}.
  """

private func text(_ format: ExportFormat, _ suffix: String) -> String {
  let corpus = CorpusSnapshot.marked(marked)
  let files = format.files(of: corpus.documents[0], corpus: corpus)
  return files.first { $0.name.hasSuffix(suffix) }.map { String(decoding: $0.content, as: UTF8.self) } ?? ""
}

private func json(_ format: ExportFormat, _ suffix: String) throws -> JSONValue {
  try JSONValue(parsing: Array(text(format, suffix).utf8))
}

@Suite struct ExportFormatTests {
  @Test(arguments: ExportFormat.allCases)
  func filesHaveNamesAndContent(format: ExportFormat) {
    let corpus = CorpusSnapshot.marked(marked)
    let files = format.files(of: corpus.documents[0], corpus: corpus)
    #expect(!files.isEmpty && Set(files.map(\.name)).count == files.count)
    #expect(files.allSatisfy { $0.name.hasPrefix("a.") && !$0.content.isEmpty })
  }

  @Test(arguments: [("file:///a%2Fb.txt", "b"), ("x:..", "_"), ("", "_"), ("file:///.hidden", "_.hidden")])
  func namesOfFilesStayInTheirFolder(uri: String, stem: String) {
    let document = MarkedText("One.", uri: uri).snapshot
    let name = ExportFormat.json.files(of: document)[0].name
    #expect(!name.contains("/") && !name.hasPrefix(".") && name.hasSuffix(".json"), "\(name)")
  }

  @Test func entitiesCarryTheirIdentifiers() {
    #expect(text(.brat, ".ann").contains("Reference T1 gloss:person:ana-nunez\tAna Núñez"))
    #expect(text(.webAnnotation, ".jsonld").contains("\"gloss:/entity/person:ana-nunez\""))
    #expect(text(.nif, ".ttl").contains("<gloss:/entity/person:ana-nunez>"))
  }

  @Test func linkedDataCountsCodePointsAndEscapes() {
    let turtle = text(.nif, ".ttl")
    // The emoji is one code point: "Tuesday" stands at 32.
    #expect(turtle.contains("<file:///a.txt#char=32,39>"))
    #expect(turtle.contains("nif:anchorOf \"Tuesday\""))
    #expect(turtle.contains("We \\\"will\\\" pay"))
    #expect(turtle.contains("itsrdf:person <gloss:/entity/person:ana-nunez>"))
  }

  @Test func indexNamesSymbolsAndTheirPlaces() throws {
    let index = try json(.scip, ".scip.json")
    let occurrences = try #require(index["documents"]?[0]?["occurrences"]?.array)
    #expect(occurrences.map { $0["symbol"] } == ["gloss . . . person/ana-nunez#", "gloss . . . person/ana-nunez#"])
    #expect(occurrences.map { $0["symbolRoles"]?.integer } == [1, nil])
    // UTF-8 columns: both accents count twice.
    #expect(occurrences[0]["range"] == [0, 0, 11])
    let snapshot = text(.scip, ".scip.txt")
    #expect(snapshot.contains("^^^^^^^^^ definition gloss . . . person/ana-nunez#"))
    #expect(snapshot.contains("^^^^^ reference gloss . . . person/ana-nunez#"))
  }

  @Test func tablesHaveTheirColumns() {
    for (suffix, columns) in [(".tokens", 13), (".entities", 6), (".quotes", 7)] {
      let lines = text(.tokens, suffix).split(separator: "\n")
      #expect(lines.count > 1)
      for line in lines {
        #expect(line.split(separator: "\t", omittingEmptySubsequences: false).count == columns, "\(line)")
      }
    }
    #expect(text(.tokens, ".quotes").contains("\tNúñez\t0\tWe \"will\" pay"))
    #expect(text(.tokens, ".entities").contains("PROP\tPER\tAna Núñez"))
  }

  @Test func spacyOffsetsCutTheWords() throws {
    let document = try json(.spacy, ".spacy.json")
    let scalars = Array((document["text"]?.string ?? "").unicodeScalars)
    func words(_ span: JSONValue?) -> String {
      guard let start = span?["start"]?.integer, let end = span?["end"]?.integer, start <= end, end <= scalars.count
      else { return "" }
      return String(String.UnicodeScalarView(scalars[start..<end]))
    }
    #expect(document["ents"]?.array?.map { words($0) } == ["Ana Núñez", "Tuesday", "Núñez"])
    #expect(words(document["spans"]?["quotes"]?[0]) == "We \"will\" pay")
    #expect(document["spans"]?["quotes"]?[0]?["kb_id"] == "Ana Núñez")
    #expect(document["tokens"]?.array?.count == document["tokens"]?.array?.compactMap { $0["id"]?.integer }.count)
  }
}
