// What the methods beside LSP share: their scope, their pages, their spans.

import JSON
import Text

/// Which documents a question is about, how much of the answer is wanted, and in which form.
public struct GlossScope: Sendable, Hashable {
  /// One document, some documents, or nil for all.
  public var uris: [String]?
  /// All documents of a folder.
  public var folder: String?
  /// Whether spans carry byte offsets beside positions.
  public var includesOffsets = false
  /// The largest number of items in one answer.
  public var limit: Int?
  /// Where the last answer stopped.
  public var cursor: String?

  /// Everything.
  public init() {}

  /// Takes a member of parameters that belongs to the scope; others are left alone.
  mutating func read(_ key: JSONKey, _ reader: inout JSONReader) throws(JSONError) {
    switch key {
    case "textDocument":
      // A position in a document asks about that document, not in it alone; methods with positions read it themselves.
      uris = [try reader.read(TextDocumentIdentifier.self).uri]
    case "uris": uris = try reader.array()
    case "folder": folder = try reader.takeNull() ? nil : try reader.string()
    case "scope":
      var inner = self
      try reader.object { (key, reader) throws(JSONError) in try inner.read(key, &reader) }
      self = inner
    case "offsets": includesOffsets = try reader.bool()
    case "limit": limit = try reader.takeNull() ? nil : try reader.clampedUnsigned()
    case "cursor": cursor = try reader.takeNull() ? nil : try reader.string()
    default: break
    }
  }

  /// A string, or an array of strings.
  static func oneOrMore(_ reader: inout JSONReader) throws(JSONError) -> [String] {
    reader.peek() == .string ? [try reader.string()] : try reader.array()
  }
}

/// A range, with byte offsets where they were asked for.
public struct GlossSpan: JSONWritable, Sendable, Hashable {
  /// The range.
  public var range: PositionRange
  /// The same in bytes; nil where nobody asked.
  public var offsets: ByteRange?

  /// A range, with or without its bytes.
  public init(range: PositionRange, offsets: ByteRange?) {
    self.range = range
    self.offsets = offsets
  }

  /// Writes `{"offsets":[…,…],"range":…}`.
  public func write(to writer: inout JSONWriter) {
    writer.object { writer in
      if let offsets { writer.member("offsets", [offsets.start, offsets.end]) }
      writer.member("range", range)
    }
  }
}

/// Which version of which document an item comes from.
public struct GlossDocument: JSONWritable, Sendable, Hashable {
  /// The first 16 hexadecimal digits of the SHA-256 of the text.
  public var digest: String
  /// The name.
  public var uri: String
  /// The client's version; nil from the disk.
  public var version: Int?

  /// A version of a document.
  public init(digest: String, uri: String, version: Int?) {
    self.digest = digest
    self.uri = uri
    self.version = version
  }

  /// Writes the reference.
  public func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("digest", digest)
      writer.member("uri", uri)
      writer.member("version", version)
    }
  }
}

/// A place in some document.
public struct GlossPlace: JSONWritable, Sendable, Hashable {
  /// The document.
  public var document: GlossDocument
  /// Where in it.
  public var span: GlossSpan

  /// A place.
  public init(document: GlossDocument, span: GlossSpan) {
    self.document = document
    self.span = span
  }

  /// Writes the place.
  public func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("document", document)
      writer.member("span", span)
    }
  }
}

/// A page of a list.
public struct GlossPage<Item: JSONWritable & Sendable>: JSONWritable, Sendable {
  /// The items of this page.
  public var items: [Item]
  /// Where the next page begins; nil after the last.
  public var cursor: String?
  /// The number of the moment that the answer is of.
  public var revision: Int
  /// The member that holds the items.
  public var listName: StaticString = "items"

  /// A page.
  public init(items: [Item], cursor: String?, revision: Int) {
    self.items = items
    self.cursor = cursor
    self.revision = revision
  }

  /// Writes the page.
  public func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("cursor", cursor)
      writer.member(listName, items)
      writer.member("revision", revision)
    }
  }
}
