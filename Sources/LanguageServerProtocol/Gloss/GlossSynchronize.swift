// A barrier: answered when all that came before is applied and annotated.

import JSON

/// `gloss/synchronize`.
public enum GlossSynchronizeRequest: RequestType {
  /// The method.
  public static let method = "gloss/synchronize"
  /// What to wait for.
  public typealias Params = GlossSynchronizeParams
  /// The moment.
  public typealias Result = GlossSynchronizeResult
}

/// What to wait for beside what was received before.
public struct GlossSynchronizeParams: JSONReadable, Sendable, Hashable {
  /// Whether to wait until the folders are read too.
  public let waitsForFolders: Bool

  /// Reads the parameters.
  public init(from reader: inout JSONReader) throws(JSONError) {
    var waits = false
    try reader.object { (key, reader) throws(JSONError) in
      if "index" ~= key { waits = try reader.bool() }
    }
    waitsForFolders = waits
  }
}

/// The moment at which everything was applied.
public struct GlossSynchronizeResult: JSONWritable, Sendable, Hashable {
  /// The number of that moment.
  public let revision: Int

  /// A moment.
  public init(revision: Int) { self.revision = revision }

  /// Writes the moment.
  public func write(to writer: inout JSONWriter) {
    writer.object { $0.member("revision", revision) }
  }
}
