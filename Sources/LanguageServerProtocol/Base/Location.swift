// Places in documents.

import JSON
import Text

/// A range of a document.
public struct Location: Sendable, Hashable, JSONWritable {
  /// The document, in the client's spelling.
  public var uri: String
  /// The range.
  public var range: PositionRange

  /// A range of a document.
  public init(uri: String, range: PositionRange) {
    self.uri = uri
    self.range = range
  }

  /// Writes `{"range":…,"uri":…}`.
  public func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("range", range)
      writer.member("uri", uri)
    }
  }
}

/// A link from words to a place, for clients that show what was followed.
public struct LocationLink: Sendable, Hashable, JSONWritable {
  /// The words under the caret.
  public var originSelectionRange: PositionRange?
  /// The document that is linked to.
  public var targetUri: String
  /// What is shown of it.
  public var targetRange: PositionRange
  /// What is selected there: inside `targetRange`.
  public var targetSelectionRange: PositionRange

  /// A link.
  public init(
    originSelectionRange: PositionRange?, targetUri: String, targetRange: PositionRange,
    targetSelectionRange: PositionRange
  ) {
    self.originSelectionRange = originSelectionRange
    self.targetUri = targetUri
    self.targetRange = targetRange
    self.targetSelectionRange = targetSelectionRange
  }

  /// Writes the link.
  public func write(to writer: inout JSONWriter) {
    writer.object { writer in
      if let originSelectionRange { writer.member("originSelectionRange", originSelectionRange) }
      writer.member("targetRange", targetRange)
      writer.member("targetSelectionRange", targetSelectionRange)
      writer.member("targetUri", targetUri)
    }
  }
}

/// The answer of definition and its kin: in the form that the client takes.
public enum LocationResult: Sendable, Hashable, JSONWritable {
  /// Nothing is there.
  case none
  /// Places.
  case locations([Location])
  /// Links.
  case links([LocationLink])

  /// Writes an array or null.
  public func write(to writer: inout JSONWriter) {
    switch self {
    case .none: writer.null()
    case .locations(let locations): writer.array(locations)
    case .links(let links): writer.array(links)
    }
  }
}
