// Who belongs to what: an organisation above its members, in all documents, each once.

import Annotation
import Corpus
import Features
import Testing
import Text

@Suite struct TypeHierarchyTests {
  private static let texts = [
    "[a PERSON|Ana Núñez] left [b ORG|Coast Bank], which [g ORG|Coast Group] owns. [o GPE|Oslo] slept.",
    "[r PERSON|Rex Oduya] and [a PERSON|Ana Núñez] are with [b ORG|Coast Bank].",
  ]

  /// Ana is a member of the bank in both documents, Rex only in the second; the bank is a part of the group.
  private static let corpus: CorpusSnapshot = {
    let ties: [[(from: Int, kind: Relation.Kind, to: Int)]] = [
      [(0, .memberOf, 1), (1, .partOf, 2), (3, .capitalOf, 2)], [(0, .memberOf, 2), (1, .memberOf, 2)],
    ]
    return CorpusSnapshot(
      documents: zip(texts, ties).enumerated().map { index, document in
        var annotation = MarkedText(document.0).annotation
        for tie in document.1 { annotation.chains[tie.from].relations.append(Relation(kind: tie.kind, chain: tie.to)) }
        return DocumentSnapshot(
          uri: DocumentURI("file:///\(index).txt"), text: annotation.text, annotation: annotation)
      })
  }()

  private func facts(_ chain: Int) throws -> EntityFacts {
    try #require(EntityFacts(chain: chain, in: Self.corpus.documents[0]))
  }

  @Test func aPersonBelongsToAnOrganisationAndThatToAGroup() throws {
    let above = TypeHierarchy.supertypes(of: try facts(0), corpus: Self.corpus)
    #expect(above.map(TypeHierarchy.name) == ["Coast Bank"], "once, though both documents say so")
    #expect(TypeHierarchy.supertypes(of: above[0], corpus: Self.corpus).map(TypeHierarchy.name) == ["Coast Group"])
    #expect(TypeHierarchy.supertypes(of: try facts(3), corpus: Self.corpus).isEmpty, "a capital belongs to nobody")
  }

  @Test func membersOfAllDocumentsTheOwnFirst() throws {
    let below = TypeHierarchy.subtypes(of: try facts(1), corpus: Self.corpus)
    #expect(below.map(TypeHierarchy.name) == ["Ana Núñez", "Rex Oduya"])
    #expect(below.map(\.document.uri.stem) == ["0", "1"])
    #expect(TypeHierarchy.subtypes(of: try facts(1)).map(TypeHierarchy.name) == ["Ana Núñez"])
    #expect(TypeHierarchy.subtypes(of: try facts(0), corpus: Self.corpus).isEmpty)
  }

  @Test(arguments: [("A|na", "Ana Núñez"), ("Coast B|ank", "Coast Bank"), ("Os|lo", nil), ("sle|pt", nil)])
  func whatStandsUnderTheCaret(caret: String, name: String?) {
    let offset = MarkedText(Self.texts[0]).offset(caret)
    #expect(TypeHierarchy.item(at: offset, in: Self.corpus.documents[0]).map(TypeHierarchy.name) == name)
  }
}
