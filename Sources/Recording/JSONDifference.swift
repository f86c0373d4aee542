// Where two JSON values differ, as paths.

import JSON

/// One place where an answer is not what was recorded.
public struct JSONDifference: Sendable, Hashable, CustomStringConvertible {
  /// The path from the top (`result.contents.value`, `result[3].range`).
  public var path: String
  /// What was recorded; `nil` for nothing.
  public var expected: JSONValue?
  /// What came; `nil` for nothing.
  public var actual: JSONValue?

  /// The place, what was recorded and what came.
  public var description: String {
    "\(path.isEmpty ? "the whole message" : path)\n    recorded: \(Self.text(expected))\n    now:      \(Self.text(actual))"
  }

  private static func text(_ value: JSONValue?) -> String {
    guard let value else { return "nothing" }
    var writer = JSONWriter()
    value.write(to: &writer, sortsKeys: true)
    let text = String(decoding: writer.bytes, as: UTF8.self)
    return text.count > longest ? text.prefix(longest) + "…" : text
  }

  private static let longest = 400

  /// All places where two values differ, in the order of the recorded one. The order of an object's keys does not count.
  public static func all(expected: JSONValue, actual: JSONValue, path: String = "") -> [JSONDifference] {
    switch (expected, actual) {
    case (.object(let left), .object(let right)):
      var result: [JSONDifference] = []
      for member in left.members {
        let inner = path.isEmpty ? member.key : "\(path).\(member.key)"
        if let other = right[member.key] {
          result += all(expected: member.value, actual: other, path: inner)
        } else {
          result.append(JSONDifference(path: inner, expected: member.value, actual: nil))
        }
      }
      for member in right.members where left[member.key] == nil {
        let inner = path.isEmpty ? member.key : "\(path).\(member.key)"
        result.append(JSONDifference(path: inner, expected: nil, actual: member.value))
      }
      return result
    case (.array(let left), .array(let right)):
      var result: [JSONDifference] = []
      for index in 0..<max(left.count, right.count) {
        let inner = "\(path)[\(index)]"
        if index < left.count, index < right.count {
          result += all(expected: left[index], actual: right[index], path: inner)
        } else {
          result.append(
            JSONDifference(
              path: inner, expected: index < left.count ? left[index] : nil,
              actual: index < right.count ? right[index] : nil))
        }
      }
      return result
    default:
      return expected == actual ? [] : [JSONDifference(path: path, expected: expected, actual: actual)]
    }
  }
}
