// What someone says: the quotations of a speaker.

/// `textDocument/implementation`.
public enum ImplementationRequest: RequestType {
  /// The method.
  public static let method = "textDocument/implementation"
  /// Where.
  public typealias Params = TextDocumentPositionParams
  /// Places, or null.
  public typealias Result = LocationResult
}
