// Trains the models from corpora and measures them. One file a command.

import Glibc

/// The commands by name.
private func command(_ name: String) -> ((TrainingOptions) -> Int32)? {
  switch name {
  case "evaluate": EvaluateCommand.run
  case "evaluate-sentences": EvaluateSentences.run
  case "lexicon": LexiconCommand.run
  case "classes": WordClassTraining.run
  case "tagger": TaggerCommand.run
  case "parser": ParserCommand.run
  case "pronouns": PronounsCommand.run
  case "names": NamesCommand.run
  case "evaluate-names": EvaluateNames.run
  case "evaluate-values": EvaluateValues.run
  case "speakers": SpeakersCommand.run
  case "evaluate-quotations": EvaluateQuotations.run
  case "evaluate-syntax": SyntaxEvaluation.run
  case "evaluate-chains": EvaluateChains.run
  default: nil
  }
}

private let usage = """
  usage: gloss-train COMMAND [--corpora DIR] [--output FILE]

    evaluate [--cases] [--split test]   all of the measurements below that need no other program
    evaluate-sentences [FILE…]   holds tokens and sentences against corpora
    evaluate-quotations FILE [--model FILE]   writes the quotations found in a corpus of attributions
    lexicon     compiles the look-up table of the lexicon
    classes     learns word classes from raw text (before the tagger)
    tagger      trains the part-of-speech tagger (after the classes)
    parser      trains the dependency parser (after the tagger)
    pronouns    trains the weights of pronoun resolution (after the names)
    names       trains the name model (after lexicon and tagger)
    evaluate-names   scores of the names found in raw text, on dev files or with --split test
    evaluate-values   measures dates, sums and numbers (--cases, --timex FILE)
    speakers    trains who says what (after the parser and the names)
    evaluate-chains FILE   writes the chains found in raw text (lines of JSON or a table of GAP); with --speakers it counts
                the speakers behind pronouns that are the right person
    evaluate-syntax   measures the tagger and the parser on the dev parts of the treebanks
  """

private func run() -> Int32 {
  let arguments = CommandLine.arguments.dropFirst()
  guard let name = arguments.first, let command = command(name) else {
    report(usage)
    return 2
  }
  let (options, problem) = TrainingOptions.parse(Array(arguments.dropFirst()))
  if let problem {
    report("gloss-train: \(problem)")
    return 2
  }
  return command(options)
}

exit(run())
