// What holds of every annotation, whatever the text. Tests, `gloss check` and fuzzing rely on it.

import Prose
import Text

extension DocumentAnnotation {
  /// The invariants that do not hold, each in a sentence; empty for a consistent annotation. O(n log n).
  public func checkInvariants() -> [String] {
    var problems: [String] = []
    checkStructure(&problems)
    checkNames(&problems)
    checkChains(&problems)
    checkQuotations(&problems)
    checkSyntax(&problems)
    return problems
  }

  /// Whether a range lies in the text and cuts no character.
  private func isValid(_ range: ByteRange) -> Bool {
    guard text.range.contains(range) else { return false }
    return [range.start, range.end].allSatisfy { $0 == text.count || text.bytes[$0] & 0xC0 != 0x80 }
  }

  private func check(
    _ ranges: [ByteRange], _ name: String, isDisjoint: Bool, allowsEmpty: Bool = false, _ problems: inout [String]
  ) {
    for (index, range) in ranges.enumerated() {
      if !isValid(range) { problems.append("\(name) \(index) at \(range) lies outside the text or cuts a character") }
      if range.isEmpty, !allowsEmpty { problems.append("\(name) \(index) at \(range) is empty") }
      guard index > 0 else { continue }
      if range.start < ranges[index - 1].start { problems.append("\(name) \(index) at \(range) is out of order") }
      if isDisjoint, range.overlaps(ranges[index - 1]) {
        problems.append("\(name) \(index) at \(range) overlaps the one before it")
      }
    }
  }

  private func checkStructure(_ problems: inout [String]) {
    check(prose.tokens.map(\.range), "token", isDisjoint: true, &problems)
    check(prose.sentences.map(\.range), "sentence", isDisjoint: true, &problems)
    check(prose.paragraphs.map(\.range), "paragraph", isDisjoint: true, &problems)
    for (index, sentence) in prose.sentences.enumerated() {
      let isInside = sentence.tokens.lowerBound >= 0 && sentence.tokens.upperBound <= prose.tokens.count
      if !isInside { problems.append("sentence \(index) has tokens that do not exist") }
      if !prose.paragraphs.indices.contains(sentence.paragraph) {
        problems.append("sentence \(index) has a paragraph that does not exist")
      }
    }
  }

  private func checkNames(_ problems: inout [String]) {
    check(entities.map(\.range), "entity", isDisjoint: true, &problems)
    check(expressions.map(\.range), "expression", isDisjoint: true, &problems)
    check(mentions.map(\.range), "mention", isDisjoint: false, &problems)
    check(marks.map(\.range), "mark", isDisjoint: false, allowsEmpty: true, &problems)
    for (index, entity) in entities.enumerated() {
      if let chain = entity.chain, !chains.indices.contains(chain) {
        problems.append("entity \(index) has a chain that does not exist")
      }
      if entity.type.isValue != (entity.chain == nil) {
        problems.append("entity \(index) of type \(entity.type.name): values have no chain, names have one")
      }
    }
    for (index, expression) in expressions.enumerated() {
      if !expression.type.isValue { problems.append("expression \(index) has the type of a name") }
      if !evidence.indices.contains(expression.evidence) { problems.append("expression \(index) has no evidence") }
    }
    for (index, mention) in mentions.enumerated() {
      if !isValid(mention.nounPhrase) || !mention.nounPhrase.contains(mention.range) {
        problems.append("mention \(index) does not lie in its noun phrase")
      }
      if !isValid(mention.head) { problems.append("mention \(index) has a head outside the text") }
      if !evidence.indices.contains(mention.evidence) { problems.append("mention \(index) has no evidence") }
      if !(0...1000).contains(mention.confidence) { problems.append("mention \(index) has a confidence out of range") }
      if let quotation = mention.quotation, !quotations.indices.contains(quotation) {
        problems.append("mention \(index) has a quotation that does not exist")
      }
    }
  }

  private func checkChains(_ problems: inout [String]) {
    var chainOfMention = [Int?](repeating: nil, count: mentions.count)
    for (index, chain) in chains.enumerated() {
      if chain.mentions.isEmpty { problems.append("chain \(index) has no mention") }
      if chain.canonicalName.isEmpty { problems.append("chain \(index) has no name") }
      if !chain.mentions.contains(chain.introducingMention) {
        problems.append("chain \(index) is introduced by a mention that it does not have")
      }
      if chain.mentions != chain.mentions.sorted() { problems.append("chain \(index) has mentions out of order") }
      for mention in chain.mentions {
        guard mentions.indices.contains(mention) else {
          problems.append("chain \(index) has a mention that does not exist")
          continue
        }
        if chainOfMention[mention] != nil { problems.append("mention \(mention) is in two chains") }
        chainOfMention[mention] = index
      }
      for relation in chain.relations where !chains.indices.contains(relation.chain) {
        problems.append("chain \(index) is tied to a chain that does not exist")
      }
      for role in chain.roles where !isValid(role.range) {
        problems.append("chain \(index) has a role outside the text")
      }
    }
    for (index, mention) in mentions.enumerated() where chainOfMention[index] != mention.chain {
      problems.append("mention \(index) is not listed by its chain \(mention.chain)")
    }
  }

  private func checkQuotations(_ problems: inout [String]) {
    check(quotations.map { $0.spans.first ?? ByteRange(0, 0) }, "quotation", isDisjoint: false, &problems)
    for (index, quotation) in quotations.enumerated() {
      let others = quotation.marked + quotation.speaker + quotation.cue + quotation.addressee + quotation.medium
      if !(quotation.spans + others).allSatisfy(isValid) {
        problems.append("quotation \(index) has a range outside the text")
      }
      if quotation.kind == .indirect, !quotation.marked.isEmpty {
        problems.append("quotation \(index) is indirect but has marks")
      }
      for mention in quotation.speakerMentions where !mentions.indices.contains(mention) {
        problems.append("quotation \(index) has a speaker that does not exist")
      }
      if quotation.speakerMentions.count > quotation.speaker.count {
        problems.append("quotation \(index) has more speakers than words for them")
      }
      for chain in quotation.chains + [quotation.addresseeChain].compactMap({ $0 })
      where !chains.indices.contains(chain) {
        problems.append("quotation \(index) has a chain that does not exist")
      }
      if !evidence.indices.contains(quotation.evidence) { problems.append("quotation \(index) has no evidence") }
    }
    for (index, echo) in echoes.enumerated() {
      if !isValid(echo.heading) || !isValid(echo.quoted) { problems.append("echo \(index) lies outside the text") }
      if !quotations.indices.contains(echo.quotation) {
        problems.append("echo \(index) has a quotation that does not exist")
      }
    }
  }

  private func checkSyntax(_ problems: inout [String]) {
    for (name, count) in [
      ("parts of speech", partsOfSpeech.count), ("heads", heads.count), ("dependencies", dependencies.count),
    ] where count != 0 && count != prose.tokens.count {
      problems.append("\(count) \(name) for \(prose.tokens.count) tokens")
    }
    for (index, head) in heads.enumerated() where head < -1 || Int(head) >= prose.tokens.count || Int(head) == index {
      problems.append("token \(index) has the head \(head)")
    }
  }
}
