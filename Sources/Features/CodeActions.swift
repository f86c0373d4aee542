// What an editor offers to do at a place: mend a quotation mark, put a name for a pronoun, tell the lexicon.
//
// Words between quotation marks stay as they were said. What the lexicon is told is a line of text that the user reads.

import Annotation
import Corpus
import Lexicon
import Prose
import Text

/// Something that can be done at a place.
public struct CodeAction: Sendable, Hashable {
  /// What sort of thing it is. The raw value is the protocol's name.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    case quickFix = "quickfix"
    case rewrite = "refactor.rewrite"
    case same = "source.gloss.same"
    case notSame = "source.gloss.notSame"
    case type = "source.gloss.type"
  }

  /// What is done.
  public enum Change: Sendable, Hashable {
    /// Bytes of the document give way to a text.
    case replace(ByteRange, String)
    /// A line is added to the lexicon of the folder.
    case addLexiconLine(String)
  }

  /// What it does, as a menu shows it.
  public var title: String
  /// What sort of thing it is.
  public var kind: Kind
  /// What is done.
  public var change: Change
  /// What it mends.
  public var diagnostic: Diagnostic?
  /// Whether it is the likeliest of its sort.
  public var isPreferred = false
}

/// Finds what can be done.
public enum CodeActions {
  /// What can be done about what touches `range`, in a fixed order.
  public static func all(
    in range: ByteRange, of document: DocumentSnapshot, diagnostics codes: [Diagnostic.Code] = Diagnostic.Code.allCases
  ) -> [CodeAction] {
    let touched = document.annotation.mentions.indices.filter { index in
      let mention = document.annotation.mentions[index].range
      return range.isEmpty ? mention.touches(range.start) : mention.overlaps(range)
    }
    var actions = quickFixes(in: range, of: document, codes)
    if touched.count == 1 {
      actions += rewrites(of: touched[0], in: document)
      actions += LexiconActions.about(touched[0], in: document)
    } else {
      actions += LexiconActions.joining(touched, in: document)
    }
    return actions
  }

  // MARK: Quick fixes

  private static func quickFixes(
    in range: ByteRange, of document: DocumentSnapshot, _ codes: [Diagnostic.Code]
  ) -> [CodeAction] {
    Diagnostics.all(in: document, codes: codes).flatMap { diagnostic -> [CodeAction] in
      switch diagnostic.code {
      case .unclosedQuotation:
        let spans = document.annotation.prose.quotedSpans
        guard let span = spans.first(where: { $0.openingMark == diagnostic.range }),
          touches(range, span.openingMark.union(span.content))
        else { return [] }
        return closings(of: span, diagnostic, in: document)
      case .spellingVariant:
        guard let related = diagnostic.related, touches(range, diagnostic.range) else { return [] }
        let (words, other) = (document.text[diagnostic.range], document.text[related])
        return [
          CodeAction(
            title: "Change “\(words)” to “\(other)”", kind: .quickFix, change: .replace(diagnostic.range, other),
            diagnostic: diagnostic)
        ]
      case .noSpeaker, .nameBeforeIntroduction, .titleConflict, .dateWithoutAnchor, .inferredReferenceDay: return []
      }
    }
  }

  private static func touches(_ range: ByteRange, _ other: ByteRange) -> Bool {
    range.isEmpty ? other.touches(range.start) : other.overlaps(range)
  }

  /// The places where the closing mark may have been forgotten: before the words that attribute, and at the end.
  private static func closings(
    of span: QuotedSpan, _ diagnostic: Diagnostic, in document: DocumentSnapshot
  ) -> [CodeAction] {
    guard let mark = closingMark(for: document.text[span.openingMark]) else { return [] }
    func action(_ title: String, at offset: Int) -> CodeAction {
      CodeAction(
        title: title, kind: .quickFix, change: .replace(ByteRange(offset, offset), mark), diagnostic: diagnostic)
    }
    var actions: [CodeAction] = []
    if let (offset, cue) = attribution(in: span, document) {
      let words = Excerpt.line(document.text[ByteRange(offset, cue.end)], limitScalars: 30)
      actions.append(action("Add the missing \(mark) before “\(words)”", at: offset))
    }
    let end = trimmedEnd(of: span.content, document.text)
    actions.append(action("Add the missing \(mark) at the end of the paragraph", at: end))
    actions[0].isPreferred = true
    return actions
  }

  /// Where the words of a span end and an attribution begins: behind the first comma, question mark or exclamation mark
  /// after which a verb that attributes comes within four tokens; and that verb.
  private static func attribution(
    in span: QuotedSpan, _ document: DocumentSnapshot
  ) -> (offset: Int, cue: ByteRange)? {
    let prose = document.annotation.prose
    let tokens = span.tokens.clamped(to: prose.tokens.indices)
    for mark in tokens where [",", "?", "!"].contains(prose.string(ofToken: mark)) {
      let next = (mark + 1)..<Swift.max(mark + 1, Swift.min(mark + 5, tokens.upperBound))
      let cue = next.first { Lexicon.builtin.cueVerb(prose.tokens[$0].foldedHash) != nil }
      if let cue { return (prose.tokens[mark].range.end, prose.tokens[cue].range) }
    }
    return nil
  }

  private static func trimmedEnd(of range: ByteRange, _ text: SourceText) -> Int {
    var end = range.end
    while end > range.start, [0x20, 0x09, 0x0A, 0x0D].contains(text.bytes[end - 1]) { end -= 1 }
    return end
  }

  private static func closingMark(for opening: String) -> String? {
    switch opening {
    case "“", "„": "”"
    case "‘", "‚": "’"
    case "«": "»"
    case "»": "«"
    case "‹": "›"
    case "\"", "'", "''": opening
    case "``": "''"
    default: nil
    }
  }

  // MARK: Rewriting

  private static func rewrites(of index: Int, in document: DocumentSnapshot) -> [CodeAction] {
    let mention = document.annotation.mentions[index]
    let isVerbatim = document.quotationIndex.owners(overlapping: mention.range).contains { quotation in
      document.annotation.quotations[quotation].marked.contains { $0.overlaps(mention.range) }
    }
    guard !isVerbatim, let facts = EntityFacts(chain: mention.chain, in: document), facts.count(of: .name) > 0 else {
      return []
    }
    let (words, name) = (document.text[mention.range], Excerpt.line(facts.chain.canonicalName))
    switch mention.kind {
    case .pronoun:
      guard let form = PronounForm(words, tag: tag(at: mention.range, in: document)) else { return [] }
      return names(of: facts).map { name in
        let replacement = form == .possessive ? possessive(name) : name
        return CodeAction(
          title: "Replace “\(words)” by “\(replacement)”", kind: .rewrite,
          change: .replace(mention.range, replacement))
      }
    case .name:
      guard words == name, facts.chain.introducingMention != index, let surname = surname(of: facts) else { return [] }
      return [
        CodeAction(
          title: "Replace “\(words)” by “\(surname)”", kind: .rewrite, change: .replace(mention.range, surname))
      ]
    case .nominal: return []
    }
  }

  /// The names to put for a pronoun: the full one, then the surname that the text uses.
  private static func names(of facts: EntityFacts) -> [String] {
    let name = Excerpt.line(facts.chain.canonicalName)
    guard let surname = surname(of: facts), facts.otherNames.contains(where: { $0.text == surname }) else {
      return [name]
    }
    return [name, surname]
  }

  private static func surname(of facts: EntityFacts) -> String? {
    let parts = Excerpt.line(facts.chain.canonicalName).split(separator: " ")
    return facts.chain.type == .person && parts.count > 1 ? parts.last.map(String.init) : nil
  }

  private static func possessive(_ name: String) -> String { name + "’s" }

  private static func tag(at range: ByteRange, in document: DocumentSnapshot) -> PartOfSpeech? {
    let token = document.annotation.prose.tokenIndex(atOrAfter: range.start)
    let tags = document.annotation.partsOfSpeech
    return tags.indices.contains(token) ? tags[token] : nil
  }
}

/// How a name stands where a pronoun stood.
private enum PronounForm {
  case plain, possessive

  /// The form of a pronoun; `nil` for reflexives and for those that a name cannot stand for.
  init?(_ words: String, tag: PartOfSpeech?) {
    switch words.lowercased() {
    case "he", "she", "him", "it", "they", "them": self = .plain
    case "his", "its", "their": self = .possessive
    case "her": self = tag == .PRPS ? .possessive : .plain
    case "hers", "theirs": self = .possessive
    default: return nil
    }
  }
}
