// Look-ups compare hashes and bytes; these tests hold them against comparing strings one by one.

import Corpus
import TestSupport
import Testing
import Text

@testable import Features

@Suite("Words in order")
struct WordSequenceTests {
  /// The longest common subsequence by the textbook.
  private func longest(_ left: [UInt32], _ right: [UInt32]) -> Int {
    var rows = [[Int]](repeating: [Int](repeating: 0, count: right.count + 1), count: left.count + 1)
    for (row, one) in left.enumerated() {
      for (column, other) in right.enumerated() {
        rows[row + 1][column + 1] =
          one == other ? rows[row][column] + 1 : max(rows[row][column + 1], rows[row + 1][column])
      }
    }
    return rows[left.count][right.count]
  }

  @Test(arguments: [1, 2, 7, 63, 64, 65, 130]) func scoreIsTheLongestCommonSubsequence(count: Int) {
    var random = SeededGenerator(seed: UInt64(count))
    for _ in 0..<60 {
      let question = (0..<count).map { _ in UInt32.random(in: 0..<6, using: &random) }
      let said = (0..<Int.random(in: 0...90, using: &random)).map { _ in UInt32.random(in: 0..<8, using: &random) }
      let score = WordSequence(question).permilleInOrder(in: said[...])
      #expect(score == longest(question, said) * 1000 / count, "\(question) in \(said)")
    }
  }

  @Test func nothingIsInNothing() {
    #expect(WordSequence([]).permilleInOrder(in: [1, 2]) == 0)
    #expect(WordSequence([1]).permilleInOrder(in: []) == 0)
  }
}
