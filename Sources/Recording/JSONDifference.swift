// Where two JSON values differ, as paths.

import JSON

/// One place where an answer is not what was recorded.
public struct JSONDifference: Sendable, Hashable, CustomStringConvertible {
  /// The steps from the outermost value to the place.
  public var steps: [JSONError.Step]
  /// What was recorded; `nil` for nothing.
  public var expected: JSONValue?
  /// What came; `nil` for nothing.
  public var actual: JSONValue?

  /// The path from the top (`result.contents.value`, `result[3].range`); empty for the whole message.
  public var path: String {
    var text = ""
    for step in steps {
      switch step {
      case .key(let key): text += (text.isEmpty ? "" : ".") + key
      case .index(let index): text += "[\(index)]"
      }
    }
    return text
  }

  /// The place, what was recorded and what came. Of two long texts the part around the first difference is shown.
  public var description: String {
    let place = path.isEmpty ? "the whole message" : path
    if case .string(let left)? = expected, case .string(let right)? = actual {
      let (recorded, now) = Self.excerpts(left, right)
      return "\(place)\n    recorded: \(recorded)\n    now:      \(now)"
    }
    return "\(place)\n    recorded: \(Self.text(expected))\n    now:      \(Self.text(actual))"
  }

  // MARK: Finding

  /// All places where two values differ, in the order of the recorded one. The order of an object's keys does not count.
  ///
  /// Elements of arrays are matched so that as many as possible are equal: one that is missing is one difference.
  public static func all(expected: JSONValue, actual: JSONValue) -> [JSONDifference] {
    var result: [JSONDifference] = []
    compare(expected, actual, [], &result)
    return result
  }

  private static func compare(
    _ expected: JSONValue, _ actual: JSONValue, _ steps: [JSONError.Step], _ result: inout [JSONDifference]
  ) {
    switch (expected, actual) {
    case (.object(let left), .object(let right)):
      for member in left.members {
        let inner = steps + [.key(member.key)]
        if let other = right[member.key] {
          compare(member.value, other, inner, &result)
        } else {
          result.append(JSONDifference(steps: inner, expected: member.value, actual: nil))
        }
      }
      for member in right.members where left[member.key] == nil {
        result.append(JSONDifference(steps: steps + [.key(member.key)], expected: nil, actual: member.value))
      }
    case (.array(let left), .array(let right)): compare(left, right, steps, &result)
    default:
      if expected != actual { result.append(JSONDifference(steps: steps, expected: expected, actual: actual)) }
    }
  }

  private static func compare(
    _ left: [JSONValue], _ right: [JSONValue], _ steps: [JSONError.Step], _ result: inout [JSONDifference]
  ) {
    let pairs =
      left.count == right.count
      ? left.indices.map { ($0, $0) } : Alignment.pairs(left, right, isEqual: { $0 == $1 })
    for (old, new) in pairs {
      switch (old, new) {
      case (let old?, let new?): compare(left[old], right[new], steps + [.index(old)], &result)
      case (let old?, nil):
        result.append(JSONDifference(steps: steps + [.index(old)], expected: left[old], actual: nil))
      case (nil, let new?):
        result.append(JSONDifference(steps: steps + [.index(new)], expected: nil, actual: right[new]))
      case (nil, nil): break
      }
    }
  }

  // MARK: Showing

  /// How many characters of a value are shown.
  private static let longest = 400
  /// How many characters before the first difference of two texts are shown.
  private static let lead = 40

  private static func text(_ value: JSONValue?) -> String {
    guard let value else { return "nothing" }
    var writer = JSONWriter()
    value.write(to: &writer, sortsKeys: true)
    let text = String(decoding: writer.bytes, as: UTF8.self)
    return text.count > longest ? text.prefix(longest) + "…" : text
  }

  private static func excerpts(_ left: String, _ right: String) -> (String, String) {
    let (first, second) = (text(.string(left)), text(.string(right)))
    guard left.count > lead || right.count > lead else { return (first, second) }
    var old = JSONWriter()
    var new = JSONWriter()
    old.string(left)
    new.string(right)
    let oldText = Array(String(decoding: old.bytes, as: UTF8.self))
    let newText = Array(String(decoding: new.bytes, as: UTF8.self))
    let same = zip(oldText, newText).prefix { $0 == $1 }.count
    let start = max(0, same - lead)
    func shown(_ text: [Character]) -> String {
      let end = min(text.count, start + longest)
      return (start > 0 ? "…" : "") + String(text[min(start, text.count)..<end]) + (end < text.count ? "…" : "")
    }
    return (shown(oldText), shown(newText))
  }
}

/// Matches the elements of two lists.
enum Alignment {
  /// Above this many cells lists are matched by their places.
  private static let cellLimit = 4_000_000

  /// Pairs of indices in order, so that as many pairs as possible are equal (longest common subsequence). Elements between
  /// two equal pairs are paired by their order as far as they go; `nil` stands where one side has no partner.
  static func pairs<Element>(
    _ left: [Element], _ right: [Element], isEqual: (Element, Element) -> Bool
  ) -> [(Int?, Int?)] {
    var prefix = 0
    while prefix < min(left.count, right.count), isEqual(left[prefix], right[prefix]) { prefix += 1 }
    var suffix = 0
    while suffix < min(left.count, right.count) - prefix,
      isEqual(left[left.count - 1 - suffix], right[right.count - 1 - suffix])
    { suffix += 1 }
    let (leftEnd, rightEnd) = (left.count - suffix, right.count - suffix)
    var result: [(Int?, Int?)] = (0..<prefix).map { ($0, $0) }
    var (oldStart, newStart) = (prefix, prefix)
    for (old, new) in common(left, right, prefix..<leftEnd, prefix..<rightEnd, isEqual) + [(leftEnd, rightEnd)] {
      appendGap(oldStart..<old, newStart..<new, &result)
      if old < leftEnd { result.append((old, new)) }
      (oldStart, newStart) = (old + 1, new + 1)
    }
    return result + (0..<suffix).map { (leftEnd + $0, rightEnd + $0) }
  }

  private static func appendGap(_ old: Range<Int>, _ new: Range<Int>, _ result: inout [(Int?, Int?)]) {
    // As many on both sides: changed ones. Else nothing says which belong together.
    if old.count == new.count {
      result += zip(old, new).map { ($0, $1) }
    } else {
      result += old.map { ($0, nil) }
      result += new.map { (nil, $0) }
    }
  }

  private static func common<Element>(
    _ left: [Element], _ right: [Element], _ rows: Range<Int>, _ columns: Range<Int>,
    _ isEqual: (Element, Element) -> Bool
  ) -> [(Int, Int)] {
    guard !rows.isEmpty, !columns.isEmpty, rows.count * columns.count <= cellLimit else { return [] }
    let width = columns.count + 1
    var lengths = [Int32](repeating: 0, count: (rows.count + 1) * width)
    for row in rows.indices.reversed() {
      for column in columns.indices.reversed() {
        let (y, x) = (row - rows.lowerBound, column - columns.lowerBound)
        lengths[y * width + x] =
          isEqual(left[row], right[column])
          ? lengths[(y + 1) * width + x + 1] + 1 : max(lengths[(y + 1) * width + x], lengths[y * width + x + 1])
      }
    }
    var result: [(Int, Int)] = []
    var (y, x) = (0, 0)
    while y < rows.count, x < columns.count {
      if isEqual(left[rows.lowerBound + y], right[columns.lowerBound + x]) {
        result.append((rows.lowerBound + y, columns.lowerBound + x))
        (y, x) = (y + 1, x + 1)
      } else if lengths[(y + 1) * width + x] >= lengths[y * width + x + 1] {
        y += 1
      } else {
        x += 1
      }
    }
    return result
  }
}
