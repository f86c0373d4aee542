// Paragraphs are read by themselves: what stands after them, or around them, changes nothing in them.

import Prose
import Testing
import Text

@Suite struct LocalityTests {
  static let samples = [
    "LUNDTOWN (XYZ) — “We will go,” said Ana Lund.\n\n‘Here they come’\n\n“It was late.\n\n“It is later now,” he added.\n\nThe players’ bus left at 5 p.m. on Jan. 5.",
    "Title of it\nBy Bo Lund\n\nShort line\nanother short line\n- item one\n- item two\n\nHe wrote that the harbour was closed for the whole of the winter and\nthat nobody minded. They did.",
    "# One\n\n> \"Quoted *text* here.\n>\n> \"More of it,\" she said.\n\n- a\n- b\n\n```\ncode\n```\n\nEnd of [it](http://x.org).\n\n    code",
  ]

  @Test(arguments: samples, [MarkupKind.plainText, .markdown])
  func aParagraphAloneReadsTheSame(_ sample: String, _ markup: MarkupKind) {
    let whole = ProseReader.read(SourceText(sample), markup: markup)
    for block in ProseReader.paragraphBlocks(whole.text, markup: markup) {
      let bytes = Array(whole.text.bytes[whole.text.slice(block.range)])
      let moved = ParagraphBlock(
        range: ByteRange(0, bytes.count), kind: block.kind, level: block.level,
        opaqueRanges: block.opaqueRanges.map { $0.shifted(by: -block.range.start) })
      let alone = ProseReader.readParagraph(SourceText(validUTF8: bytes), moved)
      #expect(alone == ProseReader.readParagraph(whole.text, block))
    }
  }

  @Test(arguments: samples, [MarkupKind.plainText, .markdown])
  func textAddedAtTheEndChangesNoEarlierParagraph(_ sample: String, _ markup: MarkupKind) {
    let bytes = Array(sample.utf8)
    let whole = ProseReader.paragraphBlocks(SourceText(sample), markup: markup)
    for length in bytes.indices where bytes[length] & 0xC0 != 0x80 {
      let part = ProseReader.paragraphBlocks(SourceText(validUTF8: Array(bytes[..<length])), markup: markup)
      #expect(part.dropLast() == whole.prefix(max(0, part.count - 1)), "cut at \(length)")
    }
  }

  @Test func readingsPutTogetherAreTheWholeReading() {
    for sample in LocalityTests.samples {
      let text = SourceText(sample)
      let blocks = ProseReader.paragraphBlocks(text, markup: .markdown)
      let readings = blocks.map { ProseReader.readParagraph(text, $0) }
      let assembled = ProseReader.assemble(text, markup: .markdown, blocks: blocks, readings: readings)
      let whole = ProseReader.read(text, markup: .markdown)
      #expect(assembled.tokens == whole.tokens)
      #expect(assembled.sentences == whole.sentences)
      #expect(assembled.quotedSpans == whole.quotedSpans)
      #expect(assembled.metadata == whole.metadata)
    }
  }
}
