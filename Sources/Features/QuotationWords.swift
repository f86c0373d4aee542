// The words of quotations as they are compared: without marks, white space, case and accents.

import Annotation
import Corpus
import Text

/// Compares the words of quotations.
enum QuotationWords {
  /// The folded words of a quotation, its spans one after the other.
  static func words(of quotation: Quotation, in document: DocumentSnapshot) -> [String] {
    quotation.spans.flatMap { NameFolding.words(document.text[$0]) }
  }

  /// How much of `query` occurs in `words` in the same order, in permille of the words of `query`: the length of their
  /// longest common subsequence. 0 for an empty query. O(query · words).
  static func permilleInOrder(of query: [String], in words: [String]) -> Int {
    guard !query.isEmpty else { return 0 }
    var row = [Int](repeating: 0, count: query.count + 1)
    for word in words {
      var diagonal = 0
      for index in query.indices {
        let above = row[index + 1]
        row[index + 1] = query[index] == word ? diagonal + 1 : Swift.max(above, row[index])
        diagonal = above
      }
    }
    return row[query.count] * 1000 / query.count
  }
}
