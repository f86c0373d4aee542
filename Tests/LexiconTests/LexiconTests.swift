// Facts of every table, the compiled table, verb forms, the user's file.

import Testing
import Text

@testable import Lexicon

private func hashes(_ phrase: String) -> [UInt64] { PhraseSplitter.words(phrase) }

@Suite("Look-ups")
struct LexiconTests {
  private let lexicon = Lexicon.builtin

  @Test(arguments: [
    ("Kenya", LexiconClasses.country), ("United States", .country), ("US", .country), ("U.S.", .country),
    ("Guinea-Bissau", .country), ("Nairobi", .capital), ("Washington", .capital), ("Kenyan", .demonym),
    ("Kenyans", .demonym), ("Sahel", .worldRegion), ("Kremlin", .seatOfGovernment), ("Reuters", .newsAgency),
    ("Le Monde", .newspaper), ("Al Jazeera", .broadcaster), ("TikTok", .platform),
    ("African Union", .internationalOrganization),
    ("Boko Haram", .armedGroup), ("Awami League", .politicalParty), ("Airbus", .company), ("Bavaria", .stateOrProvince),
    ("Baltic Sea", .water), ("Muslims", .politicalOrReligiousGroup), ("Prime Minister", .title),
    ("Ministry", .organizationHead),
    ("Airport", .facilityHead), ("Aisha", .givenName), ("Okafor", .familyName), ("Gothenburg", .city),
    ("said", .cueVerb),
  ])
  func knows(_ phrase: String, _ classes: LexiconClasses) {
    #expect(lexicon.match(hashes(phrase))?.classes.isSuperset(of: classes) == true)
  }

  @Test func caseDoesNotCount() {
    #expect(lexicon.match(hashes("UNITED KINGDOM"))?.classes.contains(.country) == true)
  }

  @Test func longestPhraseWins() {
    let words = hashes("Central African Republic capital")
    let match = words.withUnsafeBufferPointer { lexicon.longestMatch($0, at: 0) }
    #expect(match?.tokenCount == 3)
    #expect(match?.classes.contains(.country) == true)
  }

  @Test(arguments: [("Paris", "France"), ("Niamey", "Niger"), ("Dar es Salaam", "Tanzania"), ("Kyiv", "Ukraine")])
  func capitals(_ city: String, _ country: String) {
    #expect(lexicon.country(ofCapital: hashes(city)).map { lexicon.countries[$0].name } == country)
  }

  @Test(arguments: [
    ("Nigerien", "Niger"), ("Nigerian", "Nigeria"), ("Dutch", "Netherlands"), ("Filipinos", "Philippines"),
  ])
  func peoples(_ people: String, _ country: String) {
    #expect(lexicon.country(ofDemonym: hashes(people)).map { lexicon.countries[$0].name } == country)
  }

  @Test func nothingIsKnownOfOtherWords() {
    #expect(lexicon.match(hashes("wheelbarrow")) == nil)
    #expect(lexicon.match([]) == nil)
  }

  @Test func compiledTableIsFresh() {
    #expect(LexiconCompiler.compile() == LexiconCompiler.shipped, "run gloss-train lexicon")
  }
}

@Suite("Verbs that attribute")
struct CueVerbTests {
  @Test(arguments: [
    ("said", "say"), ("says", "say"), ("told", "tell"), ("wrote", "write"), ("admitted", "admit"), ("replied", "reply"),
    ("replies", "reply"), ("warning", "warn"), ("announced", "announce"), ("bragged", "brag"),
  ])
  func forms(_ form: String, _ lemma: String) {
    #expect(Lexicon.builtin.cueVerb(WordHash.folded(form))?.lemma == lemma)
  }
}

@Suite("The user’s lexicon")
struct LexiconFileTests {
  private let text = """
    # our people
    person: Ana Núñez | Núñez ; role = finance minister
    organisation: Harbour Union
    same: Wagner | Africa Corps
    same: Wagner
    nonsense
    place:
    ignore: Will
    """

  @Test func readsEntries() {
    let file = LexiconFile(SourceText(text))
    #expect(file.entries.map(\.line) == [2, 4, 8])
    #expect(file.entries[0].names == ["Ana Núñez", "Núñez"])
    #expect(file.entries[0].facts == ["role": "finance minister"])
  }

  @Test func reportsBrokenLines() {
    #expect(LexiconFile(SourceText(text)).problems.map(\.line) == [3, 5, 6, 7])
  }

  @Test func aFactThatIsNoneIsReported() {
    let file = LexiconFile(SourceText("person: Ana Núñez ; job = pilot ; role = mayor ;\nperson: Rex ; mayor"))
    #expect(file.problems.map(\.line) == [1, 2])
    #expect(file.entries.map(\.facts) == [["role": "mayor"], [:]])
  }

  @Test func goesBeforeWhatShips() {
    let lexicon = Lexicon.builtin.adding(LexiconFile(SourceText("organization: Paris Port")))
    #expect(lexicon.match(hashes("Paris Port"))?.classes.contains(.company) == true)
    #expect(lexicon.match(hashes("Paris"))?.classes.contains(.capital) == true)
  }
}
