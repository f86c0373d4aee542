// gloss-train evaluate-quotations FILE [--model FILE] [--calibration]: annotates a corpus of attributions and writes what is
// found as lines of JSON, or how often speakers are right by how sure Gloss is of them.

import Analysis
import Annotation
import JSON
import Prose
import Text

/// Writes the quotations that Gloss finds in a corpus, in the form that the scorer of the corpus reads.
enum EvaluateQuotations {
  /// Runs on the file named first in `rest`; the exit status.
  static func run(_ options: TrainingOptions) -> Int32 {
    guard let path = options.operand(besidesValuesOf: ["--model", "--least-confidence"]),
      let documents = QuotationCorpus.read(path)
    else {
      report("gloss-train: evaluate-quotations needs a file of documents")
      return 1
    }
    let model = options.value(of: "--model").flatMap(Files.read)
    if options.rest.contains("--calibration") {
      for line in SpeakerCalibration(documents, model: model).report() { print(line) }
      return 0
    }
    let least = options.value(of: "--least-confidence").flatMap { Int($0) }
    var output: [UInt8] = []
    for document in documents {
      let prose = ProseReader.read(document.text, markup: .plainText)
      output +=
        AttributionTraining.found(in: prose, model: model, leastConfidence: least).map { line(document, $0) } ?? []
      output.append(UInt8(ascii: "\n"))
    }
    guard let target = options.output else {
      output.withUnsafeBytes { bytes in Files.writeToStandardOutput(bytes) }
      return 0
    }
    guard Files.write(output, to: target) else {
      report("gloss-train: cannot write \(target)")
      return 1
    }
    return 0
  }

  private static func line(_ document: QuotationDocument, _ found: AttributionTraining.Found) -> [UInt8] {
    let points = CodePoints(document.byteOffsets)
    let quotes = found.quotations.map { quotation -> JSONValue in
      .object(
        JSONObject([
          ("spans", points.list(quotation.spans)), ("marked", points.list(quotation.marked)),
          ("kind", .string(quotation.kind.name)),
          ("speaker", quotation.speaker.isEmpty ? .null : points.list(quotation.speaker)),
          ("cue", quotation.cue.isEmpty ? .null : points.list(quotation.cue)),
          ("addressee", quotation.addressee.isEmpty ? .null : points.list(quotation.addressee)),
          ("confidence", .integer(Int64(quotation.confidence))),
          ("rule", .string(found.rules[quotation.evidence])),
        ]))
    }
    let marks = found.marks.map { JSONValue.array(points.pair($0.range)) }
    return JSONValue.object(
      JSONObject([("id", .string(document.identifier)), ("quotes", .array(quotes)), ("marks", .array(marks))])
    ).json
  }
}

/// Converts byte offsets to code points.
struct CodePoints {
  private let byteOffsets: [Int32]

  /// `byteOffsets` holds the byte offset of each code point.
  init(_ byteOffsets: [Int32]) { self.byteOffsets = byteOffsets }

  /// The number of code points before byte `offset`.
  func index(_ offset: Int) -> Int64 {
    var low = 0
    var high = byteOffsets.count
    while low < high {
      let middle = (low + high) / 2
      if Int(byteOffsets[middle]) < offset { low = middle + 1 } else { high = middle }
    }
    return Int64(low)
  }

  /// A range as two numbers.
  func pair(_ range: ByteRange) -> [JSONValue] { [.integer(index(range.start)), .integer(index(range.end))] }

  /// Ranges as a list of pairs.
  func list(_ ranges: [ByteRange]) -> JSONValue { .array(ranges.map { .array(pair($0)) }) }
}
