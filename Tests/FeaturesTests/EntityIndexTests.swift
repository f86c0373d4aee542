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

  @Test(
    "a surname joins the person who has it where an office, an acquaintance or two countries are shared",
    arguments: [
      ("(a role|minister) [a PERSON|Núñez] spoke.", "[b PERSON|Ana Núñez], (b role|the minister), sang."),
      ("[a PERSON|Núñez] met [z PERSON|Olaf Brandt].", "[b PERSON|Ana Núñez] sued [z PERSON|Olaf Brandt]."),
      (
        "[a PERSON|Núñez] left [p GPE|Peru] for [c GPE|Chile].",
        "[b PERSON|Ana Núñez] left [c GPE|Chile], not [p GPE|Peru]."
      ),
    ])
  func surname(_ alone: String, _ full: String) {
    let corpus = CorpusSnapshot.marked(alone, full)
    let entity = corpus.entities.entity(document: 0, chain: 0)
    #expect(entity?.id == "person:ana-nunez")
    #expect(entity?.members.map(\.reason) == [.surnameSupported, .first])
  }

  @Test("a surname alone says nothing")
  func surnameAlone() {
    let corpus = CorpusSnapshot.marked("[a PERSON|Núñez] spoke.", "[b PERSON|Ana Núñez] sang.", "[a PERSON|Núñez] ran.")
    #expect(ids(corpus) == ["person:nunez", "person:ana-nunez", "person:nunez~2"])
  }

  @Test("a surname of two people goes to the one whose office it has, else to neither")
  func ambiguous() {
    let minister = "[b PERSON|Ana Núñez], (b role|the minister), sang."
    let judge = "[c PERSON|Cora Núñez], (c role|the judge), danced."
    #expect(
      ids(.marked("(a role|Judge) [a PERSON|Núñez] spoke.", minister, judge))
        == ["person:cora-nunez", "person:ana-nunez"])
    #expect(
      ids(.marked("[a PERSON|Núñez] spoke.", minister, judge))
        == ["person:nunez", "person:ana-nunez", "person:cora-nunez"])
  }

  @Test(
    "two people of one full name are told apart by work, by place, by gender",
    arguments: [
      ("[a PERSON|Tom Reed], (a role|the striker), left.", "[a PERSON|Tom Reed], (a role|the senator), spoke."),
      (
        "[a PERSON|Tom Reed], (a role|mayor of [p GPE|Porto]), left.",
        "[a PERSON|Tom Reed], (a role|mayor of [p GPE|Leiria]), spoke."
      ),
    ])
  func homonymsAcross(_ first: String, _ second: String) {
    let corpus = CorpusSnapshot.marked(first, second)
    #expect(corpus.entities.entity(document: 0, chain: 0)?.id == "person:tom-reed")
    #expect(corpus.entities.entity(document: 1, chain: 0)?.id == "person:tom-reed~2")
    #expect(corpus.entities.entity(id: "person:tom-reed~2")?.members.map(\.document) == [1])
  }

  @Test("who changes his office keeps his company")
  func otherOffice() {
    let corpus = CorpusSnapshot.marked(
      "[a PERSON|Tom Reed], (a role|the striker), thanked [b PERSON|Ines Roth] and [c ORG|Harbour Town].",
      "[a PERSON|Tom Reed], (a role|the senator), thanked [b PERSON|Ines Roth] and [c ORG|Harbour Town].")
    #expect(corpus.entities.entity(document: 1, chain: 0)?.members.count == 2)
  }

  @Test("every country has a ministry of finance")
  func institutions() {
    let corpus = CorpusSnapshot.marked(
      "The [m ORG|Ministry of Finance] warned. [p GPE|Peru] listened.",
      "The [m ORG|Ministry of Finance] agreed. [c GPE|Chile] listened.",
      "The [m ORG|Ministry of Finance] slept. [p GPE|Peru] waited.")
    let entities = (0..<3).map { corpus.entities.entity(document: $0, chain: 0)?.id }
    #expect(
      entities == [
        "organization:ministry-of-finance", "organization:ministry-of-finance~2", "organization:ministry-of-finance",
      ])
  }

  @Test("a capital that stood for its state does not make every mention of the city the state")
  func metonym() {
    let corpus = CorpusSnapshot.marked(
      "[p GPE|Ruritania] left. [p GPE*|Strelsau] denied it.", "[s GPE|Strelsau] is old.")
    #expect(ids(corpus) == ["place:ruritania", "place:strelsau"])
  }

  @Test("a fuller name of one document joins the shorter full name of another")
  func fullerName() {
    let corpus = CorpusSnapshot.marked(
      "[a PERSON|Ana Núñez] met [z PERSON|Olaf Brandt].",
      "[a PERSON|Ana María Núñez Vega] spoke. [a PERSON|Ana Núñez] met [z PERSON|Olaf Brandt].")
    #expect(corpus.entities.entity(document: 0, chain: 0)?.id == "person:ana-maria-nunez-vega")
    #expect(corpus.entities.entity(document: 0, chain: 0)?.members.map(\.reason) == [.aliasSupported, .first])
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
