// What holds for every text: nesting, order, cover, and that paragraphs can be read by themselves.

import Prose
import Testing
import Text

/// What is wrong with the structure of a document; empty where nothing is.
func violations(_ document: ProseDocument) -> [String] {
  var problems: [String] = []
  let bytes = document.text.bytes
  var covered = [Bool](repeating: false, count: bytes.count)
  for range in document.opaqueRanges {
    if range.end > bytes.count { problems.append("opaque range past the end") }
    for offset in document.text.slice(range) { covered[offset] = true }
  }
  var last = 0
  for (index, token) in document.tokens.enumerated() {
    if token.range.isEmpty || token.range.start < last || token.range.end > bytes.count {
      problems.append("token \(index) misplaced")
    }
    last = token.range.end
    for offset in document.text.slice(token.range) {
      if covered[offset] { problems.append("token \(index) on opaque ground") }
      covered[offset] = true
    }
    if token.foldedHash != WordHash.folded(bytes, document.text.slice(token.range)) {
      problems.append("hash of token \(index)")
    }
  }
  for (offset, byte) in bytes.enumerated() where !covered[offset] && byte > 0x20 && byte < 0x7F {
    problems.append("byte \(offset) in no token")
  }
  var nextToken = 0
  var nextSentence = 0
  var lastEnd = 0
  for (index, paragraph) in document.paragraphs.enumerated() {
    if paragraph.range.start < lastEnd { problems.append("paragraph \(index) out of order") }
    lastEnd = paragraph.range.end
    if paragraph.tokens.lowerBound != nextToken || paragraph.sentences.lowerBound != nextSentence {
      problems.append("paragraph \(index) leaves a gap")
    }
    nextToken = paragraph.tokens.upperBound
    nextSentence = paragraph.sentences.upperBound
    for sentence in document.sentences[paragraph.sentences] {
      if sentence.paragraph != index || sentence.tokens.isEmpty { problems.append("sentence of paragraph \(index)") }
      if !paragraph.range.contains(sentence.range) { problems.append("sentence outside paragraph \(index)") }
    }
    for token in document.tokens[paragraph.tokens] where !paragraph.range.contains(token.range) {
      problems.append("token outside paragraph \(index)")
    }
  }
  if nextToken != document.tokens.count || nextSentence != document.sentences.count { problems.append("left over") }
  var sentenceToken = 0
  for sentence in document.sentences {
    if sentence.tokens.lowerBound != sentenceToken { problems.append("token in no sentence") }
    sentenceToken = sentence.tokens.upperBound
  }
  return problems + spanViolations(document)
}

/// What is wrong with the quoted spans of a document.
func spanViolations(_ document: ProseDocument) -> [String] {
  var problems: [String] = []
  for (index, span) in document.quotedSpans.enumerated() {
    if index > 0, span.openingMark.start <= document.quotedSpans[index - 1].openingMark.start {
      problems.append("spans out of order")
    }
    if span.content.start != span.openingMark.end { problems.append("span \(index) does not follow its mark") }
    if let closing = span.closingMark, closing.start != span.content.end {
      problems.append("closing mark of span \(index)")
    }
    if (span.closingMark == nil) == (span.ending == .closed) { problems.append("ending of span \(index)") }
    if !document.paragraphs[span.paragraph].range.contains(span.content) {
      problems.append("span \(index) leaves its paragraph")
    }
    for token in document.tokens[span.tokens] where !span.content.contains(token.range) {
      problems.append("token outside span \(index)")
    }
    let outer = document.quotedSpans[..<index].filter { $0.content.contains(span.openingMark) }
    if outer.count != span.depth { problems.append("depth of span \(index): \(span.depth), not \(outer.count)") }
    for other in outer where !other.content.contains(span.content) { problems.append("spans cross") }
  }
  return problems
}

/// Every string of up to `length` symbols.
func strings(over alphabet: [String], upTo length: Int) -> [String] {
  var all: [String] = [""]
  var longest = [""]
  for _ in 0..<length {
    longest = longest.flatMap { prefix in alphabet.map { prefix + $0 } }
    all += longest
  }
  return all
}

@Suite struct InvariantTests {
  @Test(arguments: [
    ["\"", "a", " ", "\n", "."], ["“", "”", "a", " ", "."], ["‘", "’", "s", " ", "“"], ["'", "s", " ", "\"", ","],
    ["1", "-", ".", "A", "/"], ["@", ".", "a", "c", ":"], ["…", ".", "?", " ", "B"], ["(", ")", "1", ".", " "],
  ])
  func smallTextsHoldTogether(_ alphabet: [String]) {
    for text in strings(over: alphabet, upTo: 5) {
      let document = ProseReader.read(SourceText(text), markup: .plainText)
      let problems = violations(document)
      #expect(problems.isEmpty, "\(text.debugDescription): \(problems)")
    }
  }

  @Test(arguments: [
    ["*", "`", "a", " ", "\n"], ["[", "]", "(", ")", "a"], ["#", ">", "-", " ", "\n"], ["|", "-", "\n", "a", "="],
    ["<", ">", "a", "/", "\n"], ["\\", "_", "a", "!", "["],
  ])
  func smallMarkdownHoldsTogether(_ alphabet: [String]) {
    for text in strings(over: alphabet, upTo: 5) {
      let problems = violations(ProseReader.read(SourceText(text), markup: .markdown))
      #expect(problems.isEmpty, "\(text.debugDescription): \(problems)")
    }
  }

  @Test func bytesThatAreNoTextDoNotTrap() {
    var state: UInt64 = 7
    for _ in 0..<400 {
      var bytes: [UInt8] = []
      for _ in 0..<40 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        bytes.append(UInt8(truncatingIfNeeded: state >> 33))
      }
      for markup in [MarkupKind.plainText, .markdown] {
        _ = ProseReader.read(SourceText(validUTF8: bytes), markup: markup)
        let problems = violations(ProseReader.read(SourceText(repairing: bytes), markup: markup))
        #expect(problems.isEmpty, "\(bytes): \(problems)")
      }
    }
  }

  /// Texts that a parser with an unbounded look ahead would take minutes for.
  @Test(
    .timeLimit(.minutes(1)),
    arguments: [
      "”a ", "‘a ", "“‘", "\"a ", "'a s' ", "“a ", "ab.Ab.", "a.b.", "a@", "a@b.", "[a](", "<a ", "``` a ` ", "`a``",
      "*a _b ", "\\[",
      ". . ", "1. a ", "|-\n", "> > ", "- - ", "http://a(", "é.", "a-", "&A", "[1",
    ])
  func hostileRepetitionIsReadInLinearTime(_ pattern: String) {
    let text = SourceText(String(repeating: pattern, count: 12_000 / pattern.utf8.count))
    for markup in [MarkupKind.plainText, .markdown] {
      let document = ProseReader.read(text, markup: markup)
      #expect(document.text.count == text.count)
    }
  }
}
