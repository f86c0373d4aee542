// What the finders of quotations ask of the layers below: tags, parse, mentions, and which tokens stand between marks.
//
// Every question has an answer without a parse too, by tags and neighbours. It does not decide who speaks.

import Annotation
import Prose
import Text

/// The layers of a state, indexed for the questions of the finders. Built once a document, O(tokens).
struct QuotationContext {
  let prose: ProseDocument
  private let partsOfSpeech: [PartOfSpeech]
  private let headOfToken: [Int32]
  private let relationOfToken: [DependencyRelation]
  /// Names, nominals and pronouns; grows where a speaker has no mention yet.
  let mentions: [MentionCandidate]
  /// Whether a parser ran.
  let hasParse: Bool
  /// For each token: 1 + the outermost quoted span that it stands in, marks included; 0 outside.
  private let spanOfToken: [Int32]
  /// For each token: 1 + the mention whose head it is, or else the shortest that holds it; 0 for none.
  private let mentionOfToken: [Int32]
  private let firstChild: [Int32]
  private let nextSibling: [Int32]
  /// Whether a token stands in a date, a time or a duration.
  private let isTimeOfToken: [Bool]
  /// Whether nobody wants the quotations any more.
  let isCancelled: @Sendable () -> Bool

  init(_ state: AnalysisState) {
    prose = state.prose
    isCancelled = state.isCancelled
    partsOfSpeech = state.partsOfSpeech
    mentions = state.mentions
    let count = state.prose.tokens.count
    hasParse = count > 0 && state.heads.count == count && state.dependencies.count == count
    headOfToken = hasParse ? state.heads : []
    relationOfToken = hasParse ? state.dependencies : []
    spanOfToken = Self.spans(state.prose)
    mentionOfToken = Self.mentions(state)
    var isTime = [Bool](repeating: false, count: count)
    for value in state.values where value.type.rawValue <= EntityType.set.rawValue {
      for token in value.tokens where token < count { isTime[token] = true }
    }
    isTimeOfToken = isTime
    var firstChild = [Int32](repeating: -1, count: hasParse ? count : 0)
    var nextSibling = firstChild
    if hasParse {
      for token in stride(from: count - 1, through: 0, by: -1) {
        let head = Int(state.heads[token])
        guard head >= 0, head < count, head != token else { continue }
        nextSibling[token] = firstChild[head]
        firstChild[head] = Int32(token)
      }
    }
    self.firstChild = firstChild
    self.nextSibling = nextSibling
  }

  private static func spans(_ prose: ProseDocument) -> [Int32] {
    var result = [Int32](repeating: 0, count: prose.tokens.count)
    for (index, span) in prose.quotedSpans.enumerated() where span.depth == 0 {
      let first = max(0, span.tokens.lowerBound - 1)
      let last = min(prose.tokens.count, span.tokens.upperBound + (span.closingMark == nil ? 0 : 1))
      for token in first..<max(first, last) { result[token] = Int32(index + 1) }
    }
    return result
  }

  private static func mentions(_ state: AnalysisState) -> [Int32] {
    var result = [Int32](repeating: 0, count: state.prose.tokens.count)
    var isHead = [Bool](repeating: false, count: result.count)
    func length(_ index: Int32) -> Int { state.mentions[Int(index) - 1].nounPhrase.count }
    for (index, mention) in state.mentions.enumerated() {
      let mark = Int32(index + 1)
      for token in mention.nounPhrase where token < result.count && !isHead[token] {
        if result[token] == 0 || length(result[token]) > mention.nounPhrase.count { result[token] = mark }
      }
      if mention.head < result.count, !isHead[mention.head] || mention.kind == .name {
        result[mention.head] = mark
        isHead[mention.head] = true
      }
    }
    return result
  }

  // MARK: Tokens

  /// The number of tokens.
  var count: Int { prose.tokens.count }

  /// The tag of a token; `XX` outside.
  func tag(_ token: Int) -> PartOfSpeech {
    token >= 0 && token < partsOfSpeech.count ? partsOfSpeech[token] : .XX
  }

  /// The folded hash of a token; 0 outside.
  func hash(_ token: Int) -> UInt64 {
    token >= 0 && token < prose.tokens.count ? prose.tokens[token].foldedHash : 0
  }

  /// The first byte of a token; 0 outside.
  func byte(_ token: Int) -> UInt8 {
    guard token >= 0, token < count else { return 0 }
    let start = prose.tokens[token].range.start
    return start < prose.text.bytes.count ? prose.text.bytes[start] : 0
  }

  /// Whether a token is punctuation.
  func isPunctuation(_ token: Int) -> Bool {
    token >= 0 && token < count && prose.tokens[token].kind == .punctuation
  }

  /// Whether a token begins with a capital.
  func isCapitalized(_ token: Int) -> Bool {
    token >= 0 && token < count && prose.tokens[token].shape.contains(.capitalized)
  }

  /// Whether a token is a quotation mark.
  func isMark(_ token: Int) -> Bool {
    guard token >= 0, token < count else { return false }
    let shape = prose.tokens[token].shape
    return shape.contains(.opensQuotation) || shape.contains(.closesQuotation)
  }

  /// The sentence of a token; -1 outside.
  func sentence(_ token: Int) -> Int { prose.sentenceIndex(ofToken: token) ?? -1 }

  /// The outermost quoted span that a token stands in, its marks included.
  func span(_ token: Int) -> Int? {
    guard token >= 0, token < count, spanOfToken[token] > 0 else { return nil }
    return Int(spanOfToken[token]) - 1
  }

  /// The mention that a token heads or belongs to.
  func mention(_ token: Int) -> Int? {
    guard token >= 0, token < count, mentionOfToken[token] > 0 else { return nil }
    return Int(mentionOfToken[token]) - 1
  }

  /// Whether a token stands in a date, a time or a duration.
  func isTime(_ token: Int) -> Bool { token >= 0 && token < isTimeOfToken.count && isTimeOfToken[token] }

  /// Where the run of nouns and modifiers before a token begins: "the group" in "the group Open Roads", "finance minister"
  /// in "finance minister Ana Belo". It ends at marked spans and where `isStop` says so.
  func runStart(_ token: Int, in bounds: Range<Int>, stoppingAt isStop: (Int) -> Bool) -> Int {
    var start = token
    while start > bounds.lowerBound, span(start - 1) == nil, !isStop(start - 1) {
      let tag = tag(start - 1)
      guard tag.isNoun || tag.isAdjective || tag == .DT || tag == .CD || tag == .PRPS || tag == .POS || tag == .hyphen
      else { break }
      start -= 1
      if tag == .DT || tag == .PRPS { break }
    }
    return start
  }

  // MARK: Parse

  /// The head of a token; -1 for a root and where no parser ran.
  func head(_ token: Int) -> Int { token >= 0 && token < headOfToken.count ? Int(headOfToken[token]) : -1 }

  /// The relation of a token to its head; `dep` where no parser ran.
  func relation(_ token: Int) -> DependencyRelation {
    token >= 0 && token < relationOfToken.count ? relationOfToken[token] : .dep
  }

  /// The children of a token in order.
  func children(_ token: Int) -> ChildSequence {
    ChildSequence(first: token >= 0 && token < firstChild.count ? firstChild[token] : -1, nextSibling: nextSibling)
  }

  /// The first and the last token of the subtree of `token`, bounded in depth so that a broken tree cannot loop.
  func subtree(_ token: Int, depth: Int = 0) -> Range<Int> {
    var first = token
    var last = token
    guard depth < 48 else { return token..<(token + 1) }
    for child in children(token) {
      let inner = subtree(child, depth: depth + 1)
      first = min(first, inner.lowerBound)
      last = max(last, inner.upperBound - 1)
    }
    return first..<(last + 1)
  }

  /// Whether `ancestor` governs `token`, in at most 24 steps; the number of steps.
  func steps(from token: Int, to ancestor: Int) -> Int? {
    var token = token
    for step in 0..<24 {
      if token == ancestor { return step }
      let next = head(token)
      guard next >= 0, next != token else { return nil }
      token = next
    }
    return nil
  }

  /// The token of a run whose head stands outside of the run: what the run hangs on by. `nil` without a parse.
  func rootToken(of tokens: Range<Int>) -> Int? {
    guard hasParse else { return nil }
    var best: Int?
    for token in tokens where !isPunctuation(token) && !tokens.contains(head(token)) {
      // Of several, a verb or a noun rather than a particle.
      if best == nil || tag(token).isVerb && !(best.map { tag($0).isVerb } ?? false) { best = token }
    }
    return best
  }
}

/// The children of a token in order.
struct ChildSequence: Sequence, IteratorProtocol {
  private var token: Int32
  private let nextSibling: [Int32]

  fileprivate init(first: Int32, nextSibling: [Int32]) {
    token = first
    self.nextSibling = nextSibling
  }

  mutating func next() -> Int? {
    guard token >= 0, Int(token) < nextSibling.count else { return nil }
    defer { token = nextSibling[Int(token)] }
    return Int(token)
  }
}
