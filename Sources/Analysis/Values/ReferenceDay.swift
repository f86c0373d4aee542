// The day that "Friday" counts from: given, in the front matter, in the dateline, or inferred from the article's own dates.

import Annotation
import Prose
import Text

/// Finds the reference day of a document.
enum ReferenceDay {
  /// A day and where it came from, with the time of day where one was given.
  struct Finding {
    var day: CalendarDay
    var minute: Int?
    var origin: ReferenceDate.Origin
    /// What says so in the text.
    var source: ByteRange?
  }

  /// The day that the options or the front matter state; `nil` where both are silent or unreadable.
  static func stated(_ options: AnalysisOptions, _ metadata: DocumentMetadata) -> Finding? {
    if let text = options.referenceDate, let (day, minute) = parse(text) {
      return Finding(day: day, minute: minute, origin: .given)
    }
    if !options.ignoresFrontMatterDate, let text = metadata.date, let (day, _) = parse(text) {
      return Finding(day: day, minute: nil, origin: .frontMatter, source: metadata.dateLine)
    }
    return nil
  }

  /// "2024-03-18" or "2024-03-18T04:30", anything after that left out.
  static func parse(_ text: String) -> (day: CalendarDay, minute: Int?)? {
    let bytes = Array(text.utf8)
    guard bytes.count >= 10, let day = CalendarDay(parsing: String(decoding: bytes[0..<10], as: UTF8.self)) else {
      return nil
    }
    guard bytes.count >= 16, bytes[10] == 0x54, bytes[13] == 0x3A, let hour = twoDigits(bytes[11], bytes[12]),
      let minute = twoDigits(bytes[14], bytes[15]), hour < 24, minute < 60
    else { return (day, nil) }
    return (day, hour * 60 + minute)
  }

  private static func twoDigits(_ tens: UInt8, _ ones: UInt8) -> Int? {
    guard tens &- 0x30 < 10, ones &- 0x30 < 10 else { return nil }
    return Int(tens - 0x30) * 10 + Int(ones - 0x30)
  }

  /// The latest day that the dateline or the article names with its year, from a reading without reference day.
  ///
  /// A dateline's own date wins. Months count as their last day. Years alone tell nothing. Dates after the latest past
  /// date by more than two years (a treaty's end, an election to come) are left out.
  static func inferred(_ readings: [(range: ByteRange, moment: Moment)], dateline: ByteRange?) -> Finding? {
    if let dateline,
      let found = readings.first(where: {
        dateline.contains($0.range) && $0.moment.isExplicit && $0.moment.grain == .day
      })
    {
      return Finding(day: found.moment.day, minute: nil, origin: .dateline, source: dateline)
    }
    var latest: (day: CalendarDay, range: ByteRange)?
    for reading in readings where reading.moment.isExplicit && reading.moment.literal == nil {
      let day: CalendarDay
      switch reading.moment.grain {
      case .day: day = reading.moment.day
      case .month: day = reading.moment.day.adding(months: 1).adding(days: -1)
      default: continue
      }
      // Of several that name the day, the first.
      if latest.map({ $0.day < day }) ?? true { latest = (day, reading.range) }
    }
    return latest.map { Finding(day: $0.day, minute: nil, origin: .inferred, source: $0.range) }
  }
}
