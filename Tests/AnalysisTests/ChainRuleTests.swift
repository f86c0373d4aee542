// Each rule of the chains by its name, on prose about invented people: the rule must be the reason that is given.

import Annotation
import Testing
import Text

@testable import Analysis

/// A mention between brackets, with the entity that it got and why.
private struct Linked {
  let annotation: DocumentAnnotation
  let mention: Mention?

  /// `[she]` marks the mention; the brackets are taken out.
  init(_ fixture: String) {
    let bytes = Array(fixture.utf8)
    guard let open = bytes.firstIndex(of: UInt8(ascii: "[")), let close = bytes.firstIndex(of: UInt8(ascii: "]")) else {
      annotation = Pipeline.annotate(SourceText(fixture))
      mention = nil
      return
    }
    let text = Array(bytes[..<open] + bytes[(open + 1)..<close] + bytes[(close + 1)...])
    annotation = Pipeline.annotate(SourceText(validUTF8: text))
    let range = ByteRange(open, close - 1)
    mention = annotation.mentions.first { $0.range == range }
  }

  var entity: String? { mention.map { annotation.chains[$0.chain].canonicalName } }
  var rule: String? { mention.map { annotation.evidence[$0.evidence].rule } }
}

@Suite("Rules of names")
struct NameRuleOfChainsTests {
  @Test(
    "the rule that joins a name",
    arguments: [
      ("Kenya voted on Monday. Turnout was high, and [Kenya] was calm.", "Kenya", "chains.sameName"),
      ("The United States objected. The [US] later agreed.", "United States", "chains.sameCountry"),
      ("Maria Elena Delgado spoke. Later [Maria Delgado] left.", "Maria Elena Delgado", "chains.fullNameVariant"),
      ("Maria Delgado spoke in Lima. On Friday [Delgado] left.", "Maria Delgado", "chains.surnameAfterFullName"),
      ("Maria Delgado sang on Friday. “I love it,” said [Maria].", "Maria Delgado", "chains.givenNameAfterFullName"),
      (
        "The African Development Bank lent more. The [ADB] said so.", "African Development Bank", "chains.acronym"
      ),
      ("Barrow Steel Holdings cut jobs. On Friday [Barrow Steel] hired.", "Barrow Steel Holdings", "chains.sameName"),
      (
        "Maria Elena Delgado Ruiz spoke in Lima. Later [Elena] left.", "Maria Elena Delgado Ruiz",
        "chains.partOfFullName"
      ),
      (
        "The Harbour Workers Union called a strike. The [Harbour Workers] said that talks had failed.",
        "Harbour Workers Union", "chains.shortForm"
      ),
    ])
  func joins(_ fixture: String, _ name: String, _ rule: String) {
    let linked = Linked(fixture)
    #expect(linked.entity == name)
    #expect(linked.rule == rule)
  }

  @Test("an acronym may come before its expansion")
  func acronymFirst() {
    let linked = Linked("The [ADB] lent more. The African Development Bank is based in Abidjan.")
    #expect(linked.entity == "African Development Bank")
  }

  @Test(
    "a family’s members stay apart, and the surname alone goes to the one whose title fits",
    arguments: [
      ("Mr", "Thomas Lindgren"), ("Mr.", "Thomas Lindgren"), ("Mrs", "Maria Lindgren"), ("Ms", "Maria Lindgren"),
    ])
  func family(title: String, name: String) {
    let text = """
      Thomas Lindgren and Maria Lindgren run the bakery in Malmö. Thomas Lindgren bakes, Maria Lindgren sells.
      """
    #expect(Linked(text + " On Sundays \(title) [Lindgren] sleeps.").entity == name)
    // The other way round, so that nearness does not help.
    #expect(
      Linked("Maria Lindgren met Thomas Lindgren in Malmö. Yesterday \(title) [Lindgren] slept.").entity == name)
    let chains = Linked(text).annotation.chains.map(\.canonicalName).filter { $0.hasSuffix("Lindgren") }
    #expect(chains == ["Thomas Lindgren", "Maria Lindgren"])
  }

  @Test(
    "a name spelled in two ways is one name",
    arguments: [
      ("Ilya Sorokin spoke on Monday. On Friday [Ilya Sorokine] left.", "Ilya Sorokine"),
      ("María Núñez spoke on Monday. On Friday [Maria Nunez] left.", "María Núñez"),
    ])
  func spelling(_ fixture: String, _ name: String) {
    let linked = Linked(fixture)
    #expect(linked.entity == name)
    #expect(linked.rule == "chains.spellingVariant")
  }

  @Test("names that differ in a given name or in a short surname are two names")
  func otherNames() {
    #expect(Linked("Maria Delgado spoke on Monday. On Friday [Mario Delgado] left.").entity == "Mario Delgado")
    #expect(Linked("Anna Berg spoke on Monday. On Friday [Anna Borg] left.").entity == "Anna Borg")
  }

  @Test("two people of one name are told apart by what the text says that they are")
  func namesakes() {
    let text = "Senator Tom Reed voted no. [Tom Reed], a farmer, sold eggs in the same town."
    let annotation = Linked(text).annotation
    #expect(annotation.chains.filter { $0.canonicalName == "Tom Reed" }.count == 2)
    let same = "Senator Tom Reed voted no. [Tom Reed], a former farmer, sold eggs in the same town."
    #expect(Linked(same).annotation.chains.filter { $0.canonicalName == "Tom Reed" }.count == 1)
  }

  @Test("Mr and Mrs of one surname are two people")
  func couple() {
    let annotation = Linked("Mr Lindgren left Malmö. Mrs Lindgren stayed. Mr Lindgren returned.").annotation
    #expect(annotation.chains.filter { $0.canonicalName == "Lindgren" }.map(\.mentions.count) == [2, 1])
  }

  @Test("a demonym and its country are two entities that are tied")
  func demonym() {
    let annotation = Linked("Kenya held talks with Uganda. The Kenyan envoy left Kenya.").annotation
    let people = annotation.chains.first { $0.canonicalName == "Kenyan" }
    let ties = people?.relations.map { ($0.kind, annotation.chains[$0.chain].canonicalName) } ?? []
    #expect(ties.contains { $0 == (.nationalityOf, "Kenya") })
  }

  @Test("a capital is tied to its country")
  func capital() {
    let annotation = Linked("Peru is calm. Thousands marched in Lima on Sunday.").annotation
    let city = annotation.chains.first { $0.canonicalName == "Lima" }
    #expect(city?.relations.contains { annotation.chains[$0.chain].canonicalName == "Peru" } == true)
    #expect(city?.relations.first?.kind == .capitalOf)
  }
}

@Suite("Rules of capitals")
struct CapitalRuleTests {
  @Test(
    "the rule by which a capital is a state",
    arguments: [
      ("Peru and Chile disagree. [Lima] has rejected the plan.", "chains.capitalActs"),
      ("Peru and Chile disagree. Diplomats accused [Lima] of delay.", "chains.capitalAddressed"),
      ("Peru and Chile disagree. [Lima]’s refusal surprised diplomats.", "chains.capitalOwns"),
      ("Peru and Chile disagree. The dispute with [Lima] is old.", "chains.capitalDealtWith"),
    ])
  func isState(_ fixture: String, _ rule: String) {
    let linked = Linked(fixture)
    #expect(linked.entity == "Peru")
    #expect(linked.mention?.isMetonym == true)
    #expect(linked.rule == rule)
  }

  @Test("two capitals of a text that stand for their own states do not mix")
  func two() {
    let text = "Peru and Chile disagree. Lima has rejected the plan. [Santiago] has accepted it."
    #expect(Linked(text).entity == "Chile")
  }
}

@Suite("Rules of noun phrases")
struct NominalRuleTests {
  @Test(
    "the rule that joins a noun phrase",
    arguments: [
      ("A ferry sank off the coast. On Monday divers reached [the ferry].", "A ferry", "chains.sameHead"),
      (
        "Finance minister Ines Roth resigned. Colleagues praised [the minister].", "Ines Roth", "chains.sameRole"
      ),
      (
        "The Electoral Commission met twice. On Friday [the commission] published a list.", "Electoral Commission",
        "chains.nameWithHead"
      ),
      (
        "The ousting of the governor shocked many. After [the coup], the airport closed.",
        "The ousting of the governor",
        "chains.sameEvent"
      ),
      ("Ghana raised its fuel price. Prices in [the country] had fallen.", "Ghana", "chains.kindOfEntity"),
      (
        "My neighbour left. Tom Reed called his mother. Then he thanked [his mother].", "his mother",
        "chains.samePossession"
      ),
    ])
  func joins(_ fixture: String, _ name: String, _ rule: String) {
    let linked = Linked(fixture)
    #expect(linked.entity == name)
    #expect(linked.rule == rule)
  }

  @Test("an event that a verb told of keeps the verb as its reason")
  func eventOfClause() {
    let linked = Linked("Soldiers ousted the governor at dawn. After [the coup], banks closed.")
    let evidence = linked.mention.map { linked.annotation.evidence[$0.evidence] }
    #expect(evidence?.rule == "chains.eventOfClause")
    #expect(evidence?.ranges.map { linked.annotation.text[$0] } == ["ousted"])
  }

  @Test("the mother of another is another mother")
  func otherOwner() {
    let linked = Linked("Tom Reed called his mother. Ines Roth thanked [her mother].")
    #expect(linked.rule != "chains.samePossession")
  }

  @Test("of two ministers the one whose office is meant")
  func twoMinisters() {
    let text = "Finance minister Ines Roth met health secretary Olaf Brandt. On Friday [the secretary] resigned."
    #expect(Linked(text).entity == "Olaf Brandt")
  }
}

@Suite("Rules of pronouns in quotations")
struct QuotedPronounTests {
  @Test(
    "who is meant by I, we and you",
    arguments: [
      ("“[I] am tired,” Ines Roth said on Monday.", "Ines Roth", "chains.speakerSaysI"),
      ("“[We] are ready,” the Harbour Workers Union said on Monday.", "Harbour Workers Union", "chains.speakersSayWe"),
      ("“I am tired and [I] will leave,” Ines Roth said.", "Ines Roth", "chains.speakerSaysI"),
      (
        "“[Our] army is ready,” Kenyan President Tom Mwangi said in Nairobi. Kenya borders Uganda.", "Kenya",
        "chains.speakersSideIsWe"
      ),
      ("“[You] must leave,” Ines Roth told Tom Reed on Monday.", "Tom Reed", "chains.addresseeIsYou"),
      ("We know that [we] must act. Nobody helps us.", "We", "chains.samePronoun"),
    ])
  func quoted(_ fixture: String, _ name: String, _ rule: String) {
    let linked = Linked(fixture)
    #expect(linked.entity == name)
    #expect(linked.rule == rule)
  }

  @Test("a name inside a quotation is invisible to a pronoun outside it")
  func invisible() {
    let text = "Ines Roth spoke to reporters. “Clara Berg is a friend,” Roth said. [She] left early."
    #expect(Linked(text).entity == "Ines Roth")
  }

  @Test("we in one quotation and we in another are not the same where nobody says whose they are")
  func otherTwin() {
    let text = "“We won,” said the Harbour Workers Union. “[We] lost,” said the Quarry Owners Union."
    #expect(Linked(text).entity == "Quarry Owners Union")
  }

  @Test("the pronoun that speaks is the one who spoke before")
  func speaksAgain() {
    let text = "“We lost,” Ines Roth said. “We will try again,” [she] added."
    let linked = Linked(text)
    #expect(linked.entity == "Ines Roth")
    let speakers = linked.annotation.quotations.compactMap(\.chain).map { linked.annotation.chains[$0].canonicalName }
    #expect(speakers == ["Ines Roth", "Ines Roth"])
  }
}

@Suite("Rules of new names")
struct RenamingRuleTests {
  @Test(
    "a new name is its bearer’s",
    arguments: [
      ("The militia was renamed the [Northern Guard] in May. The Northern Guard grew.", "Northern Guard"),
      ("The group renamed itself [Coast Watch]. Coast Watch has forty members.", "Coast Watch"),
      (
        "The Quarry Bank, which rebranded itself as [Stone Trust], closed. Stone Trust opened again.", "Quarry Bank"
      ),
    ])
  func renamed(_ fixture: String, _ name: String) {
    let linked = Linked(fixture)
    #expect(linked.entity == name)
    #expect(linked.rule == "chains.renamed")
    // The bearer and every later use of the new name share its chain.
    #expect(linked.mention.map { linked.annotation.chains[$0.chain].mentions.count } ?? 0 >= 3)
  }
}

@Suite("Reasons")
struct ChainEvidenceTests {
  @Test("a pronoun keeps what lost against its antecedent")
  func alternatives() {
    let linked = Linked("Tom Reed met Olaf Brandt in Lima. On the way home [he] fell asleep.")
    let evidence = linked.mention.map { linked.annotation.evidence[$0.evidence] }
    #expect(evidence?.rule == "chains.pronoun")
    #expect(evidence?.ranges.isEmpty == false)
    #expect(evidence?.alternatives.map(\.text).contains { $0 == "Olaf Brandt" || $0 == "Tom Reed" } == true)
  }

  @Test("every mention says why it is where it is")
  func everyMention() {
    let text = """
      Kenya held talks with Uganda. Finance minister Ines Roth, a former judge, met her brother Tom Roth. “I hope,” she
      said, “that they listen.” The minister left. Nairobi has rejected the plan.
      """
    let annotation = Pipeline.annotate(SourceText(text))
    for mention in annotation.mentions {
      #expect(annotation.evidence[mention.evidence].rule.hasPrefix("chains."), "\(annotation.text[mention.range])")
    }
  }
}

@Suite("Gender of given names")
struct GenderBalanceTests {
  /// Two sentences in which only the given name tells who the pronoun means; both orders, so that nearness cannot.
  private static let pairs: [(feminine: String, masculine: String)] = [
    ("Maria", "Thomas"), ("Anna", "Peter"), ("Fatima", "Omar"), ("Aisha", "Ibrahim"), ("Elena", "Carlos"),
    ("Olga", "Ivan"), ("Ingrid", "Lars"), ("Chloe", "Pierre"), ("Sarah", "David"), ("Laura", "Paul"),
  ]

  private func resolved(_ subject: String, _ object: String, _ pronoun: String) -> String? {
    Linked("\(subject) Keller met \(object) Varga on Monday. The next day [\(pronoun)] resigned.").entity
  }

  @Test("she and he are resolved alike, whoever stands first")
  func balance() {
    var feminine = 0
    var masculine = 0
    for pair in Self.pairs {
      if resolved(pair.feminine, pair.masculine, "she") == "\(pair.feminine) Keller" { feminine += 1 }
      if resolved(pair.masculine, pair.feminine, "she") == "\(pair.feminine) Varga" { feminine += 1 }
      if resolved(pair.masculine, pair.feminine, "he") == "\(pair.masculine) Keller" { masculine += 1 }
      if resolved(pair.feminine, pair.masculine, "he") == "\(pair.masculine) Varga" { masculine += 1 }
    }
    #expect(feminine >= 18)
    #expect(masculine >= 18)
    #expect(abs(feminine - masculine) <= 1)
  }
}

@Suite struct CanonicalNameTests {
  @Test(arguments: [
    ("Ana Bell", "Ana Bell"), ("Ana\nBell", "Ana Bell"), ("Ana  Bell", "Ana Bell"), ("Ana\r\n  Bell ", "Ana Bell"),
    (" Ana", "Ana"), ("Zoë\u{A0}Bell", "Zoë Bell"), ("Zoë Bell", "Zoë Bell"), ("", ""), (" ", ""),
  ])
  func aNameStandsOnOneLine(name: String, expected: String) { #expect(ChainDescriber.onOneLine(name) == expected) }
}
