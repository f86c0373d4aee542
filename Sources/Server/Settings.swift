// The client's settings: section `gloss`, or bare.

import Features
import JSON
import Text

/// The settings of a session.
struct Settings: Sendable, Hashable {
  /// The features that are switched on or off, by the names of their methods' last parts (`hover`, `references`, …).
  var featureSwitches: [String: Bool] = [:]
  /// Which hints stand inside the text.
  var inlayHints = InlayHints.Choice()
  /// The day that relative dates count from, as YYYY-MM-DD.
  var referenceDate: String?
  /// Whether folders are read at all.
  var readsFolders = true
  /// Whether references stay within the folder of the document.
  var crossesFolders = false

  /// Takes over what `value` says, and leaves the rest; what is wrong with it, sorted.
  mutating func merge(_ value: JSONValue) -> [String] {
    guard let object = (value["gloss"] ?? value).object else {
      return value.isNull ? [] : ["expected an object"]
    }
    var problems: [String] = []
    for member in object.members {
      switch member.key {
      case "features": mergeFeatures(member.value, &problems)
      case "inlayHints": mergeInlayHints(member.value, &problems)
      case "time":
        let date = member.value["referenceDate"] ?? .null
        if date.isNull || ["metadata", "dateline"].contains(date.string) {
          referenceDate = nil
        } else if let day = date.string.flatMap({ CalendarDay(parsing: $0) }) {
          referenceDate = day.description
        } else {
          problems.append("time.referenceDate: expected YYYY-MM-DD")
        }
      case "documents": readsFolders = member.value["folders"]?.bool ?? readsFolders
      case "crossFolder":
        if let flag = member.value.bool { crossesFolders = flag } else { problems.append("crossFolder: expected bool") }
      default:
        // Other sections of a client's settings arrive too where they are sent bare.
        if value["gloss"] != nil { problems.append("\(member.key.prefix(60)): unknown") }
      }
    }
    return problems.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  private mutating func mergeFeatures(_ value: JSONValue, _ problems: inout [String]) {
    guard let switches = value.object else { return problems.append("features: expected object") }
    for member in switches.members {
      if let isOn = member.value.bool {
        featureSwitches[member.key] = isOn
      } else {
        problems.append("features.\(member.key.prefix(60)): expected bool")
      }
    }
  }

  private mutating func mergeInlayHints(_ value: JSONValue, _ problems: inout [String]) {
    guard let switches = value.object else { return problems.append("inlayHints: expected object") }
    for member in switches.members {
      switch (member.key, member.value.bool) {
      case ("speakers", let isOn?): inlayHints.speakers = isOn
      case ("dates", let isOn?): inlayHints.dates = isOn
      case ("pronouns", let isOn?): inlayHints.pronouns = isOn
      case ("speakers", nil), ("dates", nil), ("pronouns", nil):
        problems.append("inlayHints.\(member.key): expected bool")
      default: problems.append("inlayHints.\(member.key.prefix(60)): unknown")
      }
    }
  }
}
