// What may be wrong with a text: when the client asks, or, for clients that cannot ask, when it changes.

import JSON
import Text

/// `textDocument/diagnostic`.
public enum DocumentDiagnosticRequest: RequestType {
  /// The method.
  public static let method = "textDocument/diagnostic"
  /// The document.
  public typealias Params = DocumentDiagnosticParams
  /// All diagnostics of the document, or that they are the same as before.
  public typealias Result = DocumentDiagnosticReport
}

/// `workspace/diagnostic`.
public enum WorkspaceDiagnosticRequest: RequestType {
  /// The method.
  public static let method = "workspace/diagnostic"
  /// What the client has already.
  public typealias Params = WorkspaceDiagnosticParams
  /// A report for each document.
  public typealias Result = WorkspaceDiagnosticReport
}

/// The document, and the report that the client has of it.
public struct DocumentDiagnosticParams: JSONReadable, Sendable, Hashable {
  /// The document.
  public let uri: String
  /// The `resultId` of the report that the client has.
  public let previousResultID: String?

  /// Reads the parameters.
  public init(from reader: inout JSONReader) throws(JSONError) {
    var document: TextDocumentIdentifier?
    var previous: String?
    try reader.object { (key, reader) throws(JSONError) in
      switch key {
      case "textDocument": document = try reader.read()
      case "previousResultId": previous = try reader.takeNull() ? nil : try reader.string()
      default: break
      }
    }
    uri = try reader.require(document, "textDocument").uri
    previousResultID = previous
  }
}

/// The reports that the client has.
public struct WorkspaceDiagnosticParams: JSONReadable, Sendable, Hashable {
  /// The report that the client has of a document.
  public struct Previous: JSONReadable, Sendable, Hashable {
    /// The document.
    public let uri: String
    /// The `resultId` of the report.
    public let resultID: String

    /// Reads the pair.
    public init(from reader: inout JSONReader) throws(JSONError) {
      var (uri, value): (String?, String?)
      try reader.object { (key, reader) throws(JSONError) in
        switch key {
        case "uri": uri = try reader.string()
        case "value": value = try reader.string()
        default: break
        }
      }
      self.uri = try reader.require(uri, "uri")
      resultID = try reader.require(value, "value")
    }
  }

  /// The reports that the client has.
  public let previous: [Previous]

  /// Reads the parameters.
  public init(from reader: inout JSONReader) throws(JSONError) {
    var previous: [Previous] = []
    try reader.object { (key, reader) throws(JSONError) in
      if "previousResultIds" ~= key { previous = try reader.array() }
    }
    self.previous = previous
  }
}

/// All diagnostics of a document, or that they are the same as before.
public struct DocumentDiagnosticReport: JSONWritable, Sendable, Hashable {
  /// The diagnostics in order; nil where the client has them already.
  public var items: [Diagnostic]?
  /// A name of the report: the same diagnostics have the same.
  public var resultID: String

  /// A report.
  public init(items: [Diagnostic]?, resultID: String) {
    self.items = items
    self.resultID = resultID
  }

  /// Writes the report.
  public func write(to writer: inout JSONWriter) {
    writer.object { writer in
      if let items { writer.member("items", items) }
      writer.member("kind", items == nil ? "unchanged" : "full")
      writer.member("resultId", resultID)
    }
  }
}

/// A report for each document.
public struct WorkspaceDiagnosticReport: JSONWritable, Sendable, Hashable {
  /// The report of one document.
  public struct Item: JSONWritable, Sendable, Hashable {
    /// The report.
    public var report: DocumentDiagnosticReport
    /// The document.
    public var uri: String
    /// Its version; nil from the disk.
    public var version: Int?

    /// The report of one document.
    public init(report: DocumentDiagnosticReport, uri: String, version: Int?) {
      self.report = report
      self.uri = uri
      self.version = version
    }

    /// Writes the report.
    public func write(to writer: inout JSONWriter) {
      writer.object { writer in
        if let items = report.items { writer.member("items", items) }
        writer.member("kind", report.items == nil ? "unchanged" : "full")
        writer.member("resultId", report.resultID)
        writer.member("uri", uri)
        writer.member("version", version)
      }
    }
  }

  /// The reports in the order of documents.
  public var items: [Item]

  /// Reports.
  public init(items: [Item]) { self.items = items }

  /// Writes the reports.
  public func write(to writer: inout JSONWriter) {
    writer.object { $0.member("items", items) }
  }
}

/// `textDocument/publishDiagnostics`.
public struct PublishDiagnosticsParams: JSONWritable, Sendable, Hashable {
  /// The method.
  public static let method = "textDocument/publishDiagnostics"

  /// The document.
  public var uri: String
  /// The version that was looked at.
  public var version: Int?
  /// All its diagnostics.
  public var items: [Diagnostic]

  /// The diagnostics of a document.
  public init(uri: String, version: Int?, items: [Diagnostic]) {
    self.uri = uri
    self.version = version
    self.items = items
  }

  /// Writes the parameters.
  public func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("diagnostics", items)
      writer.member("uri", uri)
      if let version { writer.member("version", version) }
    }
  }
}

/// Something that a writer may want to look at.
public struct Diagnostic: JSONWritable, Sendable, Hashable {
  /// How serious it is, with the protocol's numbers.
  public enum Severity: Int, Sendable {
    /// The severities of the protocol, by its names.
    case error = 1
    case warning = 2
    case information = 3
    case hint = 4
  }

  /// Where.
  public var range: PositionRange
  /// What it is, as the settings name it.
  public var code: String
  /// What is odd.
  public var message: String
  /// What it has to do with; nil also for clients that take no other places.
  public var related: Location?
  /// Its identifier, which comes back with code actions; nil for clients that keep no data.
  public var id: String?
  /// How serious it is.
  public var severity: Severity

  /// A diagnostic.
  public init(
    range: PositionRange, code: String, message: String, related: Location?, id: String?,
    severity: Severity = .information
  ) {
    self.severity = severity
    self.range = range
    self.code = code
    self.message = message
    self.related = related
    self.id = id
  }

  /// Writes the diagnostic.
  public func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("code", code)
      if let id {
        writer.key("data")
        writer.object { $0.member("id", id) }
      }
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
      writer.member("severity", severity.rawValue)
      writer.member("source", "gloss")
    }
  }
}
