// gloss explain: why Gloss believes what it says at a place.

import Corpus
import Features
import Text

/// Explains what stands at a place of a file.
enum ExplainCommand: Command {
  static let name = "explain"
  static let summary = "Say what stands at a place, and why Gloss believes it."
  static let operands = "FILE LINE:COLUMN"
  static let options = Inputs.options.filter { $0.name != "--input" }
  static let details = "Lines and columns count from 1; a column is a Unicode code point, as in most editors."

  static func run(_ arguments: Arguments, _ console: Console) throws(UsageError) -> ExitStatus {
    guard arguments.operands.count == 2 else { throw UsageError(message: "give FILE and LINE:COLUMN") }
    let place = arguments.operands[1].split(separator: ":", omittingEmptySubsequences: false).map { Int($0) }
    guard place.count == 2, let line = place[0], let column = place[1], line > 0, column > 0 else {
      throw UsageError(message: "'\(arguments.operands[1])' is no place; give LINE:COLUMN, such as 3:14")
    }
    let inputs = try Inputs([arguments.operands[0]], arguments, console)
    var isThere = true
    let isComplete = inputs.forEach { input in
      let document = Annotating.snapshot(of: input)
      guard line <= document.lines.lineCount else {
        console.complain("\(arguments.operands[0]): has \(document.lines.lineCount) lines; give a line up to that")
        isThere = false
        return
      }
      let offset = document.lines.byteOffset(of: Position(line: line - 1, character: column - 1), encoding: .utf32)
      print(document, offset, console)
    }
    return isComplete && isThere ? .success : .input
  }

  private static func print(_ document: DocumentSnapshot, _ offset: Int, _ console: Console) {
    let explanations = Explanation.all(at: offset, in: document)
    guard !explanations.isEmpty else {
      console.printLine("nothing that Gloss knows of stands there")
      return
    }
    if let hover = Hover(at: offset, in: document) { console.printLine(hover.card.plainText + "\n") }
    for explanation in explanations { console.printLine(explanation.plainText(in: document)) }
  }
}
