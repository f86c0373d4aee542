// Huffman codes as deflate has them (RFC 1951 §3.2.2): given by the lengths of the codes alone.
//
// `HuffmanCode` writes, `HuffmanDecoder` reads. What the symbols mean is not known here.

/// A code for each symbol of an alphabet, for writing.
struct HuffmanCode {
  /// The bits of each symbol's code; 0 where it has none.
  let lengths: [UInt8]
  /// Each symbol's code, its first bit lowest: as it is written.
  let codes: [UInt16]

  /// The canonical code of some lengths, each at most 15, which must not be more than fit (RFC 1951 §3.2.2).
  init(lengths: [UInt8]) {
    self.lengths = lengths
    var counts = [Int](repeating: 0, count: DeflateAlphabet.longestCode + 1)
    for length in lengths where length > 0 { counts[Int(length)] += 1 }
    var next = [UInt16](repeating: 0, count: DeflateAlphabet.longestCode + 1)
    var code: UInt16 = 0
    for length in 1...DeflateAlphabet.longestCode {
      code = (code &+ UInt16(truncatingIfNeeded: counts[length - 1])) << 1
      next[length] = code
    }
    codes = lengths.map { length in
      guard length > 0 else { return 0 }
      let code = next[Int(length)]
      next[Int(length)] = code &+ 1
      return HuffmanCode.reversed(code, length)
    }
  }

  /// The code that writes symbols of some frequencies in the fewest bits, or nearly so where a code would be longer than
  /// `longest`. At least two symbols get one, so that the code leaves no bits without meaning, which some readers refuse.
  init(frequencies: [Int], longest: Int) {
    var frequencies = frequencies
    var codeCount = frequencies.count { $0 > 0 }
    for symbol in frequencies.indices where codeCount < 2 && frequencies[symbol] == 0 {
      frequencies[symbol] = 1
      codeCount += 1
    }
    // The rarest first, equals by symbol: the same bytes in every run.
    let symbols = frequencies.indices.filter { frequencies[$0] > 0 }
      .sorted { (frequencies[$0], $0) < (frequencies[$1], $1) }
    var counts = HuffmanCode.depthCounts(symbols.map { frequencies[$0] })
    HuffmanCode.limit(&counts, to: longest)
    var lengths = [UInt8](repeating: 0, count: frequencies.count)
    var rest = symbols[...]
    for length in counts.indices.reversed() {
      for symbol in rest.prefix(counts[length]) { lengths[symbol] = UInt8(truncatingIfNeeded: length) }
      rest = rest.dropFirst(counts[length])
    }
    self.init(lengths: lengths)
  }

  /// The bits that symbols of some frequencies take.
  func bitCount(_ frequencies: [Int]) -> Int { zip(frequencies, lengths).reduce(0) { $0 + $1.0 * Int($1.1) } }

  /// How many leaves of Huffman's tree lie at each depth; of two or more weights that ascend. Two queues: the leaves, and the
  /// trees made of them, which ascend by themselves (J. van Leeuwen, 1976). Linear.
  private static func depthCounts(_ weights: [Int]) -> [Int] {
    var trees: [Int] = []
    var parents = [Int](repeating: 0, count: 2 * weights.count)
    var leaf = 0
    var tree = 0
    func lightest() -> (weight: Int, node: Int) {
      if leaf < weights.count, tree >= trees.count || weights[leaf] <= trees[tree] {
        leaf += 1
        return (weights[leaf - 1], leaf - 1)
      }
      tree += 1
      return (trees[tree - 1], weights.count + tree - 1)
    }
    while trees.count < weights.count - 1 {
      let first = lightest()
      let second = lightest()
      parents[first.node] = weights.count + trees.count
      parents[second.node] = weights.count + trees.count
      trees.append(first.weight + second.weight)
    }
    let root = weights.count + trees.count - 1
    var depths = [Int](repeating: 0, count: root + 1)
    for node in (0..<root).reversed() { depths[node] = depths[parents[node]] + 1 }
    var counts = [Int](repeating: 0, count: (depths.max() ?? 0) + 1)
    for depth in depths.prefix(weights.count) { counts[depth] += 1 }
    return counts
  }

  /// Shortens codes to `longest` bits. Where they no longer fit, a shorter code becomes two that are a bit longer, and takes
  /// one of the longest in (as miniz and other writers do): never far from the optimum.
  private static func limit(_ counts: inout [Int], to longest: Int) {
    guard counts.count > longest + 1 else { return }
    counts[longest] = counts[longest...].reduce(0, +)
    counts.removeSubrange((longest + 1)...)
    var taken = counts.indices.reduce(0) { $0 + (counts[$1] << (longest - $1)) }
    while taken > 1 << longest, let length = (1..<longest).last(where: { counts[$0] > 0 }) {
      counts[longest] -= 1
      counts[length] -= 1
      counts[length + 1] += 2
      taken -= 1
    }
  }

  private static func reversed(_ code: UInt16, _ length: UInt8) -> UInt16 {
    (0..<length).reduce(0) { reversed, bit in (reversed << 1) | ((code >> UInt16(bit)) & 1) }
  }
}

/// A code for each symbol of an alphabet, for reading: a table of what the next bits say, and the counts of each length for
/// the rare codes that are longer than the table's.
struct HuffmanDecoder {
  /// The bits that the table looks at.
  static let tableBitCount = 10

  /// By the next bits: the symbol, times 16, and the bits of its code; 0 where the code is longer, or there is none.
  private var table: [UInt16]
  /// How many codes have each length.
  private var counts: [Int]
  /// The symbols, ordered by length of code and by themselves.
  private var symbols: [UInt16]

  /// The code of some lengths, each at most 15; `nil` where they are more than fit, or leave bits without meaning. One symbol
  /// alone may have one bit, and there may be none (RFC 1951 §3.2.7).
  init?(lengths: some Collection<UInt8>) {
    counts = [Int](repeating: 0, count: DeflateAlphabet.longestCode + 1)
    var free = 1
    for length in lengths where length > 0 { counts[Int(min(length, UInt8(DeflateAlphabet.longestCode)))] += 1 }
    for length in 1...DeflateAlphabet.longestCode {
      free = (free << 1) - counts[length]
      if free < 0 { return nil }
    }
    let codeCount = counts.reduce(0, +)
    guard free == 0 || codeCount == 0 || (codeCount == 1 && counts[1] == 1) else { return nil }
    symbols = []
    symbols.reserveCapacity(codeCount)
    for length in 1...DeflateAlphabet.longestCode where counts[length] > 0 {
      for (symbol, other) in lengths.enumerated() where Int(other) == length {
        symbols.append(UInt16(truncatingIfNeeded: symbol))
      }
    }
    table = [UInt16](repeating: 0, count: 1 << Self.tableBitCount)
    let code = HuffmanCode(lengths: Array(lengths))
    for (symbol, length) in lengths.enumerated() where length > 0 && Int(length) <= Self.tableBitCount {
      let entry = UInt16(truncatingIfNeeded: symbol << 4) | UInt16(length)
      for index in stride(from: Int(code.codes[symbol]), to: table.count, by: 1 << Int(length)) { table[index] = entry }
    }
  }

  /// The symbol that begins at the lowest of some bits, and the bits of its code; `nil` where none does.
  func symbol(in bits: UInt32) -> (symbol: Int, bitCount: Int)? {
    let entry = table[Int(bits) & ((1 << Self.tableBitCount) - 1)]
    if entry != 0 { return (Int(entry >> 4), Int(entry & 15)) }
    var code = 0
    var first = 0
    var index = 0
    for length in 1...DeflateAlphabet.longestCode {
      code = (code << 1) | Int((bits >> UInt32(length - 1)) & 1)
      first <<= 1
      let offset = code - first
      if offset < counts[length] { return (Int(symbols[index + offset]), length) }
      index += counts[length]
      first += counts[length]
    }
    return nil
  }
}
