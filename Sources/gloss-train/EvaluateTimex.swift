// Measures the dates found in articles against a corpus of TIMEX3 values, as TempEval-3 counts: spans strict and relaxed, and
// values on relaxed matches; values as they are written, and as the stretch of time that they mean.
//
// GUM keeps TEI's way: it knows dates alone and writes a decade as its first and last day, a season as its months, and what
// ends or begins with a day with one side open. Such differences are evened out in `TimexComparison`, and only there.

import Analysis
import Annotation
import JSON
import Prose
import Text

/// An expression of a corpus or of ours, in code points.
private struct DatedSpan {
  var range: Range<Int>
  var value: String
}

/// Counts of one corpus.
private struct TimexCounts {
  var documents = 0
  var gold = 0
  var found = 0
  var strict = 0
  var relaxed = 0
  var written = 0
  var meant = 0
}

/// The measure of dates in articles.
enum EvaluateTimex {
  /// Prints the scores of the articles of `lines`; with `failures`, what was missed, spurious or wrong.
  static func measure(_ name: String, _ lines: [ArraySlice<UInt8>], failures: Int) {
    var counts = TimexCounts()
    var left = failures
    for line in lines where !line.isEmpty {
      guard let record = try? JSONValue(parsing: Array(line)), let text = record["text"]?.string,
        case .array(let expressions)? = record["expressions"]
      else { continue }
      let gold = expressions.compactMap { expression -> DatedSpan? in
        guard let start = expression["start"]?.integer, let end = expression["end"]?.integer, start < end else {
          return nil
        }
        return DatedSpan(range: start..<end, value: expression["value"]?.string ?? "")
      }
      let reference = record["reference_time"]?.string
      let found = spans(text, reference)
      count(gold, found, reference, &counts) { message in
        guard left > 0 else { return }
        left -= 1
        print("  \(record["id"]?.string ?? "") \(message(text))")
      }
    }
    report(name, counts)
  }

  private static func spans(_ text: String, _ reference: String?) -> [DatedSpan] {
    let (prose, values) = EvaluateValues.values(text, reference)
    var codePoints = CodePointCounter(prose.text.bytes)
    // Times of day are dates to TEI.
    return values.filter { $0.type == .date || $0.type == .time }.map {
      let range = prose.byteRange(ofTokens: $0.tokens)
      return DatedSpan(range: codePoints.count(to: range.start)..<codePoints.count(to: range.end), value: $0.value)
    }
  }

  private static func count(
    _ gold: [DatedSpan], _ found: [DatedSpan], _ reference: String?, _ counts: inout TimexCounts,
    _ tell: ((String) -> String) -> Void
  ) {
    counts.documents += 1
    counts.gold += gold.count
    counts.found += found.count
    counts.strict += Set(gold.map(\.range)).intersection(found.map(\.range)).count
    var pairs: [(overlap: Int, gold: Int, found: Int)] = []
    for (left, want) in gold.enumerated() {
      for (right, have) in found.enumerated() where want.range.overlaps(have.range) {
        pairs.append((want.range.clamped(to: have.range).count, left, right))
      }
    }
    pairs.sort { ($1.overlap, $0.gold, $0.found) < ($0.overlap, $1.gold, $1.found) }
    var goldSeen = Set<Int>()
    var foundSeen = Set<Int>()
    for pair in pairs where !goldSeen.contains(pair.gold) && !foundSeen.contains(pair.found) {
      goldSeen.insert(pair.gold)
      foundSeen.insert(pair.found)
      counts.relaxed += 1
      let (want, have) = (gold[pair.gold], found[pair.found])
      if TimexComparison.isWrittenAlike(want.value, have.value) { counts.written += 1 }
      if TimexComparison.meansTheSame(want.value, have.value, reference: reference) {
        counts.meant += 1
      } else {
        tell { "VALUE \"\(excerpt($0, want.range))\" is \(want.value), got \(have.value) (day \(reference ?? "-"))" }
      }
    }
    for (index, want) in gold.enumerated() where !goldSeen.contains(index) {
      tell { "MISSED \"\(excerpt($0, want.range))\" \(want.value)" }
    }
    for (index, have) in found.enumerated() where !foundSeen.contains(index) {
      tell { "SPURIOUS \"\(excerpt($0, have.range))\" \(have.value)" }
    }
  }

  private static func excerpt(_ text: String, _ range: Range<Int>) -> String {
    String(String.UnicodeScalarView(text.unicodeScalars.dropFirst(range.lowerBound).prefix(range.count)))
  }

  private static func report(_ name: String, _ counts: TimexCounts) {
    func line(_ label: String, _ right: Int) {
      let precision = counts.found == 0 ? 0 : Double(right) / Double(counts.found)
      let recall = counts.gold == 0 ? 0 : Double(right) / Double(counts.gold)
      let mean = precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall)
      func percent(_ share: Double) -> String { String(Double((share * 1000).rounded()) / 10) }
      print("  \(label): precision \(percent(precision)), recall \(percent(recall)), F1 \(percent(mean))")
    }
    print("\(name): \(counts.documents) articles, \(counts.gold) dates in the corpus, \(counts.found) found")
    line("same edges", counts.strict)
    line("overlapping", counts.relaxed)
    line("value as written", counts.written)
    line("value as the stretch of time it means", counts.meant)
  }
}

/// Counts code points up to byte offsets that only grow.
private struct CodePointCounter {
  private let bytes: [UInt8]
  private var position = 0
  private var counted = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The code points before a byte offset.
  mutating func count(to offset: Int) -> Int {
    if offset < position { (position, counted) = (0, 0) }
    let end = min(offset, bytes.count)
    while position < end {
      if bytes[position] & 0xC0 != 0x80 { counted += 1 }
      position += 1
    }
    return counted
  }
}

/// Whether two TIMEX3 values say the same.
enum TimexComparison {
  /// The same but for seconds of zero, the zone of UTC and case.
  static func isWrittenAlike(_ gold: String, _ ours: String) -> Bool { normal(gold) == normal(ours) }

  private static func normal(_ value: String) -> String {
    var text = value.uppercased()
    if text.hasSuffix("Z") { text.removeLast() }
    if text.contains("T"), text.hasSuffix(":00"), text.split(separator: ":").count == 3 { text.removeLast(3) }
    return text
  }

  /// The same stretch of time, however it is written: "1930-01-01/1939-12-31" is "193", "2012-06/2012-09" is "2012-SU".
  ///
  /// A side left open ("/0394", "-0776/") is compared by its bound; before or after the reference day it is a vague past or
  /// future. A part of a day is its day to a corpus that knows no times.
  static func meansTheSame(_ gold: String, _ ours: String, reference: String?) -> Bool {
    if isWrittenAlike(gold, ours) || Int(gold) != nil && Int(gold) == Int(ours) { return true }
    if let mark = ours.firstIndex(of: "T"), !gold.contains("T"), ours[ours.index(after: mark)...].allSatisfy(\.isLetter)
    {
      return meansTheSame(gold, String(ours[..<mark]), reference: reference)
    }
    if gold.hasPrefix("/") || gold.hasSuffix("/") { return isBound(gold, ours, reference) }
    if isSeason(gold, ours) { return true }
    guard let want = Stretch.ofTimex(gold), let have = Stretch.ofTimex(ours) else { return false }
    return want == have
  }

  private static func isBound(_ gold: String, _ ours: String, _ reference: String?) -> Bool {
    let isEnd = gold.hasPrefix("/")
    let bound = isEnd ? String(gold.dropFirst()) : String(gold.dropLast())
    if ours == (isEnd ? "PAST_REF" : "FUTURE_REF") { return reference?.hasPrefix(bound) == true }
    if meansTheSame(bound, ours, reference: reference) { return true }
    guard let day = Stretch.ofTimex(bound), let have = Stretch.ofTimex(ours) else { return false }
    return isEnd ? day.start == have.start || day.end == have.end : day.start == have.start
  }

  /// A season as GUM has it, from its first month to the one after its last: "2012-06/2012-09", "--06/--09".
  private static func isSeason(_ gold: String, _ ours: String) -> Bool {
    let months = ["SP": ("03", "06"), "SU": ("06", "09"), "FA": ("09", "12"), "WI": ("12", "03")]
    let parts = ours.split(separator: "-").map(String.init)
    guard parts.count == 2, let (first, last) = months[parts[1]] else { return false }
    if parts[0] == "XXXX" { return gold == "--\(first)/--\(last)" }
    guard let year = Int(parts[0]) else { return false }
    if let want = Stretch.ofTimex(gold), gold.split(separator: "/").count == 2, gold.count > 15 {
      return Stretch.isSameSeasonOrWeekend(ours, want)
    }
    return gold == "\(year)-\(first)/\(parts[1] == "WI" ? year + 1 : year)-\(last)"
  }
}
