// The client has saved a document; its text is known already.

/// `textDocument/didSave`.
public enum DidSaveTextDocumentNotification: NotificationType {
  /// The method.
  public static let method = "textDocument/didSave"
  /// The document.
  public typealias Params = TextDocumentParams
}
