// Addresses in prose. They are data: recognised by their beginning, never resolved.

import Annotation
import Corpus
import Prose
import Text

/// An address in a text.
public struct DocumentLink: Sendable, Hashable {
  /// Where it stands.
  public var range: ByteRange
  /// What it leads to, as a URI.
  public var target: String

  /// An address of its parts.
  public init(range: ByteRange, target: String) {
    self.range = range
    self.target = target
  }
}

/// Finds addresses.
public enum DocumentLinks {
  /// The web and mail addresses of a document, in order.
  public static func all(in document: DocumentSnapshot) -> [DocumentLink] {
    document.annotation.prose.tokens.compactMap { token in
      guard token.kind == .address else { return nil }
      return target(of: document.text[token.range]).map { DocumentLink(range: token.range, target: $0) }
    }
  }

  /// The URI of an address as written: with its scheme, beginning with "www.", or a mail address; `nil` for others
  /// (handles, file names), which lead nowhere for certain.
  static func target(of address: String) -> String? {
    let lower = address.lowercased()
    let isPlain = address.utf8.allSatisfy { $0 > 0x20 && $0 != 0x22 && $0 != 0x3C && $0 != 0x3E && $0 != 0x7F }
    guard isPlain else { return nil }
    for scheme in ["https://", "http://", "mailto:"] where lower.hasPrefix(scheme) {
      return lower.utf8.count > scheme.utf8.count ? address : nil
    }
    if lower.hasPrefix("www."), lower.utf8.count > 6 { return "https://" + address }
    let parts = address.split(separator: "@", omittingEmptySubsequences: false)
    if parts.count == 2, !parts[0].isEmpty, parts[1].contains("."), !parts[1].hasPrefix("."), !parts[1].hasSuffix(".") {
      return "mailto:" + address
    }
    return nil
  }
}
