// Reads deflate (RFC 1951), bit by bit, from bytes that may be anything.
//
// It knows blocks and codes; the container around them is `Gzip`.

/// Bits of bytes, the lowest of each byte first (RFC 1951 §3.1.1).
struct BitReader {
  private let bytes: [UInt8]
  private var nextIndex: Int
  private var bits: UInt64 = 0
  private var bitCount = 0

  /// The bits of bytes from an index on.
  init(_ bytes: [UInt8], from index: Int) {
    self.bytes = bytes
    nextIndex = index
  }

  /// The index of the first byte of which no bit has been taken.
  var index: Int { nextIndex - bitCount / 8 }

  /// The next 15 bits, or more, without taking them; behind the end they are 0.
  mutating func peek() -> UInt32 {
    fill()
    return UInt32(truncatingIfNeeded: bits)
  }

  /// Whether that many bits are left, up to 57.
  mutating func hasBits(_ count: Int) -> Bool {
    fill()
    return bitCount >= count
  }

  /// Takes at most 32 bits.
  mutating func take(_ count: Int) throws(GzipError) -> Int {
    if bitCount < count {
      fill()
      guard bitCount >= count else { throw .truncated }
    }
    let value = bits & ((1 << UInt64(count)) - 1)
    bits >>= UInt64(count)
    bitCount -= count
    return Int(value)
  }

  /// Leaves out the rest of a byte of which bits have been taken.
  mutating func align() {
    bits >>= UInt64(bitCount % 8)
    bitCount -= bitCount % 8
  }

  /// Takes whole bytes, as many as there are up to `count`, where the last bit taken was a byte's last.
  mutating func takeBytes(_ count: Int) -> ArraySlice<UInt8> {
    nextIndex = index
    bits = 0
    bitCount = 0
    let end = min(bytes.count, nextIndex + count)
    defer { nextIndex = end }
    return bytes[nextIndex..<end]
  }

  private mutating func fill() {
    while bitCount <= 56, nextIndex < bytes.count {
      bits |= UInt64(bytes[nextIndex]) << UInt64(bitCount)
      bitCount += 8
      nextIndex += 1
    }
  }
}

/// Reads the blocks of one deflate stream behind what has been read already.
struct Inflate {
  private static let fixedLiterals = HuffmanDecoder(lengths: DeflateAlphabet.fixedLiteralLengths)
  private static let fixedDistances = HuffmanDecoder(lengths: DeflateAlphabet.fixedDistanceLengths)

  private var reader: BitReader
  private let limitBytes: Int
  private let start: Int

  /// What has been read, of this stream and of what was before.
  private(set) var output: [UInt8]

  /// A stream from an index of some bytes on. `output` gets at most `limitBytes` in all.
  init(_ bytes: [UInt8], from index: Int, output: consuming [UInt8], limitBytes: Int) {
    reader = BitReader(bytes, from: index)
    self.limitBytes = limitBytes
    start = output.count
    self.output = output
  }

  /// The index of the first byte behind what has been read.
  var index: Int { reader.index }

  /// Reads all blocks (RFC 1951 §3.2.3). What was read before an error stays in `output`. Linear in what is read.
  mutating func read() throws(GzipError) {
    var isLast = false
    while !isLast {
      isLast = try reader.take(1) == 1
      switch try reader.take(2) {
      case 0: try readStored()
      case 1: try readCodes(Self.fixedLiterals, Self.fixedDistances)
      case 2:
        let (literals, distances) = try readDecoders()
        try readCodes(literals, distances)
      default: throw .damaged(.blockType)
      }
    }
    reader.align()
  }

  /// A block of bytes as they are (RFC 1951 §3.2.4).
  private mutating func readStored() throws(GzipError) {
    reader.align()
    let count = try reader.take(16)
    guard try reader.take(16) == count ^ 0xFFFF else { throw .damaged(.storedLength) }
    guard output.count + count <= limitBytes else { throw .tooLarge(limitBytes: limitBytes) }
    let bytes = reader.takeBytes(count)
    output += bytes
    if bytes.count < count { throw .truncated }
  }

  /// The two codes of a dynamic block (RFC 1951 §3.2.7).
  private mutating func readDecoders() throws(GzipError) -> (HuffmanDecoder, HuffmanDecoder) {
    let literalCount = try reader.take(5) + 257
    let distanceCount = try reader.take(5) + 1
    let lengthCodeCount = try reader.take(4) + 4
    guard literalCount <= DeflateAlphabet.literalCount, distanceCount <= DeflateAlphabet.distanceCount else {
      throw .damaged(.codeLengths)
    }
    var lengths = [UInt8](repeating: 0, count: DeflateAlphabet.lengthCodeOrder.count)
    for place in DeflateAlphabet.lengthCodeOrder.prefix(lengthCodeCount) { lengths[place] = UInt8(try reader.take(3)) }
    guard let decoder = HuffmanDecoder(lengths: lengths) else { throw .damaged(.codeLengths) }
    lengths = try readLengths(literalCount + distanceCount, decoder)
    guard lengths[DeflateAlphabet.endOfBlock] > 0, let literals = HuffmanDecoder(lengths: lengths[..<literalCount]),
      let distances = HuffmanDecoder(lengths: lengths[literalCount...])
    else { throw .damaged(.codeLengths) }
    return (literals, distances)
  }

  /// Code lengths, of which some stand for repetitions.
  private mutating func readLengths(_ count: Int, _ decoder: HuffmanDecoder) throws(GzipError) -> [UInt8] {
    var lengths: [UInt8] = []
    while lengths.count < count {
      let symbol = try readSymbol(decoder)
      var value: UInt8 = 0
      var repetitions = 1
      switch symbol {
      case 16:
        guard let last = lengths.last else { throw .damaged(.codeLengths) }
        value = last
        repetitions = try reader.take(2) + 3
      case 17: repetitions = try reader.take(3) + 3
      case 18: repetitions = try reader.take(7) + 11
      default: value = UInt8(truncatingIfNeeded: symbol)
      }
      lengths += repeatElement(value, count: repetitions)
    }
    guard lengths.count == count else { throw .damaged(.codeLengths) }
    return lengths
  }

  /// Literals and repetitions up to the end of a block (RFC 1951 §3.2.5).
  private mutating func readCodes(_ literals: HuffmanDecoder?, _ distances: HuffmanDecoder?) throws(GzipError) {
    guard let literals, let distances else { throw .damaged(.codeLengths) }
    while true {
      let symbol = try readSymbol(literals)
      if symbol == DeflateAlphabet.endOfBlock { return }
      if symbol < DeflateAlphabet.endOfBlock {
        guard output.count < limitBytes else { throw .tooLarge(limitBytes: limitBytes) }
        output.append(UInt8(truncatingIfNeeded: symbol))
        continue
      }
      let length = try readValue(symbol - DeflateAlphabet.firstLength, DeflateAlphabet.lengths)
      let distance = try readValue(try readSymbol(distances), DeflateAlphabet.distances)
      guard distance <= output.count - start else { throw .damaged(.distance) }
      guard output.count + length <= limitBytes else { throw .tooLarge(limitBytes: limitBytes) }
      // Byte by byte: a repetition may overlap itself.
      for index in output.count - distance..<output.count - distance + length { output.append(output[index]) }
    }
  }

  private mutating func readSymbol(_ decoder: HuffmanDecoder) throws(GzipError) -> Int {
    guard let (symbol, bitCount) = decoder.symbol(in: reader.peek()) else {
      // Behind the end stand no bits of a code.
      throw reader.hasBits(DeflateAlphabet.longestCode) ? .damaged(.code) : .truncated
    }
    _ = try reader.take(bitCount)
    return symbol
  }

  private mutating func readValue(_ index: Int, _ ranges: [DeflateAlphabet.Range]) throws(GzipError) -> Int {
    // Symbols 286 and 287, and distances 30 and 31, have codes and no meaning (RFC 1951 §3.2.6).
    guard ranges.indices.contains(index) else { throw .damaged(.code) }
    return ranges[index].base + (try reader.take(ranges[index].extraBitCount))
  }
}
