import Testing

@testable import Learning

@Suite struct WordClassTests {
  @Test func `words with the same neighbours share a class`() {
    // Two sorts of words: 1...4 stand before 5...8, in every combination; 0 ends a sentence.
    var text: [Int32] = [0]
    for left in 1...4 as ClosedRange<Int32> {
      for right in 5...8 as ClosedRange<Int32> { text += [left, right, 0] }
    }
    var clustering = ExchangeClustering(text: text, wordCount: 9, classCount: 3)
    while clustering.pass() > 0 {}
    let classes = clustering.numberedClasses()
    #expect(Set(classes[1...4]).count == 1)
    #expect(Set(classes[5...8]).count == 1)
    #expect(classes[1] != classes[5])
    #expect(classes[0] == 0)
  }

  @Test func `table survives serialization`() throws {
    let entries = (1...500 as ClosedRange<UInt64>).map { number in
      (word: number &* 0x9E37_79B9_7F4A_7C15, classes: WordClassTable.Classes(fine: UInt8(number % 200 + 1), coarse: 7))
    }
    let bytes = WordClassTable(entries).serialized
    let table = try #require(bytes.withUnsafeBufferPointer { WordClassTable(serialized: $0) })
    for entry in entries { #expect(table[entry.word] == entry.classes) }
    #expect(table[12345] == .unknown)
  }

  @Test(arguments: [0, 5, 18, 60])
  func `bytes that are no table are refused`(count: Int) {
    let bytes = [UInt8](repeating: 1, count: count)
    #expect(bytes.withUnsafeBufferPointer { WordClassTable(serialized: $0) == nil })
  }
}
