// What the server tells of itself.

extension Session {
  func announceStatus() {}
  func refreshServerDocuments() {}
}
