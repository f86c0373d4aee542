// Tests of DocumentURI.

import Corpus
import Prose
import Testing

@Suite struct DocumentURITests {
  @Test(
    "spellings of one name",
    arguments: [
      ("file:///c%3A/news/a.md", "file:///C:/news/a.md"),
      ("FILE:///news/a%20b.txt", "file:///news/a b.txt"),
      ("file://localhost/a.txt", "file:///a.txt"),
      ("file:/a.txt", "file:///a.txt"),
      ("file:///caf%C3%A9.txt", "file:///caf\u{E9}.txt"),
      ("Untitled:Untitled-1", "untitled:Untitled-1"),
    ])
  func equal(pair: (String, String)) {
    let (left, right) = (DocumentURI(pair.0), DocumentURI(pair.1))
    #expect(left == right)
    #expect(left.hashValue == right.hashValue)
    #expect(left.spelling == pair.0, "the client's spelling stays")
  }

  @Test(
    "names that differ",
    arguments: [
      ("file:///a.txt", "file:///A.txt"),
      ("untitled:a", "git:a"),
      ("file:///caf\u{E9}.txt", "file:///cafe\u{301}.txt"),
      ("file:///a.txt", "file:///a.txt/"),
    ])
  func different(pair: (String, String)) {
    #expect(DocumentURI(pair.0) != DocumentURI(pair.1))
  }

  @Test(
    "only file: has a path",
    arguments: [
      ("file:///news/a%20b.txt", "/news/a b.txt"),
      ("untitled:Untitled-1", nil),
      ("git:/a.txt", nil),
      ("file://server/share/a.txt", nil),
      ("", nil),
      ("%", nil),
    ] as [(String, String?)])
  func path(pair: (String, String?)) {
    #expect(DocumentURI(pair.0).filePath == pair.1)
  }

  @Test("a path makes a name that leads back to it", arguments: ["/a b/c%d.txt", "/é/😀.md", "/x"])
  func roundTrip(path: String) {
    #expect(DocumentURI(filePath: path).filePath == path)
  }

  @Test(
    "stem and extension",
    arguments: [
      ("file:///news/budget.final.MD", "budget.final", "md"),
      ("untitled:Untitled-1", "untitled:Untitled-1", ""),
      ("file:///news/.hidden", ".hidden", ""),
    ])
  func parts(uri: String, stem: String, pathExtension: String) {
    #expect(DocumentURI(uri).stem == stem)
    #expect(DocumentURI(uri).pathExtension == pathExtension)
  }

  @Test("inside a folder, not beside one with the same beginning")
  func inside() {
    let folder = DocumentURI("file:///news")
    #expect(DocumentURI("file:///news/2026/a.md").isInside(folder))
    #expect(!DocumentURI("file:///newsroom/a.md").isInside(folder))
  }

  @Test(
    "markup by language, then by extension",
    arguments: [
      ("markdown", "untitled:1", MarkupKind.markdown),
      ("plaintext", "file:///a.md", .plainText),
      ("klingon", "file:///a.md", .markdown),
      (nil, "file:///a.txt", .plainText),
    ] as [(String?, String, MarkupKind)])
  func markup(languageID: String?, uri: String, expected: MarkupKind) {
    #expect(MarkupKind(languageID: languageID, uri: DocumentURI(uri)) == expected)
  }
}
