// Writes deflate (RFC 1951): the blocks around what `DeflateMatcher` finds.
//
// It is a stream that can be flushed: what was written so far can then be read, whatever becomes of the rest. The same pieces
// give the same bytes on every machine.

/// Bits as bytes, the lowest of each byte first (RFC 1951 §3.1.1).
struct BitWriter {
  /// The bytes that are full.
  private(set) var bytes: [UInt8] = []
  private var bits: UInt64 = 0
  private var bitCount = 0

  /// Adds the lowest bits of a number, at most 32.
  mutating func put(_ value: Int, _ count: Int) {
    bits |= UInt64(truncatingIfNeeded: value) << UInt64(bitCount)
    bitCount += count
    while bitCount >= 8 {
      bytes.append(UInt8(truncatingIfNeeded: bits))
      bits >>= 8
      bitCount -= 8
    }
  }

  /// Fills the last byte with zeros.
  mutating func align() { if bitCount > 0 { put(0, 8 - bitCount) } }

  /// Adds whole bytes, behind an aligned one.
  mutating func put(_ more: ArraySlice<UInt8>) { bytes += more }

  /// The full bytes, which are then no longer here.
  mutating func takeBytes() -> [UInt8] {
    defer { bytes = [] }
    return bytes
  }
}

/// Writes one deflate stream.
struct Deflate {
  /// The bytes of one block: the codes of a block fit its text, and few texts change within that many.
  private static let blockByteCount = 64 << 10
  private static let fixedLiterals = HuffmanCode(lengths: DeflateAlphabet.fixedLiteralLengths)
  private static let fixedDistances = HuffmanCode(lengths: DeflateAlphabet.fixedDistanceLengths)

  private var matcher = DeflateMatcher()
  private var writer = BitWriter()

  /// Compresses the next bytes, and ends the stream behind them where they are the last.
  mutating func write(_ bytes: [UInt8], isLast: Bool) {
    var rest = bytes[...]
    while !rest.isEmpty || isLast {
      let piece = rest.prefix(Self.blockByteCount)
      rest = rest.dropFirst(Self.blockByteCount)
      writeBlock(piece, isLast: isLast && rest.isEmpty)
      if rest.isEmpty { break }
    }
    if isLast { writer.align() }
  }

  /// Ends the last byte: an empty stored block (RFC 1951 §3.2.4). What has been written by now can be read by itself.
  mutating func flush() { writeStored([], isLast: false) }

  /// The bytes written since they were last taken.
  mutating func takeBytes() -> [UInt8] { writer.takeBytes() }

  /// Writes one block in whichever of the three ways takes the fewest bits (RFC 1951 §3.2.3).
  private mutating func writeBlock(_ piece: ArraySlice<UInt8>, isLast: Bool) {
    var tokens: [DeflateToken] = []
    var literals = [Int](repeating: 0, count: DeflateAlphabet.literalCount)
    var distances = [Int](repeating: 0, count: DeflateAlphabet.distanceCount)
    var extraBitCount = 0
    literals[DeflateAlphabet.endOfBlock] = 1
    matcher.read(piece) { token in
      tokens.append(token)
      switch token {
      case .literal(let byte): literals[Int(byte)] += 1
      case .match(let length, let distance):
        let lengthIndex = DeflateAlphabet.lengthIndex(of: length)
        let distanceIndex = DeflateAlphabet.distanceIndex(of: distance)
        literals[DeflateAlphabet.firstLength + lengthIndex] += 1
        distances[distanceIndex] += 1
        extraBitCount += DeflateAlphabet.lengths[lengthIndex].extraBitCount
        extraBitCount += DeflateAlphabet.distances[distanceIndex].extraBitCount
      }
    }
    let codes = DynamicCodes(literals: literals, distances: distances)
    let fixed = Self.fixedLiterals.bitCount(literals) + Self.fixedDistances.bitCount(distances) + extraBitCount
    let dynamic = codes.bitCount + extraBitCount
    let stored = (piece.count + 5) * 8
    if stored <= min(fixed, dynamic) {
      writeStored(piece, isLast: isLast)
    } else if fixed <= dynamic {
      writer.put(isLast ? 1 : 0, 1)
      writer.put(1, 2)
      writeTokens(tokens, Self.fixedLiterals, Self.fixedDistances)
    } else {
      writer.put(isLast ? 1 : 0, 1)
      writer.put(2, 2)
      codes.write(to: &writer)
      writeTokens(tokens, codes.literals, codes.distances)
    }
  }

  /// Writes bytes as they are (RFC 1951 §3.2.4), in blocks of at most 65,535.
  private mutating func writeStored(_ bytes: ArraySlice<UInt8>, isLast: Bool) {
    var rest = bytes
    repeat {
      let part = rest.prefix(0xFFFF)
      rest = rest.dropFirst(0xFFFF)
      writer.put(isLast && rest.isEmpty ? 1 : 0, 1)
      writer.put(0, 2)
      writer.align()
      writer.put(part.count, 16)
      writer.put(part.count ^ 0xFFFF, 16)
      writer.put(part)
    } while !rest.isEmpty
  }

  private mutating func writeTokens(_ tokens: [DeflateToken], _ literals: HuffmanCode, _ distances: HuffmanCode) {
    for token in tokens {
      switch token {
      case .literal(let byte): writeSymbol(Int(byte), literals)
      case .match(let length, let distance):
        let lengthIndex = DeflateAlphabet.lengthIndex(of: length)
        writeSymbol(DeflateAlphabet.firstLength + lengthIndex, literals)
        writeExtra(length, DeflateAlphabet.lengths[lengthIndex])
        let distanceIndex = DeflateAlphabet.distanceIndex(of: distance)
        writeSymbol(distanceIndex, distances)
        writeExtra(distance, DeflateAlphabet.distances[distanceIndex])
      }
    }
    writeSymbol(DeflateAlphabet.endOfBlock, literals)
  }

  private mutating func writeSymbol(_ symbol: Int, _ code: HuffmanCode) {
    writer.put(Int(code.codes[symbol]), Int(code.lengths[symbol]))
  }

  private mutating func writeExtra(_ value: Int, _ range: DeflateAlphabet.Range) {
    writer.put(value - range.base, range.extraBitCount)
  }
}

/// The codes of a dynamic block, and how the block tells them (RFC 1951 §3.2.7).
private struct DynamicCodes {
  /// Of literals, lengths and the end.
  let literals: HuffmanCode
  /// Of distances.
  let distances: HuffmanCode
  /// The bits of the block, without those behind lengths and distances, and without the three before every block.
  let bitCount: Int

  private let literalCount: Int
  private let distanceCount: Int
  private let lengthCodeCount: Int
  private let lengthCode: HuffmanCode
  private let items: [Item]

  /// One symbol of the code lengths, with what its extra bits say.
  private struct Item {
    var symbol: Int
    var extra = 0
    var extraBitCount = 0
  }

  /// The best codes for some frequencies.
  init(literals literalFrequencies: [Int], distances distanceFrequencies: [Int]) {
    literals = HuffmanCode(frequencies: literalFrequencies, longest: DeflateAlphabet.longestCode)
    distances = HuffmanCode(frequencies: distanceFrequencies, longest: DeflateAlphabet.longestCode)
    literalCount = max(257, (literals.lengths.lastIndex { $0 > 0 } ?? 0) + 1)
    distanceCount = max(1, (distances.lengths.lastIndex { $0 > 0 } ?? 0) + 1)
    items = Self.items(of: Array(literals.lengths.prefix(literalCount) + distances.lengths.prefix(distanceCount)))
    var frequencies = [Int](repeating: 0, count: DeflateAlphabet.lengthCodeOrder.count)
    for item in items { frequencies[item.symbol] += 1 }
    let code = HuffmanCode(frequencies: frequencies, longest: DeflateAlphabet.longestLengthCode)
    lengthCode = code
    lengthCodeCount = max(4, (DeflateAlphabet.lengthCodeOrder.lastIndex { code.lengths[$0] > 0 } ?? 0) + 1)
    bitCount =
      14 + 3 * lengthCodeCount + code.bitCount(frequencies) + items.reduce(0) { $0 + $1.extraBitCount }
      + literals.bitCount(literalFrequencies) + distances.bitCount(distanceFrequencies)
  }

  /// Writes what comes before the tokens.
  func write(to writer: inout BitWriter) {
    writer.put(literalCount - 257, 5)
    writer.put(distanceCount - 1, 5)
    writer.put(lengthCodeCount - 4, 4)
    for place in DeflateAlphabet.lengthCodeOrder.prefix(lengthCodeCount) {
      writer.put(Int(lengthCode.lengths[place]), 3)
    }
    for item in items {
      writer.put(Int(lengthCode.codes[item.symbol]), Int(lengthCode.lengths[item.symbol]))
      writer.put(item.extra, item.extraBitCount)
    }
  }

  /// Code lengths with symbols for runs: 16 repeats the last one, 17 and 18 are zeros.
  private static func items(of lengths: [UInt8]) -> [Item] {
    var items: [Item] = []
    var index = 0
    while index < lengths.count {
      let value = lengths[index]
      var count = lengths[index...].prefix { $0 == value }.count
      index += count
      if value > 0 {
        items.append(Item(symbol: Int(value)))
        count -= 1
      }
      while count >= 3 {
        let part = min(count, value > 0 ? 6 : 138)
        if value > 0 {
          items.append(Item(symbol: 16, extra: part - 3, extraBitCount: 2))
        } else if part < 11 {
          items.append(Item(symbol: 17, extra: part - 3, extraBitCount: 3))
        } else {
          items.append(Item(symbol: 18, extra: part - 11, extraBitCount: 7))
        }
        count -= part
      }
      items += repeatElement(Item(symbol: Int(value)), count: count)
    }
    return items
  }
}
