// The same words in several documents: who copied whom.

import Annotation
import Corpus
import Text

/// Quotations of several documents with nearly the same words.
public struct SharedQuote: Sendable {
  /// The quotations, in the order of documents: at least two documents.
  public var quotes: [FoundQuote]

  /// The version with the most words, the first of equals.
  public var longest: FoundQuote? {
    let lengths = quotes.map { $0.document.quotationTexts.words(of: $0.index).count }
    return lengths.max().flatMap { lengths.firstIndex(of: $0) }.map { quotes[$0] }
  }
}

/// Finds quotations that documents share.
public enum SharedQuotes {
  /// Words in a row that make two quotations candidates: rare enough that chance seldom gives them.
  private static let runLength = 4

  /// Groups of quotations of which one holds at least `threshold` permille of the other's words in order, the shorter
  /// measured by the longer only where it has `minimumWordCount` words.
  ///
  /// Candidates share a run of four words; groups are the connected ones. O(words + candidates · length²).
  public static func find(
    in corpus: CorpusSnapshot, threshold: Int = 800, minimumWordCount: Int = 5,
    where isWanted: (DocumentSnapshot) -> Bool = { _ in true }
  ) -> [SharedQuote] {
    var quotes: [FoundQuote] = []
    var words: [ArraySlice<UInt32>] = []
    for document in corpus.documents where isWanted(document) {
      let texts = document.quotationTexts
      for index in document.annotation.quotations.indices {
        let said = texts.words(of: index)
        guard said.count >= minimumWordCount else { continue }
        quotes.append(FoundQuote(document: document, index: index, score: 1000))
        words.append(said)
      }
    }
    var leader = Array(quotes.indices)
    func root(_ index: Int) -> Int {
      var index = index
      while leader[index] != index { index = leader[index] }
      return index
    }
    for (left, right) in candidates(words) where quotes[left].document.uri != quotes[right].document.uri {
      let (short, long) = words[left].count <= words[right].count ? (left, right) : (right, left)
      guard root(left) != root(right) else { continue }
      guard WordSequence(Array(words[short])).permilleInOrder(in: words[long]) >= threshold else { continue }
      let (first, second) = (min(root(left), root(right)), max(root(left), root(right)))
      leader[second] = first
    }
    var members: [Int: [FoundQuote]] = [:]
    for index in quotes.indices { members[root(index), default: []].append(quotes[index]) }
    return members.sorted { $0.key < $1.key }.map(\.value).filter { $0.count > 1 }.map { SharedQuote(quotes: $0) }
  }

  /// Pairs of numbers of quotations that share a run of words: each with the first that has the run, in order.
  private static func candidates(_ words: [ArraySlice<UInt32>]) -> [(Int, Int)] {
    var firstWithRun: [UInt64: Int] = [:]
    var pairs: [(Int, Int)] = []
    for (index, said) in words.enumerated() {
      let hashes = said.map { UInt64($0) }
      var seen: Set<Int> = []
      for start in 0..<max(0, hashes.count - runLength + 1) {
        let run = hashes[start..<(start + runLength)].reduce(0) { WordHash.combine($0, $1) }
        guard let first = firstWithRun[run] else {
          firstWithRun[run] = index
          continue
        }
        if first != index, seen.insert(first).inserted { pairs.append((first, index)) }
      }
    }
    return pairs
  }
}
