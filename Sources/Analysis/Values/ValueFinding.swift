// The component that finds dates, sums and numbers and gives them their values.
//
// It walks the blocks, asks the grammar for the longest reading at each place, and keeps what counts from what. It does
// not know names beyond what NameFinding left in the state: a number inside a name is none.

import Annotation
import Prose
import Text

/// Finds values: writes `AnalysisState.values` and `AnalysisState.referenceDate`.
///
/// Spans hold no leading preposition, and "the" only where the expression needs it ("the weekend", "the 2010s"). Where no
/// day is known to count from, values keep their open places ("XXXX-05", "XXXX-WXX-5"). O(bytes).
public enum ValueFinding: AnalysisComponent {
  /// Reads all English blocks.
  public static func run(on state: inout AnalysisState) {
    let stated = ReferenceDay.stated(state.options, state.prose.metadata)
    let found = stated ?? ReferenceDay.inferred(namedDays(state), dateline: state.prose.metadata.dateline)
    state.referenceDate = found.map {
      ReferenceDate(value: $0.day.description, origin: $0.origin, source: $0.source)
    }
    state.values = read(state, found).spans
  }

  /// The days and months that the text names with their year, for inferring the day of the article: a reading of numbers,
  /// months and weekdays alone, in the paragraphs that have digits.
  private static func namedDays(_ state: AnalysisState) -> [(range: ByteRange, moment: Moment)] {
    let prose = state.prose
    var days: [(range: ByteRange, moment: Moment)] = []
    let context = ValueContext()
    prose.text.bytes.withUnsafeBufferPointer { bytes in
      var atomizer = ValueAtomizer(bytes: bytes, vocabulary: .english)
      for paragraph in prose.paragraphs where paragraph.kind != .opaque && paragraph.isEnglish {
        let tokens = prose.tokens[paragraph.tokens.clamped(to: 0..<prose.tokens.count)]
        guard tokens.contains(where: { $0.shape.contains(.hasDigit) }) else { continue }
        atomizer.cut(tokens)
        let parser = ValueParser(
          atoms: atomizer.atoms, tokens: prose.tokens, words: ValueVocabulary.english.words, context: context)
        var index = 0
        while index < parser.atoms.count {
          guard parser.canBeginNamedDay(index), let date = parser.calendarDate(index),
            !isInName(index..<date.end, parser, state.names)
          else {
            index += 1
            continue
          }
          let range = ByteRange(Int(parser.atoms[index].start), Int(parser.atoms[max(date.end - 1, index)].end))
          days.append((range, date.moment))
          index = max(date.end, index + 1)
        }
      }
    }
    return days
  }

  /// Whether atoms stand inside a name that is longer than they.
  private static func isInName(_ atoms: Range<Int>, _ parser: ValueParser, _ names: [NameSpan]) -> Bool {
    let first = Int(parser.atom(atoms.lowerBound).token)
    let last = Int(parser.atom(atoms.upperBound - 1).token)
    var (low, high) = (0, names.count)
    while low < high {
      let middle = (low + high) / 2
      if names[middle].tokens.upperBound <= first { low = middle + 1 } else { high = middle }
    }
    guard low < names.count else { return false }
    return names[low].tokens.lowerBound <= first && names[low].tokens.upperBound > last
  }

  private struct Result {
    var spans: [ValueSpan] = []
  }

  private static func read(_ state: AnalysisState, _ reference: ReferenceDay.Finding?) -> Result {
    let prose = state.prose
    var result = Result()
    var context = ValueContext(referenceDay: reference?.day, referenceMinute: reference?.minute)
    context.isPhrase = isPhrase(prose)
    prose.text.bytes.withUnsafeBufferPointer { bytes in
      var atomizer = ValueAtomizer(bytes: bytes, vocabulary: .english)
      for paragraph in prose.paragraphs where paragraph.kind != .opaque && (paragraph.isEnglish || context.isPhrase) {
        let range = paragraph.tokens.clamped(to: 0..<prose.tokens.count)
        guard !range.isEmpty, !state.isCancelled() else { continue }
        atomizer.cut(prose.tokens[range])
        guard atomizer.hasOpener else { continue }
        var parser = ValueParser(
          atoms: atomizer.atoms, tokens: prose.tokens, words: ValueVocabulary.english.words, context: context)
        read(&parser, state.names, &result)
        context = parser.context
      }
    }
    return result
  }

  /// Whether the whole text is one short phrase, as in a search field: then "15/2", "mon" and "at 7" are dates and times.
  private static func isPhrase(_ prose: ProseDocument) -> Bool {
    prose.paragraphs.count == 1 && prose.sentences.count <= 2 && prose.tokens.count <= 24
  }

  private static func read(_ parser: inout ValueParser, _ names: [NameSpan], _ result: inout Result) {
    var index = 0
    var nameIndex = 0
    let count = parser.atoms.count
    var lastEnd = 0
    var readings: [ValueReading] = []
    // The first tokens of what counts from the reference day.
    var relative: Set<Int> = []
    while index < count {
      guard parser.canBegin(index), var reading = parser.reading(at: index) else {
        index += 1
        continue
      }
      if reading.start < lastEnd { reading.start = index }
      let tokens = tokens(reading, parser)
      while nameIndex < names.count, names[nameIndex].tokens.upperBound <= tokens.lowerBound { nameIndex += 1 }
      if isInName(reading, tokens, names, nameIndex)
        || readings.last.map({ Int(parser.atoms[$0.end - 1].token) >= tokens.lowerBound }) == true
      {
        index += 1
        continue
      }
      if countsFromReferenceDay(reading, at: index, parser) { relative.insert(tokens.lowerBound) }
      remember(reading, tokens, &parser)
      readings.append(reading)
      index = reading.end
      lastEnd = reading.end
    }
    for reading in parser.joinedStretches(readings) {
      let tokens = tokens(reading, parser)
      result.spans.append(
        ValueSpan(
          tokens: tokens, type: reading.type, value: reading.value, rule: reading.rule, anchor: reading.anchor,
          countsFromReferenceDay: !relative.isEmpty && tokens.contains(where: relative.contains)))
    }
  }

  /// Whether a date or time has its value from the reference day: on another one it is read as something else. Of what
  /// names its year that need not be asked.
  private static func countsFromReferenceDay(_ reading: ValueReading, at index: Int, _ parser: ValueParser) -> Bool {
    guard let day = parser.context.referenceDay, reading.anchor == nil,
      reading.type == .date || reading.type == .time, reading.moment?.isExplicit != true
    else { return false }
    // A year and seventeen days away: another year, another month and another day of the week.
    return [-382, 382].contains { distance in
      var other = parser
      other.context.referenceDay = day.adding(days: distance)
      return other.reading(at: index)?.value != reading.value
    }
  }

  /// The tokens that a reading touches.
  private static func tokens(_ reading: ValueReading, _ parser: ValueParser) -> Range<Int> {
    Int(parser.atoms[reading.start].token)..<Int(parser.atoms[max(reading.end - 1, reading.start)].token) + 1
  }

  /// Keeps the date that later ones count from.
  private static func remember(_ reading: ValueReading, _ tokens: Range<Int>, _ parser: inout ValueParser) {
    guard let moment = reading.moment, moment.literal == nil, moment.grain.rawValue <= Moment.Grain.year.rawValue else {
      return
    }
    parser.context.lastMoment = moment
    parser.context.lastTokens = tokens
    parser.context.lastIsDayOfWeek = reading.rule == "values.weekdayOfWeek"
    if moment.isExplicit { parser.context.lastYear = moment.day.year }
  }

  /// Whether the value is part of a name: a number in "Apollo 11", the month in "Theresa May". A year in an event's name stays.
  private static func isInName(_ reading: ValueReading, _ tokens: Range<Int>, _ names: [NameSpan], _ from: Int) -> Bool
  {
    guard from < names.count, names[from].tokens.overlaps(tokens) else { return false }
    let name = names[from].tokens
    if tokens.lowerBound < name.lowerBound || tokens.upperBound > name.upperBound { return false }
    return reading.rule != "values.year" && reading.type != .money
  }
}
