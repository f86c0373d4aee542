// What a hover shows, as blocks of plain words, and its two renderings. It knows no entity and no quotation.

/// A short text of blocks: built once, shown as Markdown or as plain text.
public struct Card: Sendable, Hashable {
  /// Some words and how they are set.
  public enum Run: Sendable, Hashable {
    case plain(String)
    case strong(String)
    case emphasis(String)

    /// The words alone.
    public var text: String {
      switch self {
      case .plain(let text), .strong(let text), .emphasis(let text): text
      }
    }
  }

  /// A line or a list.
  public enum Block: Sendable, Hashable {
    case line([Run])
    case list([[Run]])
  }

  /// The blocks from top to bottom.
  public var blocks: [Block]

  /// A card of blocks.
  public init(blocks: [Block] = []) { self.blocks = blocks }

  /// Adds a line of plain words; nothing for an empty text.
  public mutating func addLine(_ text: String) {
    if !text.isEmpty { blocks.append(.line([.plain(text)])) }
  }

  /// The card without any markup.
  public var plainText: String {
    blocks.map { block in
      switch block {
      case .line(let runs): runs.map(\.text).joined()
      case .list(let items): items.map { "- " + $0.map(\.text).joined() }.joined(separator: "\n")
      }
    }.joined(separator: "\n")
  }

  /// The card as CommonMark; whatever could be markup in the words of the document is escaped.
  public var markdown: String {
    blocks.map { block in
      switch block {
      case .line(let runs): runs.map(Self.markdown).joined()
      case .list(let items): items.map { "- " + $0.map(Self.markdown).joined() }.joined(separator: "\n")
      }
    }.joined(separator: "\n\n")
  }

  private static func markdown(_ run: Run) -> String {
    switch run {
    case .plain(let text): escaped(text)
    case .strong(let text): text.isEmpty ? "" : "**\(escaped(text))**"
    case .emphasis(let text): text.isEmpty ? "" : "*\(escaped(text))*"
    }
  }

  /// `text` with every character escaped that CommonMark could read as markup, on one line.
  public static func escaped(_ text: String) -> String {
    var result = ""
    var isLineStart = true
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\", "`", "*", "_", "[", "]", "<", ">", "#", "|", "~", "&", "!":
        result += "\\"
      case "-", "+", "=":
        if isLineStart { result += "\\" }
      case "\n", "\r":
        result += " "
        continue
      default: break
      }
      result.unicodeScalars.append(scalar)
      isLineStart = false
    }
    // "1. " at the start of a line would be a list.
    if let digitsEnd = result.unicodeScalars.firstIndex(where: { !("0"..."9").contains($0) }),
      digitsEnd != result.unicodeScalars.startIndex, ".)".unicodeScalars.contains(result.unicodeScalars[digitsEnd])
    {
      result.unicodeScalars.insert("\\", at: digitsEnd)
    }
    return result
  }
}
