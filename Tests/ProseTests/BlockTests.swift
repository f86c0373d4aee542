// How a text is cut into blocks: plain text by its lines, Markdown by its marks.

import Prose
import Testing
import Text

@Suite struct PlainTextBlockTests {
  @Test(
    arguments: [
      ("One one.\n\nTwo two.", ["body: One one .", "body: Two two ."]),
      ("One one.\r\n\r\n\r\nTwo two.\r\n", ["body: One one .", "body: Two two ."]),
      ("A title here\n\nSome text.", ["heading: A title here", "body: Some text ."]),
      ("‘Here they come’\n\nSome text.", ["heading: ‘ Here they come ’", "body: Some text ."]),
      ("“Here they come,” she said.\n\nText.", ["body: “ Here they come , ” she said .", "body: Text ."]),
      ("“We will come.”\n\nText.", ["body: “ We will come . ”", "body: Text ."]),
      ("TALKS FAIL AGAIN\n\nText.", ["heading: TALKS FAIL AGAIN", "body: Text ."]),
      (
        "Who is it?\n\nText.\n\nWho is it?\n\nText.",
        ["heading: Who is it ?", "body: Text .", "body: Who is it ?", "body: Text ."]
      ),
      ("Text.\n\nA last line", ["body: Text .", "body: A last line"]),
      ("- one\n- two", ["listItem: - one", "listItem: - two"]),
      ("features\ncontact manager\nevents", ["body: features", "body: contact manager", "body: events"]),
      ("It was a cold\nnight in town.", ["body: It was a cold night in town ."]),
      (
        "“Go away.\nGo now!\nRun,” she said.\n“I go.”",
        ["body: “ Go away . Go now ! Run , ” she said .", "body: “ I go . ”"]
      ),
      ("", []), (" \n\t\n", []),
    ] as [(String, [String])])
  func blocks(_ text: String, _ expected: [String]) { #expect(paragraphs(text) == expected) }

  @Test func wrappedLinesJoinAndLongLinesStandAlone() {
    let wrapped =
      "The minister went to the old town on the coast and met the\nmayor there. They spoke about the harbour and its debts and\nthen left."
    #expect(read(wrapped).paragraphs.count == 1)
    let line = String(repeating: "The minister went to town and spoke. ", count: 5)
    #expect(read([line, line, line].joined(separator: "\n")).paragraphs.count == 3)
  }

  @Test func aSubheadingHasALevel() {
    #expect(read("Title here\n\nText.\n\nSubheading\n\nText.").paragraphs.map(\.level) == [1, 0, 2, 0])
  }
}

@Suite struct MarkdownBlockTests {
  @Test(arguments: [
    ("# One\n\nTwo *three* four.", ["heading: One", "body: Two three four ."]),
    ("One\n===\n\nTwo\n---\nText.", ["heading: One", "heading: Two", "body: Text ."]),
    ("## One ##", ["heading: One"]),
    ("- one\n- two\n  more\n\n1. three", ["listItem: one", "listItem: two more", "listItem: three"]),
    ("> one\n> two\n\nthree", ["blockQuotation: one two", "body: three"]),
    ("One\n\n```\ncode \"x\n```\n\nTwo", ["body: One", "opaque: ```\ncode \"x\n```", "body: Two"]),
    ("One\n\n    code\n\nTwo", ["body: One", "opaque: code", "body: Two"]),
    ("| a | b |\n|---|---|\n| c | d |\n\nTwo", ["opaque: | a | b |\n|---|---|\n| c | d |", "body: Two"]),
    ("<div>\nx\n</div>\n\nTwo", ["opaque: <div>\nx\n</div>", "body: Two"]),
    ("One\n\n* * *\n\nTwo", ["body: One", "opaque: * * *", "body: Two"]),
    ("[a]: http://x.org\n\nTwo", ["opaque: [a]: http://x.org", "body: Two"]),
    ("one line\nand another", ["body: one line and another"]),
  ])
  func blocks(_ text: String, _ expected: [String]) { #expect(paragraphs(text, .markdown) == expected) }

  @Test(arguments: [
    ("See [the page](http://x.org/a) now.", "See the page now ."),
    ("See ![a picture](x.png) now.", "See now ."),
    ("Run `rm -rf` and **stop** _now_.", "Run and stop now ."),
    ("a snake_case b * c", "a snake_case b * c"),
    ("<b>Bold</b> and <http://x.org>", "Bold and http://x.org"),
    (#"Not \*bold\*"#, "Not * bold *"),
    ("Text[^1] and [a][b].", "Text and a ."),
    ("**Niger**'s case", "Niger 's case"),
    ("an [open bracket", "an [ open bracket"),
  ])
  func inline(_ text: String, _ tokens: String) { #expect(cut(text, .markdown) == tokens) }

  @Test func aSentenceGoesOnOverCode() {
    #expect(sentences("Run `a. B` now. Then stop.", .markdown) == ["Run `a. B` now.", "Then stop."])
  }
}

@Suite struct MetadataTests {
  @Test func frontMatterIsReadAndOpaque() {
    let document = read(
      "---\ntitle: \"A case\"\ndate: 2024-03-18T10:00\nauthor: Ana Okoye and Bo Lund\n---\n\nText here.", .markdown)
    #expect(document.metadata.title == "A case")
    #expect(document.metadata.date == "2024-03-18")
    #expect(document.metadata.dateLine.map { document.text[$0] }?.contains("2024-03-18") == true)
    #expect(document.metadata.authors == ["Ana Okoye", "Bo Lund"])
    #expect(document.paragraphs.map(\.kind) == [.opaque, .body])
  }

  @Test(
    arguments: [
      ("March 18, 2024", "2024-03-18"), ("18 March 2024", "2024-03-18"), ("2024/3/8", "2024-03-08"), ("soon", nil),
      ("2024-13-01", nil),
    ] as [(String, String?)])
  func dates(_ value: String, _ day: String?) {
    #expect(read("---\ndate: \(value)\n---\nText.").metadata.date == day)
  }

  @Test(
    arguments: [
      ("LUNDTOWN, March 3 (AFP) — It rained.", "LUNDTOWN", "LUNDTOWN, March 3 (AFP) —"),
      ("LUNDTOWN — It rained.", "LUNDTOWN", "LUNDTOWN —"),
      ("PORT LUND (Reuters) - It rained.", "PORT LUND", "PORT LUND (Reuters) -"),
      ("Lundtown, Norland (AP) -- It rained.", "Lundtown", "Lundtown, Norland (AP) --"),
      ("The minister — a big man — left.", nil, nil),
      ("It rained.", nil, nil),
    ] as [(String, String?, String?)])
  func datelines(_ text: String, _ place: String?, _ whole: String?) {
    let document = read(text)
    #expect(document.metadata.datelinePlace.map { document.text[$0] } == place)
    #expect(document.metadata.dateline.map { document.text[$0] } == whole)
  }

  @Test func aBylineNamesTheAuthors() {
    #expect(
      read("A title here\n\nBy Ana Okoye and Bo Lund\n\nText is here.").metadata.authors == ["Ana Okoye", "Bo Lund"])
    #expect(read("By Friday it had rained.\n\nText is here.").metadata.authors.isEmpty)
  }

  @Test(arguments: [
    ("The minister went to the town and spoke with the mayor about it.", true),
    ("Der Minister ging in die Stadt und sprach mit dem Bürgermeister über das Geld.", false),
    ("Le ministre est allé dans la ville et il a parlé avec le maire de la région.", false),
    ("Министр поехал в город и говорил с мэром о деньгах.", false),
    ("Ana Okoye, Bo Lund", true),
  ])
  func languages(_ text: String, _ isEnglish: Bool) { #expect(read(text).paragraphs[0].isEnglish == isEnglish) }
}
