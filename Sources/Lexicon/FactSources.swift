// The text tables inside the program, read into facts, and compiled into the look-up table.

import LexiconTables
import Text

/// What the text tables say.
struct FactSources {
  var countries: [Country] = []
  var cueVerbs: [UInt64: CueVerb] = [:]

  /// The numbers of the tables that have facts: countries and cue verbs. The long lists are only in the compiled table.
  static let tablesWithFacts = [0, 2]

  /// The tables that have facts.
  static func read() -> FactSources {
    var result = FactSources()
    for entry in entries(ofTable: 0) { result.countries.append(country(entry)) }
    for entry in entries(ofTable: 2) {
      let verb = CueVerb(
        lemma: entry.names[0], permilleWithClause: Int(entry.facts["clause"] ?? "") ?? 0,
        permilleOtherwise: Int(entry.facts["other"] ?? "") ?? 0)
      for form in VerbForms.forms(of: verb.lemma) { result.cueVerbs[WordHash.folded(form)] = verb }
    }
    return result
  }

  /// The entries of one text table, by its number.
  static func entries(ofTable number: Int) -> [FactEntry] {
    var count = 0
    let base = gloss_lexicon_text(number, &count)
    return FactTable.entries(UnsafeRawBufferPointer(start: base, count: count))
  }

  private static func country(_ entry: FactEntry) -> Country {
    Country(
      name: entry.names[0], isoCode: entry.facts["iso"] ?? "", capitals: entry.list("capital"),
      demonyms: entry.list("people"), currency: entry.facts["currency"] ?? "")
  }

  /// The bytes of the compiled table: every name of every text table with its classes.
  static func compile() -> [UInt8] {
    var phrases: [(words: [UInt64], classes: LexiconClasses, entry: Int)] = []
    func add(_ name: String, _ classes: LexiconClasses, _ entry: Int = -1) {
      phrases.append((PhraseSplitter.words(name), classes, entry))
      // A name with a point is met without it too.
      guard name.contains("."), name.count > 3 else { return }
      phrases.append((PhraseSplitter.words(name.filter { $0 != "." }), classes, entry))
    }
    var countryOfCode: [String: Int] = [:]
    // States before dependent territories: "Dutch" is of the Netherlands.
    let countries = Array(entries(ofTable: 0).enumerated())
    for (index, entry) in countries.filter({ $1.facts["state"] == "1" })
      + countries.filter({ $1.facts["state"] != "1" })
    {
      countryOfCode[entry.facts["iso"] ?? ""] = index
      for name in entry.names { add(name, .country, index) }
      for name in entry.list("capital") { add(name, [.capital, .city], index) }
      for name in entry.list("people") { add(name, .demonym, index) }
    }
    for table in [1, 3, 4, 5] {
      for entry in entries(ofTable: table) {
        guard let section = LexiconClasses.named(entry.section) else { continue }
        let country = entry.facts["country"].flatMap { countryOfCode[$0] } ?? -1
        for name in entry.names { add(name, section.union(genderClass(entry)), country) }
      }
    }
    for entry in entries(ofTable: 2) {
      for form in VerbForms.forms(of: entry.names[0]) { add(form, .cueVerb) }
    }
    return PhraseTable.compile(phrases)
  }

  private static func genderClass(_ entry: FactEntry) -> LexiconClasses {
    switch (entry.section, entry.facts["gender"]) {
    case ("givenName", "m"): .masculineGivenName
    case ("givenName", "f"): .feminineGivenName
    case ("title", "m"): .masculineTitle
    case ("title", "f"): .feminineTitle
    default: []
    }
  }
}

/// Makes the compiled table: for `gloss-train lexicon`, and for the test that the one that ships is fresh.
package enum LexiconCompiler {
  /// The bytes of the compiled table.
  package static func compile() -> [UInt8] { FactSources.compile() }

  /// The bytes of the table that ships.
  package static var shipped: [UInt8] {
    var count = 0
    let base = gloss_lexicon_compiled(&count)
    return Array(UnsafeRawBufferPointer(start: base, count: count))
  }
}
