// The test suites of other parsers, and what counts as the same answer.
//
// Each suite has its own form: TIMEX with alternatives (Recognizers-Text), instant and grain (duckling), components
// (chrono). All are turned into stretches of time and compared with the stretch of our TIMEX value.

import Annotation
import JSON
import Prose
import Text

/// A value that was found in a case.
struct FoundValue {
  var value: String
  var type: EntityType
  var text: String
  var tokens: Range<Int>
  /// The word before it, small.
  var before = ""
}

/// What a case wants of one expression: any of some values, or any of some stretches.
struct WantedValue: CustomStringConvertible {
  /// Values that are right as they are ("P3D", "USD 5").
  var values: [String] = []
  /// Stretches that are right.
  var stretches: [Stretch] = []
  /// Instants that are right as starts, with the grain where it is told.
  var instants: [(second: Int, grain: String)] = []
  /// Parts of a date that must agree; keys year, month, day, hour, minute, weekday.
  var components: [String: Int] = [:]
  /// Whether the case wants what lies before or after the expression's own value.
  var isBound = false
  /// Parts of the end, where the case wants a stretch.
  var endComponents: [String: Int] = [:]

  var description: String {
    (values + stretches.map { "\($0.start)..<\($0.end)" } + instants.map { "@\($0.second) \($0.grain)" }).joined(
      separator: "|")
      + (components.isEmpty ? "" : "\(components.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" })")
  }
}

/// What a case wants, or why it is left out.
enum CaseExpectation {
  case leftOut(String)
  case expected([WantedValue])
}

/// One suite.
struct CaseSuite {
  enum Form {
    case recognizersDates, recognizersMoney, recognizersPercent, duckling, chrono
  }

  var name: String
  var folder: String
  var form: Form
  var types: Set<EntityType>

  static let all: [CaseSuite] = [
    CaseSuite(
      name: "recognizers-datetime", folder: "recognizers_text", form: .recognizersDates,
      types: [.date, .time, .duration, .set]),
    CaseSuite(name: "recognizers-currency", folder: "recognizers_text", form: .recognizersMoney, types: [.money]),
    CaseSuite(name: "recognizers-percent", folder: "recognizers_text", form: .recognizersPercent, types: [.percent]),
    CaseSuite(name: "duckling-time", folder: "duckling", form: .duckling, types: [.date, .time, .duration, .set]),
    CaseSuite(name: "chrono", folder: "chrono", form: .chrono, types: [.date, .time, .duration, .set]),
  ]

  /// What `record` wants of us.
  func expectation(_ record: JSONValue) -> CaseExpectation {
    let file = record["file"]?.string ?? ""
    guard case .array(let expected)? = record["expected"] else { return .leftOut("unreadable") }
    switch form {
    case .recognizersDates:
      guard file.hasPrefix("DateTime/") else { return .leftOut("other dimensions") }
      guard !file.hasPrefix("DateTime/TimeZone") else { return .leftOut("time zones alone") }
      let wanted = expected.compactMap(Self.timex)
      guard wanted.count == expected.count else { return .leftOut("no TIMEX answer") }
      return needsReference(record, wanted)
    case .recognizersMoney: return amounts(file, "NumberWithUnit/CurrencyModel", expected, isMoney: true)
    case .recognizersPercent: return amounts(file, "Number/PercentModel", expected, isMoney: false)
    case .duckling:
      guard file.hasPrefix("Time/") else { return .leftOut("other dimensions") }
      if record["latent_only"]?.bool == true { return .leftOut("latent") }
      let wanted = expected.compactMap(Self.duckling)
      guard wanted.count == expected.count else { return .leftOut("no instant") }
      return needsReference(record, wanted)
    case .chrono:
      guard ["chrono", "chrono.casual", "chrono.en"].contains(record["parser"]?.string ?? "") else {
        return .leftOut("other parsers")
      }
      if let reference = record["reference_time"]?.string, Stretch.instant(reference) == nil {
        return .leftOut("unreadable reference time")
      }
      let wanted = expected.compactMap(Self.chrono)
      guard wanted.count == expected.count else { return .leftOut("no components") }
      return .expected(wanted)
    }
  }

  private func needsReference(_ record: JSONValue, _ wanted: [WantedValue]) -> CaseExpectation {
    let hasReference = record["reference_time"]?.string != nil
    return hasReference || wanted.isEmpty ? .expected(wanted) : .leftOut("no reference time")
  }

  private func amounts(_ file: String, _ model: String, _ expected: [JSONValue], isMoney: Bool) -> CaseExpectation {
    guard file == model else { return .leftOut("other models") }
    var wanted: [WantedValue] = []
    for expression in expected {
      guard let value = expression["resolution"]?["value"]?.string, value != "null" else { return .leftOut("no value") }
      if isMoney {
        let code = expression["resolution"]?["isoCurrency"]?.string
        // A suite that counts cents as a unit of their own means a hundredth of ours.
        let places = code == nil ? Self.subunits[expression["resolution"]?["unit"]?.string ?? ""] ?? 0 : 0
        let number = places > 0 ? shifted(value, places) : value
        wanted.append(WantedValue(values: [(code ?? "") + " " + number]))
      } else {
        wanted.append(WantedValue(values: [String(value.filter { $0 != "%" })]))
      }
    }
    return .expected(wanted)
  }

  /// The parts of a currency that the suite counts by themselves: how many decimal places each is from it.
  private static let subunits = [
    "Cent": 2, "Pence": 2, "Penny": 2, "Kopek": 2, "Fen": 2, "Sen": 2, "Paisa": 2, "Centavo": 2, "Jiao": 1, "Fils": 3,
    "Satoshi": 8,
  ]

  /// A decimal number with the point so many places to the left.
  private func shifted(_ value: String, _ places: Int) -> String {
    let parts = value.split(separator: ".", maxSplits: 1)
    let whole = String(repeating: "0", count: max(0, places + 1 - (parts.first?.count ?? 0))) + (parts.first ?? "")
    var text = String(whole.dropLast(places)) + "." + whole.suffix(places) + (parts.count > 1 ? String(parts[1]) : "")
    while text.hasSuffix("0") { text.removeLast() }
    return text.hasSuffix(".") ? String(text.dropLast()) : text
  }

  // MARK: Forms

  private static func timex(_ expression: JSONValue) -> WantedValue? {
    guard let resolution = expression["resolution"] else { return nil }
    var wanted = WantedValue()
    if case .array(let values)? = resolution["values"] {
      for value in values {
        if let text = value["timex"]?.string { wanted.values.append(text) }
        if value["Mod"]?.string != nil { wanted.isBound = true }
        if let text = value["value"]?.string, let second = Stretch.instant(text) {
          wanted.instants.append((second, ""))
        }
        if let from = value["start"]?.string.flatMap(Stretch.instant),
          let to = value["end"]?.string.flatMap(Stretch.instant)
        {
          wanted.stretches.append(Stretch(start: from, end: to))
        }
      }
    } else if let text = resolution["Timex"]?.string {
      wanted.values.append(text)
      for key in ["FutureResolution", "PastResolution"] {
        guard let part = resolution[key] else { continue }
        for name in ["date", "dateTime"] {
          if let second = part[name]?.string.flatMap(Stretch.instant) { wanted.instants.append((second, "")) }
        }
        for (from, to) in [("startDate", "endDate"), ("startDateTime", "endDateTime")] {
          if let start = part[from]?.string.flatMap(Stretch.instant),
            let end = part[to]?.string.flatMap(Stretch.instant)
          {
            wanted.stretches.append(Stretch(start: start, end: end))
          }
        }
      }
    }
    return wanted.values.isEmpty ? nil : wanted
  }

  private static func duckling(_ expression: JSONValue) -> WantedValue? {
    var wanted = WantedValue()
    if let second = expression["value"]?.string.flatMap(Stretch.instant) {
      wanted.instants.append((second, expression["grain"]?.string ?? ""))
    } else if let from = expression["from"]?.string.flatMap(Stretch.instant) {
      guard let to = expression["to_exclusive"]?.string.flatMap(Stretch.instant) else { return nil }
      wanted.stretches.append(Stretch(start: from, end: to))
    } else {
      return nil
    }
    return wanted
  }

  private static func chrono(_ expression: JSONValue) -> WantedValue? {
    var wanted = WantedValue()
    wanted.components = components(expression["start_components"])
    wanted.endComponents = components(expression["end_components"])
    return wanted.components.isEmpty ? nil : wanted
  }

  private static func components(_ value: JSONValue?) -> [String: Int] {
    var result: [String: Int] = [:]
    for key in ["year", "month", "day", "hour", "minute", "weekday"] {
      if let number = value?[key]?.integer { result[key] = number }
    }
    if let second = value?["date"]?.string.flatMap(Stretch.instant) {
      let day = CalendarDay(daysSinceEpoch: Stretch.day(second))
      if result["year"] == nil { result["year"] = day.year }
      if result["month"] == nil { result["month"] = day.month }
      if result["day"] == nil { result["day"] = day.day }
      if result["hour"] == nil { result["hour"] = (second - day.daysSinceEpoch * 86_400) / 3600 }
    }
    return result
  }
}
