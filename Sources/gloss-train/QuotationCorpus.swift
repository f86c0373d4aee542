// Reads corpora of attributions: a document a line, offsets in code points.

import Analysis
import JSON
import Prose
import Text

/// A document with its attributions in bytes.
struct QuotationDocument {
  let identifier: String
  let text: SourceText
  let quotes: [AttributionTraining.GoldAttribution]
  /// "direct", "mixed" or "indirect", parallel to `quotes`.
  let kinds: [String]
  /// The byte offset of each code point, and of the end.
  let byteOffsets: [Int32]
}

/// Reads corpora of attributions.
enum QuotationCorpus {
  /// The documents of a file; `nil` where it cannot be read.
  static func read(_ path: String) -> [QuotationDocument]? {
    guard let lines = Files.lines(path) else { return nil }
    var result: [QuotationDocument] = []
    for line in lines where !line.isEmpty {
      guard let value = try? JSONValue(parsing: Array(line)), let text = value["text"]?.string else { return nil }
      result.append(document(value, SourceText(text)))
    }
    return result
  }

  private static func document(_ value: JSONValue, _ text: SourceText) -> QuotationDocument {
    let offsets = byteOffsets(text)
    let quotes = value["quotes"]?.array ?? []
    return QuotationDocument(
      identifier: value["id"]?.string ?? "", text: text,
      quotes: quotes.map { quote in
        AttributionTraining.GoldAttribution(
          spans: ranges(quote["spans"], offsets), speaker: ranges(quote["speaker"], offsets),
          speakerHead: range(quote["speaker_head"], offsets), cue: ranges(quote["cue"], offsets))
      }, kinds: quotes.map { $0["kind"]?.string ?? "indirect" }, byteOffsets: offsets)
  }

  private static func byteOffsets(_ text: SourceText) -> [Int32] {
    var result: [Int32] = []
    for (offset, byte) in text.bytes.enumerated() where byte & 0xC0 != 0x80 { result.append(Int32(offset)) }
    result.append(Int32(text.bytes.count))
    return result
  }

  private static func ranges(_ value: JSONValue?, _ offsets: [Int32]) -> [ByteRange] {
    (value?.array ?? []).compactMap { range($0, offsets) }
  }

  private static func range(_ value: JSONValue?, _ offsets: [Int32]) -> ByteRange? {
    guard let start = value?[0]?.integer, let end = value?[1]?.integer, offsets.indices.contains(start),
      offsets.indices.contains(end)
    else { return nil }
    return ByteRange(Int(offsets[start]), Int(offsets[end]))
  }
}
