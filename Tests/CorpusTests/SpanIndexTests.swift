// Tests of SpanIndex.

import Corpus
import Testing
import Text

@Suite struct SpanIndexTests {
  /// Every set of up to three ranges over five offsets, against the definition.
  @Test func exhaustive() {
    let ranges = (0..<5).flatMap { start in (start...5).map { ByteRange(start, $0) } }
    for first in ranges {
      for second in ranges {
        for third in [ByteRange(0, 5), ByteRange(2, 3)] {
          check([first, second, third])
        }
      }
    }
  }

  private func check(_ ranges: [ByteRange]) {
    let index = SpanIndex(ranges.enumerated().map { ($1, $0) })
    for offset in 0...5 {
      let touching = index.owners(touching: offset)
      #expect(touching.sorted() == ranges.indices.filter { ranges[$0].touches(offset) })
      #expect(touching.map { ranges[$0].count } == touching.map { ranges[$0].count }.sorted())
      let query = ByteRange(offset, offset + 2)
      #expect(index.owners(overlapping: query).sorted() == ranges.indices.filter { ranges[$0].overlaps(query) })
    }
  }

  @Test("of two neighbours the one that begins at the caret wins over the one that ends there")
  func neighbours() {
    let index = SpanIndex([(ByteRange(0, 3), 0), (ByteRange(3, 6), 1)])
    #expect(index.owners(touching: 3) == [1, 0])
  }
}
