// The client has closed a document: its text is the disk's again.

/// `textDocument/didClose`.
public enum DidCloseTextDocumentNotification: NotificationType {
  /// The method.
  public static let method = "textDocument/didClose"
  /// The document.
  public typealias Params = TextDocumentParams
}
