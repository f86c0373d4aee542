// How often speakers of marked spans are right, by how sure Gloss is of them: what the confidence from which a speaker is
// named is chosen by.

import Analysis
import Annotation
import Prose
import Text

/// The confidence and the truth of each marked span of a corpus that somebody speaks.
struct SpeakerCalibration {
  private struct Case {
    let confidence: Int
    let isRight: Bool
  }

  private var cases: [Case] = []
  /// Spans of the gold that are found at all.
  private var foundCount = 0

  /// Finds the quotations of `documents`, every speaker named however unsure, and holds them against the gold.
  init(_ documents: [QuotationDocument], model: [UInt8]?) {
    for document in documents {
      let prose = ProseReader.read(document.text, markup: .plainText)
      guard let found = AttributionTraining.found(in: prose, model: model, leastConfidence: 0) else { continue }
      for (gold, kind) in zip(document.quotes, document.kinds) where kind == "direct" && !gold.speaker.isEmpty {
        for span in gold.spans { add(span, gold, found.quotations) }
      }
    }
  }

  private mutating func add(_ span: ByteRange, _ gold: AttributionTraining.GoldAttribution, _ found: [Quotation]) {
    guard
      let quotation = found.first(where: { quotation in
        quotation.marked.contains { AttributionTraining.overlap($0, span) >= 0.5 }
      })
    else { return }
    foundCount += 1
    guard !quotation.speaker.isEmpty, let head = gold.speakerHead ?? gold.speaker.last else { return }
    cases.append(Case(confidence: quotation.confidence, isRight: quotation.speaker.contains { $0.overlaps(head) }))
  }

  /// For each confidence how many spans get a speaker and how many of those speakers are right; then how many are right of
  /// those in a step of ten percent.
  func report() -> [String] {
    var lines = ["\(foundCount) spans with a speaker in the gold found, \(cases.count) of them given one"]
    for least in stride(from: 0, through: 950, by: 50) {
      let named = cases.filter { $0.confidence >= least }
      lines.append("from \(least): named \(share(named.count, foundCount)), right \(share(named))")
    }
    for step in 0..<10 {
      let some = cases.filter { min(9, $0.confidence / 100) == step }
      lines.append("stated \(step * 10) to \(step * 10 + 10) %: \(some.count) spans, right \(share(some))")
    }
    return lines
  }

  private func share(_ some: [Case]) -> String { share(some.count(where: \.isRight), some.count) }

  private func share(_ part: Int, _ whole: Int) -> String {
    guard whole > 0 else { return "–" }
    let permille = (1000 * part + whole / 2) / whole
    return "\(permille / 10).\(permille % 10) %"
  }
}
