// Where the keys of a settings file stand in its text, so that what is wrong with one can be shown beside it.

import JSON
import Text

/// The places of the members of a settings file.
struct SettingsPlaces {
  /// By key, with dots between the levels: the key with its marks, and the value.
  private(set) var places: [String: (key: ByteRange, value: ByteRange)] = [:]

  /// The places in a file's bytes; none where it is no JSON object. A section `gloss` counts as the whole, as it does for
  /// SettingsLayer.
  init(_ bytes: [UInt8]) {
    add(bytes, 0..<bytes.count, under: "")
    guard let section = places["gloss"], bytes[section.value.start] == UInt8(ascii: "{") else { return }
    places = [:]
    add(bytes, section.value.range, under: "")
  }

  /// Adds the members of an object, and those of the objects in it. Bounded by the depth that the reader allows.
  private mutating func add(_ bytes: [UInt8], _ range: Range<Int>, under prefix: String) {
    var members: [(key: String, value: Range<Int>)] = []
    try? JSONReader.read(bytes, in: range) { (reader) throws(JSONError) in
      guard reader.peek() == .object else { return try reader.skip() }
      try reader.object { (key, reader) throws(JSONError) in
        let name = key.string
        members.append((name, try reader.skippedRange()))
      }
    }
    for member in members where !member.value.isEmpty {
      let value = ByteRange(member.value.lowerBound, member.value.upperBound)
      let key = prefix + member.key
      places[key] = (Self.key(before: value.start, bytes), value)
      if bytes[value.start] == UInt8(ascii: "{") { add(bytes, member.value, under: key + ".") }
    }
  }

  /// The string that ends before the colon before a value.
  private static func key(before value: Int, _ bytes: [UInt8]) -> ByteRange {
    func isMark(_ index: Int) -> Bool {
      bytes[index] == UInt8(ascii: "\"")
        && bytes[..<index].reversed().prefix { $0 == UInt8(ascii: "\\") }.count.isMultiple(of: 2)
    }
    guard let end = bytes[..<value].indices.last(where: isMark),
      let start = bytes[..<end].indices.last(where: isMark)
    else { return ByteRange(value, value) }
    return ByteRange(start, end + 1)
  }
}
