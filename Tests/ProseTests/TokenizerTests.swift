// How bytes are cut into tokens, family by family.

import Prose
import Testing
import Text

@Suite struct TokenizerTests {
  @Test(arguments: [
    (
      "Don't say we'll go; she's, they've, I'm, you're, he'd.",
      "Do n't say we 'll go ; she 's , they 've , I 'm , you 're , he 'd ."
    ),
    ("The minister’s aides can’t wait.", "The minister ’s aides ca n’t wait ."),
    ("We cannot, gonna, wanna, dont.", "We can not , gon na , wan na , do nt ."),
    ("Five o'clock at O'Neill's, d'accord", "Five o'clock at O'Neill 's , d'accord"),
    ("the players’ bus, the boss' car", "the players ’ bus , the boss ' car"),
    ("’90s rock ’n’ roll for ’em, '72", "’90s rock ’n’ roll for ’em , '72"),
    ("\"Yes\"'s meaning", "\" Yes \" 's meaning"),
  ])
  func clitics(_ text: String, _ tokens: String) { #expect(cut(text) == tokens) }

  @Test(arguments: [
    ("a well-known 15-year deal", "a well - known 15 - year deal"),
    ("non-profit co-workers re-read e-mails in mid-March", "non-profit co-workers re-read e-mails in mid-March"),
    ("self-made al-Hassan", "self - made al - Hassan"),
    ("and/or b/c w/o", "and / or b/c w/o"),
    ("AT&T and R&D, Smith&Sons", "AT&T and R&D , Smith & Sons"),
    ("snake_case L2 MI6", "snake_case L2 MI6"),
    ("naïve Über-chef São Tomé", "naïve Über - chef São Tomé"),
    ("soft\u{AD}hyphen e\u{301}t\u{E9}", "soft\u{AD}hyphen e\u{301}t\u{E9}"),
  ])
  func compounds(_ text: String, _ tokens: String) { #expect(cut(text) == tokens) }

  @Test(arguments: [
    ("U.S. and U.K. troops", "U.S. and U.K. troops"),
    (
      "At 5 a.m. Mr. Lund met Dr. Okoye, Ph.D., of Acme Inc.", "At 5 a.m. Mr. Lund met Dr. Okoye , Ph.D. , of Acme Inc."
    ),
    ("J. R. Lund and A. B. Cee", "J. R. Lund and A. B. Cee"),
    ("you and I. Then", "you and I . Then"),
    ("No. 5 said no. He", "No. 5 said no . He"),
    ("on Sept. 3, p. 55, e.g. this, etc.", "on Sept. 3 , p. 55 , e.g. this , etc."),
    ("the end.The next", "the end . The next"),
  ])
  func abbreviations(_ text: String, _ tokens: String) { #expect(cut(text) == tokens) }

  @Test(arguments: [
    ("1,000 3.5 10:30 9/11 1/2 08/16/2000 .5 +44", "1,000 3.5 10:30 9/11 1/2 08/16/2000 .5 +44"),
    ("3rd 21st 2010s 1960's 80s", "3rd 21st 2010s 1960's 80s"),
    ("$100 US$5 €3.50 £20m 100% 5km 10am 30°C", "$ 100 US$ 5 € 3.50 £ 20 m 100 % 5 km 10 am 30 ° C"),
    ("713-555-0134 555-0134 2024-03-15 1998-99 5-4", "713-555-0134 555-0134 2024-03-15 1998 - 99 5 - 4"),
    ("In 1999. Then", "In 1999 . Then"),
    ("4K 787s F-16", "4 K 787s F - 16"),
  ])
  func numbers(_ text: String, _ tokens: String) { #expect(cut(text) == tokens) }

  @Test(arguments: [
    ("See https://www.example.org/a_(b)?c=d&e#f.", "See https://www.example.org/a_(b)?c=d&e#f ."),
    ("(www.example.com/x), example.com, notes.pdf", "( www.example.com/x ) , example.com , notes.pdf"),
    ("mail a.b-c@example.co.uk now", "mail a.b-c@example.co.uk now"),
    ("@user_1 and #Tag2, #1", "@user_1 and #Tag2 , # 1"),
    ("alt.animals.cat", "alt.animals.cat"),
  ])
  func addresses(_ text: String, _ tokens: String) { #expect(cut(text) == tokens) }

  @Test(arguments: [
    ("Well... no… what?! Yes!!! -- then — and – so", "Well ... no … what ?! Yes !!! -- then — and – so"),
    ("“Go,” (he) [said]; {now}:", "“ Go , ” ( he ) [ said ] ; { now } :"),
    ("``Go,'' she said", "`` Go , '' she said"),
    ("**** ==== ____ ->", "**** ==== ____ ->"),
    ("good :) bad :-( note: (a)", "good :) bad :-( note : ( a )"),
    ("a\u{A0}b\u{2009}c\u{200B}d\u{FEFF}e", "a b c d e"),
    ("👍🏽 👩‍🚀x", "👍🏽 👩‍🚀 x"),
  ])
  func marks(_ text: String, _ tokens: String) { #expect(cut(text) == tokens) }

  @Test(
    arguments: [
      ("Lund", Token.Kind.word), ("1,000", .number), ("2010s", .number), ("3rd", .number), ("”", .punctuation),
      ("...", .punctuation),
      ("—", .punctuation), ("$", .symbol), ("€", .symbol), ("%", .symbol), ("a@b.org", .address),
      ("http://x.org", .address),
      ("#tag", .address), ("😀", .symbol), ("’s", .punctuation),
    ] as [(String, Token.Kind)])
  func kinds(_ text: String, _ kind: Token.Kind) { #expect(read(text).tokens.first?.kind == kind) }

  @Test(
    arguments: [
      ("Lund", Token.Shape.capitalized), ("NATO", [.capitalized, .allCapitals]), ("eBay", .innerCapital),
      ("L2", [.capitalized, .hasDigit]),
      ("McLund", [.capitalized, .innerCapital]), ("Émile", [.capitalized, .nonASCII]), ("été", .nonASCII),
      ("A", .capitalized),
      ("U.S.", [.capitalized, .allCapitals, .abbreviation]), ("Mr. X", [.capitalized, .abbreviation]),
      ("2010s", .hasDigit),
    ] as [(String, Token.Shape)])
  func shapes(_ text: String, _ shape: Token.Shape) {
    #expect(read(text).tokens.first?.shape == shape.union([.spaceBefore, .startsSentence]))
  }

  @Test func spacesAndPossessivesAreMarked() {
    let tokens = read("The boys’ bus, Ana's").tokens
    #expect(tokens.map { $0.shape.contains(.spaceBefore) } == [true, true, false, true, false, true, false])
    #expect(tokens.map { $0.shape.contains(.possessive) } == [false, false, true, false, false, false, true])
  }

  @Test(arguments: ["Straße", "don’t", "ŁÓDŹ", "U.S.", "“", "1,000", "МОСКВА"])
  func hashesAreFolded(_ text: String) {
    for token in read(text).tokens {
      #expect(token.foldedHash == WordHash.folded(Array(text.utf8), token.range.range))
    }
  }
}
