// gloss-train evaluate-chains FILE [--speakers]: annotates a corpus from raw text and writes the chains found as lines of JSON,
// or counts how many speakers behind pronouns are the right person.

import Analysis
import Annotation
import JSON
import Prose
import Text

/// Writes or measures the chains that Gloss finds in raw text.
enum EvaluateChains {
  /// Runs on the file named first in `rest`: lines of JSON with `id` and `text`, or a table of GAP; the exit status.
  static func run(_ options: TrainingOptions) -> Int32 {
    guard let path = options.rest.first(where: { !$0.hasPrefix("--") }) else {
      report("gloss-train: evaluate-chains needs a file of documents")
      return 1
    }
    if options.rest.contains("--speakers") { return SpeakerPronouns.run(path) }
    guard let documents = path.hasSuffix(".tsv") ? table(path) : records(path) else {
      report("gloss-train: cannot read \(path)")
      return 1
    }
    var output: [UInt8] = []
    let start = processorSeconds()
    for document in documents { output += line(document) + [UInt8(ascii: "\n")] }
    report("\(documents.count) documents in \(Int((processorSeconds() - start) * 1000)) ms of a core")
    guard let target = options.output else {
      output.withUnsafeBytes { Files.writeToStandardOutput($0) }
      return 0
    }
    guard Files.write(output, to: target) else {
      report("gloss-train: cannot write \(target)")
      return 1
    }
    return 0
  }

  private struct Document {
    let identifier: String
    let text: SourceText
  }

  private static func records(_ path: String) -> [Document]? {
    Files.lines(path)?.filter { !$0.isEmpty }.compactMap { line in
      guard let record = try? JSONValue(parsing: Array(line)), let text = record["text"]?.string else { return nil }
      return Document(identifier: record["id"]?.string ?? "", text: SourceText(text))
    }
  }

  /// The texts of a table with the columns ID and Text and a head line, as GAP has it.
  private static func table(_ path: String) -> [Document]? {
    Files.lines(path)?.dropFirst().filter { !$0.isEmpty }.compactMap { line in
      let columns = line.split(separator: UInt8(ascii: "\t"), maxSplits: 2, omittingEmptySubsequences: false)
      guard columns.count >= 2 else { return nil }
      return Document(
        identifier: String(decoding: columns[0], as: UTF8.self),
        text: SourceText(String(decoding: columns[1], as: UTF8.self)))
    }
  }

  private static func line(_ document: Document) -> [UInt8] {
    let annotation = Pipeline.annotate(document.text)
    let points = CodePoints(byteOffsets(document.text))
    let mentions = annotation.mentions.map { mention -> JSONValue in
      var members: [(String, JSONValue)] = [
        ("start", .integer(points.index(mention.range.start))), ("end", .integer(points.index(mention.range.end))),
        ("chain", .integer(Int64(mention.chain))), ("kind", .string(mention.kind.name)),
        ("rule", .string(annotation.evidence[mention.evidence].rule)),
      ]
      let nounPhrase = annotation.coreferenceSpan(of: mention)
      if nounPhrase != mention.range { members.append(("np", .array(points.pair(nounPhrase)))) }
      if mention.isMetonym { members.append(("metonym", .bool(true))) }
      if let type = mention.type { members.append(("type", .string(type.name))) }
      return .object(JSONObject(members))
    }
    let chains = annotation.chains.enumerated().map { index, chain in
      (String(index), JSONValue.object(JSONObject([("name", .string(chain.canonicalName))])))
    }
    return JSONValue.object(
      JSONObject([
        ("id", .string(document.identifier)), ("mentions", .array(mentions)), ("chains", .object(JSONObject(chains))),
      ])
    ).json
  }

  private static func byteOffsets(_ text: SourceText) -> [Int32] {
    var result: [Int32] = []
    for (offset, byte) in text.bytes.enumerated() where byte & 0xC0 != 0x80 { result.append(Int32(offset)) }
    return result + [Int32(text.bytes.count)]
  }
}

/// Counts the speakers behind "he" and "she" that are resolved to the right person, in a corpus whose attributions give the
/// speaker's words but no chains.
///
/// The right person is taken from the gold attributions alone. Strict: the nearest attribution before and the nearest after
/// whose speaker ends in a capitalised word end in the same word, which then is the person's. Lenient: the nearest before
/// stands in the same paragraph or the one before, whoever speaks next. Resolved is a pronoun in whose chain a name holds
/// that word.
enum SpeakerPronouns {
  private struct Count {
    var all = 0
    var right = 0
    var unlinked = 0
  }

  /// Prints the counts for a file of attributions; the exit status.
  static func run(_ path: String) -> Int32 {
    guard let documents = QuotationCorpus.read(path) else {
      report("gloss-train: cannot read \(path)")
      return 1
    }
    var strict = Count()
    var lenient = Count()
    for document in documents { count(document, &strict, &lenient) }
    print("strict:  \(percent(strict.right, strict.all)) of \(strict.all) right, \(strict.unlinked) without a name")
    print("lenient: \(percent(lenient.right, lenient.all)) of \(lenient.all) right, \(lenient.unlinked) without a name")
    return 0
  }

  private static func count(_ document: QuotationDocument, _ strict: inout Count, _ lenient: inout Count) {
    let annotation = Pipeline.annotate(document.text)
    let speakers = document.quotes.compactMap { quote -> (range: ByteRange, head: ByteRange)? in
      guard let range = quote.speaker.first, let head = quote.speakerHead else { return nil }
      return (range, head)
    }.sorted { $0.head < $1.head }
    for (index, speaker) in speakers.enumerated() where isPronoun(document.text[speaker.range]) {
      guard let before = speakers[..<index].last(where: { name(document.text[$0.head]) != nil }),
        let person = name(document.text[before.head])
      else { continue }
      let after = speakers[(index + 1)...].first { name(document.text[$0.head]) != nil }
      let names = names(at: speaker.range, annotation)
      let isRight = names.contains { $0.split(separator: " ").contains { $0 == person } }
      if after.flatMap({ name(document.text[$0.head]) }) == person {
        add(isRight, names.isEmpty, to: &strict)
      }
      let gap = paragraph(speaker.head.start, annotation.prose) - paragraph(before.head.start, annotation.prose)
      if gap <= 1 { add(isRight, names.isEmpty, to: &lenient) }
    }
  }

  private static func add(_ isRight: Bool, _ isUnlinked: Bool, to count: inout Count) {
    count.all += 1
    if isRight { count.right += 1 }
    if isUnlinked { count.unlinked += 1 }
  }

  private static func isPronoun(_ text: String) -> Bool { ["he", "she", "He", "She"].contains(text) }

  /// The last word of a speaker where it has a capital; pronouns at the start of a sentence have one too and are no names.
  private static func name(_ head: String) -> String? {
    guard let last = head.split(separator: " ").last, let first = last.first, first.isUppercase,
      last.count > 3 || last.contains(where: \.isLowercase) == false, !isPronoun(String(last))
    else { return nil }
    let pronouns = ["They", "It", "We", "You", "That", "This", "Who", "Those", "These"]
    return pronouns.contains(String(last)) ? nil : String(last)
  }

  /// The names in the chain of the mention that is exactly `range`.
  private static func names(at range: ByteRange, _ annotation: DocumentAnnotation) -> [String] {
    guard let mention = annotation.mentions.first(where: { $0.range == range }) else { return [] }
    return annotation.chains[mention.chain].aliases.map(\.text)
  }

  private static func paragraph(_ offset: Int, _ prose: ProseDocument) -> Int {
    prose.paragraphs.lastIndex { $0.range.start <= offset } ?? 0
  }
}
