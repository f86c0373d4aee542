// An array whose copies share nearly everything.
//
// The next moment of a corpus differs from this one in one document. A copy of a plain array of objects counts every one of
// them up, and down again when it goes: ten thousand misses of the cache for one change.

/// An array in chunks. A copy costs nothing, a change of a copied array O(chunks + one chunk).
struct ChunkedArray<Element: Sendable>: Sendable {
  /// A power of two; the square root of a corpus of 10,000 documents, nearly.
  private static var chunkCount: Int { 128 }

  private var chunks: [[Element]] = []
  /// The number of elements.
  private(set) var count = 0

  /// The element at an index below `count`. O(1).
  subscript(_ index: Int) -> Element {
    get { chunks[index / Self.chunkCount][index % Self.chunkCount] }
    set { chunks[index / Self.chunkCount][index % Self.chunkCount] = newValue }
  }

  /// Adds an element at the end. O(1) on average.
  mutating func append(_ element: Element) {
    if count % Self.chunkCount == 0 { chunks.append([]) }
    chunks[chunks.count - 1].append(element)
    count += 1
  }
}
