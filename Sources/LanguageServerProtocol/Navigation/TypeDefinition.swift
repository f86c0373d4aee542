// Where the text says who someone is.

/// `textDocument/typeDefinition`.
public enum TypeDefinitionRequest: RequestType {
  /// The method.
  public static let method = "textDocument/typeDefinition"
  /// Where.
  public typealias Params = TextDocumentPositionParams
  /// Places, or null.
  public typealias Result = LocationResult
}
