// What may be wrong with a text, when the client asks.

import JSON
import Text

/// `textDocument/diagnostic`.
public enum DocumentDiagnosticRequest: RequestType {
  /// The method.
  public static let method = "textDocument/diagnostic"
  /// The document.
  public typealias Params = TextDocumentParams
  /// All diagnostics of the document.
  public typealias Result = DocumentDiagnosticReport
}

/// All diagnostics of a document.
public struct DocumentDiagnosticReport: JSONWritable, Sendable, Hashable {
  /// The diagnostics in order.
  public var items: [Diagnostic]

  /// A report.
  public init(items: [Diagnostic]) { self.items = items }

  /// Writes the report.
  public func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("items", items)
      writer.member("kind", "full")
    }
  }
}

/// Something that a writer may want to look at.
public struct Diagnostic: JSONWritable, Sendable, Hashable {
  /// Where.
  public var range: PositionRange
  /// What it is, as the settings name it.
  public var code: String
  /// What is odd.
  public var message: String
  /// What it has to do with, and a word for it.
  public var related: Location?

  /// A diagnostic.
  public init(range: PositionRange, code: String, message: String, related: Location?) {
    self.range = range
    self.code = code
    self.message = message
    self.related = related
  }

  /// Writes the diagnostic; its severity is always "information".
  public func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("code", code)
      writer.member("message", message)
      writer.member("range", range)
      if let related {
        writer.key("relatedInformation")
        writer.array { writer in
          writer.object { writer in
            writer.member("location", related)
            writer.member("message", "see here")
          }
        }
      }
      writer.member("severity", 3)
      writer.member("source", "gloss")
    }
  }
}
