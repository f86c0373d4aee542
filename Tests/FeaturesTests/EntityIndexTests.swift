// Tests of the entities over documents (they need annotations, so they stand beside the builder of those).

import Corpus
import Testing

@Suite struct EntityIndexTests {
  private func ids(_ corpus: CorpusSnapshot) -> [String] { corpus.entities.entities.map(\.id) }

  @Test("the same name in two documents is one entity, whatever its accents")
  func sameName() {
    let corpus = CorpusSnapshot.marked("[a PERSON|Ana Núñez] spoke.", "[x PERSON|ANA NUNEZ] sang.")
    #expect(ids(corpus) == ["person:ana-nunez"])
    #expect(corpus.entities.entities[0].members.map(\.reason) == [.first, .sameFullName])
  }

  @Test("two of one name in one document stay two")
  func homonyms() {
    let corpus = CorpusSnapshot.marked("[a PERSON|Ana Núñez] met [b PERSON|Ana Núñez].")
    #expect(ids(corpus) == ["person:ana-nunez", "person:ana-nunez~2"])
  }

  @Test("a surname joins the only person who has it")
  func surname() {
    let corpus = CorpusSnapshot.marked("[a PERSON|Núñez] spoke.", "[b PERSON|Ana Núñez] sang.")
    #expect(ids(corpus) == ["person:ana-nunez"])
    #expect(corpus.entities.entities[0].members.map(\.reason) == [.surnameUnique, .first])
  }

  @Test("a surname of two people joins neither")
  func ambiguous() {
    let corpus = CorpusSnapshot.marked(
      "[a PERSON|Núñez] spoke.", "[b PERSON|Ana Núñez] sang.", "[c PERSON|Cora Núñez] danced.")
    #expect(ids(corpus) == ["person:nunez", "person:ana-nunez", "person:cora-nunez"])
  }

  @Test("a short name that another document explains joins; another type does not")
  func alias() {
    let corpus = CorpusSnapshot.marked(
      "The [a ORG|Harbour Safety Office] ([a ORG|HSO]) met.", "[b ORG|HSO] agreed.", "[c PERSON|HSO] sang.")
    #expect(ids(corpus) == ["organization:harbour-safety-office", "person:hso"])
  }

  @Test("what a document keeps apart stays apart")
  func apart() {
    let corpus = CorpusSnapshot.marked("[a PERSON|Ana Núñez] met [b PERSON|Núñez].")
    #expect(ids(corpus) == ["person:ana-nunez", "person:nunez"])
  }

  @Test("a folder is a corpus of its own")
  func folder() {
    let texts = ["file:///a/x.txt", "file:///b/x.txt", "file:///a/y.txt"].map { uri in
      MarkedText("[a PERSON|Ana Núñez] spoke.", uri: uri).snapshot
    }
    let corpus = CorpusSnapshot(documents: texts)
    let folder = corpus.inside(DocumentURI("file:///a"))
    #expect(folder.documents.map(\.uri.spelling) == ["file:///a/x.txt", "file:///a/y.txt"])
    #expect(folder.entities.entities.map(\.members.count) == [2])
    #expect(corpus.entities.entities.map(\.members.count) == [3])
  }

  @Test("unnamed entities are local to their text")
  func unnamed() {
    let corpus = CorpusSnapshot.marked("[a ~|A guard] slept.")
    #expect(ids(corpus) == ["local:\(corpus.documents[0].digest):0"])
    #expect(corpus.entities.entity(id: "person:none") == nil)
    #expect(corpus.entities.entity(document: 7, chain: 0) == nil)
  }
}
