// What explains this: the first full mention, the speaker, the day that a date counts from.

/// `textDocument/definition`.
public enum DefinitionRequest: RequestType {
  /// The method.
  public static let method = "textDocument/definition"
  /// Where.
  public typealias Params = TextDocumentPositionParams
  /// Places, or null.
  public typealias Result = LocationResult
}
