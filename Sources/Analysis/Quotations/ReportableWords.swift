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
    if isTimeOfTelling(opening, site) { return false }
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

  /// Whether a clause behind the one who is told tells when: "told a dispatcher before the police arrived".
  private func isTimeOfTelling(_ first: Int, _ site: CueSite) -> Bool {
    Self.timeConnectives.contains(context.hash(first)) && first > site.cue.upperBound
      && AddresseeVerbs.telling.contains(context.hash(site.anchor))
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

  private static let timeConnectives = WordSet("before after while during since until")
  private static let takingObjects = WordSet(
    "call calls called calling answer answers answered answering")
}
