// gloss xref: every place that refers to an entity.

import Annotation
import Corpus
import Features
import Text

/// Lists all mentions of an entity over files, with the words around them.
enum CrossReferencesCommand: Command {
  static let name = "xref"
  static let summary = "List every place that refers to somebody or something."
  static let operands = "NAME FILE…"
  static let options =
    [
      Option("--part", help: "let a part of a name be enough")
    ] + Inputs.options

  static func run(_ arguments: Arguments, _ console: Console) throws(UsageError) -> ExitStatus {
    guard let name = arguments.operands.first else { throw UsageError(message: "no NAME given") }
    let inputs = try Inputs(Array(arguments.operands.dropFirst()), arguments, console)
    let (corpus, isComplete) = inputs.corpus()
    let entities = EntityLookup.named(name, in: corpus, matchesPart: arguments.has("--part"))
    if entities.isEmpty {
      console.complain("nobody and nothing is called '\(name)' there; 'gloss entities' lists who is")
      return .input
    }
    for entity in entities {
      console.printLine("\(Excerpt.line(entity.name)) (\(entity.id))")
      for member in entity.members { print(member, corpus.documents[member.document], console) }
    }
    return isComplete ? .success : .input
  }

  private static func print(_ member: CorpusEntity.Member, _ document: DocumentSnapshot, _ console: Console) {
    let annotation = document.annotation
    for index in annotation.chains[member.chain].mentions where annotation.mentions.indices.contains(index) {
      let mention = annotation.mentions[index]
      let line = document.lines.line(ofByteOffset: mention.range.start)
      let position = document.lines.position(ofByteOffset: mention.range.start, encoding: .utf32)
      let content = document.lines.contentRange(ofLine: line)
      let before = Excerpt.line(document.text[ByteRange(content.start, mention.range.start)])
      let after = Excerpt.line(document.text[ByteRange(mention.range.end, content.end)], limitScalars: 40)
      let words = Excerpt.line(document.text[mention.range])
      // Excerpts are trimmed: a space stands at the mention's edge where one stands in the text.
      func space(_ start: Int, _ end: Int) -> String {
        let edge = document.text[ByteRange(start, end)].unicodeScalars
        let scalar = start == mention.range.end ? edge.first : edge.last
        return scalar?.properties.isWhitespace == true ? " " : ""
      }
      console.printLine(
        "  \(document.uri.stem):\(line + 1):\(position.character + 1): \(mention.kind.name)  "
          + "\(ending(before, limitScalars: 40))\(space(content.start, mention.range.start))[\(words)]"
          + "\(space(mention.range.end, content.end))\(after)")
    }
  }

  /// The end of a line of text.
  private static func ending(_ text: String, limitScalars: Int) -> String {
    let scalars = Array(text.unicodeScalars)
    guard scalars.count > limitScalars else { return text }
    var result = "…"
    result.unicodeScalars.append(contentsOf: scalars.suffix(limitScalars - 1))
    return result
  }
}
