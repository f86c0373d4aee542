// gloss check: every feature at every token.

import Annotation
import Corpus
import Features
import JSON
import Prose
import Text

/// Asks every question at every token of some files and complains of unsound answers.
enum CheckCommand: Command {
  static let name = "check"
  static let summary = "Try every feature at every token, and report what is unsound."
  static let operands = "FILE…"
  static let options = [Option("--timings", help: "say how long it took")] + Inputs.options

  static func run(_ arguments: Arguments, _ console: Console) throws(UsageError) -> ExitStatus {
    let inputs = try Inputs(arguments.operands, arguments, console)
    var isSound = true
    var (documents, tokens, answers) = (0, 0, 0)
    let start = MonotonicClock.nanoseconds()
    let isComplete = inputs.forEach { input in
      let document = Annotating.snapshot(of: input)
      let check = FeatureCheck(document, corpus: CorpusSnapshot(documents: [document]))
      let again = Annotating.snapshot(of: input)
      var problems = check.problems
      let (first, second) = (
        JSONLines().line(of: document.annotation, id: ""), JSONLines().line(of: again.annotation, id: "")
      )
      if first != second { problems.append("a second reading gives another annotation") }
      for problem in problems { console.complain("\(input.uri.stem): \(problem)") }
      isSound = isSound && problems.isEmpty
      documents += 1
      tokens += document.annotation.prose.tokens.count
      answers += check.answerCount
    }
    console.printLine(
      "\(documents) documents, \(tokens) tokens, \(answers) answers: \(isSound ? "sound" : "NOT SOUND")")
    if arguments.has("--timings") {
      console.printLine("\((MonotonicClock.nanoseconds() - start) / 1_000_000) ms in all")
    }
    return isComplete && isSound ? .success : .input
  }
}
