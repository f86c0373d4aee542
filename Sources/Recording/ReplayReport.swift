// Results of replays for other programs: the Test Anything Protocol, and JUnit's XML.
//
// One recorded message is one test. Every report of the same outcomes is the same text: no time and no name of a machine.

/// The outcome of one session, or of one variant of it, under a name.
public struct NamedOutcome: Sendable {
  /// The name: that of the session, and of the variant where it is one.
  public var name: String
  /// What the replay found.
  public var outcome: ReplayOutcome

  /// An outcome under a name.
  public init(name: String, outcome: ReplayOutcome) {
    self.name = name
    self.outcome = outcome
  }
}

/// Forms in which outcomes are written.
public enum ReplayReport {
  /// TAP, version 14: a subtest a session, a line a message, the difference as a block of YAML.
  public static func tap(_ outcomes: [NamedOutcome]) -> String {
    var lines = ["TAP version 14", "1..\(outcomes.count)"]
    for (index, named) in outcomes.enumerated() {
      let tests = Self.tests(named)
      lines.append("# Subtest: \(escaped(named.name))")
      lines.append("    1..\(tests.count)")
      lines += named.outcome.remarks.map { "    # " + $0 }
      for (number, test) in tests.enumerated() {
        lines.append("    \(test.failure == nil ? "ok" : "not ok") \(number + 1) - \(escaped(test.name))")
        guard let failure = test.failure else { continue }
        lines.append("      ---")
        lines.append("      message: |")
        lines += failure.split(separator: "\n", omittingEmptySubsequences: false).map { "        \($0)" }
        lines.append("      ...")
      }
      lines.append("\(named.outcome.isEqual ? "ok" : "not ok") \(index + 1) - \(escaped(named.name))")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// JUnit's XML: a suite a session, a case a message.
  public static func junit(_ outcomes: [NamedOutcome]) -> String {
    var text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n"
    for named in outcomes {
      let tests = Self.tests(named)
      let failureCount = tests.count { $0.failure != nil }
      text += "  <testsuite name=\"\(xml(named.name))\" tests=\"\(tests.count)\" failures=\"\(failureCount)\">\n"
      for test in tests {
        let head = "    <testcase classname=\"\(xml(named.name))\" name=\"\(xml(test.name))\""
        guard let failure = test.failure else {
          text += head + "/>\n"
          continue
        }
        text +=
          head + ">\n      <failure message=\"\(xml(test.summary))\">\(xml(failure, isAttribute: false))</failure>\n"
        text += "    </testcase>\n"
      }
      text += "  </testsuite>\n"
    }
    return text + "</testsuites>\n"
  }

  private struct Test {
    var name: String
    var failure: String?
    /// What differs, in a few words.
    var summary = ""
  }

  private static func tests(_ named: NamedOutcome) -> [Test] {
    let problems = named.outcome.problems.map { Test(name: "the replay itself", failure: $0, summary: $0) }
    return named.outcome.comparisons.map { comparison in
      Test(
        name: "line \(comparison.sequence + 1): \(comparison.name)",
        failure: comparison.isEqual ? nil : comparison.description, summary: comparison.summary)
    } + problems
  }

  /// A description of a TAP line: `#` begins a directive there, and a backslash escapes it.
  private static func escaped(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if scalar == "#" || scalar == "\\" { result.append("\\") }
      result.append(scalar.value < 0x20 ? " " : scalar)
    }
    return String(result)
  }

  /// Text in XML 1.0: control characters have no way in. In attributes a line end would become a space.
  private static func xml(_ text: String, isAttribute: Bool = true) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "\n" where isAttribute: result += "&#10;"
      case "\t" where isAttribute: result += "&#9;"
      case "\n", "\t": result.unicodeScalars.append(scalar)
      default:
        let isAllowed = scalar.value >= 0x20 && scalar.value != 0xFFFE && scalar.value != 0xFFFF
        result.unicodeScalars.append(isAllowed ? scalar : "\u{FFFD}")
      }
    }
    return result
  }
}
