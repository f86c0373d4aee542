// The one file format of trained tables: versioned, checksummed, read in place.
//
// It knows numbers and names of labels, nothing of what they are for.

import Text

/// Why bytes are no model.
public enum ModelError: Error, Equatable, CustomStringConvertible {
  /// Fewer bytes than the header or a table needs.
  case truncated(expected: Int, found: Int)
  /// The first bytes are not those of a model.
  case foreign
  /// Written by another version of the format.
  case version(expected: Int, found: Int)
  /// A model, but of another kind.
  case kind(expected: String, found: String)
  /// The bytes were changed after they were written.
  case damaged
  /// A table has another shape than its reader needs.
  case shape(String)

  /// The reason in words, with what to do.
  public var description: String {
    switch self {
    case .truncated(let expected, let found):
      "the model ends after \(found) bytes where \(expected) were expected: train it anew with gloss-train"
    case .foreign: "not a model of Gloss: the file does not start with GLOSSMDL"
    case .version(let expected, let found):
      "the model has format \(found) where \(expected) is read: train it anew with gloss-train"
    case .kind(let expected, let found): "the model is a \(found) where a \(expected) was expected"
    case .damaged: "the model’s checksum is wrong: the file is damaged; train it anew with gloss-train"
    case .shape(let problem): "the model’s tables do not fit: \(problem)"
    }
  }
}

/// A trained model: the names of its labels and its tables.
public struct ModelFile: Sendable {
  /// The format that is read and written.
  public static let version = 1
  private static let magic: [UInt8] = Array("GLOSSMDL".utf8)
  private static let alignment = 64

  /// What the model is for ("tagger").
  public let kind: String
  /// Lists of names, by purpose: the labels of each table.
  public let labels: [[String]]
  /// The tables.
  public let tables: [WeightTable]

  /// Reads a model in place. The bytes must outlive the result; embedded ones do.
  ///
  /// Every length is checked here, once; after that the tables can be read without checks.
  public init(embedded base: UnsafeRawPointer, count: Int, kind: String) throws(ModelError) {
    let bytes = UnsafeRawBufferPointer(start: base, count: count)
    var cursor = Cursor(bytes: bytes)
    guard bytes.count >= Self.magic.count, Array(bytes[0..<Self.magic.count]) == Self.magic else { throw .foreign }
    cursor.offset = Self.magic.count
    let version = try cursor.number()
    guard version == Self.version else { throw .version(expected: Self.version, found: version) }
    let checksum = try cursor.wide()
    guard Self.checksum(bytes, from: cursor.offset) == checksum else { throw .damaged }
    let found = try cursor.string()
    guard found == kind else { throw .kind(expected: kind, found: found) }
    self.kind = found
    var labels: [[String]] = []
    for _ in 0..<(try cursor.number(atMost: 64)) {
      var list: [String] = []
      for _ in 0..<(try cursor.number(atMost: 4096)) { list.append(try cursor.string()) }
      labels.append(list)
    }
    self.labels = labels
    var tables: [WeightTable] = []
    for _ in 0..<(try cursor.number(atMost: 16)) {
      let rowCount = try cursor.number(atMost: 1 << 26)
      let stride = try cursor.number(atMost: 1 << 12)
      guard rowCount > 0, rowCount & (rowCount - 1) == 0, stride > 0 else {
        throw .shape("\(rowCount) rows of \(stride)")
      }
      cursor.align(to: Self.alignment)
      let base = try cursor.bytes(rowCount * stride)
      tables.append(WeightTable(base: base, rowCount: rowCount, stride: stride))
    }
    self.tables = tables
  }

  /// The remembered decisions in the table at `index`; nil where the model has no such table.
  func decisions(at index: Int) throws(ModelError) -> DecisionTable? {
    guard index < tables.count else { return nil }
    guard let decisions = DecisionTable(tables[index]) else {
      throw .shape(
        "a table of decisions has rows of \(DecisionTable.stride) bytes, this one of \(tables[index].stride)")
    }
    return decisions
  }

  /// The bytes of a model. The same model gives the same bytes.
  public static func bytes(
    kind: String, labels: [[String]], tables: [(weights: [Int8], rowCount: Int, stride: Int)]
  ) -> [UInt8] {
    var payload = Writer()
    payload.string(kind)
    payload.number(labels.count)
    for list in labels {
      payload.number(list.count)
      for label in list { payload.string(label) }
    }
    payload.number(tables.count)
    let headerCount = magic.count + 4 + 8
    for table in tables {
      payload.number(table.rowCount)
      payload.number(table.stride)
      while (headerCount + payload.bytes.count) % alignment != 0 { payload.bytes.append(0) }
      payload.bytes += table.weights.map { UInt8(bitPattern: $0) }
    }
    var result = Writer()
    result.bytes = magic
    result.number(version)
    let sum = payload.bytes.withUnsafeBytes { checksum($0, from: 0) }
    result.wide(sum)
    result.bytes += payload.bytes
    return result.bytes
  }

  /// FNV-1a over eight bytes at a time, since every start of the program pays for it.
  private static func checksum(_ bytes: UnsafeRawBufferPointer, from start: Int) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    var offset = start
    while offset + 8 <= bytes.count {
      hash = (hash ^ bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)) &* 0x0000_0100_0000_01B3
      hash ^= hash >> 29
      offset += 8
    }
    while offset < bytes.count {
      hash = (hash ^ UInt64(bytes[offset])) &* 0x0000_0100_0000_01B3
      offset += 1
    }
    return hash
  }
}

/// Reads numbers and strings, each with a check that the bytes are there.
private struct Cursor {
  let bytes: UnsafeRawBufferPointer
  var offset = 0

  mutating func need(_ count: Int) throws(ModelError) {
    guard count >= 0, count <= bytes.count - min(offset, bytes.count) else {
      throw .truncated(expected: offset + max(count, 0), found: bytes.count)
    }
  }

  mutating func number(atMost limit: Int = Int(Int32.max)) throws(ModelError) -> Int {
    try need(4)
    let value = Int(bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self).littleEndian)
    offset += 4
    guard value <= limit else { throw .shape("\(value) where at most \(limit) can be") }
    return value
  }

  mutating func wide() throws(ModelError) -> UInt64 {
    try need(8)
    defer { offset += 8 }
    return bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self).littleEndian
  }

  mutating func string() throws(ModelError) -> String {
    let count = try number(atMost: 256)
    try need(count)
    defer { offset += count }
    return String(decoding: bytes[offset..<(offset + count)], as: UTF8.self)
  }

  mutating func align(to alignment: Int) { offset = (offset + alignment - 1) / alignment * alignment }

  mutating func bytes(_ count: Int) throws(ModelError) -> UnsafePointer<Int8> {
    try need(count)
    guard let base = bytes.baseAddress else { throw .truncated(expected: count, found: 0) }
    defer { offset += count }
    return (base + offset).assumingMemoryBound(to: Int8.self)
  }
}

private struct Writer {
  var bytes: [UInt8] = []

  mutating func number(_ value: Int) {
    withUnsafeBytes(of: UInt32(truncatingIfNeeded: value).littleEndian) { bytes += Array($0) }
  }

  mutating func wide(_ value: UInt64) { withUnsafeBytes(of: value.littleEndian) { bytes += Array($0) } }

  mutating func string(_ value: String) {
    let utf8 = Array(value.utf8.prefix(255))
    number(utf8.count)
    bytes += utf8
  }
}
