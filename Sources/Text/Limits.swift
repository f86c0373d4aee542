// Every limit of Gloss in one place, each with its reason. What happens beyond a limit is said where it is checked.

/// The limits beyond which Gloss answers with less, and says so, instead of growing without end.
public enum Limits {
  // MARK: Messages

  /// The largest body of a message: four of the largest documents that are annotated in full. A longer body is
  /// skipped without being stored.
  public static let messageByteCount = 64 << 20
  /// The longest header of a message. Real ones have under 100 bytes; the rest is a stream that has lost its place.
  public static let headerByteCount = 8 << 10
  /// How deep arrays and objects may nest in JSON. The protocol needs about ten levels; recursion at 256 uses a few
  /// hundred kilobytes of an 8 MB stack.
  public static let jsonDepth = 256
  /// The largest integer that a double holds exactly, 2^53: no request id may be larger, since most clients' numbers
  /// are doubles.
  public static let exactInteger: Int64 = 1 << 53
  /// Bytes of answers that may wait for a client that does not read. Beyond it reading requests are refused.
  public static let outputQueueByteCount = 64 << 20
  /// Requests that may wait for a worker at a time.
  public static let waitingRequestCount = 10_000

  // MARK: Documents

  /// The largest document that is annotated: about 150 novels' chapters, far beyond any article. Larger ones keep their text
  /// and positions.
  public static let annotatedDocumentByteCount = 16 << 20
  /// The bytes of tags and parses that are kept for texts that are read again; one half holds what was asked for lately,
  /// the other what was before. Each half holds a long report or two, or an afternoon's articles.
  public static let rememberedSyntaxByteCount = 4 << 20
  /// The largest text that a sequence of edits may build: offsets are 32-bit, and memory is not the client's alone.
  public static let documentByteCount = 256 << 20
  /// The largest document that is annotated on the reading thread; above it a worker does it, so that the reader
  /// stays free.
  public static let inlineDocumentByteCount = 64 << 10
  /// Documents in one corpus: an archive of a regional paper's decade.
  public static let documentCount = 50_000
  /// The largest file that is read from a folder: as for documents.
  public static let fileByteCount = annotatedDocumentByteCount

  /// The largest recording that is read, compressed or not, and the most that a compressed one may unpack to: a few
  /// thousand bytes can stand for gigabytes.
  public static let recordingByteCount = 256 << 20

  // MARK: Answers

  /// The items of one list in an answer; longer lists are cut at the end.
  public static let resultItemCount = 10_000
  /// The items of one notification of partial results: a client shows the first while the rest is on its way.
  public static let partialResultItemCount = 200
  /// The symbols of one answer to `workspace/symbol`: editors show no longer list; the rest is found by typing more.
  public static let workspaceSymbolCount = 500
  /// The letters of a name shown in a list.
  public static let symbolNameScalarCount = 40
  /// The letters of a label inside the text.
  public static let inlayLabelScalarCount = 30
}
