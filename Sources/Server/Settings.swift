// The client's settings: section `gloss`, or bare.

import JSON
import Text

/// The settings of a session.
struct Settings: Sendable, Hashable {
  /// The features that are switched off, by the names of their methods' last parts (`hover`, `references`, …).
  var disabledFeatures: Set<String> = []
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
      switch member.value.bool {
      case true?: disabledFeatures.remove(member.key)
      case false?: disabledFeatures.insert(member.key)
      case nil: problems.append("features.\(member.key.prefix(60)): expected bool")
      }
    }
  }
}
