// Where two JSON values differ, as paths.

import JSON

/// One place where an answer is not what was recorded.
public struct JSONDifference: Sendable, Hashable, CustomStringConvertible {
  /// The steps from the outermost value to the place.
  public var steps: [JSONError.Step]
  /// The same steps in what came: an element of a list may have another number there.
  public var stepsNow: [JSONError.Step]
  /// What was recorded; `nil` for nothing.
  public var expected: JSONValue?
  /// What came; `nil` for nothing.
  public var actual: JSONValue?

  /// A difference at a place; where the steps in what came are others they are given too.
  init(steps: [JSONError.Step], now stepsNow: [JSONError.Step]? = nil, expected: JSONValue?, actual: JSONValue?) {
    self.steps = steps
    self.stepsNow = stepsNow ?? steps
    self.expected = expected
    self.actual = actual
  }

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
      return "\(place)\n" + Self.excerpts(left, right)
    }
    return "\(place)\n    recorded: \(Self.text(expected))\n    now:      \(Self.text(actual))"
  }

  // MARK: Finding

  /// All places where two values differ, in the order of the recorded one. The order of an object's keys does not count.
  ///
  /// Elements of arrays are matched so that as many as possible are equal: one that is missing is one difference.
  public static func all(expected: JSONValue, actual: JSONValue) -> [JSONDifference] {
    var result: [JSONDifference] = []
    compare(expected, actual, [], [], &result)
    return result
  }

  private static func compare(
    _ expected: JSONValue, _ actual: JSONValue, _ steps: [JSONError.Step], _ stepsNow: [JSONError.Step],
    _ result: inout [JSONDifference]
  ) {
    switch (expected, actual) {
    case (.object(let left), .object(let right)):
      for member in left.members {
        let (inner, innerNow) = (steps + [.key(member.key)], stepsNow + [.key(member.key)])
        if let other = right[member.key] {
          compare(member.value, other, inner, innerNow, &result)
        } else {
          result.append(JSONDifference(steps: inner, now: innerNow, expected: member.value, actual: nil))
        }
      }
      for member in right.members where left[member.key] == nil {
        let (inner, innerNow) = (steps + [.key(member.key)], stepsNow + [.key(member.key)])
        result.append(JSONDifference(steps: inner, now: innerNow, expected: nil, actual: member.value))
      }
    case (.array(let left), .array(let right)): compare(left, right, steps, stepsNow, &result)
    default:
      if expected != actual {
        result.append(JSONDifference(steps: steps, now: stepsNow, expected: expected, actual: actual))
      }
    }
  }

  private static func compare(
    _ left: [JSONValue], _ right: [JSONValue], _ steps: [JSONError.Step], _ stepsNow: [JSONError.Step],
    _ result: inout [JSONDifference]
  ) {
    let pairs =
      left.count == right.count
      ? left.indices.map { ($0, $0) } : Alignment.pairs(left, right, isEqual: { $0 == $1 }, likeness: JSONLikeness.of)
    for (old, new) in pairs {
      switch (old, new) {
      case (let old?, let new?):
        compare(left[old], right[new], steps + [.index(old)], stepsNow + [.index(new)], &result)
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

  /// Two texts as far as they differ, with what stands around that, and carets under what differs in the second.
  private static func excerpts(_ left: String, _ right: String) -> String {
    var old = JSONWriter()
    var new = JSONWriter()
    old.string(left)
    new.string(right)
    let oldText = Array(String(decoding: old.bytes, as: UTF8.self))
    let newText = Array(String(decoding: new.bytes, as: UTF8.self))
    let same = zip(oldText, newText).prefix { $0 == $1 }.count
    let tail = zip(oldText.dropFirst(same).reversed(), newText.dropFirst(same).reversed()).prefix { $0 == $1 }.count
    let start = same > lead + 10 ? same - lead : 0
    func shown(_ text: [Character]) -> (line: String, carets: Int) {
      let changed = text.count - tail - same
      let end = min(text.count, same + min(changed, longest) + lead)
      let line = (start > 0 ? "…" : "") + String(text[min(start, text.count)..<end]) + (end < text.count ? "…" : "")
      return (line, min(changed, longest))
    }
    let (recorded, now) = (shown(oldText), shown(newText))
    let indentation = String(repeating: " ", count: "    recorded: ".count + same - start + (start > 0 ? 1 : 0))
    return "    recorded: \(recorded.line)\n    now:      \(now.line)\n" + indentation
      + String(repeating: "^", count: max(1, now.carets))
  }
}

/// How much two JSON values have in common.
enum JSONLikeness {
  /// In permille, by the leaves that both have in the same place; of lists of different lengths by their first elements.
  static func of(_ left: JSONValue, _ right: JSONValue) -> Int {
    let (same, all) = counts(left, right)
    return all == 0 ? 1000 : 1000 * same / all
  }

  private static func counts(_ left: JSONValue, _ right: JSONValue) -> (same: Int, all: Int) {
    switch (left, right) {
    case (.object(let left), .object(let right)):
      var (same, all) = (0, 0)
      for member in left.members {
        let inner = right[member.key].map { counts(member.value, $0) } ?? (same: 0, all: 1)
        (same, all) = (same + inner.same, all + inner.all)
      }
      return (same, all + right.members.count { left[$0.key] == nil })
    case (.array(let left), .array(let right)):
      var (same, all) = (0, abs(left.count - right.count))
      for (old, new) in zip(left, right) {
        let inner = counts(old, new)
        (same, all) = (same + inner.same, all + inner.all)
      }
      return (same, all)
    default: return (left == right ? 1 : 0, 1)
    }
  }
}

/// Matches the elements of two lists.
enum Alignment {
  /// Above this many cells lists are matched by their places.
  private static let cellLimit = 4_000_000

  /// Pairs of indices in order, so that as many pairs as possible are equal (longest common subsequence). Elements between
  /// two equal pairs are paired by their order where both sides have as many, else by their likeness, which goes from 0 to
  /// 1000; `nil` stands where one side has no partner.
  static func pairs<Element>(
    _ left: [Element], _ right: [Element], isEqual: (Element, Element) -> Bool,
    likeness: (Element, Element) -> Int = { _, _ in 0 }
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
      appendGap(oldStart..<old, newStart..<new, &result) { likeness(left[$0], right[$1]) }
      if old < leftEnd { result.append((old, new)) }
      (oldStart, newStart) = (old + 1, new + 1)
    }
    return result + (0..<suffix).map { (leftEnd + $0, rightEnd + $0) }
  }

  /// Above this likeness one element can be another one that has changed.
  private static let leastLikeness = 500
  /// Above this many cells elements that changed are not looked for.
  private static let gapCellLimit = 2_500

  private static func appendGap(
    _ old: Range<Int>, _ new: Range<Int>, _ result: inout [(Int?, Int?)], _ likeness: (Int, Int) -> Int
  ) {
    // As many on both sides: changed ones.
    if old.count == new.count {
      result += zip(old, new).map { ($0, $1) }
      return
    }
    var (oldStart, newStart) = (old.lowerBound, new.lowerBound)
    for (left, right) in alike(old, new, likeness) + [(old.upperBound, new.upperBound)] {
      result += (oldStart..<left).map { ($0, nil) }
      result += (newStart..<right).map { (nil, $0) }
      if left < old.upperBound, right < new.upperBound { result.append((left, right)) }
      (oldStart, newStart) = (left + 1, right + 1)
    }
  }

  /// The pairs in order with the greatest likeness in all, each alike enough.
  private static func alike(
    _ rows: Range<Int>, _ columns: Range<Int>, _ likeness: (Int, Int) -> Int
  ) -> [(Int, Int)] {
    guard !rows.isEmpty, !columns.isEmpty, rows.count * columns.count <= gapCellLimit else { return [] }
    let width = columns.count + 1
    var best = [Int](repeating: 0, count: (rows.count + 1) * width)
    var pairs = [Int](repeating: 0, count: best.count)
    for y in (0..<rows.count).reversed() {
      for x in (0..<columns.count).reversed() {
        let own = likeness(rows.lowerBound + y, columns.lowerBound + x)
        pairs[y * width + x] = own > leastLikeness ? own : 0
        let with = pairs[y * width + x] > 0 ? own + best[(y + 1) * width + x + 1] : 0
        best[y * width + x] = max(with, best[(y + 1) * width + x], best[y * width + x + 1])
      }
    }
    var result: [(Int, Int)] = []
    var (y, x) = (0, 0)
    while y < rows.count, x < columns.count {
      let (here, own) = (best[y * width + x], pairs[y * width + x])
      if own > 0, here == own + best[(y + 1) * width + x + 1] {
        result.append((rows.lowerBound + y, columns.lowerBound + x))
        (y, x) = (y + 1, x + 1)
      } else if here == best[(y + 1) * width + x] {
        y += 1
      } else {
        x += 1
      }
    }
    return result
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
