// One change of a text: some bytes give way to others. Knows no positions: LineIndex made the range.

/// The replacement of a range of bytes by other bytes.
public struct TextEdit: Sendable, Hashable {
  /// The bytes that give way.
  public var range: ByteRange
  /// The bytes that take their place, as UTF-8.
  public var replacement: [UInt8]

  /// An edit of `range`; what is not valid UTF-8 in `replacement` becomes U+FFFD when it is applied.
  public init(range: ByteRange, replacement: [UInt8]) {
    self.range = range
    self.replacement = replacement
  }
}

extension SourceText {
  /// The text after an edit; this text stays as it is.
  ///
  /// The range clamps to the text, and grows to whole scalars, so that valid UTF-8 stays valid. A new array of exactly
  /// the needed size is built (16 µs at 1 MB), which is cheaper than inserting into an array that a snapshot shares.
  public func applying(_ edit: TextEdit) -> SourceText {
    let range = wholeScalars(slice(edit.range))
    let replacement = SourceText(repairing: edit.replacement).bytes
    let total = bytes.count - range.count + replacement.count
    let result = [UInt8](unsafeUninitializedCapacity: total) { buffer, initializedCount in
      let target = UnsafeMutableRawBufferPointer(buffer)
      bytes.withUnsafeBytes { source in
        target.copyMemory(from: UnsafeRawBufferPointer(rebasing: source[..<range.lowerBound]))
        let tail = UnsafeMutableRawBufferPointer(rebasing: target[(range.lowerBound + replacement.count)...])
        tail.copyMemory(from: UnsafeRawBufferPointer(rebasing: source[range.upperBound...]))
      }
      replacement.withUnsafeBytes { source in
        UnsafeMutableRawBufferPointer(rebasing: target[range.lowerBound...]).copyMemory(from: source)
      }
      initializedCount = total
    }
    return SourceText(validUTF8: result)
  }

  /// `range` with its start moved back and its end moved forward to scalar boundaries.
  private func wholeScalars(_ range: Range<Int>) -> Range<Int> {
    var start = range.lowerBound
    var end = range.upperBound
    while start > 0, start < bytes.count, bytes[start] & 0xC0 == 0x80 { start -= 1 }
    if range.isEmpty { return start..<start }
    while end < bytes.count, bytes[end] & 0xC0 == 0x80 { end += 1 }
    return start..<end
  }
}
