// Builds annotations from marked text, so that tests of features need no analysis.

import Annotation
import Corpus
import Prose
import Text

/// An annotation written into its text.
///
/// `[ana PERSON|Ana Núñez]` is a name of the chain `ana`, `[ana ~|the minister]` a nominal, `[ana .|she]` a pronoun,
/// `[ru GPE*|Moscow]` a metonym; marks nest. `{q1|words}` is a span of the quotation `q1`; `{q1 cue|said}` its cue;
/// `{q1 by|[ana PERSON|Ana]}` its speaker, whose chain is the chain of the mention inside. `<DATE 2026-03-03|Tuesday>` is
/// an expression. `(ana role|finance minister)` is a role of a chain. Paragraphs end with a blank line; one that begins
/// with `#` is a heading.
struct MarkedText {
  let annotation: DocumentAnnotation
  let snapshot: DocumentSnapshot

  init(_ marked: String, uri: String = "file:///a.txt", version: Int? = 1) {
    var parser = MarkedTextParser(marked)
    parser.parse()
    annotation = parser.annotation()
    snapshot = DocumentSnapshot(
      uri: DocumentURI(uri), languageID: "plaintext", version: version, owner: .editor, text: annotation.text,
      annotation: annotation)
  }

  /// The byte offset of the `|` in `words`, which occur in the text without it.
  func offset(_ words: String) -> Int {
    let parts = words.split(separator: "|", maxSplits: 1, omittingEmptySubsequences: false)
    let needle = Array((parts[0] + (parts.count > 1 ? parts[1] : "")).utf8)
    let bytes = annotation.text.bytes
    for start in 0...Swift.max(0, bytes.count - needle.count) where bytes[start...].starts(with: needle) {
      return start + parts[0].utf8.count
    }
    return -1
  }
}

extension CorpusSnapshot {
  /// A corpus of marked texts named `a.txt`, `b.txt`, ….
  static func marked(_ texts: String...) -> CorpusSnapshot {
    CorpusSnapshot(
      documents: texts.enumerated().map { index, text in
        let letter = String(UnicodeScalar(UInt8(97 + index)))
        return MarkedText(text, uri: "file:///\(letter).txt").snapshot
      })
  }
}

/// Reads marked text.
private struct MarkedTextParser {
  private enum Mark {
    case mention(chain: String, form: String)
    case quotation(id: String, part: String)
    case expression(type: String, value: String)
    case role(chain: String)
  }

  private var rest: Substring
  private var bytes: [UInt8] = []
  private var open: [(mark: Mark, start: Int, close: Character)] = []
  private var found: [(mark: Mark, range: ByteRange)] = []

  init(_ marked: String) { rest = marked[...] }

  mutating func parse() {
    while let character = rest.popFirst() {
      if let close = ["[": "]", "{": "}", "<": ">", "(": ")"][character], let bar = rest.firstIndex(of: "|"),
        !rest[..<bar].contains(where: { "[]{}<>()\n".contains($0) }), rest[..<bar].count < 40
      {
        let words = rest[..<bar].split(separator: " ").map(String.init)
        rest = rest[rest.index(after: bar)...]
        open.append((mark(character, words), bytes.count, Character(close)))
      } else if let last = open.last, last.close == character {
        open.removeLast()
        found.append((last.mark, ByteRange(last.start, bytes.count)))
      } else {
        bytes += Array(String(character).utf8)
      }
    }
  }

  private func mark(_ opening: Character, _ words: [String]) -> Mark {
    let second = words.count > 1 ? words[1] : ""
    switch opening {
    case "[": return .mention(chain: words[0], form: second)
    case "{": return .quotation(id: words[0], part: second)
    case "<": return .expression(type: words[0], value: second)
    default: return .role(chain: words[0])
    }
  }

  func annotation() -> DocumentAnnotation {
    let text = SourceText(validUTF8: bytes)
    var annotation = DocumentAnnotation(prose: Self.prose(text))
    annotation.evidence.append(Evidence(rule: "test.markedText", ranges: [ByteRange(0, 3)]))
    addMentions(to: &annotation)
    addQuotations(to: &annotation)
    for case (.expression(let type, let value), let range) in found {
      annotation.expressions.append(
        Expression(range: range, type: EntityType(name: type) ?? .date, value: value, evidence: 1))
    }
    annotation.expressions.sort { $0.range < $1.range }
    annotation.entities += annotation.expressions.map { Entity(range: $0.range, type: $0.type) }
    annotation.entities.sort { $0.range < $1.range }
    return annotation
  }

  private func addMentions(to annotation: inout DocumentAnnotation) {
    var items: [(range: ByteRange, chain: String, form: String)] = []
    for case (.mention(let chain, let form), let range) in found { items.append((range, chain, form)) }
    items.sort { ($0.range.start, $1.range.end) < ($1.range.start, $0.range.end) }
    var chains: [String] = []
    for item in items {
      let chain = chains.firstIndex(of: item.chain) ?? chains.count
      if chain == chains.count {
        chains.append(item.chain)
        annotation.chains.append(
          Chain(canonicalName: "", type: nil, mentions: [], introducingMention: annotation.mentions.count))
      }
      add(item.range, form: item.form, chain: chain, to: &annotation)
    }
    for case (.role(let id), let range) in found {
      guard let chain = chains.firstIndex(of: id) else { continue }
      annotation.chains[chain].roles.append(Role(text: annotation.text[range], range: range))
    }
  }

  private func add(_ range: ByteRange, form: String, chain: Int, to annotation: inout DocumentAnnotation) {
    let kind: MentionKind = form == "~" ? .nominal : form == "." ? .pronoun : .name
    let type = EntityType(name: String(form.prefix { $0 != "*" }))
    let index = annotation.mentions.count
    annotation.mentions.append(
      Mention(
        range: range, nounPhrase: range, head: range, kind: kind, type: type, chain: chain,
        isMetonym: form.hasSuffix("*"), confidence: kind == .name ? 1000 : 900, evidence: 1))
    annotation.chains[chain].mentions.append(index)
    if annotation.chains[chain].type == nil { annotation.chains[chain].type = type }
    let text = annotation.text[range]
    guard kind == .name || annotation.chains[chain].canonicalName.isEmpty else { return }
    if kind == .name {
      annotation.entities.append(Entity(range: range, type: type ?? .person, chain: chain))
      if let alias = annotation.chains[chain].aliases.firstIndex(where: { $0.text == text }) {
        annotation.chains[chain].aliases[alias].count += 1
      } else {
        annotation.chains[chain].aliases.append(Alias(text: text, count: 1))
      }
    }
    if text.count > annotation.chains[chain].canonicalName.count, !form.hasSuffix("*") {
      annotation.chains[chain].canonicalName = text
      annotation.chains[chain].introducingMention = index
    }
  }

  private func addQuotations(to annotation: inout DocumentAnnotation) {
    var quotations: [String: Quotation] = [:]
    for case (.quotation(let id, let part), let range) in found.sorted(by: { $0.range < $1.range }) {
      var quotation = quotations[id] ?? Quotation(spans: [], marked: [], kind: .direct, confidence: 950, evidence: 1)
      switch part {
      case "cue": quotation.cue.append(range)
      case "to": quotation.addressee.append(range)
      case "by":
        quotation.speaker.append(range)
        if let mention = annotation.mentions.indices.first(where: { range.contains(annotation.mentions[$0].range) }) {
          quotation.speakerMentions.append(mention)
          quotation.chains.append(annotation.mentions[mention].chain)
        }
      default:
        quotation.spans.append(range)
        if part == "indirect" { quotation.kind = .indirect } else { quotation.marked.append(range) }
      }
      quotations[id] = quotation
    }
    annotation.quotations = quotations.values.sorted { $0.extent < $1.extent }
    for index in annotation.mentions.indices {
      annotation.mentions[index].quotation = annotation.quotations.firstIndex { quotation in
        quotation.spans.contains { $0.contains(annotation.mentions[index].range) }
      }
    }
  }

  /// Paragraphs at blank lines, sentences after points, tokens at everything that is no letter.
  private static func prose(_ text: SourceText) -> ProseDocument {
    var prose = ProseDocument(
      text: text, markup: .plainText, paragraphs: [], sentences: [], tokens: [], quotedSpans: [], opaqueRanges: [],
      metadata: DocumentMetadata())
    var start = 0
    let bytes = text.bytes
    for index in 0...bytes.count where index == bytes.count || bytes[index...].starts(with: Array("\n\n".utf8)) {
      if index > start { addParagraph(ByteRange(start, index), to: &prose) }
      start = index + 2
    }
    return prose
  }

  private static func addParagraph(_ range: ByteRange, to prose: inout ProseDocument) {
    let (firstToken, firstSentence) = (prose.tokens.count, prose.sentences.count)
    var wordStart: Int?
    var sentenceToken = firstToken
    func endSentence(_ prose: inout ProseDocument) {
      let tokens = sentenceToken..<prose.tokens.count
      guard !tokens.isEmpty else { return }
      prose.sentences.append(
        Sentence(range: prose.byteRange(ofTokens: tokens), tokens: tokens, paragraph: prose.paragraphs.count))
      sentenceToken = prose.tokens.count
    }
    var index = range.start - 1
    while index < range.end {
      index += 1
      let byte = index < range.end ? prose.text.bytes[index] : 0x20
      // U+2010 to U+203F, dashes and curly marks, begin with E2 80.
      let isMark = byte == 0xE2 && prose.text.bytes[index...].dropFirst().first == 0x80
      let isLetter = byte >= 0x80 || (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A)
      let isWord = !isMark && (isLetter || (byte >= 0x30 && byte <= 0x39))
      if isWord {
        wordStart = wordStart ?? index
      } else if let start = wordStart {
        prose.tokens.append(token(ByteRange(start, index), .word, prose.text))
        wordStart = nil
      }
      guard !isWord, byte > 0x20 else { continue }
      let length = isMark ? 3 : 1
      prose.tokens.append(token(ByteRange(index, index + length), .punctuation, prose.text))
      index += length - 1
      if byte == UInt8(ascii: ".") { endSentence(&prose) }
    }
    endSentence(&prose)
    let isHeading = prose.text.bytes[range.start] == UInt8(ascii: "#")
    prose.paragraphs.append(
      Paragraph(
        range: range, kind: isHeading ? .heading : .body,
        level: isHeading ? prose.text.bytes[range.start...].prefix { $0 == UInt8(ascii: "#") }.count : 0,
        tokens: firstToken..<prose.tokens.count, sentences: firstSentence..<prose.sentences.count))
  }

  private static func token(_ range: ByteRange, _ kind: Token.Kind, _ text: SourceText) -> Token {
    Token(range: range, foldedHash: WordHash.folded(text.bytes, range.range), kind: kind, shape: [])
  }
}
