// The user's word on who is one and who is not, over documents.

import Analysis
import Corpus
import Lexicon
import Testing
import Text

@Suite("Entities by the user's word") struct UserEntityTests {
  private func corpus(_ lexicon: String, _ texts: String...) -> CorpusSnapshot {
    let lexicon = Lexicon.builtin.adding(LexiconFile(SourceText(lexicon)))
    return CorpusSnapshot(
      documents: texts.enumerated().map { number, text in
        let text = SourceText(text)
        return DocumentSnapshot(
          uri: DocumentURI("file:///\(number).txt"), text: text, annotation: Pipeline.annotate(text, lexicon: lexicon))
      })
  }

  /// The identifiers of the entities whose name is one of `names`.
  private func ids(_ corpus: CorpusSnapshot, _ names: Set<String>) -> [String] {
    corpus.entities.entities.filter { names.contains($0.name) }.map(\.id)
  }

  private static let harbour = "The Dunmore Group bought a harbour."
  private static let ships = "On Friday the Ostrava Line sold two ships. Analysts praised the Ostrava Line."

  @Test("two names of one entity, each in a text of its own")
  func same() throws {
    let names: Set = ["Dunmore Group", "Ostrava Line"]
    #expect(ids(corpus("", Self.harbour, Self.ships), names).count == 2)
    let joined = corpus("same: Dunmore Group | Ostrava Line", Self.harbour, Self.ships)
    #expect(ids(joined, names) == ["entity:dunmore-group"])
    let entity = try #require(joined.entities.entity(id: "entity:dunmore-group"))
    #expect(entity.members.map(\.document) == [0, 1])
    #expect(entity.members.map(\.reason) == [.first, .lexicon])
  }

  @Test("aliases of a person hold in a text without the full name, whatever speaks against it")
  func aliases() throws {
    let joined = corpus(
      "person: Ana Núñez | Anita Vega", "Ana Núñez, a judge, slept.", "Anita Vega, a singer, left Lima.")
    #expect(ids(joined, ["Ana Núñez", "Anita Vega"]) == ["person:ana-nunez"])
    #expect(joined.entities.entity(id: "person:ana-nunez")?.members.map(\.reason) == [.first, .lexicon])
  }

  @Test("names that share no entry stay two")
  func others() {
    let apart = corpus("same: Dunmore Group | Dunmore Trust", Self.harbour, Self.ships)
    #expect(ids(apart, ["Dunmore Group", "Ostrava Line"]).count == 2)
  }

  @Test("what the user keeps apart is not joined by a longer name of another text")
  func notSame() {
    let texts = (
      "George A. Welby, the mayor of Porto, ran again. George Welby won.",
      "George Welby, the mayor of Porto, met the press. Welby smiled."
    )
    let names: Set = ["George A. Welby", "George Welby"]
    #expect(ids(corpus("", texts.0, texts.1), names).count == 1)
    let lexicon = "person: George Welby\nperson: George A. Welby\nnot-same: George Welby | George A. Welby"
    let apart = corpus(lexicon, texts.0, texts.1)
    #expect(ids(apart, names) == ["person:george-a-welby", "person:george-welby"])
    #expect(apart.entities.entity(id: "person:george-welby")?.members.map(\.document) == [0, 1])
  }

  @Test("an entry that goes leaves two entities again")
  func withdrawn() {
    let joined = corpus("same: Dunmore Group | Ostrava Line", Self.harbour, Self.ships)
    let before = joined.entities.entities.count
    let plain = corpus("", Self.harbour, Self.ships)
    let changed = plain.documents.reduce(joined) { $0.adding($1) }
    #expect(changed.entities.entities.map(\.id) == plain.entities.entities.map(\.id))
    #expect(changed.entities.entities.count == before + 1)
  }
}
