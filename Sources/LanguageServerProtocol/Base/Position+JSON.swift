// Positions and ranges on the wire.

import JSON
import Text

extension Position: JSONReadable, JSONWritable {
  /// Reads a position. Numbers that are negative or no integers are faults; too large ones clamp.
  public init(from reader: inout JSONReader) throws(JSONError) {
    var line: Int?
    var character: Int?
    try reader.object { (key, reader) throws(JSONError) in
      switch key {
      case "line": line = try reader.clampedUnsigned()
      case "character": character = try reader.clampedUnsigned()
      default: break
      }
    }
    self.init(line: try reader.require(line, "line"), character: try reader.require(character, "character"))
  }

  /// Writes `{"character":…,"line":…}`.
  public func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("character", character)
      writer.member("line", line)
    }
  }
}

extension PositionRange: JSONReadable, JSONWritable {
  /// Reads a range as it is, also a reversed one.
  public init(from reader: inout JSONReader) throws(JSONError) {
    var start: Position?
    var end: Position?
    try reader.object { (key, reader) throws(JSONError) in
      switch key {
      case "start": start = try reader.read()
      case "end": end = try reader.read()
      default: break
      }
    }
    self.init(start: try reader.require(start, "start"), end: try reader.require(end, "end"))
  }

  /// Writes `{"end":…,"start":…}`.
  public func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("end", end)
      writer.member("start", start)
    }
  }
}
