// Who is meant: names, capitals that act, noun phrases, pronouns. All people and groups here are invented.

import Annotation
import Prose
import Testing
import Text

@testable import Analysis

/// The annotation of a text.
private func annotate(_ text: String) -> DocumentAnnotation { Pipeline.annotate(SourceText(text)) }

/// The mention that starts where the marked word starts: `[she]`.
private func marked(_ fixture: String) -> (annotation: DocumentAnnotation, mention: Mention?) {
  let bytes = Array(fixture.utf8)
  guard let open = bytes.firstIndex(of: UInt8(ascii: "[")), let close = bytes.firstIndex(of: UInt8(ascii: "]")) else {
    return (annotate(fixture), nil)
  }
  let text = bytes[..<open] + bytes[(open + 1)..<close] + bytes[(close + 1)...]
  let annotation = Pipeline.annotate(SourceText(validUTF8: Array(text)))
  let range = ByteRange(open, close - 1)
  return (annotation, annotation.mentions.first { $0.range == range })
}

/// The canonical name of the entity that the bracketed mention points to; `nil` where there is no such mention.
private func entity(_ fixture: String) -> String? {
  let (annotation, mention) = marked(fixture)
  guard let mention, annotation.chains.indices.contains(mention.chain) else { return nil }
  return annotation.chains[mention.chain].canonicalName
}

@Suite("Names of one entity")
struct NameLinkingTests {
  @Test(arguments: [
    ("Maria Delgado opened the school in March. Months later [Delgado] closed it.", "Maria Delgado"),
    ("[Okafor] resigns. The governor, Chidi Okafor, stepped down on Monday.", "Chidi Okafor"),
    ("The World Health Organization (WHO) sent help. The [WHO] had warned of it.", "World Health Organization"),
    ("The United States protested. Officials said the [US] would respond.", "United States"),
    ("President Anna Kowalski spoke in Warsaw. Mrs [Kowalski] left early.", "Anna Kowalski"),
  ])
  func sameEntity(_ fixture: String, _ name: String) {
    #expect(entity(fixture) == name)
  }

  @Test func familyMembersStayApart() {
    let text = "Peter Lindgren met his sister Clara Lindgren in Oslo. Mrs [Lindgren] was pleased."
    #expect(entity(text) == "Clara Lindgren")
  }

  @Test func peopleAndCountryStayApart() {
    #expect(entity("Kenya held talks with Uganda. The [Kenyan] envoy left.") != "Kenya")
  }
}

@Suite("Capitals that stand for states")
struct MetonymyTests {
  @Test(arguments: [
    "Peru and Chile disagree. [Lima] has rejected the plan.",
    "Peru and Chile disagree. The talks with [Lima] failed.",
    "Peru and Chile disagree. [Lima]’s refusal surprised diplomats.",
  ])
  func acts(_ fixture: String) {
    let (annotation, mention) = marked(fixture)
    #expect(mention?.isMetonym == true)
    #expect(mention.map { annotation.chains[$0.chain].canonicalName } == "Peru")
  }

  @Test(arguments: [
    "Peru and Chile disagree. Thousands marched in [Lima] on Sunday.",
    "Peru and Chile disagree. He flew to [Lima] on Sunday.",
    "Peru and Chile disagree. The streets of [Lima] were empty.",
    "Peru and Chile disagree. [Lima]’s airport was closed.",
  ])
  func isAPlace(_ fixture: String) {
    #expect(marked(fixture).mention?.isMetonym == false)
  }
}

@Suite("Noun phrases that point back")
struct NominalLinkingTests {
  @Test(arguments: [
    ("A military council took power in Ruritania. On Friday [the council] banned rallies.", "A military council"),
    ("The ousting of the governor shocked many. After [the coup], the airport closed.", "The ousting of the governor"),
  ])
  func pointsBack(_ fixture: String, _ name: String) {
    #expect(entity(fixture) == name)
  }

  @Test func countryThatTheTextIsAbout() {
    let text = """
      Ghana raised its fuel price again. Ghana had promised lenders that it would. Exports to Togo fell.

      Economists said inflation in [the country] would rise.
      """
    #expect(entity(text) == "Ghana")
  }

  @Test func indefiniteIntroduces() {
    #expect(entity("A soldier was hurt. Later [a soldier] died.") == "a soldier")
  }
}

@Suite("Names that were changed")
struct RenamingTests {
  @Test(arguments: [
    "The militia took the name in spring. The unit, renamed [Northern Shield], left Lagos on Monday.",
    "Renamed [Northern Shield] in spring, the unit left Lagos on Monday.",
  ])
  func bearerIsTheUnit(_ fixture: String) {
    let (annotation, mention) = marked(fixture)
    let chain = mention.map { annotation.chains[$0.chain].mentions.map { annotation.mentions[$0] } } ?? []
    #expect(chain.contains { annotation.text[$0.head] == "unit" })
  }
}

@Suite("Pronouns")
struct PronounTests {
  @Test(arguments: [
    ("Maria Delgado opened the school. [She] thanked the teachers.", "Maria Delgado"),
    ("Maria Delgado met Tom Baker. [He] had asked for the meeting.", "Tom Baker"),
    ("The company fired its manager because [it] needed cash.", "The company"),
    ("Kenya cut [its] fuel subsidy.", "Kenya"),
    ("Protesters blocked the bridge. [They] left at dawn.", "Protesters"),
  ])
  func thirdPerson(_ fixture: String, _ name: String) {
    #expect(entity(fixture) == name)
  }

  @Test func nothingIsMeantByWeather() {
    #expect(entity("[It] is clear that Kenya will vote.") == nil)
  }
}

@Suite("Roles in the text’s own words")
struct RoleTests {
  @Test(arguments: [
    ("Harbour College professor Ines Wagner spoke to reporters.", "Ines Wagner", "Harbour College professor"),
    ("Tom Baker, a fellow at the Harbour Institute, disagreed.", "Tom Baker", "a fellow at the Harbour Institute"),
    ("Tom Baker is the mayor of Springfield.", "Tom Baker", "the mayor of Springfield"),
    ("“No,” the Danish foreign minister, Lars Holm, said.", "Lars Holm", "the Danish foreign minister"),
  ])
  func role(_ text: String, _ name: String, _ role: String) {
    let annotation = annotate(text)
    let chain = annotation.chains.first { $0.canonicalName == name }
    #expect(chain?.roles.map(\.text).contains(role) == true, "roles: \(chain?.roles.map(\.text) ?? [])")
  }
}
