// "“Not in May,” came the reply": nouns that say of words between marks that somebody answered with them.
//
// Who that is stands beside the noun ("was Belo's verdict", "came the answer from Belo"), or is whoever was asked before.

import Annotation
import Prose
import Text

/// Finds replies.
struct ReplySiteFinder {
  private let context: QuotationContext

  init(_ context: QuotationContext) { self.context = context }

  /// The site of a noun of reply behind a closing mark and a form of "come" or "be"; `nil` for other nouns.
  func site(_ noun: Int, sentence: Int) -> CueSite? {
    guard Self.replies.contains(context.hash(noun)), context.tag(noun) == .NN else { return nil }
    let bounds = context.prose.sentences[sentence].tokens
    let first = max(bounds.lowerBound, noun - Self.longestCue)
    guard
      let verb = (first..<max(first, noun)).last(where: { Self.verbs.contains(context.hash($0)) }),
      let span = context.span(verb - 1), context.span(verb) == nil
    else { return nil }
    var site = CueSite(
      kind: .noun, cue: verb..<(noun + 1), anchor: noun, verb: nil, sentence: sentence, options: [])
    site.answeredSpan = span
    if let owner = owner(between: verb, and: noun) {
      site.cue = noun..<(noun + 1)
      site.options = [CueSite.Option(head: owner, route: .possessor)]
    } else if let source = source(behind: noun) {
      site.options = [CueSite.Option(head: source, route: .complement)]
    } else if let asked = asked(before: sentence) {
      site.options = [CueSite.Option(head: asked, route: .asked)]
    }
    return site
  }

  private static let longestCue = 6

  /// "was Ana Belo's verdict", "came her reply".
  private func owner(between verb: Int, and noun: Int) -> Int? {
    (verb + 1..<max(verb + 1, noun)).last { token in
      if context.tag(token) == .PRPS { return true }
      return context.tag(token + 1) == .POS && context.mention(token) != nil
    }
  }

  /// "came the reply from Ana Belo".
  private func source(behind noun: Int) -> Int? {
    guard Self.sourcePrepositions.contains(context.hash(noun + 1)) else { return nil }
    return CueSiteFinder.phraseHead(startingAt: noun + 2, context)
  }

  /// Whoever is asked in the same sentence before the marks or in the one before.
  private func asked(before sentence: Int) -> Int? {
    for index in [sentence, sentence - 1] where index >= 0 {
      let tokens = context.prose.sentences[index].tokens
      for verb in tokens where Self.asking.contains(context.hash(verb)) && context.span(verb) == nil {
        if let person = askedPerson(verb, in: tokens) { return person }
      }
    }
    return nil
  }

  /// The subject of "was asked", the object of "asked".
  private func askedPerson(_ verb: Int, in sentence: Range<Int>) -> Int? {
    var before = verb - 1
    while before > sentence.lowerBound, context.tag(before) == .RB { before -= 1 }
    if Self.be.contains(context.hash(before)) {
      let subject = context.children(verb).first { context.relation($0) == .nsubjPass } ?? before - 1
      return context.mention(subject).map { context.mentions[$0].head }
    }
    guard let object = CueSiteFinder.phraseHead(startingAt: verb + 1, context), object < sentence.upperBound else {
      return nil
    }
    return context.mention(object) == nil ? nil : object
  }

  private static let replies = WordSet("reply answer response retort rejoinder verdict assessment")
  private static let verbs = WordSet("came comes was is")
  private static let sourcePrepositions = WordSet("from of by")
  private static let asking = WordSet("asked asks")
  private static let be = WordSet("was were is are been being when")
}
