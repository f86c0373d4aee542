// The tables as a whole: spot facts from every part of the world, no name twice, phrases cut as Prose cuts text.

import Prose
import Testing
import Text

@testable import Lexicon

@Suite("Tables")
struct TableTests {
  private let lexicon = Lexicon.builtin

  @Test(arguments: [
    ("Horn of Africa", LexiconClasses.worldRegion), ("Global South", .worldRegion), ("Soviet Union", .worldRegion),
    ("Lake Turkana", .water), ("Paraná River", .water), ("Tillabéri", .stateOrProvince),
    ("Tillaberi", .stateOrProvince),
    ("Mato Grosso do Sul", .stateOrProvince), ("Himachal Pradesh", .stateOrProvince),
    ("Jubilee House", .seatOfGovernment),
    ("Malacañang", .seatOfGovernment), ("Malacanang", .seatOfGovernment), ("Yonhap", .newsAgency),
    ("Télam", .newsAgency),
    ("Prothom Alo", .newspaper), ("Jeune Afrique", .newspaper), ("NDTV", .broadcaster), ("RFE/RL", .broadcaster),
    ("Bluesky", .platform), ("Caribbean Community", .internationalOrganization),
    ("CARICOM", .internationalOrganization),
    ("Doctors Without Borders", .internationalOrganization), ("Enforcement Directorate", .governmentAgency),
    ("Rapid Support Forces", .armedGroup), ("Sinaloa Cartel", .armedGroup), ("Jamaat-e-Islami", .politicalParty),
    ("Fianna Fáil", .politicalParty), ("Saudi Aramco", .company), ("AT&T", .company),
    ("Māori", .politicalOrReligiousGroup),
    ("Sámi", .politicalOrReligiousGroup), ("Amharic", .language), ("Africa Cup of Nations", .event), ("Diwali", .event),
    ("Rome Statute", .law), ("F-16", .product), ("Lt. Gen.", .title), ("Grand Mufti", .title),
    ("Sdn Bhd", .organizationSuffix),
    ("Archipelago", .locationHead), ("Refugee Camp", .facilityHead),
  ])
  func knows(_ phrase: String, _ classes: LexiconClasses) {
    let found = lexicon.match(PhraseSplitter.words(phrase))?.classes
    #expect(found?.isSuperset(of: classes) == true)
  }

  @Test(arguments: [
    ("Babajide", LexiconClasses.masculineGivenName), ("Oleksandr", .masculineGivenName),
    ("Gautam", .masculineGivenName),
    ("Ebrahim", .masculineGivenName), ("Ngozi", .feminineGivenName), ("Yuriko", .feminineGivenName),
    ("Guadalupe", .feminineGivenName), ("Ruto", .familyName), ("Petrenko", .familyName), ("Mukherjee", .familyName),
    ("Al-Sabah", .familyName), ("Widodo", .familyName), ("Quiroga", .familyName),
  ])
  func people(_ name: String, _ classes: LexiconClasses) {
    #expect(lexicon.match(PhraseSplitter.words(name))?.classes.isSuperset(of: classes) == true)
  }

  @Test func everyMemberOfTheUnitedNationsHasItsFacts() {
    let members = FactSources.entries(ofTable: 0).filter { $0.facts["state"] == "1" }
    #expect(members.count == 194)
    for member in members {
      #expect(!member.list("capital").isEmpty && !member.list("people").isEmpty)
    }
  }

  @Test func noNameStandsTwiceInAClass() {
    var seen: Set<String> = []
    for entry in FactSources.entries(ofTable: 1) {
      for name in entry.names {
        #expect(seen.insert("\(entry.section): \(name.lowercased())").inserted, "\(entry.section): \(name)")
      }
    }
  }

  @Test func everySectionIsAClass() {
    for table in [1, 3, 4, 5] {
      #expect(FactSources.entries(ofTable: table).allSatisfy { LexiconClasses.named($0.section) != nil })
    }
  }

  /// In running text the tokens of a name must be the words that the table has for it.
  @Test(arguments: [0, 1, 3]) func phrasesAreCutAsProseCuts(_ table: Int) {
    var otherwise: [String] = []
    for name in FactSources.entries(ofTable: table).flatMap(\.names) {
      let prose = ProseReader.read(SourceText("Yesterday we read of \(name) again and again."), markup: .plainText)
      let tokens = prose.tokens.dropFirst(4).dropLast(4).map(\.foldedHash)
      if Array(tokens) != PhraseSplitter.words(name) {
        otherwise.append(
          "\(name): "
            + prose.tokens.indices.dropFirst(4).dropLast(4).map { prose.string(ofToken: $0) }.joined(separator: "·"))
      }
    }
    #expect(otherwise == [])
  }
}
