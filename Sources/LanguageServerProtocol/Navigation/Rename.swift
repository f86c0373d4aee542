// Another name for somebody, in all places.

import JSON
import Text

/// `textDocument/prepareRename`.
public enum PrepareRenameRequest: RequestType {
  /// The method.
  public static let method = "textDocument/prepareRename"
  /// Where.
  public typealias Params = TextDocumentPositionParams
  /// What would be renamed.
  public typealias Result = PrepareRenameResult?
}

/// What would be renamed.
public struct PrepareRenameResult: JSONWritable, Sendable, Hashable {
  /// Where it stands.
  public var range: PositionRange
  /// What an editor proposes to change.
  public var placeholder: String

  /// What would be renamed.
  public init(range: PositionRange, placeholder: String) {
    self.range = range
    self.placeholder = placeholder
  }

  /// Writes the result.
  public func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("placeholder", placeholder)
      writer.member("range", range)
    }
  }
}

/// `textDocument/rename`.
public enum RenameRequest: RequestType {
  /// The method.
  public static let method = "textDocument/rename"
  /// Where, and the new name.
  public typealias Params = RenameParams
  /// The edits.
  public typealias Result = WorkspaceEdit?
}

/// Where, and the new name.
public struct RenameParams: JSONReadable, Sendable, Hashable {
  /// The document.
  public let uri: String
  /// The position.
  public let position: Position
  /// The new name.
  public let newName: String

  /// Reads the parameters.
  public init(from reader: inout JSONReader) throws(JSONError) {
    var document: TextDocumentIdentifier?
    var position: Position?
    var newName: String?
    try reader.object { (key, reader) throws(JSONError) in
      switch key {
      case "textDocument": document = try reader.read()
      case "position": position = try reader.read()
      case "newName": newName = try reader.string()
      default: break
      }
    }
    uri = try reader.require(document, "textDocument").uri
    self.position = try reader.require(position, "position")
    self.newName = try reader.require(newName, "newName")
  }
}

/// Edits of documents.
public struct WorkspaceEdit: JSONWritable, Sendable, Hashable {
  /// One replacement.
  public struct Edit: JSONWritable, Sendable, Hashable {
    /// What gives way.
    public var range: PositionRange
    /// What takes its place.
    public var newText: String
    /// The group that a user can untick; only for clients that take groups.
    public var annotation: String?

    /// A replacement.
    public init(range: PositionRange, newText: String, annotation: String?) {
      self.range = range
      self.newText = newText
      self.annotation = annotation
    }

    /// Writes the replacement.
    public func write(to writer: inout JSONWriter) {
      writer.object { writer in
        if let annotation { writer.member("annotationId", annotation) }
        writer.member("newText", newText)
        writer.member("range", range)
      }
    }
  }

  /// The edits of one document.
  public struct Document: Sendable, Hashable {
    /// The document.
    public var uri: String
    /// The version that the edits are for; nil for the disk's.
    public var version: Int?
    /// The replacements in order, not overlapping.
    public var edits: [Edit]

    /// The edits of one document.
    public init(uri: String, version: Int?, edits: [Edit]) {
      self.uri = uri
      self.version = version
      self.edits = edits
    }
  }

  /// A group of edits.
  public struct Annotation: Sendable, Hashable {
    /// Its name, as identifier and as label.
    public var label: String
    /// Whether the user is asked.
    public var needsConfirmation: Bool

    /// A group.
    public init(label: String, needsConfirmation: Bool) {
      self.label = label
      self.needsConfirmation = needsConfirmation
    }
  }

  /// The documents in the order of every list.
  public var documents: [Document]
  /// The groups, sorted by label; empty for clients without groups.
  public var annotations: [Annotation]
  /// Whether the client takes versions of documents.
  public var namesVersions: Bool
  /// Files that are made first, where they are not there; only for clients that can.
  public var createdFiles: [String]

  /// Edits of documents.
  public init(
    documents: [Document], annotations: [Annotation] = [], namesVersions: Bool, createdFiles: [String] = []
  ) {
    self.documents = documents
    self.annotations = annotations
    self.namesVersions = namesVersions
    self.createdFiles = createdFiles
  }

  /// Writes the edits in the form that the client takes.
  public func write(to writer: inout JSONWriter) {
    writer.object { writer in
      if !annotations.isEmpty {
        writer.key("changeAnnotations")
        writer.object { writer in
          for annotation in annotations {
            writer.key(annotation.label)
            writer.object { writer in
              writer.member("label", annotation.label)
              writer.member("needsConfirmation", annotation.needsConfirmation)
            }
          }
        }
      }
      if namesVersions { writeDocumentChanges(to: &writer) } else { writeChanges(to: &writer) }
    }
  }

  private func writeDocumentChanges(to writer: inout JSONWriter) {
    writer.key("documentChanges")
    writer.array { writer in
      for uri in createdFiles {
        writer.object { writer in
          writer.member("kind", "create")
          writer.key("options")
          writer.object { $0.member("ignoreIfExists", true) }
          writer.member("uri", uri)
        }
      }
      for document in documents {
        writer.object { writer in
          writer.member("edits", document.edits)
          writer.key("textDocument")
          writer.object { writer in
            writer.member("uri", document.uri)
            writer.member("version", document.version)
          }
        }
      }
    }
  }

  private func writeChanges(to writer: inout JSONWriter) {
    writer.key("changes")
    writer.object { writer in
      for document in documents {
        writer.key(document.uri)
        writer.array(document.edits)
      }
    }
  }
}
