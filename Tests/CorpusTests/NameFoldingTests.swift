// Tests of NameFolding.

import Corpus
import Testing

@Suite struct NameFoldingTests {
  @Test(
    arguments: [
      ("Ana Núñez", "ana-nunez"), ("The United Nations", "united-nations"), ("The", "the"), ("O’Neil", "oneil"),
      ("Jean-Luc Müller", "jean-luc-muller"), ("U.S.", "u-s"), ("Łódź", "lodz"), ("Straße", "strasse"), ("", ""),
      ("José (José)", "jose-jose"), ("Cafe\u{301}", "cafe"), ("Δ", "%CE%B4"), ("!?", ""), ("3M", "3m"),
    ])
  func slug(name: String, expected: String) {
    #expect(NameFolding.slug(name) == expected)
  }
}
