// The options that the commands of gloss-train share.

/// The options of one run.
struct TrainingOptions {
  /// The folder of the corpora.
  var corpora = "../shared/corpora"
  /// Where to write the model; `nil` for its place in the sources.
  var output: String?
  /// What else was given.
  var rest: [String] = []

  /// What follows a word of `rest`.
  func value(of word: String) -> String? {
    guard let place = rest.firstIndex(of: word), place + 1 < rest.count else { return nil }
    return rest[place + 1]
  }

  /// The first word of `rest` that is no option and no value of one of `names`.
  func operand(besidesValuesOf names: [String]) -> String? {
    rest.indices.first { place in
      !rest[place].hasPrefix("--") && (place == 0 || !names.contains(rest[place - 1]))
    }.map { rest[$0] }
  }

  /// Reads options; the message where one is wrong.
  static func parse(_ arguments: [String]) -> (TrainingOptions, problem: String?) {
    var options = TrainingOptions()
    var index = 0
    while index < arguments.count {
      switch arguments[index] {
      case "--corpora", "--output":
        guard index + 1 < arguments.count else { return (options, "\(arguments[index]) needs a value") }
        if arguments[index] == "--corpora" {
          options.corpora = arguments[index + 1]
        } else {
          options.output = arguments[index + 1]
        }
        index += 2
      default:
        options.rest.append(arguments[index])
        index += 1
      }
    }
    return (options, nil)
  }
}
