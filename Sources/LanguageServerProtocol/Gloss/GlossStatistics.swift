// Counts of documents.

import JSON
import Text

/// `gloss/statistics`.
public enum GlossStatisticsRequest: RequestType {
  /// The method.
  public static let method = "gloss/statistics"
  /// Of which documents.
  public typealias Params = GlossScopeParams
  /// The counts.
  public typealias Result = GlossStatisticsResult
}

/// Parameters that are a scope and nothing else.
public struct GlossScopeParams: JSONReadable, Sendable, Hashable {
  /// The scope.
  public var scope = GlossScope()

  /// Reads the parameters.
  public init(from reader: inout JSONReader) throws(JSONError) {
    var scope = GlossScope()
    try reader.object { (key, reader) throws(JSONError) in try scope.read(key, &reader) }
    self.scope = scope
  }
}

/// Counts.
public struct GlossCounts: JSONWritable, Sendable, Hashable {
  /// How many quotations have a known speaker, in permille; 1000 where there are none.
  public var attributedPermille = 1000
  /// Quotations whose speaker is known.
  public var attributedQuotations = 0
  /// Bytes of text.
  public var bytes = 0
  /// Entities of each document, added up.
  public var chains = 0
  /// Documents.
  public var documents = 0
  /// Dates, sums and numbers.
  public var expressions = 0
  /// Mentions of all kinds.
  public var mentions = 0
  /// Quotations of all kinds.
  public var quotations = 0
  /// Sentences.
  public var sentences = 0
  /// Tokens.
  public var tokens = 0

  /// No counts.
  public init() {}

  /// Writes the counts.
  public func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("attributedPermille", attributedPermille)
      writer.member("attributedQuotations", attributedQuotations)
      writer.member("bytes", bytes)
      writer.member("chains", chains)
      writer.member("documents", documents)
      writer.member("expressions", expressions)
      writer.member("mentions", mentions)
      writer.member("quotations", quotations)
      writer.member("sentences", sentences)
      writer.member("tokens", tokens)
    }
  }
}

/// The counts of some documents.
public struct GlossStatisticsResult: JSONWritable, Sendable {
  /// The counts of one document.
  public struct Document: JSONWritable, Sendable, Hashable {
    /// Its counts.
    public var counts: GlossCounts
    /// The document.
    public var document: GlossDocument

    /// The counts of one document.
    public init(counts: GlossCounts, document: GlossDocument) {
      self.counts = counts
      self.document = document
    }

    /// Writes the counts.
    public func write(to writer: inout JSONWriter) {
      writer.object { writer in
        writer.member("counts", counts)
        writer.member("document", document)
      }
    }
  }

  /// A page of the documents.
  public var documents: GlossPage<Document>
  /// The counts of all documents of the scope.
  public var total: GlossCounts
  /// The entities over all documents, joined.
  public var entityCount: Int
  /// How often a version of a document did not grow.
  public var versionAnomalyCount: Int
  /// How often the length of a range was another one than the client said.
  public var rangeLengthAnomalyCount: Int

  /// A result.
  public init(
    documents: GlossPage<Document>, total: GlossCounts, entityCount: Int, versionAnomalyCount: Int,
    rangeLengthAnomalyCount: Int
  ) {
    self.documents = documents
    self.total = total
    self.entityCount = entityCount
    self.versionAnomalyCount = versionAnomalyCount
    self.rangeLengthAnomalyCount = rangeLengthAnomalyCount
  }

  /// Writes the result.
  public func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("cursor", documents.cursor)
      writer.member("entities", entityCount)
      writer.member("items", documents.items)
      writer.member("rangeLengthAnomalies", rangeLengthAnomalyCount)
      writer.member("revision", documents.revision)
      writer.member("total", total)
      writer.member("versionAnomalies", versionAnomalyCount)
    }
  }
}
