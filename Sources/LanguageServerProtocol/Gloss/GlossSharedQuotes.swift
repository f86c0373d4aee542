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
  /// Whether all that name a speaker name the same one.
  public var hasOneSpeaker: Bool
  /// The longest wording.
  public var text: String

  /// A group of its parts.
  public init(documentCount: Int, quotes: [GlossQuote], hasOneSpeaker: Bool, text: String) {
    self.documentCount = documentCount
    self.quotes = quotes
    self.hasOneSpeaker = hasOneSpeaker
    self.text = text
  }

  /// Writes the group.
  public func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("documents", documentCount)
      writer.member("quotes", quotes)
      writer.member("sameSpeaker", hasOneSpeaker)
      writer.member("text", text)
    }
  }
}
