// Words of the command line: options with and without values, and the rest.

import Text

/// An option that a command takes.
struct Option: Sendable {
  /// Its name with both dashes.
  var name: String
  /// What its value is called in the help; `nil` for a switch.
  var value: String?
  /// The values that it takes; empty for any.
  var choices: [String] = []
  /// What it does.
  var help: String

  /// A switch.
  init(_ name: String, help: String) {
    self.name = name
    self.help = help
  }

  /// An option with a value.
  init(_ name: String, value: String, choices: [String] = [], help: String) {
    self.name = name
    self.value = value
    self.choices = choices
    self.help = help
  }
}

/// A command line that cannot be understood: what is wrong, and what to do.
struct UsageError: Error, Equatable {
  var message: String
}

/// The words after a command, understood.
struct Arguments: Sendable {
  /// The words that are no options, in order.
  private(set) var operands: [String] = []
  private var values: [String: String] = [:]

  /// Understands `words` by `options`: `--name value`, `--name=value`, switches; after `--` everything is an operand.
  init(parsing words: [String], options: [Option], command: String) throws(UsageError) {
    var index = 0
    while index < words.count {
      let word = words[index]
      index += 1
      if word == "--" {
        operands += words[index...]
        return
      }
      guard word.hasPrefix("-"), word != "-" else {
        operands.append(word)
        continue
      }
      let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      guard let option = options.first(where: { $0.name == parts[0] }) else {
        throw Self.unknown(parts[0], options, command)
      }
      if option.value == nil {
        guard parts.count == 1 else {
          throw UsageError(message: "\(option.name) takes no value; leave out '=\(parts[1])'")
        }
        values[option.name] = ""
      } else if parts.count > 1 {
        values[option.name] = try Self.checked(parts[1], option)
      } else {
        guard index < words.count else {
          throw UsageError(message: "\(option.name) needs a value; give \(option.name) \(option.value ?? "VALUE")")
        }
        values[option.name] = try Self.checked(words[index], option)
        index += 1
      }
    }
  }

  /// Whether a switch was given.
  func has(_ name: String) -> Bool { values[name] != nil }

  /// The value of an option; `nil` where it was not given.
  subscript(name: String) -> String? { values[name] }

  /// The value of an option as a number from `range`; `fallback` where it was not given.
  func integer(_ name: String, in range: ClosedRange<Int>, default fallback: Int) throws(UsageError) -> Int {
    guard let value = values[name] else { return fallback }
    guard let number = Int(value), range.contains(number) else {
      throw UsageError(message: "\(name) '\(value)': give a number from \(range.lowerBound) to \(range.upperBound)")
    }
    return number
  }

  private static func checked(_ value: String, _ option: Option) throws(UsageError) -> String {
    if option.choices.isEmpty || option.choices.contains(value) { return value }
    let list = option.choices.joined(separator: ", ")
    if let nearest = Suggestion.nearest(to: value, among: option.choices) {
      throw UsageError(message: "\(option.name) '\(value)': did you mean '\(nearest)'? It takes \(list)")
    }
    throw UsageError(message: "\(option.name) '\(value)': it takes \(list)")
  }

  private static func unknown(_ name: String, _ options: [Option], _ command: String) -> UsageError {
    if let nearest = Suggestion.nearest(to: name, among: options.map(\.name)) {
      return UsageError(message: "unknown option '\(name)'; did you mean '\(nearest)'?")
    }
    if options.isEmpty { return UsageError(message: "unknown option '\(name)'; '\(command)' takes none") }
    let list = options.map(\.name).joined(separator: ", ")
    return UsageError(message: "unknown option '\(name)'; '\(command)' takes \(list)")
  }
}

/// Guesses what was meant by a mistyped word.
enum Suggestion {
  /// The candidate with the fewest typing errors, if they are few for its length; the first of several.
  static func nearest(to word: String, among candidates: [String]) -> String? {
    let scored = candidates.map { (distance: distance(Array(word.utf8), Array($0.utf8)), candidate: $0) }
    guard let best = scored.min(by: { $0.distance < $1.distance }) else { return nil }
    return best.distance <= Swift.max(1, best.candidate.utf8.count / 3) ? best.candidate : nil
  }

  /// The number of insertions, deletions, replacements and swaps of neighbours (optimal string alignment).
  static func distance(_ left: [UInt8], _ right: [UInt8]) -> Int {
    var beforeLast: [Int] = []
    var last = Array(0...right.count)
    for row in 0..<left.count {
      var current = [row + 1]
      for column in 0..<right.count {
        let cost = left[row] == right[column] ? 0 : 1
        var best = Swift.min(last[column] + cost, last[column + 1] + 1, current[column] + 1)
        if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
          best = Swift.min(best, beforeLast[column - 1] + 1)
        }
        current.append(best)
      }
      beforeLast = last
      last = current
    }
    return last[right.count]
  }
}
