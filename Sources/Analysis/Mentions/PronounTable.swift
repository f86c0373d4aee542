// The personal pronouns of English with what they say of their referent.

import Annotation
import Text

/// One personal or possessive pronoun.
struct PronounForm: Sendable {
  /// Who is meant, seen from whoever speaks.
  enum Person: UInt8, Sendable {
    case first, second, third
  }

  let person: Person
  let gender: Gender
  let number: GrammaticalNumber
  /// `himself`, `itself`, …: the referent stands in the same clause.
  let isReflexive: Bool
  /// `his`, `their`, …: stands before a noun.
  var isPossessive: Bool
}

/// Looks up pronouns by the folded hash of their token.
enum PronounTable {
  private typealias Row = (words: String, person: PronounForm.Person, gender: Gender, number: GrammaticalNumber)

  private static let rows: [Row] = [
    ("i me my mine myself", .first, .unknown, .singular),
    ("we us our ours ourselves ourself", .first, .unknown, .plural),
    ("you your yours yourself yourselves", .second, .unknown, .unknown),
    ("he him his himself", .third, .masculine, .singular),
    ("she her hers herself", .third, .feminine, .singular),
    ("it its itself", .third, .neuter, .singular),
    ("they them their theirs themselves themself 'em", .third, .unknown, .plural),
  ]

  private static let possessives: Set<String> = [
    "my", "mine", "our", "ours", "your", "yours", "his", "hers", "her", "its", "their", "theirs",
  ]

  private static let forms: WordMap<PronounForm> = {
    var forms: [UInt64: PronounForm] = [:]
    for row in rows {
      for word in row.words.split(separator: " ") {
        forms[WordHash.folded(word)] = PronounForm(
          person: row.person, gender: row.gender, number: row.number,
          isReflexive: word.hasSuffix("self") || word.hasSuffix("selves"),
          isPossessive: possessives.contains(String(word)))
      }
    }
    return WordMap(forms)
  }()

  /// The pronoun with this hash; `nil` for other words.
  static func form(_ foldedHash: UInt64) -> PronounForm? { forms[foldedHash] }

  /// The pronoun with this hash and tag: "her" stands before a noun or as an object, which only its tag tells.
  static func form(_ foldedHash: UInt64, _ tag: PartOfSpeech) -> PronounForm? {
    guard var form = forms[foldedHash] else { return nil }
    if foldedHash == her, tag == .PRP { form.isPossessive = false }
    return form
  }

  private static let her = WordHash.folded("her")
}
