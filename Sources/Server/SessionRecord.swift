// What has happened in a session, as far as somebody may want to know afterwards.

/// Counts of odd messages, and what is traced.
struct SessionRecord {
  /// A message that the protocol does not have, or not there.
  enum Anomaly: String, CaseIterable {
    case invalidMessage
    case malformedFrame
    case unknownNotification
    case wrongParams
    case unexpectedResponse
    case refusedRequest
    case versionNotGrowing
    case changeOfUnknownDocument
    case wrongRangeLength
    case otherText
  }

  /// What is traced; nil follows the settings.
  var trace: String?
  /// How often each oddity was seen.
  private(set) var anomalies: [Anomaly: Int] = [:]
  /// How many messages have come.
  var messageCount = 0

  /// Counts an oddity.
  mutating func count(_ anomaly: Anomaly) { anomalies[anomaly, default: 0] += 1 }
}
