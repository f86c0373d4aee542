// What a document says of itself: front matter, byline, dateline.

import Text

/// Reads front matter, byline and dateline of a document whose paragraphs are read.
enum MetadataReader {
  /// A dateline stands in one of the first so many paragraphs.
  static let paragraphsToSearch = 5
  /// A dateline has no more tokens.
  static let mostTokens = 24

  /// What `document` says of itself.
  static func read(_ document: ProseDocument, _ bytes: UnsafeBufferPointer<UInt8>) -> DocumentMetadata {
    var metadata = DocumentMetadata()
    var first = 0
    if let front = document.paragraphs.first, front.kind == .opaque, let range = FrontMatter.range(bytes) {
      FrontMatter.read(bytes, range, into: &metadata)
      first = 1
    }
    for paragraph in document.paragraphs.dropFirst(first).prefix(paragraphsToSearch) where !paragraph.tokens.isEmpty {
      if metadata.title == nil, paragraph.kind == .heading, paragraph.level == 1 {
        metadata.title = document.text[paragraph.range]
      }
      if metadata.authors.isEmpty { metadata.authors = byline(document, paragraph) }
      if metadata.dateline == nil, paragraph.kind == .body, let found = dateline(document, paragraph, bytes) {
        metadata.dateline = found.whole
        metadata.datelinePlace = found.place
      }
    }
    return metadata
  }

  /// The authors of a paragraph that is a byline ("By Ana Okoye and Lee Park"); empty for others.
  private static func byline(_ document: ProseDocument, _ paragraph: Paragraph) -> [String] {
    let tokens = document.tokens[paragraph.tokens]
    guard (3...16).contains(tokens.count), document.string(ofToken: paragraph.tokens.lowerBound).lowercased() == "by"
    else { return [] }
    for index in paragraph.tokens.dropFirst() where document.tokens[index].kind == .word {
      let isCapital = document.tokens[index].shape.contains(.capitalized)
      guard isCapital || ["and", "for", "in", "de", "van", "von", "al"].contains(document.string(ofToken: index)) else {
        return []
      }
    }
    // An outlet may follow: "By Ana Okoye, The Daily Post" or "for the Post".
    let text = document.text[paragraph.range]
    return FrontMatter.names(text).prefix(3).map { name in
      let words = name.split(separator: " ")
      return words.prefix { $0 != "for" && $0 != "in" }.joined(separator: " ")
    }
  }

  /// The dateline that opens a paragraph ("NIAMEY, March 3 (AFP) —"), and its place.
  private static func dateline(
    _ document: ProseDocument, _ paragraph: Paragraph, _ bytes: UnsafeBufferPointer<UInt8>
  ) -> (whole: ByteRange, place: ByteRange)? {
    let tokens = paragraph.tokens
    var placeEnd: Int?
    var hasAgency = false
    var depth = 0
    for index in tokens.prefix(mostTokens) {
      let token = document.tokens[index]
      let first = bytes[token.range.start]
      if token.kind == .punctuation, isDash(token, bytes), index > tokens.lowerBound, depth == 0 {
        // A hyphen within a word is no dash: "NORTH-EAST".
        let hasSpace = index + 1 < tokens.upperBound && document.tokens[index + 1].shape.contains(.spaceBefore)
        if token.range.count == 1, !hasSpace || !token.shape.contains(.spaceBefore) { continue }
        let end = placeEnd ?? index
        let place = tokens.lowerBound..<end
        guard hasAgency || isCapitals(document, place) else { return nil }
        return (
          ByteRange(token.range.start, token.range.end).union(document.tokens[tokens.lowerBound].range),
          document.byteRange(ofTokens: place)
        )
      }
      switch first {
      case 0x28:  // (
        placeEnd = placeEnd ?? index
        depth += 1
        hasAgency = index > tokens.lowerBound
      case 0x29: depth -= 1
      case 0x2C: placeEnd = placeEnd ?? index
      case 0x2E, 0x2F: break
      default:
        let isName = token.kind == .number || token.shape.contains(.capitalized)
        guard token.kind != .punctuation || token.shape.contains(.possessive),
          isName || depth > 0 || isSmallWord(document, index)
        else { return nil }
        // The place has ended where a month or an agency follows without a comma.
        if token.kind == .number { placeEnd = placeEnd ?? index }
      }
    }
    return nil
  }

  /// Small words inside places: "Port of Spain", "Rio de Janeiro".
  private static func isSmallWord(_ document: ProseDocument, _ index: Int) -> Bool {
    ["of", "de", "la", "el", "al", "du", "des", "and", "the"].contains(document.string(ofToken: index))
  }

  private static func isDash(_ token: Token, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let start = token.range.start
    if bytes[start] == 0x2D { return token.range.count <= 3 }
    return token.range.count >= 3 && bytes[start] == 0xE2 && bytes[start + 1] == 0x80
      && (0x92...0x95).contains(bytes[start + 2])
  }

  private static func isCapitals(_ document: ProseDocument, _ tokens: Range<Int>) -> Bool {
    var letters = 0
    for index in tokens where document.tokens[index].kind == .word {
      guard document.tokens[index].shape.contains(.allCapitals) else { return false }
      letters += document.tokens[index].range.count
    }
    return letters >= 3
  }
}
