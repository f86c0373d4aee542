// Names and where they occur, as code intelligence tools store it: SCIP.
//
// SCIP itself is a protocol buffer. This is its JSON form, which every protocol buffer library reads, and the "snapshot" by
// which SCIP indexers are reviewed: the text with a line of carets under each name.

import Annotation
import Corpus
import JSON
import Text

/// Writes an annotation as a SCIP index.
public enum SCIP {
  /// The index of a document in the JSON form of the protocol buffer, keys sorted.
  public static func index(of document: DocumentSnapshot, corpus: CorpusSnapshot? = nil) -> [UInt8] {
    var writer = JSONWriter(capacity: document.text.count * 4)
    writer.object { writer in
      writer.key("documents")
      writer.array { SCIPDocument(document, corpus).write(to: &$0) }
      writer.key("metadata")
      writer.object { writer in
        writer.member("projectRoot", folder(of: document.uri))
        writer.member("textDocumentEncoding", "UTF8")
        writer.key("toolInfo")
        writer.object { $0.member("name", "gloss") }
      }
    }
    return writer.bytes
  }

  /// The text with a line of carets under each name, and the symbol beside it.
  public static func snapshot(of document: DocumentSnapshot, corpus: CorpusSnapshot? = nil) -> String {
    let parts = SCIPDocument(document, corpus)
    var output = ""
    var occurrences = parts.occurrences[...]
    for line in 0..<document.lines.lineCount {
      let content = document.lines.contentRange(ofLine: line)
      output += document.text[content] + "\n"
      while let occurrence = occurrences.first, occurrence.range.start < content.end || occurrence.range.isEmpty {
        occurrences.removeFirst()
        guard occurrence.range.start >= content.start, !occurrence.range.isEmpty else { continue }
        let before = document.text[ByteRange(content.start, occurrence.range.start)]
        let words = document.text[ByteRange(occurrence.range.start, Swift.min(occurrence.range.end, content.end))]
        // A tab stays a tab, so that the carets stand under the words in every editor.
        for scalar in before.unicodeScalars { output.unicodeScalars.append(scalar == "\t" ? "\t" : " ") }
        output += String(repeating: "^", count: Swift.max(words.unicodeScalars.count, 1))
        output += occurrence.isDefinition ? " definition " : " reference "
        output += occurrence.symbol + "\n"
      }
    }
    return output
  }

  private static func folder(of uri: DocumentURI) -> String {
    guard let slash = uri.spelling.lastIndex(of: "/") else { return "" }
    return String(uri.spelling[...slash])
  }
}

private struct SCIPDocument {
  struct Occurrence {
    var range: ByteRange
    var symbol: String
    var isDefinition: Bool
  }

  let document: DocumentSnapshot
  let occurrences: [Occurrence]
  private let symbols: [(symbol: String, chain: Chain)]

  init(_ document: DocumentSnapshot, _ corpus: CorpusSnapshot?) {
    self.document = document
    let annotation = document.annotation
    let names = annotation.chains.indices.map { Self.symbol(document.entityID(ofChain: $0, in: corpus), $0) }
    occurrences = annotation.mentions.enumerated().compactMap { index, mention in
      guard names.indices.contains(mention.chain) else { return nil }
      return Occurrence(
        range: mention.range, symbol: names[mention.chain],
        isDefinition: annotation.chains[mention.chain].introducingMention == index)
    }.sorted { $0.range < $1.range }
    symbols = zip(names, annotation.chains).map { (symbol: $0, chain: $1) }
      .sorted { $0.symbol.utf8.lexicographicallyPrecedes($1.symbol.utf8) }
  }

  /// `gloss . . . person/ana-nunez#` for an entity with a name, `local c17` for one of this document alone.
  private static func symbol(_ id: String, _ chain: Int) -> String {
    guard let colon = id.firstIndex(of: ":"), !id.hasPrefix("local:") else { return "local c\(chain)" }
    let name = id[id.index(after: colon)...]
    let isSimple = name.utf8.allSatisfy { byte in
      (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte) || byte == UInt8(ascii: "-")
    }
    return "gloss . . . \(id[..<colon])/" + (isSimple ? String(name) : "`\(name)`") + "#"
  }

  func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("language", "English prose")
      writer.key("occurrences")
      writer.array { writer in
        for occurrence in occurrences {
          writer.object { writer in
            writer.member("range", position(occurrence.range))
            writer.member("symbol", occurrence.symbol)
            // 1 is SCIP's role "Definition".
            if occurrence.isDefinition { writer.member("symbolRoles", 1) }
          }
        }
      }
      writer.member("positionEncoding", "UTF8CodeUnitOffsetFromLineStart")
      writer.member("relativePath", String(document.uri.spelling.split(separator: "/").last ?? ""))
      writer.key("symbols")
      writer.array { writer in
        for (symbol, chain) in symbols {
          writer.object { writer in
            writer.member("displayName", Excerpt.line(chain.canonicalName))
            writer.member(
              "documentation", [PlainWords.type(chain.type)] + chain.roles.map { Excerpt.line($0.text) })
            writer.member("symbol", symbol)
          }
        }
      }
      writer.key("text")
      writer.string(utf8: document.text.bytes)
    }
  }

  /// Line and column of start and end, counted from 0; three numbers where both are on one line.
  private func position(_ range: ByteRange) -> [Int] {
    let found = document.lines.positionRange(of: range, encoding: .utf8)
    return found.start.line == found.end.line
      ? [found.start.line, found.start.character, found.end.character]
      : [found.start.line, found.start.character, found.end.line, found.end.character]
  }
}
