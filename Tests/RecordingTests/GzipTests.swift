// Gzip files: what is written is read again, by the program gzip too; what gzip wrote is read; nothing else is, nor does harm.

import Foundation
import TestSupport
import Testing

@testable import Recording

/// What tests of gzip share.
enum GzipTesting {
  /// Far more than any test unpacks.
  static let limitBytes = 1 << 24

  static func read(_ file: [UInt8]) throws(GzipError) -> [UInt8] {
    try Gzip.decompress(file, limitBytes: limitBytes)
  }

  /// The type of the first block of a file without a name (RFC 1951 §3.2.3).
  static func blockType(_ file: [UInt8]) -> UInt8 { file[10] >> 1 & 3 }

  /// Bytes of `alphabetCount` values.
  static func bytes(_ count: Int, of alphabetCount: UInt8, seed: UInt64) -> [UInt8] {
    var generator = SeededGenerator(seed: seed)
    return (0..<count).map { _ in UInt8.random(in: 0...alphabetCount - 1, using: &generator) }
  }

  /// Lines as sessions have them: like each other, and not the same.
  static let lines: [[UInt8]] = (0..<400).map { number in
    let body =
      "{\"dir\":\"c2s\",\"msg\":{\"id\":\(number),\"method\":\"textDocument/hover\"},\"t\":\(number * number * 7919)}\n"
    return Array(body.utf8)
  }

  /// Inputs that differ in what is hard about them.
  static let inputs: [[UInt8]] = [
    [], [0], [255, 255], Array(repeating: 97, count: 257), Array(repeating: 97, count: 258),
    Array(repeating: 97, count: 259), Array(repeating: 0, count: 200_000), bytes(70_000, of: 255, seed: 1),
    bytes(100_000, of: 2, seed: 2), bytes(65_536, of: 30, seed: 3), Array(0...255), Array(lines.joined()),
    // Repeated from as far back as can be, from one byte farther, and across the edge of a block.
    bytes(32_768, of: 255, seed: 4) + bytes(300, of: 255, seed: 4),
    bytes(32_769, of: 255, seed: 5) + bytes(300, of: 255, seed: 5),
    bytes(65_500, of: 255, seed: 6) + bytes(65_500, of: 255, seed: 6).suffix(300),
    // Frequencies as of Fibonacci's rabbits: Huffman's tree would be deeper than a code may be long.
    (0..<22).reduce(into: (list: [UInt8](), a: 1, b: 1)) { state, symbol in
      state.list += Array(repeating: UInt8(symbol * 11), count: state.a)
      (state.a, state.b) = (state.b, state.a + state.b)
    }.list.shuffledOnce(),
  ]
}

extension [UInt8] {
  /// Without the repetitions that order makes, and the same in every run.
  fileprivate func shuffledOnce() -> [UInt8] {
    var generator = SeededGenerator(seed: 9)
    return shuffled(using: &generator)
  }
}

@Suite("Gzip files")
struct GzipTests {
  @Test(arguments: GzipTesting.inputs.indices) func isReadAsItWasWritten(index: Int) throws {
    let input = GzipTesting.inputs[index]
    let file = Gzip.compress(input)
    #expect(try GzipTesting.read(file) == input)
    #expect(file == Gzip.compress(input))
    // Never larger than the bytes in stored blocks.
    #expect(file.count <= input.count + 18 + 5 * (input.count / 65_535 + 2))
  }

  @Test func everyShortInput() throws {
    for input in smallStrings(over: ["a", "b", "\0"], maximumLength: 7) {
      #expect(try GzipTesting.read(Gzip.compress(Array(input.utf8))) == Array(input.utf8))
    }
  }

  @Test func allTypesOfBlocksAreWritten() {
    #expect(GzipTesting.blockType(Gzip.compress(GzipTesting.bytes(500, of: 255, seed: 8))) == 0)
    #expect(GzipTesting.blockType(Gzip.compress(Array("Ana Ana Ana".utf8))) == 1)
    #expect(GzipTesting.blockType(Gzip.compress(Array(GzipTesting.lines.joined()))) == 2)
  }

  @Test func repetitionsAreFound() {
    #expect(Gzip.compress(Array(repeating: 97, count: 100_000)).count < 200)
    let lines = Array(GzipTesting.lines.joined())
    #expect(Gzip.compress(lines).count * 5 < lines.count)
  }

  private static let prose =
    "The council of Ostrova met on Monday. Mira Tandel said the harbour would stay open; the harbour master, Jon Aske, said "
    + "it would not. \"We will see on Monday,\" Tandel said. Aske said nothing. The council meets again in March, and the "
    + "harbour is on its list, below the school and the new road to Lower Ostrova.\n"

  /// Bytes without repetitions.
  private static let noise: [UInt8] = (0..<48).reduce(into: (list: [UInt8](), state: 7)) { result, _ in
    result.state = (result.state * 1_103_515_245 + 12_345) % (1 << 31)
    result.list.append(UInt8(result.state >> 16 & 255))
  }.list

  /// Files that gzip 1.12 wrote, with a block of each type.
  static let foreign: [(type: UInt8, content: [UInt8], file: String)] = [
    (0, noise, "H4sIAAAAAAAAAwEwAM//bE50khMlIi4xoc0TvhLtQmlmziT8I9fajSCXYWoGlW7CitQDE2go1FcePF3ubl7AngQaqTAAAAA="),
    (1, Array("aaaaaaaaaab".utf8), "H4sIAAAAAAAAA0tMhIEkACgMT8wLAAAA"),
    (
      2, Array(prose.utf8),
      "H4sIAAAAAAAAA1WQvW7DMAyE9z7FIbOgF+jUtaiRxUBmxmYjIjJZSHSEvH3VpPkDuBC87+7AMTEmW3WSDPvGtnqxE2FhhykG05nOEYMUwkg6c0YlmeEd"
        + "S1T2thY0W/OM6nSG/bC+vxwXqs4l4LO7fdQjhysv/o+pecRmx2iSuzfzIzZsniPjBb/SHUqih4jxqf3C7BV0IFH0GahMKaAbvPSR+hcgXZmlesCes7WL"
        + "ok7JLN8B5YZi1BfDlzUut9/Et19CLMFgNAEAAA=="
    ),
  ]

  @Test(arguments: foreign.indices) func readsWhatGzipWrote(index: Int) throws {
    let (type, content, text) = Self.foreign[index]
    let file = try #require(Base64.decode(text))
    #expect(GzipTesting.blockType(file) == type)
    #expect(try GzipTesting.read(file) == content)
  }

  @Test func readsTheOptionalFieldsOfAHeader() throws {
    let plain = Gzip.compress([1, 2, 3])
    let header: [UInt8] = [0x1F, 0x8B, 8, 0b11110, 1, 2, 3, 4, 0, 3, 2, 0, 65, 66] + Array("a.txt\0a remark\0".utf8)
    let check = CRC32.value(of: header)
    let checked = header + [UInt8(check & 255), UInt8(check >> 8 & 255)]
    #expect(try GzipTesting.read(checked + plain.dropFirst(10)) == [1, 2, 3])
    #expect(throws: GzipError.damaged(.header)) { try GzipTesting.read(header + [0, 0] + plain.dropFirst(10)) }
    for count in 0..<checked.count {
      #expect(throws: GzipError.truncated) { try GzipTesting.read(Array(checked.prefix(count))) }
    }
  }

  @Test func membersStandBehindEachOther() throws {
    let file = Gzip.compress([1, 2]) + Gzip.compress([]) + Gzip.compress([3])
    #expect(try GzipTesting.read(file) == [1, 2, 3])
    #expect(try GzipTesting.read(file + [0, 0, 0]) == [1, 2, 3])
    #expect(throws: GzipError.damaged(.trailing)) { try GzipTesting.read(file + [7]) }
    #expect(throws: GzipError.truncated) { try GzipTesting.read(file.dropLast()) }
    // A member does not repeat what another one holds: this one begins with a repetition from one byte before.
    var writer = BitWriter()
    for (value, count) in [(1, 1), (1, 2), (0b100_0000, 7), (0, 5)] { writer.put(value, count) }
    writer.align()
    let stray = Gzip.compress([]).prefix(10) + writer.takeBytes()
    #expect(throws: GzipError.damaged(.distance)) { try GzipTesting.read(Gzip.compress([1]) + stray) }
  }

  @Test func everyPieceCanBeReadOnceItIsWritten() throws {
    var writer = GzipWriter()
    var file: [UInt8] = []
    var content: [UInt8] = []
    for line in GzipTesting.lines.prefix(60) {
      file += writer.write(line)
      content += line
      let read = Gzip.content(of: file, limitBytes: GzipTesting.limitBytes)
      #expect(read.bytes == content)
      #expect(read.error == .truncated)
    }
    #expect(try GzipTesting.read(file + writer.finish()) == content)
  }

  @Test func piecesLongerThanTheWindowRepeatEachOther() throws {
    var writer = GzipWriter()
    let pieces = (0..<40).map { GzipTesting.bytes(9_000 + 13 * $0, of: 255, seed: UInt64($0 % 3)) }
    let file = pieces.flatMap { writer.write($0) } + writer.finish([4])
    #expect(try GzipTesting.read(file) == pieces.joined() + [4])
    #expect(file.count < 40_000)
  }
}

@Suite("Gzip files that are wrong")
struct WrongGzipTests {
  private static let file = Gzip.compress(Array(GzipTesting.lines.prefix(12).joined()))

  @Test(arguments: GzipTests.foreign.indices) func whatIsCutOffIsTruncated(index: Int) throws {
    let file = try #require(Base64.decode(GzipTests.foreign[index].file))
    for count in 0..<file.count {
      #expect(throws: GzipError.truncated) { try GzipTesting.read(Array(file.prefix(count))) }
    }
  }

  @Test func aChangedBitIsNeverTakenForContent() throws {
    let content = try GzipTesting.read(Self.file)
    for index in Self.file.indices {
      for bit in 0..<8 {
        var changed = Self.file
        changed[index] ^= 1 << UInt8(bit)
        let read = Gzip.content(of: changed, limitBytes: GzipTesting.limitBytes)
        // The time, the system and hints of a header, and the bits behind the last code, are no content.
        let isContent = !(3..<10).contains(index) && index != Self.file.count - 9
        #expect(
          isContent ? read.error != nil : read.error != nil || read.bytes == content, "bit \(bit) of byte \(index)")
      }
    }
  }

  @Test(arguments: 0..<400) func anyBytesGiveAnAnswer(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let noise = GzipTesting.bytes(200, of: 255, seed: seed)
    // Behind a header, and as a stream of each type.
    for type in UInt8(0)...3 {
      let stream = [noise[0] & 0xF8 | type << 1 | 1] + noise.dropFirst()
      let content = Gzip.content(of: Array(Self.file.prefix(10)) + stream, limitBytes: 1 << 16)
      #expect(content.error != nil && content.bytes.count <= 1 << 16)
    }
    // A file of which a part is replaced.
    var changed = Self.file
    let start = Int.random(in: 0..<changed.count, using: &generator)
    changed.replaceSubrange(start..<min(changed.count, start + 9), with: noise.prefix(Int(seed % 12)))
    if let bytes = try? GzipTesting.read(changed) { #expect(Gzip.compress(bytes) == Self.file) }
  }

  @Test(
    arguments: [
      ([0x50, 0x4B, 3, 4], .foreign), ([0x1F], .truncated), ([], .truncated),
      ([0x1F, 0x8B, 7, 0, 0, 0, 0, 0, 0, 0], .unsupported), ([0x1F, 0x8B, 8, 0x20, 0, 0, 0, 0, 0, 0], .unsupported),
      ([0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 0, 7], .damaged(.blockType)),
      ([0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 0, 1, 1, 0, 1, 0, 5], .damaged(.storedLength)),
      // Thirty-two codes for distances; and nineteen codes of four bits.
      ([0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 0, 5, 31, 0, 0], .damaged(.codeLengths)),
      (
        [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 0, 5, 0xE0, 0x49, 0x92, 0x24, 0x49, 0x92, 0x24, 0x49, 9],
        .damaged(.codeLengths)
      ),
      // The two symbols of the fixed code that mean nothing.
      ([0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 0, 0x1B, 3], .damaged(.code)),
    ] as [([UInt8], GzipError)])
  func errors(file: [UInt8], error: GzipError) {
    #expect(throws: error) { try GzipTesting.read(file) }
    #expect(!"\(error)".isEmpty)
  }

  @Test func aChecksumAndASizeAreChecked() {
    for index in Self.file.count - 8..<Self.file.count {
      var changed = Self.file
      changed[index] ^= 1
      #expect(throws: GzipError.damaged(.checksum)) { try GzipTesting.read(changed) }
    }
  }

  @Test(arguments: [[UInt8](repeating: 7, count: 5_000), GzipTesting.bytes(5_000, of: 255, seed: 3)])
  func noMoreIsUnpackedThanIsAllowed(input: [UInt8]) throws {
    let file = Gzip.compress(input)
    #expect(try Gzip.decompress(file, limitBytes: 5_000) == input)
    for limitBytes in [0, 1, 4_999] {
      let content = Gzip.content(of: file, limitBytes: limitBytes)
      #expect(content.error == .tooLarge(limitBytes: limitBytes) && content.bytes.count <= limitBytes)
    }
    #expect(throws: GzipError.tooLarge(limitBytes: 9_999)) { try Gzip.decompress(file + file, limitBytes: 9_999) }
  }
}

@Suite("Parts of deflate")
struct DeflateTests {
  @Test(arguments: [("", 0), ("123456789", 0xCBF4_3926), ("a", 0xE8B7_BE43)] as [(String, UInt32)])
  func crc32(text: String, value: UInt32) { #expect(CRC32.value(of: text.utf8) == value) }

  /// The ends of the tables of RFC 1951 §3.2.5.
  @Test func alphabets() {
    #expect([3, 10, 11, 12, 13, 257, 258].map(DeflateAlphabet.lengthIndex) == [0, 7, 8, 8, 9, 27, 28])
    #expect([1, 4, 5, 7, 24_576, 24_577, 32_768].map(DeflateAlphabet.distanceIndex) == [0, 3, 4, 5, 28, 29, 29])
    for length in DeflateAlphabet.matchLengths {
      let range = DeflateAlphabet.lengths[DeflateAlphabet.lengthIndex(of: length)]
      #expect(range.base..<range.base + 1 << range.extraBitCount ~= length)
    }
    for distance in 1...DeflateAlphabet.windowByteCount {
      let range = DeflateAlphabet.distances[DeflateAlphabet.distanceIndex(of: distance)]
      #expect(range.base..<range.base + 1 << range.extraBitCount ~= distance)
    }
  }

  /// The example of RFC 1951 §3.2.2; codes are kept with their first bit lowest.
  @Test func codesOfLengths() {
    #expect(HuffmanCode(lengths: [3, 3, 3, 3, 3, 2, 4, 4]).codes == [2, 6, 1, 5, 3, 0, 7, 15])
  }

  @Test(
    arguments: [
      ([], 7, [1, 1, 0]), ([4], 7, [1, 1, 0]), ([0, 0, 4], 7, [1, 0, 1]), ([8, 4, 2, 1, 1], 7, [1, 2, 3, 4, 4]),
      ([8, 4, 2, 1, 1], 3, [1, 3, 3, 3, 3]), ([1, 1, 1, 1], 2, [2, 2, 2, 2]),
    ] as [([Int], Int, [UInt8])])
  func lengthsOfCodes(frequencies: [Int], longest: Int, lengths: [UInt8]) {
    let all = frequencies + Array(repeating: 0, count: max(0, 3 - frequencies.count))
    #expect(HuffmanCode(frequencies: all, longest: longest).lengths == lengths)
  }

  /// Every code that is written can be read, and none is longer than allowed.
  @Test(arguments: 0..<60) func codesAreWhole(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let count = Int.random(in: 2...286, using: &generator)
    let steepness = Int.random(in: 0...40, using: &generator)
    let frequencies = (0..<count).map { _ in 1 << Int.random(in: 0...steepness, using: &generator) - 1 }
    let longest = count <= 19 ? 7 : 15
    let code = HuffmanCode(frequencies: frequencies, longest: longest)
    #expect(code.lengths.allSatisfy { $0 <= longest })
    let decoder = try #require(HuffmanDecoder(lengths: code.lengths))
    for symbol in 0..<count where code.lengths[symbol] > 0 {
      let found = decoder.symbol(in: UInt32(code.codes[symbol]) | UInt32.max << UInt32(code.lengths[symbol]))
      #expect(found?.symbol == symbol && found?.bitCount == Int(code.lengths[symbol]))
    }
  }

  @Test(arguments: [[1, 1, 1], [2, 2, 2], [2], [1, 2, 3]] as [[UInt8]])
  func lengthsThatMakeNoCode(lengths: [UInt8]) { #expect(HuffmanDecoder(lengths: lengths) == nil) }
}
