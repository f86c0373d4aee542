// One step back: the mention before, the cue of a quotation.

/// `textDocument/declaration`.
public enum DeclarationRequest: RequestType {
  /// The method.
  public static let method = "textDocument/declaration"
  /// Where.
  public typealias Params = TextDocumentPositionParams
  /// Places, or null.
  public typealias Result = LocationResult
}
