// Which words without marks can be what somebody says: not a time, not a bare pronoun, not a thing that is called.
//
// A last look at what AttributionModel has chosen: it has seen few such clauses, since corpora mark none of them.

import Annotation
import Prose
import Text

extension ReportedClauses {
  /// Whether the words of a clause can be the content of what a site reports.
  ///
  /// A time tells when ("announced on Friday", "asked for a week"), a personal pronoun whom ("praised her"), and what is
  /// called or answered, and not called something, is a strike or a question. Only the first word of what stands between
  /// marks is asked about.
  func canBeSaid(_ clause: ReportedClause, by site: CueSite) -> Bool {
    let words = clause.parts.flatMap { part in part.filter { !context.isPunctuation($0) } }
    guard let opening = words.first, !isPredicate(opening, of: site) else { return false }
    if words.contains(where: { context.span($0) != nil }) { return true }
    let content = words.drop { context.tag($0) == .IN || context.tag($0) == .TO }
    guard let first = content.first else { return false }
    if content.count == 1, context.tag(first) == .PRP { return false }
    var last = content[content.endIndex - 1]
    while last >= first, context.isTime(last) { last -= 1 }
    guard last >= first else { return false }
    if last < content[content.endIndex - 1], context.tag(last) == .IN { last -= 1 }
    let anchor = context.hash(site.anchor)
    // Right behind the verb: "called for a strike" says something.
    return !(Self.takingObjects.contains(anchor) && first == site.cue.upperBound && isOneNounPhrase(first..<(last + 1)))
  }

  /// What follows a cue, up to the next comma: 0 nothing, 1 a pronoun alone, 2 a time alone, 3 words with a finite verb, 4 an
  /// infinitive, 5 a name, 6 another noun phrase; 7 to 10 the last four behind a preposition; 11 others.
  func contentClass(from first: Int, in bounds: Range<Int>) -> Int {
    guard bounds.contains(first) else { return 0 }
    let end = (first..<bounds.upperBound).first { context.isPunctuation($0) && !context.isMark($0) }
    let words = first..<(end ?? bounds.upperBound)
    guard !words.isEmpty else { return 0 }
    let preposition = context.tag(first) == .IN && context.hash(first) != Self.thatWord ? 1 : 0
    let content = words.dropFirst(preposition)
    guard let opening = content.first else { return 11 }
    if content.allSatisfy(context.isTime) { return 2 }
    if content.count == 1, context.tag(opening) == .PRP { return 1 }
    let shift = 4 * preposition
    if content.contains(where: { context.tag($0).isFiniteVerb || context.tag($0) == .MD }) { return 3 + shift }
    if content.contains(where: { context.tag($0) == .VB }) { return 4 + shift }
    guard let mention = context.mention(opening) else { return context.tag(opening).isNoun ? 6 + shift : 11 }
    return context.mentions[mention].kind == .name ? 5 + shift : 6 + shift
  }

  /// Whether a clause would begin with the finite verb of another attribution: "Asked whether she would go, Lund replied".
  private func isPredicate(_ first: Int, of site: CueSite) -> Bool {
    context.tag(first).isFiniteVerb && AttributionVerbs.verb(context.hash(first))?.sort == .speech
      && candidates.sites[site.sentence].contains { $0.anchor == first }
  }

  /// Whether words are one noun phrase and nothing else, as far as tags tell.
  private func isOneNounPhrase(_ words: Range<Int>) -> Bool {
    let opens = { (token: Int) in context.tag(token) == .DT || context.tag(token) == .PRPS }
    return !words.dropFirst().contains(where: opens)
      && CueSiteFinder.phraseHead(startingAt: words.lowerBound, context) == words.upperBound - 1
  }

  private static let takingObjects = WordSet(
    "call calls called calling answer answers answered answering")
  private static let thatWord = WordHash.folded("that")
}
