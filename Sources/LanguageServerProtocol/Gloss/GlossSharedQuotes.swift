// The same words in several documents.

import JSON
import Text

/// `gloss/sharedQuotes`.
public enum GlossSharedQuotesRequest: RequestType {
  /// The method.
  public static let method = "gloss/sharedQuotes"
  /// The question.
  public typealias Params = GlossSharedQuotesParams
  /// Groups of quotations.
  public typealias Result = GlossPage<GlossSharedQuote>
}

/// A question for quotations that documents share.
public struct GlossSharedQuotesParams: JSONReadable, Sendable, Hashable {
  /// The identifier of a quotation: then only its group is wanted.
  public var quotation: String?
  /// How much of the shorter one must stand in the longer, in permille.
  public var threshold: Int?
  /// The least number of words of a quotation that counts.
  public var minimumWordCount: Int?
  /// Where to look.
  public var scope = GlossScope()

  /// Reads the parameters.
  public init(from reader: inout JSONReader) throws(JSONError) {
    var quotation: String?
    var (threshold, minimum): (Int?, Int?)
    var scope = GlossScope()
    try reader.object { (key, reader) throws(JSONError) in
      switch key {
      case "quotation": quotation = try reader.string()
      case "threshold": threshold = try reader.clampedUnsigned()
      case "minWords": minimum = try reader.clampedUnsigned()
      default: try scope.read(key, &reader)
      }
    }
    (self.quotation, self.threshold, minimumWordCount, self.scope) = (quotation, threshold, minimum, scope)
  }
}

/// Quotations of several documents with nearly the same words.
public struct GlossSharedQuote: JSONWritable, Sendable, Hashable {
  /// How many documents have it.
  public var documentCount: Int
  /// The quotations, in the order of documents; the score of each is against the first.
  public var quotes: [GlossQuote]
  /// How each differs from the longest wording, parallel to `quotes`.
  public var drift: [GlossQuoteDrift]
  /// Whether all that name a speaker name the same one.
  public var hasOneSpeaker: Bool
  /// The longest wording.
  public var text: String

  /// A group of its parts.
  public init(
    documentCount: Int, quotes: [GlossQuote], drift: [GlossQuoteDrift], hasOneSpeaker: Bool, text: String
  ) {
    self.documentCount = documentCount
    self.quotes = quotes
    self.drift = drift
    self.hasOneSpeaker = hasOneSpeaker
    self.text = text
  }

  /// Writes the group.
  public func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("documents", documentCount)
      writer.member("drift", drift)
      writer.member("quotes", quotes)
      writer.member("sameSpeaker", hasOneSpeaker)
      writer.member("text", text)
    }
  }
}

/// How one version of a quotation differs from the longest.
public struct GlossQuoteDrift: JSONWritable, Sendable, Hashable {
  /// One difference in wording.
  public struct Change: JSONWritable, Sendable, Hashable {
    /// `cut`, `added` or `changed`.
    public var kind: String
    /// The words of the longest version.
    public var before: String
    /// The words of this one.
    public var after: String

    /// A difference of its parts.
    public init(kind: String, before: String, after: String) {
      self.kind = kind
      self.before = before
      self.after = after
    }

    /// Writes the difference.
    public func write(to writer: inout JSONWriter) {
      writer.object { writer in
        writer.member("after", after)
        writer.member("before", before)
        writer.member("kind", kind)
      }
    }
  }

  /// The identifier of the version.
  public var quotation: String
  /// `same`, `other` or `unknown`.
  public var speaker: String
  /// The differences in wording, in order.
  public var changes: [Change]

  /// A comparison of its parts.
  public init(quotation: String, speaker: String, changes: [Change]) {
    self.quotation = quotation
    self.speaker = speaker
    self.changes = changes
  }

  /// Writes the comparison.
  public func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("changes", changes)
      writer.member("quotation", quotation)
      writer.member("speaker", speaker)
    }
  }
}
