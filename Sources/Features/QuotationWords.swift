// How alike words are. Integers only, so that scores are the same on every machine.

/// Compares the words of quotations (`DocumentSnapshot.quotationWords`).
enum QuotationWords {
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
