// Tests of renames and of who quotes whom.

import Analysis
import Annotation
import Corpus
import Features
import Testing
import Text

@Suite struct RenameTests {
  private let text = MarkedText(
    """
    [a PERSON|Ana Núñez] met [o ORG|Harbour Safety Office] ([o ORG|HSO]). [a PERSON|Núñez]’s car waited. \
    “{q1|[a PERSON|Núñez] is late},” {q1 by|[a .|she]} said on <DATE 2026-03-03|Tuesday>. [a ~|The minister] left.
    """)

  private func edits(_ caret: String, _ name: String) -> [String] {
    let edits = try? Rename.edits(at: text.offset(caret), in: text.snapshot, newName: name)
    return (edits ?? []).map { "\($0.location.text) > \($0.replacement), \($0.group.rawValue)" }
  }

  @Test("from the full name")
  func fullName() {
    #expect(
      edits("A|na", "Eva López") == [
        "Ana Núñez > Eva López, Full name", "Núñez > López, Possessive", "Núñez > López, Inside quotations",
      ])
  }

  @Test("nothing is renamed at a title before the name")
  func title() throws {
    let text = SourceText("Mayor Ana Belo met reporters. Belo left.")
    let snapshot = DocumentSnapshot(uri: DocumentURI("a"), text: text, annotation: Pipeline.annotate(text))
    #expect(throws: RenameRefusal.self) { try Rename.prepare(at: 2, in: snapshot) }
    #expect(try Rename.prepare(at: 7, in: snapshot) == ByteRange(6, 14))
  }

  @Test("from the surname")
  func surname() {
    #expect(edits("Nú|ñez’s", "López").first == "Ana Núñez > Ana López, Full name")
  }

  @Test("another name stands for itself")
  func otherName() {
    #expect(edits("HS|O", "HSA") == ["HSO > HSA, Other name"])
  }

  @Test("quotations are changed only after a question")
  func confirmation() throws {
    let edits = try Rename.edits(at: text.offset("A|na"), in: text.snapshot, newName: "Eva")
    #expect(edits.map(\.needsConfirmation) == [false, false, true])
  }

  @Test(
    "refused, with a reason",
    arguments: [
      ("s|he said", "X", RenameRefusal.pronoun), ("The mini|ster", "X", .nominal), ("is la|te", "X", .quotation),
      ("Tues|day", "X", .date), ("wa|ited", "X", .nothing), ("A|na", " ", .badName), ("A|na", "A\nB", .badName),
    ])
  func refused(caret: String, name: String, refusal: RenameRefusal) {
    #expect(throws: refusal) { try Rename.edits(at: text.offset(caret), in: text.snapshot, newName: name) }
    #expect(refusal.message.hasSuffix("."))
  }
}

@Suite struct CallHierarchyTests {
  private let corpus = CorpusSnapshot.marked(
    """
    “{q1|[b PERSON|Rex Oduya] knows [c GPE|Oslo]; [b .|he] lies},” {q1 by|[a PERSON|Ana Núñez]} said.

    “{q2|[a PERSON|Núñez] is late},” {q2 by|[b PERSON|Oduya]} said.
    """,
    "“{q1|[x PERSON|Ana Núñez] is right},” {q1 by|[y PERSON|Mia Berg]} said.")

  private func item(_ chain: Int) throws -> QuotingItem {
    QuotingItem(facts: try #require(EntityFacts(chain: chain, in: corpus.documents[0])))
  }

  @Test("whom a speaker speaks of: people, not places")
  func outgoing() throws {
    let ana = try item(2)
    #expect(ana.name == "Ana Núñez")
    #expect(ana.detail == "1 quotation")
    let calls = CallHierarchy.outgoing(from: ana)
    #expect(calls.map(\.item.name) == ["Rex Oduya"])
    #expect(calls[0].mentions.map(\.text) == ["Rex Oduya", "he"])
  }

  @Test("who speaks of somebody, in all documents")
  func incoming() throws {
    let ana = try item(2)
    let calls = CallHierarchy.incoming(to: ana, corpus: corpus)
    #expect(calls.map(\.item.name) == ["Rex Oduya", "Mia Berg"])
    #expect(calls.map { $0.mentions[0].document.uri.stem } == ["a", "b"])
  }

  @Test("a quotation gives its speaker; nothing gives nothing")
  func prepare() {
    let speaks = MarkedText("“{q1|It rains},” {q1 by|[a PERSON|Ana Núñez]} said.")
    #expect(CallHierarchy.items(at: speaks.offset("ra|ins"), in: speaks.snapshot).map(\.name) == ["Ana Núñez"])
    #expect(CallHierarchy.items(at: 3, in: corpus.documents[0]).map(\.name) == ["Rex Oduya"])
    #expect(CallHierarchy.items(at: 0, in: corpus.documents[0]).isEmpty)
  }
}
