// What may be wrong with a text, for those who ask: Gloss is silent otherwise.

import Annotation
import Corpus
import Prose
import Text

/// Something that a writer may want to look at.
public struct Diagnostic: Sendable, Hashable {
  /// What it is. The raw value is the code that messages and settings use.
  public enum Code: String, Sendable, Hashable, CaseIterable {
    case unclosedQuotation = "A101"
    case noSpeaker = "A102"
    case nameBeforeIntroduction = "A103"
    case titleConflict = "A104"
    case spellingVariant = "A105"
    case dateWithoutAnchor = "A106"
    case inferredReferenceDay = "A107"

    /// What it means, for lists of all codes.
    public var meaning: String {
      switch self {
      case .unclosedQuotation: "A quotation is opened but not closed before its paragraph ends."
      case .noSpeaker: "The text does not say who says a quotation."
      case .nameBeforeIntroduction: "A short name comes before the full one."
      case .titleConflict: "One person has two titles that do not go together."
      case .spellingVariant: "Two names of people differ in one letter."
      case .dateWithoutAnchor: "Which day is meant cannot be told: the text gives no date to count from."
      case .inferredReferenceDay:
        "Dates are counted from a day that nobody has given: the latest that the text names. Said once, at the first of them."
      }
    }

    /// Whether it only tells what was assumed; the others are odd.
    public var isHint: Bool { self == .inferredReferenceDay }
  }

  /// What it is.
  public var code: Code
  /// Where.
  public var range: ByteRange
  /// What is odd, in a sentence.
  public var message: String
  /// What it has to do with.
  public var related: ByteRange?

  /// An identifier that holds for this text only: `d:<digest>:<code>:<start>-<end>`, in bytes.
  public func id(in document: DocumentSnapshot) -> String {
    "d:\(document.digest):\(code.rawValue):\(range.start)-\(range.end)"
  }
}

/// Finds what may be wrong.
public enum Diagnostics {
  /// The diagnostics of the chosen codes, in order of place and code.
  public static func all(
    in document: DocumentSnapshot, codes: [Diagnostic.Code] = Diagnostic.Code.allCases
  ) -> [Diagnostic] {
    var found: [Diagnostic] = []
    for code in codes {
      switch code {
      case .unclosedQuotation: found += unclosedQuotations(document)
      case .noSpeaker: found += quotationsWithoutSpeaker(document)
      case .nameBeforeIntroduction: found += namesBeforeIntroduction(document)
      case .titleConflict: found += titleConflicts(document)
      case .spellingVariant: found += spellingVariants(document)
      case .dateWithoutAnchor: found += datesWithoutAnchor(document)
      case .inferredReferenceDay: found += inferredReferenceDay(document)
      }
    }
    return found.sorted { ($0.range, $0.code.rawValue) < ($1.range, $1.code.rawValue) }
  }

  private static func unclosedQuotations(_ document: DocumentSnapshot) -> [Diagnostic] {
    document.annotation.prose.quotedSpans.filter { $0.ending == .unclosed }.map { span in
      Diagnostic(
        code: .unclosedQuotation, range: span.openingMark,
        message: "This quotation is opened but not closed before its paragraph ends.")
    }
  }

  private static func quotationsWithoutSpeaker(_ document: DocumentSnapshot) -> [Diagnostic] {
    document.annotation.quotations.compactMap { quotation in
      guard quotation.kind == .direct, quotation.chain == nil, quotation.speaker.isEmpty,
        let span = quotation.spans.first
      else { return nil }
      return Diagnostic(code: .noSpeaker, range: span, message: "The text does not say who says this.")
    }
  }

  private static func namesBeforeIntroduction(_ document: DocumentSnapshot) -> [Diagnostic] {
    document.annotation.chains.indices.compactMap { chain in
      guard let facts = EntityFacts(chain: chain, in: document), facts.chain.type == .person,
        let introduction = facts.introducingMention, let first = facts.mentions.first(where: { $0.kind == .name }),
        first.range.end <= introduction.range.start, first.quotation == nil,
        !isHeading(first.range, document)
      else { return nil }
      let name = Excerpt.line(facts.chain.canonicalName, limitScalars: 60)
      return Diagnostic(
        code: .nameBeforeIntroduction, range: first.range,
        message: "“\(document.text[first.range])” is used before \(name) is introduced.", related: introduction.range)
    }
  }

  /// Titles before one person's names that do not go together.
  private static func titleConflicts(_ document: DocumentSnapshot) -> [Diagnostic] {
    TitleConflicts.all(in: document, where: { isHeading($0, document) }).map { conflict in
      func words(_ range: ByteRange) -> String { "“" + Excerpt.line(document.text[range], limitScalars: 60) + "”" }
      return Diagnostic(
        code: .titleConflict, range: conflict.title,
        message: "The same person is \(words(conflict.later)) here, and \(words(conflict.earlier)) before.",
        related: conflict.related)
    }
  }

  /// Headings shorten names by custom.
  private static func isHeading(_ range: ByteRange, _ document: DocumentSnapshot) -> Bool {
    document.annotation.prose.paragraphs.contains { $0.kind == .heading && $0.range.overlaps(range) }
  }

  /// Two people whose names differ in one letter, both long enough that this is hardly chance.
  private static func spellingVariants(_ document: DocumentSnapshot) -> [Diagnostic] {
    let people = document.annotation.chains.indices.compactMap { EntityFacts(chain: $0, in: document) }.filter {
      facts in
      facts.chain.type == .person && facts.count(of: .name) > 0 && facts.chain.canonicalName.utf8.count >= 8
        && facts.chain.canonicalName.utf8.contains(0x20)
    }
    var found: [Diagnostic] = []
    for (index, later) in people.enumerated() {
      let name = Array(later.chain.canonicalName.unicodeScalars)
      let earlier = people[..<index].first { differsByOne(Array($0.chain.canonicalName.unicodeScalars), name) }
      guard let earlier, let mention = later.introducingMention else { continue }
      found.append(
        Diagnostic(
          code: .spellingVariant, range: mention.range,
          message: "Is “\(later.chain.canonicalName)” the same as “\(earlier.chain.canonicalName)”?",
          related: earlier.introducingMention?.range))
    }
    return found
  }

  /// Whether one insertion, removal or replacement makes one of the other.
  static func differsByOne(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Bool {
    guard left != right, abs(left.count - right.count) <= 1 else { return false }
    let prefix = zip(left, right).prefix { $0 == $1 }.count
    let suffix = zip(left.dropFirst(prefix).reversed(), right.dropFirst(prefix).reversed()).prefix { $0 == $1 }.count
    return left.count - prefix - suffix <= 1 && right.count - prefix - suffix <= 1
  }

  private static func datesWithoutAnchor(_ document: DocumentSnapshot) -> [Diagnostic] {
    guard document.annotation.referenceDate == nil else { return [] }
    return document.annotation.expressions.filter { expression in
      // A value with unknown digits counts from a day that the text does not give.
      expression.type == .date && expression.anchor == nil && expression.value.utf8.contains(UInt8(ascii: "X"))
    }.map { expression in
      Diagnostic(
        code: .dateWithoutAnchor, range: expression.range,
        message:
          "Which day “\(document.text[expression.range])” is cannot be told: the text gives no date to count from.")
    }
  }

  /// The first date that counts from a day which the text does not state as its own.
  private static func inferredReferenceDay(_ document: DocumentSnapshot) -> [Diagnostic] {
    guard let reference = document.annotation.referenceDate, reference.origin == .inferred,
      let source = reference.source,
      let use = document.annotation.expressions.first(where: \.countsFromReferenceDay)?.range
    else { return [] }
    func words(_ range: ByteRange) -> String { "“" + Excerpt.line(document.text[range], limitScalars: 60) + "”" }
    return [
      Diagnostic(
        code: .inferredReferenceDay, range: use,
        message: "\(words(use)) is counted from \(reference.value), taken from \(words(source)), the latest date here.",
        related: source)
    ]
  }
}
