// The small numbers by which readable output ties mentions to the list of entities.

import Annotation
import Corpus

/// Numbers the entities that a reader cares for: all that have a name or say something.
struct EntityNumbers: Sendable {
  /// The chains in the order of their numbers: by first mention.
  let chains: [Int]
  private let numberOfChain: [Int: Int]

  init(_ document: DocumentSnapshot) {
    let annotation = document.annotation
    let speakers = Set(annotation.quotations.flatMap(\.chains))
    chains = annotation.chains.indices.filter { chain in
      speakers.contains(chain) || (EntityFacts(chain: chain, in: document)?.count(of: .name) ?? 0) > 0
    }
    numberOfChain = Dictionary(uniqueKeysWithValues: chains.enumerated().map { ($1, $0 + 1) })
  }

  /// The number of a chain, from 1; `nil` where it has none.
  func number(of chain: Int) -> Int? { numberOfChain[chain] }
}
