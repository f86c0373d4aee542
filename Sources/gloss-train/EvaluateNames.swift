// gloss-train evaluate-names: scores of the names that Gloss finds in raw text, with the model that is in the program.

import Analysis
import Annotation
import Prose
import Text

/// `gloss-train evaluate-names`: exact and lenient F1 of persons, organisations and places on the dev files, as the
/// scorer of the corpora counts with --trim.
enum EvaluateNames {
  private static let dev = ["worldwide/dev", "gum/dev", "gmb/dev"]
  private static let test = [
    "worldwide/test", "uner_pud/test", "uner_ewt/test", "wikigold/test", "re3d/test", "crossner_politics/test",
  ]

  /// `--split test` takes the test files; `--errors FILE` lists what went wrong in one of them (`worldwide/dev`).
  static func run(_ options: TrainingOptions) -> Int32 {
    let rest = options.rest
    func value(after name: String) -> String? {
      rest.firstIndex(of: name).flatMap { $0 + 1 < rest.count ? rest[$0 + 1] : nil }
    }
    if let file = value(after: "--errors") { return list(file, options) }
    print(NameScores.heading)
    for file in value(after: "--split") == "test" ? test : dev {
      guard let documents = NameCorpus.read("\(options.corpora)/ner/\(file).jsonl") else {
        report("gloss-train: no names in \(options.corpora)/ner/\(file).jsonl")
        return 1
      }
      var scores = NameScores()
      for document in documents {
        scores.add(
          gold: document.names, found: found(document), declared: document.declaredTypes, bytes: document.bytes)
      }
      print(scores.line(file))
    }
    return 0
  }

  private static func found(_ document: NameDocument) -> [(range: ByteRange, type: String)] {
    let prose = ProseReader.read(SourceText(validUTF8: document.bytes), markup: .plainText)
    return NameFinding.names(prose).map { (prose.byteRange(ofTokens: $0.tokens), $0.type.name) }
  }

  /// Prints each wrong name with its surroundings, and counts by sort of error.
  private static func list(_ file: String, _ options: TrainingOptions) -> Int32 {
    guard let documents = NameCorpus.read("\(options.corpora)/ner/\(file).jsonl") else { return 1 }
    var counts: [String: Int] = [:]
    for document in documents {
      let gold = sorted(document.names, document)
      let given = sorted(found(document), document)
      for name in gold where !given.contains(name) {
        let other = given.first { $0.range.overlaps(name.range) }
        let sort =
          other.map { $0.range == name.range ? "type" : $0.type == name.type ? "edge" : "edge+type" } ?? "missed"
        let instead = other.map { " instead \($0.type) [\(text($0.range, document))]" } ?? ""
        counts["\(sort) \(name.type)\(sort.hasSuffix("type") ? " as " + (other?.type ?? "") : "")", default: 0] += 1
        print("\(sort) \(name.type) [\(text(name.range, document))]\(instead) in \(around(name.range, document))")
      }
      for name in given where !gold.contains(where: { $0.range.overlaps(name.range) }) {
        counts["spurious \(name.type)", default: 0] += 1
        print("spurious \(name.type) [\(text(name.range, document))] in \(around(name.range, document))")
      }
    }
    for (sort, count) in counts.sorted(by: { ($0.value, $1.key) > ($1.value, $0.key) }) { print("\(count) \(sort)") }
    return 0
  }

  /// The names of the scored types that the document declares, trimmed.
  private static func sorted(
    _ names: [(range: ByteRange, type: String)], _ document: NameDocument
  ) -> [NameKey] {
    let declared = Set(document.declaredTypes.map(NameScores.plain)).intersection(NameScores.columns)
    let keys = names.map { name in
      let type = NameScores.plain(name.type)
      return NameKey(range: NameTrimming.trim(name.range, document.bytes, isPerson: type == "PERSON"), type: type)
    }
    return keys.filter { declared.contains($0.type) }.sorted { $0.range < $1.range }
  }

  private static func text(_ range: ByteRange, _ document: NameDocument) -> String {
    String(decoding: document.bytes[range.start..<range.end], as: UTF8.self)
  }

  private static func around(_ range: ByteRange, _ document: NameDocument) -> String {
    let start = max(0, range.start - 60)
    let end = min(document.bytes.count, range.end + 50)
    let part = document.bytes[start..<end].map { $0 == 0x0A ? UInt8(ascii: "|") : $0 }
    return "… \(String(decoding: part, as: UTF8.self)) …"
  }
}
