// The word classes that ship: which class a word is in, without the word.
//
// Open addressing on the folded word hash: 32 bits of it are kept to tell words apart, so one unknown word in about
// 200,000 is taken for a known one. Learned by ExchangeClustering.

/// Maps the hash of a word to a fine and a coarse class; 0 is "unknown".
public struct WordClassTable: Sendable {
  /// The classes of one word.
  public struct Classes: Sendable, Hashable {
    /// One of up to 255.
    public var fine: UInt8
    /// One of fewer, wider ones.
    public var coarse: UInt8
    /// The classes of a word that the table does not hold.
    public static let unknown = Classes(fine: 0, coarse: 0)

    /// A pair of classes.
    public init(fine: UInt8, coarse: UInt8) {
      self.fine = fine
      self.coarse = coarse
    }
  }

  /// The kind of its model file.
  public static let kind = "classes"
  private static let entryLength = 6

  private var keys: [UInt32]
  private var values: [Classes]

  /// The table of `entries`; later ones of the same word lose. A third of its places or more stay free.
  public init(_ entries: [(word: UInt64, classes: Classes)]) {
    var capacity = 16
    while capacity * 2 < entries.count * 3 { capacity *= 2 }
    keys = [UInt32](repeating: 0, count: capacity)
    values = [Classes](repeating: .unknown, count: capacity)
    for (word, classes) in entries {
      let place = find(word)
      if keys[place] == 0 {
        keys[place] = Self.key(word)
        values[place] = classes
      }
    }
  }

  @inline(__always) private static func key(_ word: UInt64) -> UInt32 { UInt32(word >> 32) | 1 }

  @inline(__always) private func find(_ word: UInt64) -> Int {
    let key = Self.key(word)
    var place = Int(truncatingIfNeeded: word) & (keys.count - 1)
    while keys[place] != 0, keys[place] != key { place = (place + 1) & (keys.count - 1) }
    return place
  }

  /// The classes of the word with hash `word`. O(1).
  public subscript(word: UInt64) -> Classes { values[find(word)] }

  /// The classes of a model.
  public init(_ model: ModelFile) throws(ModelError) {
    guard model.tables.count == 1, model.tables[0].stride == Self.entryLength else {
      throw .shape("word classes have one table of \(Self.entryLength) columns")
    }
    let count = model.tables[0].rowCount * Self.entryLength
    let bytes = UnsafeRawBufferPointer(start: model.tables[0].row(0), count: count)
    guard let table = bytes.withMemoryRebound(to: UInt8.self, { WordClassTable(serialized: $0) }) else {
      throw .shape("word classes without a free place")
    }
    self = table
  }

  /// The bytes of a model file.
  public var model: [UInt8] {
    let bytes = serialized.map { Int8(bitPattern: $0) }
    return ModelFile.bytes(kind: Self.kind, labels: [], tables: [(bytes, keys.count, Self.entryLength)])
  }

  /// The bytes that `init(serialized:)` reads: for each place four bytes of key (little endian), fine, coarse.
  public var serialized: [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(keys.count * Self.entryLength)
    for (key, value) in zip(keys, values) {
      for shift in [0, 8, 16, 24] { bytes.append(UInt8(truncatingIfNeeded: key >> UInt32(shift))) }
      bytes.append(value.fine)
      bytes.append(value.coarse)
    }
    return bytes
  }

  /// The table of serialized bytes; `nil` where they are not one (size, or no free place).
  public init?(serialized bytes: UnsafeBufferPointer<UInt8>) {
    let capacity = bytes.count / Self.entryLength
    guard bytes.count % Self.entryLength == 0, capacity > 0, capacity & (capacity - 1) == 0 else { return nil }
    keys = []
    values = []
    keys.reserveCapacity(capacity)
    values.reserveCapacity(capacity)
    for place in 0..<capacity {
      let start = place * Self.entryLength
      var key: UInt32 = 0
      for index in 0..<4 { key |= UInt32(bytes[start + index]) << UInt32(8 * index) }
      keys.append(key)
      values.append(Classes(fine: bytes[start + 4], coarse: bytes[start + 5]))
    }
    guard keys.contains(0) else { return nil }
  }
}
