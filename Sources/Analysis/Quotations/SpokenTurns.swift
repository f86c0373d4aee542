// Interviews without marks: paragraphs and lines that open with whoever speaks and a colon ("Reyes: It will open.").
//
// A label alone proves little: notes, datelines and lists have colons too. It counts where labels take turns, where they say
// "Q" and "A", or where it names a person whom the text names elsewhere. It does not know who is behind a label:
// `TurnLinking` says so.

import Annotation
import Prose
import Text

/// What one speaker says without marks, up to the next label or the end of the paragraph.
struct SpokenTurn: Sendable, Hashable {
  /// The words of the label, what stands in brackets left out.
  var label: Range<Int>
  /// The colon.
  var colon: Int
  /// What is said.
  var content: Range<Int>
  /// The label of the one who is spoken to, where two take turns.
  var addressee: Range<Int>?
  /// Whether labels take turns, which leaves no doubt.
  var isInterview: Bool
}

/// Finds the turns of a document. O(tokens).
struct SpokenTurns {
  /// The turns in order.
  let turns: [SpokenTurn]

  init(_ context: QuotationContext) {
    let labels = TurnLabelReader(context).labels()
    turns = labels.isEmpty ? [] : TurnChoice(context, labels).turns()
  }
}

/// A label that may open a turn.
private struct TurnLabel {
  /// What the words of a label are.
  enum Sort {
    case question, answer, person, organization, role, unknown
  }

  var words: Range<Int>
  var colon: Int
  var content: Range<Int>
  var sort: Sort
  /// The same for two labels that mean the same speaker: the hash of a name's last word, of other words all of them.
  var key: UInt64
  /// Whether what follows the colon stands between marks and is read as such.
  var isMarked: Bool
  /// Whether the label opens a paragraph or a line, not a sentence amid one.
  var opensLine: Bool
}

/// Reads labels from the surface.
private struct TurnLabelReader {
  let context: QuotationContext
  /// The last words of the names of persons.
  private let surnames: Set<UInt64>

  init(_ context: QuotationContext) {
    self.context = context
    var surnames: Set<UInt64> = []
    for mention in context.mentions where mention.kind == .name && mention.type == .person {
      surnames.insert(context.hash(mention.tokens.upperBound - 1))
    }
    self.surnames = surnames
  }

  private static let longestLabel = 8

  func labels() -> [TurnLabel] {
    var result: [TurnLabel] = []
    for paragraph in context.prose.paragraphs where paragraph.kind == .body || paragraph.kind == .blockQuotation {
      guard !context.isCancelled() else { return [] }
      var own: [TurnLabel] = []
      for token in paragraph.tokens where canOpen(token, in: paragraph.tokens) {
        if let label = label(startingAt: token, in: paragraph.tokens) { own.append(label) }
      }
      for index in own.indices {
        let end = index + 1 < own.count ? own[index + 1].words.lowerBound : paragraph.tokens.upperBound
        own[index].content = own[index].content.lowerBound..<max(own[index].content.lowerBound, end)
        own[index].isMarked = isBetweenMarks(own[index].content)
      }
      result += own.filter { !$0.content.isEmpty }
    }
    return result
  }

  /// Whether a label can open at a token: at the edge of a paragraph, a line or a sentence, outside of marks.
  private func canOpen(_ token: Int, in paragraph: Range<Int>) -> Bool {
    guard context.prose.tokens[token].kind == .word, context.span(token) == nil else { return false }
    return token == paragraph.lowerBound || context.prose.tokens[token].shape.contains(.startsSentence)
      || opensLine(token, in: paragraph)
  }

  private func opensLine(_ token: Int, in paragraph: Range<Int>) -> Bool {
    guard token > paragraph.lowerBound else { return true }
    let gap = ByteRange(context.prose.tokens[token - 1].range.end, context.prose.tokens[token].range.start)
    return context.prose.text.bytes[context.prose.text.slice(gap)].contains(UInt8(ascii: "\n"))
  }

  private func label(startingAt start: Int, in paragraph: Range<Int>) -> TurnLabel? {
    let limit = min(paragraph.upperBound - 1, start + Self.longestLabel)
    guard start < limit, let colon = (start + 1...limit).first(where: isColon), colon + 1 < paragraph.upperBound,
      context.prose.tokens[colon + 1].range.start > context.prose.tokens[colon].range.end || context.isMark(colon + 1)
    else { return nil }
    // "Jon Vale (Labour):"
    var end = colon
    if context.byte(end - 1) == UInt8(ascii: ")"), let open = (start..<end).last(where: isBracket), open > start {
      end = open
    }
    let words = start..<end
    let hasOther = words.contains { token in
      context.tag(token).isFiniteVerb && !isName(token) || context.isTime(token) || context.span(token) != nil
        || context.prose.tokens[token].kind == .number
        || context.isPunctuation(token) && context.byte(token) != UInt8(ascii: "-")
    }
    guard !words.isEmpty, !hasOther, let (sort, key) = sort(of: words) else { return nil }
    let opens = opensLine(start, in: paragraph)
    guard opens || sort == .question || sort == .answer else { return nil }
    return TurnLabel(
      words: words, colon: colon, content: (colon + 1)..<(colon + 1), sort: sort, key: key, isMarked: false,
      opensLine: opens)
  }

  /// Whether a word belongs to a name, whatever its tag: before a colon tags are unsure.
  private func isName(_ token: Int) -> Bool {
    context.mention(token).map { context.mentions[$0].kind == .name } ?? surnames.contains(context.hash(token))
  }

  private func isColon(_ token: Int) -> Bool {
    context.isPunctuation(token) && context.byte(token) == UInt8(ascii: ":") && context.span(token) == nil
  }

  private func isBracket(_ token: Int) -> Bool { context.byte(token) == UInt8(ascii: "(") }

  /// What a label is; `nil` for words that are no speaker.
  private func sort(of words: Range<Int>) -> (TurnLabel.Sort, UInt64)? {
    guard let last = words.last, let first = words.first else { return nil }
    if words.count == 1, Self.questions.contains(context.hash(first)) { return (.question, 1) }
    if words.count == 1, Self.answers.contains(context.hash(first)) { return (.answer, 2) }
    guard !words.contains(where: { Self.otherLabels.contains(context.hash($0)) }) else { return nil }
    // Alone before a colon a surname may be taken for a place.
    if surnames.contains(context.hash(last)), context.isCapitalized(last) { return (.person, context.hash(last)) }
    let all = words.reduce(UInt64(0)) { WordHash.combine($0, context.hash($1)) }
    if let mention = context.mention(last), context.mentions[mention].kind == .name,
      context.mentions[mention].tokens.upperBound == words.upperBound
    {
      switch context.mentions[mention].type {
      case .organization: return (.organization, all)
      case .geopoliticalEntity, .location, .facility: return nil
      default: return words.count <= 2 ? (.unknown, all) : nil
      }
    }
    let head = context.hash(last)
    if Self.roles.contains(head) || NounClasses.referentClass(head) == .person { return (.role, all) }
    return words.count == 1 && context.isCapitalized(first) ? (.unknown, all) : nil
  }

  /// Whether all that is said stands between marks: then the marks are read.
  private func isBetweenMarks(_ content: Range<Int>) -> Bool {
    guard let first = content.first, let span = context.span(first) else { return false }
    return content.allSatisfy { context.span($0) == span || context.isPunctuation($0) }
  }

  private static let questions = WordSet("q question")
  private static let answers = WordSet("a answer")
  private static let roles = WordSet(
    """
    host moderator interviewer interviewee reporter journalist presenter anchor questioner caller narrator speaker voice
    interpreter translator chair chairman chairwoman judge prosecutor counsel witness defendant audience reader panelist
    """)
  /// What stands before a colon and speaks to nobody.
  private static let otherLabels = WordSet(
    """
    note notes correction corrections update updates clarification source sources photo photos picture image video audio
    caption credit credits warning tip tips summary background context date time where when who what why how which price
    prices cost tickets ticket phone telephone tel mobile fax email e-mail mail address website web contact contacts score
    scores result results goal goals cards card ingredients method step example examples more related watch listen see
    factbox analysis opinion exclusive breaking live re subject to from cc dateline headline title name names age job
    occupation location place venue date born died spouse children education party team teams coach referee attendance
    weather conclusion pros cons reporting editing writing additional disclaimer disclosure ps reminder fact facts myth
    verdict rating stars genre director cast author authors publisher isbn pages language format p.s. n.b. nb
    """)
}

/// Decides which labels open turns, by what the others of the document are.
private struct TurnChoice {
  let context: QuotationContext
  let labels: [TurnLabel]
  private let keysInTurns: Set<UInt64>

  init(_ context: QuotationContext, _ labels: [TurnLabel]) {
    self.context = context
    self.labels = labels
    keysInTurns = Self.keysInTurns(labels, context)
  }

  func turns() -> [SpokenTurn] {
    let chosen = labels.filter(speaks)
    let keys = Set(chosen.map(\.key))
    return chosen.indices.filter { !chosen[$0].isMarked }.map { index in
      let label = chosen[index]
      let other = chosen[..<index].last { $0.key != label.key } ?? chosen[(index + 1)...].first { $0.key != label.key }
      return SpokenTurn(
        label: label.words, colon: label.colon, content: label.content, addressee: keys.count == 2 ? other?.words : nil,
        isInterview: keysInTurns.contains(label.key))
    }
  }

  private func speaks(_ label: TurnLabel) -> Bool {
    keysInTurns.contains(label.key) || label.sort == .person && isStatement(label) && isKnown(label)
  }

  /// The labels that take turns: questions and answers, and those of which one comes back after another has spoken, or a
  /// question is followed by another's answer.
  private static func keysInTurns(_ labels: [TurnLabel], _ context: QuotationContext) -> Set<UInt64> {
    var keys: Set<UInt64> = []
    if labels.contains(where: { $0.sort == .question }), labels.contains(where: { $0.sort == .answer }) {
      keys = [1, 2]
    }
    let others = labels.filter { $0.sort != .question && $0.sort != .answer }
    let counts = others.reduce(into: [UInt64: Int]()) { $0[$1.key, default: 0] += 1 }
    for (index, label) in others.enumerated() where index > 0 {
      let before = others[index - 1]
      let isTalk = addressesSomebody(before.content, context) || addressesSomebody(label.content, context)
      guard before.key != label.key, isTalk else { continue }
      // A, B, A: who comes back, and who was in between.
      if others[..<(index - 1)].contains(where: { $0.key == label.key }) { keys.formUnion([label.key, before.key]) }
      // Two who are known to speak need not come back.
      if [label, before].allSatisfy({ $0.sort != .unknown || counts[$0.key, default: 0] > 1 }),
        label.sort == .person || before.sort == .person
      {
        keys.formUnion([label.key, before.key])
      }
    }
    return keys
  }

  /// Whether words address somebody: a question, or the first or second person.
  private static func addressesSomebody(_ content: Range<Int>, _ context: QuotationContext) -> Bool {
    content.contains { token in
      if context.isPunctuation(token) { return context.byte(token) == UInt8(ascii: "?") }
      guard let form = PronounTable.form(context.hash(token)) else { return false }
      return form.person != .third && context.tag(token).isPronoun
    }
  }

  /// Whether a label alone in its document can be a speaker's: it says a whole sentence that is not about the person.
  private func isStatement(_ label: TurnLabel) -> Bool {
    guard label.opensLine, let first = label.content.first, let sentence = context.prose.sentenceIndex(ofToken: first)
    else { return false }
    let words = first..<min(context.prose.sentences[sentence].tokens.upperBound, label.content.upperBound)
    // "Ana Belo: She was born in Lima."
    if let form = PronounTable.form(context.hash(first)), form.gender == .masculine || form.gender == .feminine {
      return false
    }
    guard context.isCapitalized(first), let last = label.content.last, Self.stops.contains(context.byte(last)) else {
      return false
    }
    return words.contains { context.tag($0).isFiniteVerb || context.tag($0) == .MD }
  }

  /// Whether the text names the person of a label before it, elsewhere than in labels.
  private func isKnown(_ label: TurnLabel) -> Bool {
    context.mentions.contains { mention in
      mention.kind == .name && mention.type == .person && mention.tokens.upperBound <= label.words.lowerBound
        && context.hash(mention.tokens.upperBound - 1) == label.key
        && !labels.contains { $0.words.overlaps(mention.tokens) }
    }
  }

  private static let stops: Set<UInt8> = [UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?")]
}
