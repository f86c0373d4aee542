// What is offered where, and that the text afterwards is what the title says.

import Annotation
import Corpus
import Foundation
import Prose
import Testing
import Text

@testable import Features

private func actions(_ marked: String, at words: String) -> (document: DocumentSnapshot, list: [CodeAction]) {
  let text = MarkedText(marked)
  let offset = text.offset(words)
  return (text.snapshot, CodeActions.all(in: ByteRange(offset, offset), of: text.snapshot))
}

private func applied(_ action: CodeAction?, to document: DocumentSnapshot) -> String? {
  guard case .replace(let range, let new) = action?.change else { return nil }
  let text = document.text.applying(TextEdit(range: range, replacement: Array(new.utf8)))
  return text[text.range]
}

@Suite struct CodeActionTests {
  @Test(
    arguments: [
      ("[a PERSON|Ana Bell] left. [a .|She] sang.", "S|he", ["Ana Bell left. Ana Bell sang."]),
      (
        "[a PERSON|Ana Bell] left. [a PERSON|Bell] lost [a .|her] hat. [a .|His] too.", "H|is",
        ["Ana Bell left. Bell lost her hat. Ana Bell’s too.", "Ana Bell left. Bell lost her hat. Bell’s too."]
      ),
      ("[a PERSON|Ana Bell] left. [a PERSON|Ana Bell] sang.", "left. Ana| Bell", ["Ana Bell left. Bell sang."]),
      ("[a PERSON|Ana Bell] left.", "A|na Bell", []),
      ("[a PERSON|Ana Bell] hurt [a .|herself].", "her|self", []),
      ("[a PERSON|Ana Bell]: “{q1|[a .|She] left}.”", "S|he", []),
      ("[c ~|The clerk] left. [c .|She] sang.", "S|he", []),
    ] as [(String, String, [String])])
  func namesForPronounsAndSurnamesForNames(marked: String, caret: String, expected: [String]) {
    let (document, list) = actions(marked, at: caret)
    #expect(list.filter { $0.kind == .rewrite }.map { applied($0, to: document) } == expected)
  }

  @Test(
    arguments: [
      (
        "“We agreed, said the clerk.",
        ["“We agreed,” said the clerk.", "“We agreed, said the clerk.”"]
      ),
      ("“Why not? he asked.", ["“Why not?” he asked.", "“Why not? he asked.”"]),
      ("\"We agreed.", ["\"We agreed.\""]), ("«We agreed.", ["«We agreed.»"]),
    ] as [(String, [String])])
  func theForgottenMarkIsAddedWhereItMayHaveStood(text: String, expected: [String]) {
    let source = SourceText(text)
    var annotation = MarkedText("x").annotation
    annotation.prose = ProseReader.read(source, markup: .plainText)
    annotation.mentions = []
    annotation.chains = []
    let document = DocumentSnapshot(uri: DocumentURI("file:///a.txt"), text: source, annotation: annotation)
    let fixes = CodeActions.all(in: ByteRange(4, 4), of: document).filter { $0.kind == .quickFix }
    #expect(fixes.map { applied($0, to: document) } == expected)
    #expect(fixes.map(\.isPreferred) == expected.indices.map { $0 == 0 })
    #expect(fixes.allSatisfy { $0.diagnostic?.code == .unclosedQuotation })
  }

  @Test func theLexiconIsToldWhatANameIs() {
    let (_, list) = actions("[a PERSON|Ana Bell] met [a PERSON|Bell].", at: "met B|ell")
    let lines = list.compactMap { action -> String? in
      if case .addLexiconLine(let line) = action.change { line } else { nil }
    }
    #expect(
      lines == [
        "not-same: Bell | Ana Bell", "organization: Ana Bell", "place: Ana Bell", "people: Ana Bell",
        "ignore: Ana Bell",
      ])
  }

  @Test func twoNamesInASelectionCanBeOne() {
    let text = MarkedText("[a ORG|Harbour Office], then [b ORG|Port Office].")
    let list = CodeActions.all(in: text.annotation.text.range, of: text.snapshot)
    #expect(list.map(\.change) == [.addLexiconLine("same: Harbour Office | Port Office")])
  }

  @Test func whatTheFileCannotHoldIsNotOffered() {
    #expect(actions("[a PERSON|Ana|Bell] left.", at: "A|na").list.filter { $0.kind == .type }.isEmpty)
  }
}
