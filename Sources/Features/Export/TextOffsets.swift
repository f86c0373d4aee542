// Byte offsets as other programs count them: code points, UTF-16 units, bytes. Lines are LineIndex's business.

import Text

/// What one step of an offset is in an export.
public enum OffsetUnit: String, Sendable, Hashable, CaseIterable {
  /// Unicode code points, as Python counts.
  case codePoints = "utf-32"
  /// Bytes of UTF-8.
  case bytes = "utf-8"
  /// Code units of UTF-16, as JavaScript and Java count.
  case utf16 = "utf-16"

  /// The unit of a name on the command line; `codepoints` means code points too.
  public init?(name: String) {
    if name == "codepoints" || name == "code-points" {
      self = .codePoints
    } else {
      self.init(rawValue: name)
    }
  }
}

/// Converts byte offsets of one text to offsets in a unit.
public struct TextOffsets: Sendable {
  /// Bytes between two stored counts: a conversion reads at most so many.
  private static let stride = 64

  private let text: SourceText
  private let unit: OffsetUnit
  /// The offset in the unit of each `stride`th byte; empty where every byte is one unit.
  private let checkpoints: [Int32]

  /// Reads the text once. O(n).
  public init(_ text: SourceText, unit: OffsetUnit) {
    self.text = text
    self.unit = unit
    var checkpoints: [Int32] = []
    if unit != .bytes, text.bytes.contains(where: { $0 >= 0x80 }) {
      checkpoints.reserveCapacity(text.count / Self.stride + 1)
      var count = 0
      for (index, byte) in text.bytes.enumerated() {
        if index % Self.stride == 0 { checkpoints.append(Int32(clamping: count)) }
        count += Self.width(byte, unit)
      }
    }
    self.checkpoints = checkpoints
  }

  /// The offset of the byte at `byteOffset`, clamped to the text; inside a character it counts the whole character.
  public func offset(of byteOffset: Int) -> Int {
    let target = Swift.min(Swift.max(byteOffset, 0), text.count)
    guard !checkpoints.isEmpty else { return target }
    let checkpoint = Swift.min(target / Self.stride, checkpoints.count - 1)
    var count = Int(checkpoints[checkpoint])
    for index in (checkpoint * Self.stride)..<target { count += Self.width(text.bytes[index], unit) }
    return count
  }

  /// How many units begin with a byte: none for the later bytes of a character.
  private static func width(_ byte: UInt8, _ unit: OffsetUnit) -> Int {
    if byte & 0xC0 == 0x80 { return 0 }
    return unit == .utf16 && byte >= 0xF0 ? 2 : 1
  }
}
