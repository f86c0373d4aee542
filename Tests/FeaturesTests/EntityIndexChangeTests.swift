// The entity index after changes: whatever the order in which documents came, changed and went, it is the index of the
// documents that are there.

import Annotation
import Corpus
import TestSupport
import Testing

@Suite struct EntityIndexChangeTests {
  /// What two indexes must agree on.
  private func description(_ corpus: CorpusSnapshot) -> [String] {
    corpus.entities.entities.map { entity in
      "\(entity.id) \(entity.name) "
        + entity.members.map { "\($0.document):\($0.chain):\($0.reason.rawValue)" }.joined(separator: " ")
    }
  }

  private static let sentences = [
    "(a role|minister) [a PERSON|Ana Núñez] spoke.", "[b PERSON|Núñez] left.", "(b role|Judge) [b PERSON|Núñez] ruled.",
    "[c PERSON|Cora Núñez], (c role|the judge), slept.",
    "[d PERSON|Ana María Núñez Vega] sang. [d PERSON|Ana Núñez] bowed.",
    "The [e ORG|Harbour Safety Office] met. The [e ORG|HSO] agreed.", "The [f ORG|HSO] warned.",
    "[g GPE|Peru] won.", "[h GPE|Chile] lost.", "The [i ORG|Ministry of Finance] paid.", "[j PERSON|Ana] smiled.",
    "[k PERSON|Tom Reed], (k role|the striker), ran.", "[l PERSON|Tom Reed], (l role|the senator), spoke.",
    "[m PERSON|Reed] met [n PERSON|Olaf Brandt].", "[o ORG|Brandt] paid.", "[p ~|A guard] slept.",
  ]

  /// A document of some random sentences.
  private func document(_ name: Int, _ random: inout SmallRandom) -> DocumentSnapshot {
    let count = 1 + random.next(5)
    let text = (0..<count).map { _ in Self.sentences[random.next(Self.sentences.count)] }.joined(separator: "\n\n")
    return MarkedText(text, uri: "file:///\(name).txt").snapshot
  }

  @Test("incremental equals fresh for any order of adding, changing and removing", arguments: 0..<24)
  func incrementalEqualsFresh(_ seed: Int) {
    var random = SmallRandom(state: UInt64(seed) &* 7919 &+ 1)
    var corpus = CorpusSnapshot()
    for step in 0..<40 {
      let name = random.next(9)
      if random.next(4) == 0 {
        corpus = corpus.removing(DocumentURI("file:///\(name).txt"))
      } else {
        corpus = corpus.adding(document(name, &random))
      }
      // Several changes may come before anybody asks.
      guard random.next(3) > 0 else { continue }
      let fresh = CorpusSnapshot(documents: corpus.documents)
      #expect(description(corpus) == description(fresh), "step \(step)")
    }
  }

  @Test("documents that others have linked anew are those whose identifiers are others", arguments: 0..<12)
  func relinked(_ seed: Int) {
    func ids(_ corpus: CorpusSnapshot, _ place: Int) -> [String] {
      corpus.documents[place].annotation.chains.indices.compactMap {
        corpus.entities.entity(document: place, chain: $0)?.id
      }
    }
    var random = SmallRandom(state: UInt64(seed) &* 15_485_863 &+ 7)
    var old = CorpusSnapshot()
    for step in 0..<40 {
      let name = random.next(9)
      let uri = DocumentURI("file:///\(name).txt")
      let corpus = random.next(4) == 0 ? old.removing(uri) : old.adding(document(name, &random))
      let places = corpus.documents.indices.filter { place in
        let document = corpus.documents[place]
        guard let before = old.index(of: document.uri), old.documents[before] === document else { return false }
        return ids(corpus, place) != ids(old, before)
      }
      #expect(corpus.entities.relinkedDocuments(since: old.entities) == Set(places), "step \(step)")
      old = corpus
    }
  }

  @Test("what a document keeps apart no index joins", arguments: 0..<12)
  func apartStaysApart(_ seed: Int) {
    var random = SmallRandom(state: UInt64(seed) &* 104_729 &+ 3)
    let corpus = CorpusSnapshot(documents: (0..<8).map { document($0, &random) })
    for entity in corpus.entities.entities {
      let documents = entity.members.map(\.document)
      #expect(Set(documents).count == documents.count, "\(entity.id)")
    }
  }

  @Test("every chain has an entity, which lists it and is found by its identifier")
  func complete() {
    var random = SmallRandom(state: 5)
    let corpus = CorpusSnapshot(documents: (0..<9).map { document($0, &random) })
    for (index, document) in corpus.documents.enumerated() {
      for chain in document.annotation.chains.indices {
        let entity = corpus.entities.entity(document: index, chain: chain)
        #expect(entity?.members.contains { $0.document == index && $0.chain == chain } == true)
        #expect(entity.flatMap { corpus.entities.entity(id: $0.id) }?.members == entity?.members)
      }
    }
    for id in ["", "~", "person:tom-reed~0", "person:tom-reed~1", "person:tom-reed~x", "local:", "local:0:0", "nobody"]
    {
      #expect(corpus.entities.entity(id: id) == nil)
    }
  }

  @Test("a folder's index follows its documents")
  func folder() {
    var corpus = CorpusSnapshot()
    corpus = corpus.adding(MarkedText("[a PERSON|Ana Núñez] spoke.", uri: "file:///a/x.txt").snapshot)
    let folder = DocumentURI("file:///a")
    #expect(description(corpus.inside(folder)) == ["person:ana-nunez Ana Núñez 0:0:first"])
    corpus = corpus.adding(MarkedText("[a PERSON|Ana Núñez] sang.", uri: "file:///a/y.txt").snapshot)
    corpus = corpus.adding(MarkedText("[a PERSON|Ana Núñez] ran.", uri: "file:///b/y.txt").snapshot)
    #expect(description(corpus.inside(folder)) == ["person:ana-nunez Ana Núñez 0:0:first 1:0:sameFullName"])
  }
}

/// A small generator, the same in every run (xorshift).
private struct SmallRandom {
  var state: UInt64

  /// A number from 0 to below `bound`.
  mutating func next(_ bound: Int) -> Int {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return Int(state % UInt64(bound))
  }
}
