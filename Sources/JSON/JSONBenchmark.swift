// The message that `gloss bench` reads and writes to measure this module: 25 diagnostics, about 5 KB, as a server sends them.

/// A typical structured message, typed: what one pass of reading and one of writing cost is measured on it.
public struct JSONBenchmark: JSONReadable, JSONWritable, Hashable, Sendable {
  /// One entry of the message.
  public struct Entry: JSONReadable, JSONWritable, Hashable, Sendable {
    var line = 0
    var startCharacter = 0
    var endCharacter = 0
    var severity = 0
    var code = ""
    var source = ""
    var message = ""

    init() {}

    /// Reads a diagnostic.
    public init(from reader: inout JSONReader) throws(JSONError) {
      self.init()
      var (line, startCharacter, endCharacter, severity) = (0, 0, 0, 0)
      var (code, source, message) = ("", "", "")
      try reader.object { (key, reader) throws(JSONError) in
        switch key {
        case "code": code = try reader.string()
        case "message": message = try reader.string()
        case "range":
          try reader.object { (key, reader) throws(JSONError) in
            let isStart = "start" ~= key
            try reader.object { (key, reader) throws(JSONError) in
              switch key {
              case "character" where isStart: startCharacter = try reader.integer()
              case "character": endCharacter = try reader.integer()
              case "line": line = try reader.integer()
              default: break
              }
            }
          }
        case "severity": severity = try reader.integer()
        case "source": source = try reader.string()
        default: break
        }
      }
      (self.line, self.startCharacter, self.endCharacter, self.severity) = (
        line, startCharacter, endCharacter, severity
      )
      (self.code, self.source, self.message) = (code, source, message)
    }

    /// Writes a diagnostic.
    public func write(to writer: inout JSONWriter) {
      writer.object { writer in
        writer.member("code", code)
        writer.member("message", message)
        writer.key("range")
        writer.object { writer in
          writer.key("end")
          Self.writePosition(line, endCharacter, to: &writer)
          writer.key("start")
          Self.writePosition(line, startCharacter, to: &writer)
        }
        writer.member("severity", severity)
        writer.member("source", source)
      }
    }

    private static func writePosition(_ line: Int, _ character: Int, to writer: inout JSONWriter) {
      writer.object { writer in
        writer.member("character", character)
        writer.member("line", line)
      }
    }
  }

  var entries: [Entry]

  /// The message.
  public init() {
    entries = (0..<25).map { index in
      var entry = Entry()
      entry.line = index * 7
      entry.startCharacter = index
      entry.endCharacter = index + 12
      entry.severity = index % 4 + 1
      entry.code = "A1\(index + 10)"
      entry.source = "gloss"
      entry.message = "The name in paragraph \(index) is used before the text says who it is"
      return entry
    }
  }

  /// Reads the message.
  public init(from reader: inout JSONReader) throws(JSONError) {
    var entries: [Entry] = []
    try reader.object { (key, reader) throws(JSONError) in
      if "diagnostics" ~= key { entries = try reader.array() }
    }
    self.entries = entries
  }

  /// Writes the message.
  public func write(to writer: inout JSONWriter) {
    writer.object { $0.member("diagnostics", entries) }
  }
}
