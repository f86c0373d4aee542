// What marks are for where nobody speaks: the title of a work, a term that is explained, distance.

import Annotation
import Prose
import Text

/// Reads marks that nobody speaks.
enum MarkReading {
  /// The kind of such a span, by its form and its neighbours.
  static func kind(_ facts: MarkedSpanFacts, _ context: QuotationContext) -> Mark.Kind {
    let before = context.hash(facts.outer.lowerBound - 1)
    if naming.contains(before) || named(facts, context) { return .term }
    if facts.isTitleCase, facts.wordCount >= 1, hasWorkNoun(facts, context) { return .title }
    if facts.isTitleCase, facts.wordCount >= 2 { return .title }
    if facts.wordCount <= 3, !facts.isTitleCase { return .scare }
    return .unknown
  }

  /// "known as", "dubbed", "the term", "the word" before it.
  private static func named(_ facts: MarkedSpanFacts, _ context: QuotationContext) -> Bool {
    let first = facts.outer.lowerBound - 1
    return context.hash(first) == asWord && (naming.contains(context.hash(first - 1)))
  }

  /// Whether words like a title stand right behind a word for works ("the novel “The Long Winter”").
  static func isNamedWork(_ facts: MarkedSpanFacts, _ context: QuotationContext) -> Bool {
    facts.isTitleCase && !facts.isHeading && works.contains(context.hash(facts.outer.lowerBound - 1))
  }

  /// Whether words like a title stand behind the name of an organisation that owns them: “Morning Hour” of a
  /// broadcaster.
  static func isOwnedTitle(_ facts: MarkedSpanFacts, _ context: QuotationContext) -> Bool {
    guard facts.isTitleCase, !facts.isHeading, !facts.hasFiniteVerb, context.tag(facts.outer.lowerBound - 1) == .POS,
      let owner = context.mention(facts.outer.lowerBound - 2)
    else { return false }
    return context.mentions[owner].kind == .name && context.mentions[owner].type == .organization
  }

  /// Whether the words are what somebody or something is called by nobody in particular: "known as “the Admiral”", "was
  /// nicknamed “Old Harry”". With "by" and a name, or in the active, it is somebody's word.
  static func isNameByNobody(_ facts: MarkedSpanFacts, _ context: QuotationContext) -> Bool {
    guard facts.wordCount <= 5, !facts.hasFiniteVerb, !facts.isHeading else { return false }
    var verb = facts.outer.lowerBound - 1
    if context.hash(verb) == asWord { verb -= 1 }
    guard namingParticiples.contains(context.hash(verb)), context.tag(verb) == .VBN,
      context.hash(facts.outer.upperBound) != byWord
    else { return false }
    var before = verb - 1
    while context.tag(before) == .RB { before -= 1 }
    // "Olm had called it": a perfect has its own subject.
    return !have.contains(context.hash(before))
  }

  /// Whether a word for works stands within three words before.
  private static func hasWorkNoun(_ facts: MarkedSpanFacts, _ context: QuotationContext) -> Bool {
    let end = facts.outer.lowerBound
    return (max(0, end - 3)..<end).contains { works.contains(context.hash($0)) }
  }

  private static let asWord = WordHash.folded("as")
  private static let byWord = WordHash.folded("by")
  private static let have = WordSet("has have had having 've 's 'd")
  private static let namingParticiples = WordSet("known nicknamed named codenamed titled entitled")
  private static let naming = WordSet(
    "called dubbed nicknamed known named termed labeled labelled so-called term word phrase codenamed slogan"
  )
  private static let works = WordSet(
    """
    book novel film movie song album series show play poem essay painting memoir documentary podcast single track
    episode drama musical opera exhibition programme program article magazine game hit comedy thriller
    """)
}
