// Gzip files (RFC 1952): members one behind the other, each a header, a deflate stream, and the checks of what it holds.
//
// It knows bytes; that sessions are in them is not known here.

/// Reads and writes gzip files.
public enum Gzip {
  private static let magic: [UInt8] = [0x1F, 0x8B]
  private static let deflateMethod: UInt8 = 8

  /// The bits of FLG (RFC 1952 §2.3.1).
  private enum Flag {
    static let headerCheck: UInt8 = 1 << 1
    static let extraField: UInt8 = 1 << 2
    static let name: UInt8 = 1 << 3
    static let comment: UInt8 = 1 << 4
    static let reserved: UInt8 = 0xE0
  }

  /// What a file holds, as far as it can be read.
  public struct Content: Sendable {
    /// The bytes before the error, all where there is none.
    public var bytes: [UInt8] = []
    /// Why not all of it could be read.
    public var error: GzipError?
  }

  /// A gzip file of one member. The same bytes give the same file.
  public static func compress(_ bytes: [UInt8]) -> [UInt8] {
    var writer = GzipWriter()
    return writer.finish(bytes)
  }

  /// What a file of one or more members holds, at most `limitBytes`.
  public static func decompress(_ file: [UInt8], limitBytes: Int) throws(GzipError) -> [UInt8] {
    let content = content(of: file, limitBytes: limitBytes)
    if let error = content.error { throw error }
    return content.bytes
  }

  /// What a file of one or more members holds, at most `limitBytes`, up to where something is wrong with it.
  ///
  /// What a member holds is told before its checks are seen: with an error other than `truncated` it may be wrong.
  public static func content(of file: [UInt8], limitBytes: Int) -> Content {
    var content = Content()
    var index = 0
    do throws(GzipError) {
      repeat {
        try readMember(of: file, &index, &content.bytes, limitBytes)
        // Tapes and block devices fill the last block with zeros; gzip passes over them too.
        if file[index...].allSatisfy({ $0 == 0 }) { return content }
        guard file[index...].starts(with: magic.prefix(file.count - index)) else { throw .damaged(.trailing) }
      } while index < file.count
    } catch {
      content.error = error
    }
    return content
  }

  /// Reads one member (RFC 1952 §2.3) from an index on, which is then behind it.
  private static func readMember(
    of file: [UInt8], _ index: inout Int, _ bytes: inout [UInt8], _ limitBytes: Int
  ) throws(GzipError) {
    index = try endOfHeader(of: file, from: index)
    let start = bytes.count
    var inflate = Inflate(file, from: index, output: bytes, limitBytes: limitBytes)
    // Only one of the two may hold the bytes, or they would be copied.
    bytes = []
    defer { bytes = inflate.output }
    try inflate.read()
    index = inflate.index
    guard file.count - index >= 8 else { throw .truncated }
    let checks = [
      CRC32.value(of: inflate.output[start...]), UInt32(truncatingIfNeeded: inflate.output.count - start),
    ]
    guard file[index..<index + 8].elementsEqual(checks.flatMap(littleEndian)) else { throw .damaged(.checksum) }
    index += 8
  }

  /// The index of the first byte behind the header of a member (RFC 1952 §2.3.1).
  private static func endOfHeader(of file: [UInt8], from start: Int) throws(GzipError) -> Int {
    let header = file[start...]
    guard header.starts(with: magic.prefix(header.count)) else { throw .foreign }
    guard header.count >= 10 else { throw .truncated }
    let flags = header[start + 3]
    guard header[start + 2] == deflateMethod, flags & Flag.reserved == 0 else { throw .unsupported }
    var index = start + 10
    if flags & Flag.extraField != 0 {
      guard file.count - index >= 2 else { throw .truncated }
      index += 2 + Int(file[index]) + Int(file[index + 1]) << 8
    }
    for flag in [Flag.name, Flag.comment] where flags & flag != 0 {
      guard index < file.count, let end = file[index...].firstIndex(of: 0) else { throw .truncated }
      index = end + 1
    }
    if flags & Flag.headerCheck != 0 {
      guard file.count - index >= 2 else { throw .truncated }
      let check = littleEndian(CRC32.value(of: file[start..<index])).prefix(2)
      guard file[index..<index + 2].elementsEqual(check) else { throw .damaged(.header) }
      index += 2
    }
    guard index <= file.count else { throw .truncated }
    return index
  }

  /// The header of every member written here: no name, no time, and a system that is not told.
  fileprivate static let header: [UInt8] = magic + [deflateMethod, 0, 0, 0, 0, 0, 0, 255]

  fileprivate static func littleEndian(_ value: UInt32) -> [UInt8] {
    (0..<4).map { UInt8(truncatingIfNeeded: value >> UInt32(8 * $0)) }
  }
}

/// Writes one member piece by piece: each piece can be read as soon as its bytes are, whatever becomes of the rest.
struct GzipWriter {
  private var deflate = Deflate()
  private var check = CRC32()
  private var byteCount = 0
  private var hasHeader = false

  /// The bytes of the next piece. With those before them they give back all pieces so far.
  ///
  /// A member of its own for each piece could be read as well, but no piece could repeat what the others hold: the
  /// project's recordings, a line a piece, would be 1.7 to 5.3 times as large.
  mutating func write(_ piece: [UInt8]) -> [UInt8] {
    add(piece, isLast: false)
    deflate.flush()
    return takeBytes()
  }

  /// The bytes of the last piece, and of the member's end.
  mutating func finish(_ piece: [UInt8] = []) -> [UInt8] {
    add(piece, isLast: true)
    return takeBytes() + Gzip.littleEndian(check.value) + Gzip.littleEndian(UInt32(truncatingIfNeeded: byteCount))
  }

  private mutating func add(_ piece: [UInt8], isLast: Bool) {
    check.add(piece)
    byteCount += piece.count
    deflate.write(piece, isLast: isLast)
  }

  private mutating func takeBytes() -> [UInt8] {
    defer { hasHeader = true }
    return (hasHeader ? [] : Gzip.header) + deflate.takeBytes()
  }
}
