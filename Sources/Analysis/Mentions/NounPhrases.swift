// Where the noun phrase around a head word begins and ends.
//
// By the parse where there is one: the head with its left modifiers and its right complements. It does not decide
// whether a noun phrase is a mention.

import Annotation
import Prose
import Text

/// The noun phrase around a head word.
struct NounPhrases {
  private let state: AnalysisState
  /// The children of each token, as a linked list: the first child, and the next sibling; -1 ends.
  private let firstChild: [Int32]
  private let nextSibling: [Int32]

  init(_ state: AnalysisState) {
    self.state = state
    let count = state.prose.tokens.count
    var firstChild = [Int32](repeating: -1, count: count)
    var nextSibling = [Int32](repeating: -1, count: count)
    if state.heads.count == count {
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

  /// The children of a token in order.
  func children(of token: Int) -> [Int] {
    var result: [Int] = []
    var child = firstChild[token]
    while child >= 0 {
      result.append(Int(child))
      child = nextSibling[Int(child)]
    }
    return result
  }

  /// The first child with one of `relations`.
  func child(of token: Int, _ relations: DependencyRelation...) -> Int? {
    var child = firstChild[token]
    while child >= 0 {
      if relations.contains(state.dependencies[Int(child)]) { return Int(child) }
      child = nextSibling[Int(child)]
    }
    return nil
  }

  /// The relations that stay inside a noun phrase, left of its head.
  private static let leftRelations: Set<DependencyRelation> = [
    .det, .amod, .compound, .nummod, .nmodPoss, .advmod, .flat, .goeswith,
  ]
  /// The relations that stay inside a noun phrase, right of its head.
  private static let rightRelations: Set<DependencyRelation> = [
    .nmod, .acl, .aclRelcl, .flat, .compound, .nummod, .goeswith, .fixed, .amod, .nmodPoss,
  ]

  /// The noun phrase headed by `head`, within its sentence: determiner and modifiers on the left, complements and clauses
  /// on the right. Coordinated heads, prepositions before it and clause members stay outside.
  func full(head: Int) -> Range<Int> { span(head: head, rightRelations: Self.rightRelations) }

  /// The noun phrase without what follows its head: "the group", not "the group that runs the port".
  func short(head: Int) -> Range<Int> { span(head: head, rightRelations: [.flat, .goeswith]) }

  private func span(head: Int, rightRelations: Set<DependencyRelation>) -> Range<Int> {
    guard state.heads.count == state.prose.tokens.count else { return chunk(head: head) }
    var first = head
    var last = head
    for child in children(of: head) {
      let relation = state.dependencies[child]
      if child < head, Self.leftRelations.contains(relation) {
        first = min(first, edge(child, leftmost: true))
      } else if child > head, rightRelations.contains(relation), staysInside(child, head: head) {
        last = max(last, edge(child, leftmost: false))
      }
    }
    first = max(first, determiner(of: head) ?? first, startAfterComma(first, head: head))
    last = endOfRelativeClause(after: head, last: last)
    return trimmed(withoutTrailingMarks(balanced(first..<(last + 1)), head: head), head: head)
  }

  /// Where a phrase begins that the parse has begun before a comma: behind it, unless the comma stands between adjectives.
  private func startAfterComma(_ first: Int, head: Int) -> Int {
    var token = head - 1
    while token > first {
      if tag(token) == .comma { return tag(token - 1).isAdjective || tag(token - 1) == .CD ? first : token + 1 }
      token -= 1
    }
    return first
  }

  /// The determiner of a head, which opens its phrase; a quantifier before it ("all the", "half the") stays in.
  private func determiner(of head: Int) -> Int? {
    var determiner: Int?
    for child in children(of: head) where child < head {
      if state.dependencies[child] == .det || state.dependencies[child] == .nmodPoss && tag(child) == .PRPS {
        // Of two the nearer: the farther one belongs to another noun that the parse has mixed in.
        determiner = child
      }
    }
    guard let determiner else { return nil }
    return determiner > 0 && tag(determiner - 1) == .PDT ? determiner - 1 : determiner
  }

  /// The last token of a phrase whose head a relative clause behind a comma follows ("sources, who asked not to be named,
  /// told …"): the clause belongs to it up to the next comma, quotation mark or end of the sentence, wherever the parse
  /// hangs its verb; what stands behind that belongs to the main clause again.
  private func endOfRelativeClause(after head: Int, last: Int) -> Int {
    guard tag(head + 1) == .comma,
      tag(head + 2) == .WP || tag(head + 2) == .WDT || tag(head + 2) == .WPS || tag(head + 2) == .WRB,
      let sentence = state.prose.sentenceIndex(ofToken: head)
    else { return last }
    let end = state.prose.sentences[sentence].tokens.upperBound
    var token = head + 3
    while token < end, tag(token) != .comma, tag(token) != .openQuote, tag(token) != .closeQuote { token += 1 }
    let hasVerb = (min(head + 3, token)..<token).contains { tag($0).isVerb || tag($0) == .MD }
    return hasVerb ? token - 1 : min(last, max(token - 1, head))
  }

  /// Whether a complement belongs to its noun. A person or a group takes few prepositions; others mostly belong to the verb.
  private func staysInside(_ child: Int, head: Int) -> Bool {
    guard state.dependencies[child] == .nmod, NounClasses.referentClass(hash(head)) != .thing else { return true }
    return !children(of: child).contains {
      state.dependencies[$0] == .caseMarker && Self.clausePrepositions.contains(hash($0))
    }
  }

  private static let clausePrepositions = WordSet(
    "about within after before during against despite until since as through towards toward upon via amid following over"
  )

  /// The first or last token of a subtree. Depth is bounded, so that a broken tree cannot loop.
  private func edge(_ token: Int, leftmost: Bool, depth: Int = 0) -> Int {
    var result = token
    guard depth < 60 else { return result }
    for child in children(of: token) where state.dependencies[child] != .punct || child < token {
      if leftmost ? child < token : child > token {
        if !leftmost, state.dependencies[child] == .parataxis { continue }
        let reach = edge(child, leftmost: leftmost, depth: depth + 1)
        result = leftmost ? min(result, reach) : max(result, reach)
      }
    }
    return result
  }

  /// Cuts the phrase at a quotation mark that opens or closes inside it without its partner.
  private func balanced(_ tokens: Range<Int>) -> Range<Int> {
    var open: Int?
    for token in tokens {
      let shape = state.prose.tokens[token].shape
      if shape.contains(.opensQuotation) { open = token }
      if shape.contains(.closesQuotation) {
        if open == nil { return tokens.lowerBound..<max(token, tokens.lowerBound + 1) }
        open = nil
      }
    }
    if let open, open > tokens.lowerBound { return tokens.lowerBound..<open }
    return tokens
  }

  private func withoutTrailingMarks(_ tokens: Range<Int>, head: Int) -> Range<Int> {
    var end = tokens.upperBound
    while end - 1 > head, state.prose.tokens[end - 1].kind == .punctuation, tag(end - 1) != .closeBracket { end -= 1 }
    // A bracket that opens inside closes inside.
    let opened = tokens.count { tag($0) == .openBracket } - tokens.count { tag($0) == .closeBracket }
    if opened > 0, tag(end) == .closeBracket { end += 1 }
    return min(tokens.lowerBound, head)..<max(end, head + 1)
  }

  /// Drops leading adverbs, conjunctions and marks that hang on the head but belong to the clause ("even now, the …").
  private func trimmed(_ tokens: Range<Int>, head: Int) -> Range<Int> {
    var start = tokens.lowerBound
    while start < head {
      let tag = tag(start)
      let isMark = state.prose.tokens[start].kind == .punctuation && tag != .dollar && tag != .openQuote
      guard isMark || tag == .CC || tag == .RB || tag == .IN && !Self.quantifierPrepositions.contains(hash(start))
      else {
        break
      }
      start += 1
    }
    return start..<tokens.upperBound
  }

  private static let quantifierPrepositions = WordSet("about around over under above below like")

  /// Without a parse: determiners, numbers, adjectives and nouns in a row, by tags.
  private func chunk(head: Int) -> Range<Int> {
    var start = head
    while start > 0, state.prose.sentenceIndex(ofToken: start - 1) == state.prose.sentenceIndex(ofToken: head) {
      let tag = tag(start - 1)
      guard
        tag.isNoun || tag.isAdjective || tag == .DT || tag == .CD || tag == .PRPS || tag == .POS || tag == .VBN
          || tag == .hyphen || tag == .PDT
      else { break }
      start -= 1
    }
    return start..<(head + 1)
  }

  private func tag(_ token: Int) -> PartOfSpeech {
    token < state.partsOfSpeech.count ? state.partsOfSpeech[token] : .XX
  }

  private func hash(_ token: Int) -> UInt64 { state.prose.tokens[token].foldedHash }
}
