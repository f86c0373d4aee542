// Why Gloss believes what it says at a place: the rule, the words that it rests on, and what lost.

import Annotation
import Corpus
import Text

/// One belief with its reason.
public struct Explanation: Sendable, Hashable {
  /// A candidate that was not taken.
  public struct Alternative: Sendable, Hashable {
    /// What it was.
    public var text: String
    /// Where it stands.
    public var range: ByteRange
    /// Why it lost.
    public var reason: String
  }

  /// What it is about.
  public var subject: Subject
  /// Where that stands.
  public var range: ByteRange
  /// What is believed, in a sentence.
  public var statement: String
  /// The code of the rule; "none" where no reason was kept.
  public var rule: String
  /// How sure, 0 to 1000.
  public var confidence: Int
  /// The words that the rule rests on.
  public var evidence: [ByteRange]
  /// What lost, best first.
  public var alternatives: [Alternative]

  /// The beliefs about all that stands at `offset`, the innermost first.
  public static func all(at offset: Int, in document: DocumentSnapshot) -> [Explanation] {
    Subject.all(at: offset, in: document).map { subject in
      explanation(of: subject, range: subject.range(at: offset, in: document), in: document)
    }
  }

  /// The belief about one thing.
  public init(of subject: Subject, in document: DocumentSnapshot) {
    let range: ByteRange =
      switch subject {
      case .mention(let index): document.annotation.mentions[index].range
      case .expression(let index): document.annotation.expressions[index].range
      case .quotation(let index): document.annotation.quotations[index].extent
      }
    self = Self.explanation(of: subject, range: range, in: document)
  }

  private static func explanation(of subject: Subject, range: ByteRange, in document: DocumentSnapshot) -> Explanation {
    let annotation = document.annotation
    switch subject {
    case .mention(let index):
      let mention = annotation.mentions[index]
      return Explanation(
        subject: subject, range: range, statement: statement(of: mention, in: document), index: mention.evidence,
        confidence: mention.confidence, annotation: annotation)
    case .expression(let index):
      let expression = annotation.expressions[index]
      let words = Excerpt.line(document.text[expression.range], limitScalars: 80)
      return Explanation(
        subject: subject, range: range,
        statement: "“\(words)” is a \(PlainWords.type(expression.type)): \(expression.value)",
        index: expression.evidence, confidence: 1000, annotation: annotation)
    case .quotation(let index):
      let quotation = annotation.quotations[index]
      let speaker = QuotationCard.speakerName(quotation, in: document)
      let kind = PlainWords.kind(quotation.kind)
      return Explanation(
        subject: subject, range: range,
        statement: speaker.map { "\(kind) by \($0)" } ?? "\(kind) whose speaker is not known",
        index: quotation.evidence, confidence: quotation.confidence, annotation: annotation)
    }
  }

  private init(
    subject: Subject, range: ByteRange, statement: String, index: Int, confidence: Int, annotation: DocumentAnnotation
  ) {
    let reason = annotation.evidence.indices.contains(index) ? annotation.evidence[index] : Evidence(rule: "none")
    self.subject = subject
    self.range = range
    self.statement = statement
    self.confidence = confidence
    rule = reason.rule
    evidence = reason.ranges
    alternatives = reason.alternatives.map { Alternative(text: $0.text, range: $0.range, reason: $0.reason) }
  }

  private static func statement(of mention: Mention, in document: DocumentSnapshot) -> String {
    let words = Excerpt.line(document.text[mention.range], limitScalars: 80)
    var sentence = "“\(words)” is a \(PlainWords.kind(mention.kind))"
    if let facts = EntityFacts(chain: mention.chain, in: document) {
      let name = Excerpt.line(facts.chain.canonicalName, limitScalars: 80)
      if facts.chain.mentions.count > 1 || name != words { sentence += " of \(name)" }
      if let type = facts.chain.type { sentence += " (\(PlainWords.type(type)))" }
    }
    if mention.isMetonym { sentence += ", a place that stands for its state" }
    return sentence
  }

  /// The explanation in a few lines of plain text.
  public func plainText(in document: DocumentSnapshot) -> String {
    var lines = [statement]
    lines.append("  rule: \(rule) (\(PlainWords.rule(rule))), confidence \(confidence) of 1000")
    for range in evidence {
      let words = Excerpt.line(document.text[range], limitScalars: 80)
      lines.append("  because of: “\(words)” (line \(document.lineNumber(of: range.start)))")
    }
    for alternative in alternatives {
      let line = document.lineNumber(of: alternative.range.start)
      lines.append("  not: “\(Excerpt.line(alternative.text, limitScalars: 60))” (line \(line)): \(alternative.reason)")
    }
    return lines.joined(separator: "\n")
  }
}
