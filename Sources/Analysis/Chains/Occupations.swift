// Fields of work by the words of an office, and the words of institutions that every country has.
//
// They tell two people of one name apart ("the striker", "the finance minister"), and two ministries of one name. Closed
// lists of what news calls people; a word in no list says nothing.

import Text

/// Looks up the words of roles.
package enum Occupations {
  /// A set of fields of work, one bit a field.
  package typealias Fields = UInt16

  private static let fields: [String] = [
    """
    minister ministers president premier chancellor senator congressman congresswoman lawmaker legislator mp deputy councillor
    councilor councilman councilwoman mayor governor secretary ambassador envoy diplomat politician candidate nominee
    representative speaker leader premier commissioner monarch king queen prince princess
    """,
    """
    striker goalkeeper midfielder defender forward footballer player coach manager captain winger athlete sprinter runner
    swimmer boxer cyclist golfer cricketer batsman bowler skater skier gymnast quarterback pitcher linebacker wrestler driver
    racer jockey referee umpire medallist medalist champion rower
    """,
    """
    singer musician actor actress director filmmaker novelist author writer poet painter artist sculptor composer rapper dancer
    comedian playwright screenwriter photographer model designer architect pianist violinist guitarist drummer
    """,
    """
    professor scientist researcher scholar historian economist lecturer physicist chemist biologist sociologist anthropologist
    mathematician astronomer archaeologist geologist epidemiologist academic fellow analyst virologist ecologist
    """,
    """
    ceo executive businessman businesswoman entrepreneur founder financier investor banker industrialist tycoon billionaire
    owner trader broker developer
    """,
    "general colonel commander admiral major sergeant lieutenant soldier officer warlord marshal brigadier pilot",
    "judge lawyer attorney prosecutor justice solicitor barrister magistrate advocate",
    "bishop priest pope imam rabbi cardinal archbishop pastor reverend monk cleric mullah",
    "doctor surgeon physician nurse paediatrician pediatrician psychiatrist psychologist dentist midwife",
    "journalist reporter editor correspondent columnist anchor broadcaster presenter blogger",
    "murderer gangster robber thief fraudster smuggler trafficker hitman burglar arsonist defendant convict",
    "farmer fisherman teacher baker plumber carpenter shopkeeper mechanic electrician firefighter student pupil waiter cook",
  ]

  private static let fieldOfWord: WordMap<Fields> = {
    var table: [UInt64: Fields] = [:]
    for (field, words) in fields.enumerated() {
      for word in words.split(whereSeparator: { $0 == " " || $0 == "\n" }) {
        table[WordHash.folded(word), default: 0] |= 1 << Fields(field)
      }
    }
    return WordMap(table)
  }()

  /// The fields that a word speaks of; none for other words.
  package static func fields(ofWord foldedHash: UInt64) -> Fields { fieldOfWord[foldedHash] ?? 0 }

  private static let institutionWords = WordSet(
    """
    ministry ministries department of the for and court supreme high constitutional appeal appeals federal national state
    central bank assembly parliament senate congress house commons lords chamber deputies commission electoral election
    independent council security police army navy air force armed forces guard cabinet government party democratic republican
    liberal labour labor conservative socialist communist green people's peoples workers finance foreign affairs interior
    defence defense justice health education agriculture energy transport environment trade treasury home office agency
    service intelligence customs revenue statistics weather meteorological human rights civil aviation authority board
    federation union association football chamber commerce press museum library university hospital airport post
    """)

  /// Whether a name is made of the words of institutions alone, so that every country may have one: "Ministry of Finance".
  package static func isInstitutionOfAnyCountry(_ words: [UInt64]) -> Bool {
    words.count > 1 && words.allSatisfy(institutionWords.contains)
  }
}
