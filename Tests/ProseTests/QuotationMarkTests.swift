// Which marks open and close, and what they hold.

import Prose
import Testing
import Text

@Suite struct QuotationMarkTests {
  @Test(arguments: [
    ("“Go,” she said. “Now.”", ["Go,", "Now."]),
    ("\"Go,\" she said. \"Now.\"", ["Go,", "Now."]),
    ("‘Go,’ she said. ‘It’s late.’", ["Go,", "It’s late."]),
    ("'Go,' she said. 'It's late.'", ["Go,", "It's late."]),
    ("``Go,'' she said. ''Now.''", ["Go,", "Now."]),
    ("«Go», „now“ and „then”", ["Go", "now", "then"]),
    ("”Go,” she said. ”Now.”", ["Go,", "Now."]),
    ("” … go,” she said.", [" … go,"]),
    ("He called it a “plan” (“a bad one”) — “the worst”.", ["plan", "a bad one", "the worst"]),
    ("He called it \"a plan\" (\"a bad one\")—\"the worst\".", ["a plan", "a bad one", "the worst"]),
  ])
  func families(_ text: String, _ contents: [String]) { #expect(quoted(text) == contents) }

  /// Every family with every place of a quotation in its sentence: what stands between the marks is found, and nothing else.
  @Test(arguments: Family.all, Frame.all)
  func everyFamilyInEveryPlace(_ family: Family, _ frame: Frame) {
    let document = read(frame.text(family))
    #expect(document.quotedSpans.map { document.text[$0.content] } == frame.contents)
    #expect(document.quotedSpans.allSatisfy { $0.ending == .closed && $0.closingMark != nil && $0.depth == 0 })
    #expect(violations(document).isEmpty)
  }

  /// A pair of marks.
  struct Family: CustomTestStringConvertible {
    var open: String
    var close: String
    var testDescription: String { open + close }

    static let all = [
      ("“", "”"), ("\"", "\""), ("‘", "’"), ("'", "'"), ("``", "''"), ("''", "''"), ("«", "»"), ("‹", "›"), ("„", "“"),
      ("„", "”"), ("‚", "‘"), ("‚", "’"), ("”", "”"), ("`", "'"), ("‘‘", "’’"),
    ].map { Family(open: $0.0, close: $0.1) }
  }

  /// A sentence or more with `<` and `>` for the marks.
  struct Frame: CustomTestStringConvertible {
    var pattern: String
    var contents: [String]
    var testDescription: String { pattern }

    func text(_ family: Family) -> String {
      pattern.replacing("<", with: family.open).replacing(">", with: family.close)
    }

    static let all = [
      ("<We will go,> she said.", ["We will go,"]),
      ("She said: <We will go.>", ["We will go."]),
      ("<We will go,> she said. <It is late.>", ["We will go,", "It is late."]),
      ("<We,> she said, <will go now>.", ["We,", "will go now"]),
      ("It was a <mess>, she said.", ["mess"]),
      ("It was a <mess> (and <late>).", ["mess", "late"]),
      ("<Will we go?> she asked.", ["Will we go?"]),
      ("<We will not go>", ["We will not go"]),
    ].map { Frame(pattern: $0.0, contents: $0.1) }
  }

  @Test(
    arguments: [
      ("The players’ bus left in the ’90s; rock ’n’ roll at five o’clock.", []),
      ("The players' bus left in the '90s; rock 'n' roll at five o'clock.", []),
      ("‘The players’ bus is late,’ he said.", ["The players’ bus is late,"]),
      ("'The players' bus is late,' he said.", ["The players' bus is late,"]),
      ("A ‘Doors’ by aides met the players’ bus.", ["Doors"]),
      ("“The boys’ turn,” she said.", ["The boys’ turn,"]),
      ("She is 6'2\" tall and \"keen\".", ["keen"]),
    ] as [(String, [String])])
  func apostrophes(_ text: String, _ contents: [String]) { #expect(quoted(text) == contents) }

  @Test(arguments: [
    ("“He said ‘we will go’ and left.”", ["He said ‘we will go’ and left.", "we will go"]),
    ("\"He said 'we will go' and left.\"", ["He said 'we will go' and left.", "we will go"]),
    ("‘It’s “quite” late,’ he said.", ["It’s “quite” late,", "quite"]),
    ("“A “nested” one,” he said.", ["A “nested” one,", "nested"]),
    ("\"He said \"no\" to me,\" she said.", ["He said \"no\" to me,", "no"]),
    ("'He said \"no\" to me,' she said.", ["He said \"no\" to me,", "no"]),
    ("«She sang „Alone“ twice», he said.", ["She sang „Alone“ twice", "Alone"]),
    ("''She sang 'Alone' twice,'' he said.", ["She sang 'Alone' twice,", "Alone"]),
    ("``She sang `Alone' twice,'' he said.", ["She sang `Alone' twice,", "Alone"]),
    ("„She sang ‚Alone‘ twice“, he said.", ["She sang ‚Alone‘ twice", "Alone"]),
    ("‹She sang «Alone» twice›, he said.", ["She sang «Alone» twice", "Alone"]),
  ])
  func nesting(_ text: String, _ contents: [String]) {
    let document = read(text)
    #expect(document.quotedSpans.map { document.text[$0.content] } == contents)
    #expect(document.quotedSpans.map(\.depth) == [0, 1])
  }

  @Test func anUnclosedSpanSaysWhy() {
    #expect(read("“Never closed “again” he said.").quotedSpans.map(\.ending) == [.reopened, .closed])
    #expect(read("\"Never closed \"again\" he said.").quotedSpans.map(\.ending) == [.reopened, .closed])
    #expect(read("He said “it ends").quotedSpans.map(\.ending) == [.unclosed])
  }

  @Test(arguments: ["“", "\"", "‘", "«"])
  func aQuotationGoesOnOverParagraphs(_ mark: String) {
    let closing = ["“": "”", "\"": "\"", "‘": "’", "«": "»"][mark, default: mark]
    let document = read(
      "\(mark)First part.\n\n\(mark)Second part.\n\n\(mark)Last part,\(closing) she said. \(mark)Other.\(closing)")
    #expect(document.quotedSpans.map(\.ending) == [.continues, .continues, .closed, .closed])
    #expect(document.quotedSpans.map(\.isContinuation) == [false, true, true, false])
    #expect(document.quotedSpans.map(\.paragraph) == [0, 1, 2, 2])
  }

  @Test func aQuotationThatGoesOnMayHoldTheSameMarks() {
    let document = read("“She sang “Alone” twice.\n\n“Then she left,” he said.")
    #expect(
      document.quotedSpans.map { document.text[$0.content] } == ["She sang “Alone” twice.", "Alone", "Then she left,"])
    #expect(document.quotedSpans.map(\.ending) == [.continues, .closed, .closed])
    #expect(document.quotedSpans.map(\.depth) == [0, 1, 0])
    #expect(violations(document).isEmpty)
  }

  @Test func aClosedQuotationDoesNotGoOn() {
    let document = read("“First part.”\n\n“Second part.”")
    #expect(document.quotedSpans.map(\.isContinuation) == [false, false])
  }

  @Test func aHeadingEndsAQuotation() {
    let document = read("“First part.\n\nNew chapter\n\n“Second part.”")
    #expect(document.quotedSpans.map(\.ending) == [.unclosed, .closed])
    #expect(document.quotedSpans.map(\.isContinuation) == [false, false])
  }

  @Test func marksKnowWhichWayTheyLook() {
    let document = read("\"Go,\" he said, 'now'.")
    let opening = document.tokens.filter { $0.shape.contains(.opensQuotation) }.map(\.range.start)
    let closing = document.tokens.filter { $0.shape.contains(.closesQuotation) }.map(\.range.start)
    #expect(opening == [0, 15])
    #expect(closing == [4, 19])
  }
}
