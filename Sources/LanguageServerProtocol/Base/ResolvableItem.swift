// Items that a client sends back to have them completed: `…/resolve`.
//
// The item comes back as it was sent, with whatever the client keeps in it, and gains the members that were left for later.

import JSON
import Text

/// What a server keeps in an item to know it again: the text that it is of, and which one of that text it is.
public struct ItemData: JSONWritable, Sendable, Hashable {
  /// The document.
  public var uri: String
  /// The digest of its text.
  public var digest: String
  /// What tells the items of the text apart.
  public var key: String

  /// The data of an item.
  public init(uri: String, digest: String, key: String) {
    self.uri = uri
    self.digest = digest
    self.key = key
  }

  /// The data in an item that came back; nil where it is none of ours.
  init?(_ value: JSONValue?) {
    guard let uri = value?["uri"]?.string, let digest = value?["digest"]?.string, let key = value?["key"]?.string else {
      return nil
    }
    self.init(uri: uri, digest: digest, key: key)
  }

  /// Writes the data.
  public func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("digest", digest)
      writer.member("key", key)
      writer.member("uri", uri)
    }
  }
}

/// An item that came back.
public struct ResolvableItem: JSONReadable, JSONWritable, Sendable, Hashable {
  /// The item as it came.
  public private(set) var item: JSONObject
  /// What we had kept in it; nil where it is none of ours.
  public let data: ItemData?

  /// Reads the item.
  public init(from reader: inout JSONReader) throws(JSONError) {
    guard let object = try reader.read(JSONValue.self).object else { throw reader.mismatch("expected object") }
    item = object
    data = ItemData(object["data"])
  }

  /// Puts a member in, or in the place of the one that is there.
  public mutating func set(_ key: String, _ value: some JSONWritable) {
    item[key] = (try? JSONValue(parsing: value.json)) ?? .null
  }

  /// Writes the item, keys sorted.
  public func write(to writer: inout JSONWriter) { JSONValue.object(item).write(to: &writer, sortsKeys: true) }
}
