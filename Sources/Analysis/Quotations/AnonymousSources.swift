// Which speakers are sources without a name.

import Annotation
import Prose
import Text

/// Recognises sources that the text keeps unnamed: "a European diplomat, who asked not to be named".
enum AnonymousSources {
  /// Whether the speaker is such a source.
  static func isAnonymous(_ speaker: Range<Int>, _ context: QuotationContext) -> Bool {
    guard let sentence = context.prose.sentenceIndex(ofToken: speaker.lowerBound) else { return false }
    if let mention = context.mention(speaker.lowerBound), context.mentions[mention].kind != .nominal,
      context.mentions[mention].tokens.overlaps(speaker), !speaker.contains(where: { isSource(context.hash($0)) })
    {
      return false
    }
    guard let head = headNoun(speaker, context) else { return false }
    if isSource(context.hash(head)) { return true }
    let isIndefinite = indefinites.contains(context.hash(speaker.lowerBound)) || context.tag(head) == .NNS
    if isIndefinite, officials.contains(context.hash(head)) { return true }
    return isIndefinite && asksForAnonymity(context.prose.sentences[sentence].tokens, context)
  }

  private static func headNoun(_ phrase: Range<Int>, _ context: QuotationContext) -> Int? {
    // The last noun before a comma, a preposition or a relative pronoun.
    var head: Int?
    for token in phrase {
      let hash = context.hash(token)
      if head == nil, sources.contains(hash) || officials.contains(hash) { return token }
      if context.tag(token) == .NN || context.tag(token) == .NNS {
        head = token
      } else if head != nil, context.isPunctuation(token) || context.tag(token) == .IN || context.tag(token) == .WP {
        break
      } else if context.tag(token).isProperNoun {
        head = nil
      }
    }
    return head
  }

  private static func isSource(_ hash: UInt64) -> Bool { sources.contains(hash) }

  /// "on condition of anonymity", "asked not to be named", "was not authorised to speak".
  private static func asksForAnonymity(_ tokens: Range<Int>, _ context: QuotationContext) -> Bool {
    for token in tokens {
      let hash = context.hash(token)
      if anonymity.contains(hash) { return true }
      if naming.contains(hash), context.hash(token - 1) == be || context.hash(token - 1) == been {
        if (max(tokens.lowerBound, token - 4)..<token).contains(where: { negations.contains(context.hash($0)) }) {
          return true
        }
      }
    }
    return false
  }

  private static let be = WordHash.folded("be")
  private static let been = WordHash.folded("been")
  private static let sources = WordSet(
    "source sources insider insiders informant informants whistleblower whistleblowers")
  private static let officials = WordSet(
    "official officials diplomat diplomats officer officers aide aides adviser advisers advisor advisors operative"
  )
  private static let indefinites = WordSet("a an one some several two three four many other another various")
  private static let anonymity = WordSet("anonymity anonymously")
  private static let naming = WordSet("named identified quoted")
  private static let negations = WordSet("not declined refused n't")
}
