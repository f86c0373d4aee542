// Word classes from raw text: words that occur beside the same words share a class.
//
// The exchange algorithm for a class bigram model (Martin, Liermann and Ney 1998): the same objective as Brown clusters,
// reached by moving single words while the likelihood grows. Knows words as numbers only.

import Glibc

/// Finds word classes that make a class bigram model of the text most likely.
public struct ExchangeClustering {
  /// Neighbours of each word with counts, sorted by neighbour.
  private let following: [[(word: Int32, count: Int32)]]
  private let preceding: [[(word: Int32, count: Int32)]]
  private let wordCounts: [Int]
  /// Words in the order in which they are moved: the most frequent first.
  private let order: [Int]
  private let classCount: Int
  private(set) var classes: [Int]
  private var bigrams: [Int]
  private var totals: [Int]
  private let product: [Double]

  /// Classes for the words of `text`: numbers from 0 to `wordCount - 1`, where 0 is the boundary of sentences and keeps
  /// a class of its own. `classCount` includes that class; 2 at least.
  public init(text: [Int32], wordCount: Int, classCount: Int) {
    self.classCount = max(classCount, 2)
    (following, preceding, wordCounts) = Self.countNeighbours(text, wordCount: wordCount)
    let counts = wordCounts
    order = (1..<max(wordCount, 1)).sorted { (counts[$0], $1) > (counts[$1], $0) }
    classes = [Int](repeating: 0, count: wordCount)
    for (rank, word) in order.enumerated() { classes[word] = 1 + rank % (self.classCount - 1) }
    bigrams = [Int](repeating: 0, count: self.classCount * self.classCount)
    totals = [Int](repeating: 0, count: self.classCount)
    product = (0..<65536).map { $0 < 2 ? 0 : Double($0) * log(Double($0)) }
    for word in 0..<wordCount {
      totals[classes[word]] += wordCounts[word]
      for (next, count) in following[word] {
        bigrams[classes[word] * self.classCount + classes[Int(next)]] += Int(count)
      }
    }
  }

  private static func countNeighbours(
    _ text: [Int32], wordCount: Int
  ) -> ([[(word: Int32, count: Int32)]], [[(word: Int32, count: Int32)]], [Int]) {
    var counts = [Int](repeating: 0, count: wordCount)
    var pairs: [UInt64] = []
    pairs.reserveCapacity(text.count)
    for (index, word) in text.enumerated() {
      counts[Int(word)] += 1
      if index > 0 {
        pairs.append(UInt64(UInt32(bitPattern: text[index - 1])) << 32 | UInt64(UInt32(bitPattern: word)))
      }
    }
    pairs.sort()
    var following = [[(word: Int32, count: Int32)]](repeating: [], count: wordCount)
    var preceding = following
    var index = 0
    while index < pairs.count {
      var end = index + 1
      while end < pairs.count, pairs[end] == pairs[index] { end += 1 }
      let left = Int(pairs[index] >> 32)
      let right = Int(pairs[index] & 0xFFFF_FFFF)
      following[left].append((Int32(right), Int32(end - index)))
      preceding[right].append((Int32(left), Int32(end - index)))
      index = end
    }
    return (following, preceding, counts)
  }

  /// x · ln x.
  @inline(__always) private func term(_ count: Int) -> Double {
    count < product.count ? product[count] : Double(count) * log(Double(count))
  }

  /// One pass that moves every word to its best class. Returns how many moved.
  public mutating func pass() -> Int {
    var moved = 0
    var right = [Int](repeating: 0, count: classCount)
    var left = right
    for word in order where wordCounts[word] > 0 {
      var rightClasses: [Int] = []
      var leftClasses: [Int] = []
      var own = 0
      for (next, count) in following[word] {
        if Int(next) == word { own = Int(count); continue }
        let other = classes[Int(next)]
        if right[other] == 0 { rightClasses.append(other) }
        right[other] += Int(count)
      }
      for (previous, count) in preceding[word] where Int(previous) != word {
        let other = classes[Int(previous)]
        if left[other] == 0 { leftClasses.append(other) }
        left[other] += Int(count)
      }
      let old = classes[word]
      apply(word, old, -1, right, rightClasses, left, leftClasses, own)
      let best = bestClass(word, old, right, rightClasses, left, leftClasses, own)
      apply(word, best, 1, right, rightClasses, left, leftClasses, own)
      if best != old { moved += 1 }
      classes[word] = best
      for other in rightClasses { right[other] = 0 }
      for other in leftClasses { left[other] = 0 }
    }
    return moved
  }

  private mutating func apply(
    _ word: Int, _ home: Int, _ sign: Int, _ right: [Int], _ rightClasses: [Int], _ left: [Int],
    _ leftClasses: [Int], _ own: Int
  ) {
    for other in rightClasses { bigrams[home * classCount + other] += sign * right[other] }
    for other in leftClasses { bigrams[other * classCount + home] += sign * left[other] }
    bigrams[home * classCount + home] += sign * own
    totals[home] += sign * wordCounts[word]
  }

  private func bestClass(
    _ word: Int, _ old: Int, _ right: [Int], _ rightClasses: [Int], _ left: [Int], _ leftClasses: [Int], _ own: Int
  ) -> Int {
    var best = old
    var bestGain = -Double.infinity
    for home in 1..<classCount {
      var gain = 2 * (term(totals[home]) - term(totals[home] + wordCounts[word]))
      for other in rightClasses where other != home {
        let count = bigrams[home * classCount + other]
        gain += term(count + right[other]) - term(count)
      }
      for other in leftClasses where other != home {
        let count = bigrams[other * classCount + home]
        gain += term(count + left[other]) - term(count)
      }
      let count = bigrams[home * classCount + home]
      gain += term(count + right[home] + left[home] + own) - term(count)
      if gain > bestGain + 1e-9 { (best, bestGain) = (home, gain) }
    }
    return best
  }

  /// The class of each word, 0 for the boundary, numbered by the rank of their most frequent word.
  public func numberedClasses() -> [Int] {
    var numbers = [Int](repeating: -1, count: classCount)
    numbers[0] = 0
    var next = 1
    for word in order where numbers[classes[word]] < 0 {
      numbers[classes[word]] = next
      next += 1
    }
    return classes.map { max(numbers[$0], 0) }
  }
}
