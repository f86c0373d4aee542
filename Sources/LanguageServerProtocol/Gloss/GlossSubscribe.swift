// Being told when what Gloss believes has changed.

import JSON
import Text

/// `gloss/subscribe`.
public enum GlossSubscribeRequest: RequestType {
  /// The method.
  public static let method = "gloss/subscribe"
  /// Of what, and where.
  public typealias Params = GlossSubscribeParams
  /// The subscription.
  public typealias Result = GlossSubscribeResult
}

/// `gloss/unsubscribe`.
public enum GlossUnsubscribeRequest: RequestType {
  /// The method.
  public static let method = "gloss/unsubscribe"
  /// Which.
  public typealias Params = GlossUnsubscribeParams
  /// Null.
  public typealias Result = JSONNull
}

/// What a client wants to be told about.
public struct GlossSubscribeParams: JSONReadable, Sendable, Hashable {
  /// `entities`, `quotations`, `diagnostics`; nil for the first two.
  public var events: [String]?
  /// Where.
  public var scope = GlossScope()

  /// Reads the parameters.
  public init(from reader: inout JSONReader) throws(JSONError) {
    var events: [String]?
    var scope = GlossScope()
    try reader.object { (key, reader) throws(JSONError) in
      switch key {
      case "events": events = try reader.array()
      default: try scope.read(key, &reader)
      }
    }
    (self.events, self.scope) = (events, scope)
  }
}

/// A subscription.
public struct GlossSubscribeResult: JSONWritable, Sendable, Hashable {
  /// The number of the moment from which on changes are told.
  public var revision: Int
  /// Its identifier.
  public var subscription: String

  /// A subscription.
  public init(revision: Int, subscription: String) {
    self.revision = revision
    self.subscription = subscription
  }

  /// Writes the subscription.
  public func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("revision", revision)
      writer.member("subscription", subscription)
    }
  }
}

/// A subscription to end.
public struct GlossUnsubscribeParams: JSONReadable, Sendable, Hashable {
  /// Its identifier.
  public var subscription: String

  /// Reads the parameters.
  public init(from reader: inout JSONReader) throws(JSONError) {
    var subscription: String?
    try reader.object { (key, reader) throws(JSONError) in
      if "subscription" ~= key { subscription = try reader.string() }
    }
    self.subscription = try reader.require(subscription, "subscription")
  }
}

/// `gloss/didChange`: what has changed, by identifiers; ask for the rest.
public struct GlossDidChangeParams: JSONWritable, Sendable, Hashable {
  /// The method.
  public static let method = "gloss/didChange"

  /// What has changed in one document.
  public struct Document: JSONWritable, Sendable, Hashable {
    /// The document as it is now; its digest is empty and its version nil where it is gone.
    public var document: GlossDocument
    /// Identifiers of now that are new.
    public var added: [String]
    /// Identifiers of before that are gone.
    public var removed: [String]
    /// Identifiers of now of which something else is believed.
    public var changed: [String]

    /// What has changed in one document.
    public init(document: GlossDocument, added: [String], removed: [String], changed: [String]) {
      self.document = document
      self.added = added
      self.removed = removed
      self.changed = changed
    }

    /// Writes the changes.
    public func write(to writer: inout JSONWriter) {
      writer.object { writer in
        writer.member("added", added)
        writer.member("changed", changed)
        writer.member("digest", document.digest)
        writer.member("removed", removed)
        writer.member("uri", document.uri)
        writer.member("version", document.version)
      }
    }
  }

  /// The documents in which something has changed, in order.
  public var documents: [Document]
  /// The number of the moment.
  public var revision: Int
  /// The subscription that the message belongs to.
  public var subscription: String

  /// A message.
  public init(documents: [Document], revision: Int, subscription: String) {
    self.documents = documents
    self.revision = revision
    self.subscription = subscription
  }

  /// Writes the parameters.
  public func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("documents", documents)
      writer.member("revision", revision)
      writer.member("subscription", subscription)
    }
  }
}
