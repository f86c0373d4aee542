// gloss-train evaluate: every measurement that needs no other program, one after the other.

/// Measures all models and grammars on the corpora.
enum EvaluateCommand {
  /// Runs with the arguments after the command's name; the exit status.
  ///
  /// `--cases` measures the value grammar on its cases alone; `--split test` takes test files where there are any.
  static func run(_ options: TrainingOptions) -> Int32 {
    if options.rest.contains("--cases") { return EvaluateValues.run(options) }
    var status: Int32 = 0
    for (title, part) in parts {
      print("\n\(title)")
      status = max(status, part(options))
    }
    return status
  }

  private static var parts: [(String, (TrainingOptions) -> Int32)] {
    [
      ("Sentences and tokens", sentences),
      ("Parts of speech and dependencies", SyntaxEvaluation.run),
      ("Names", EvaluateNames.run),
      ("Values", EvaluateValues.run),
    ]
  }

  /// `EvaluateSentences` takes files where others take options.
  private static func sentences(_ options: TrainingOptions) -> Int32 {
    var options = options
    options.rest = []
    return EvaluateSentences.run(options)
  }
}
