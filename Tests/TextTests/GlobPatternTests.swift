// Tests of GlobPattern.

import Testing
import Text

@Suite struct GlobPatternTests {
  @Test(
    arguments: [
      ("*.txt", "a.txt", true), ("*.txt", "a/b.txt", false), ("**/*.txt", "a.txt", true),
      ("**/*.txt", "a/b/c.txt", true),
      ("**/*.{txt,md}", "a/b.md", true), ("**/*.{txt,md}", "a/b.mdx", false), ("drafts/**", "drafts/a/b.txt", true),
      ("drafts/**", "drafts2/a.txt", false), ("**/old/**", "old/a.txt", true), ("**/old/**", "x/old/y/a.txt", true),
      ("**/old/**", "bold/a.txt", false), ("a?c", "abc", true), ("a?c", "a/c", false), ("[a-c]x", "bx", true),
      ("[!a-c]x", "bx", false), ("[!a-c]x", "/x", false), ("", "", true), ("", "a", false), ("**", "a/b/c", true),
      ("{a,{b,c}}/*", "c/x", true), ("{a", "{a", true), ("[a", "[a", true), ("a*b*c", "a-b-b-c", true),
      ("é*", "été", true),
      ("**/a/**/b", "a/b", true), ("**/a/**/b", "x/a/y/z/b", true), ("**/a/**/b", "x/ab", false), ("*", "", true),
    ])
  func matching(pattern: String, path: String, expected: Bool) {
    #expect(GlobPattern(pattern).matches(path) == expected)
  }

  @Test func patternsThatDoubleWithEachBraceEnd() {
    #expect(GlobPattern(String(repeating: "{a,b}", count: 64)).matches(String(repeating: "a", count: 64)))
    #expect(!GlobPattern(String(repeating: "**/*a", count: 50)).matches(String(repeating: "a/", count: 2_000)))
  }
}
