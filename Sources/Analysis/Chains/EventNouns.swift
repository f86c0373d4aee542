// Nouns that can name one and the same event, and verbs that tell of it: an "ousting" is later "the coup".

import Text

/// Sorts of events, each with the nouns that news uses for it.
enum EventNouns {
  private static let sorts: [String] = [
    "coup putsch ousting ouster overthrow toppling takeover removal",
    "attack assault raid strike bombing blast explosion shooting massacre ambush",
    "war conflict invasion offensive fighting",
    "election vote poll ballot referendum elections polls",
    "earthquake quake tremor",
    "storm hurricane cyclone typhoon",
    "fire blaze wildfire inferno",
    "crash accident collision derailment",
    "protest demonstration rally march protests demonstrations",
    "meeting talks summit conference negotiations",
    "deal agreement accord pact treaty",
    "ceasefire truce armistice",
    "killing murder assassination slaying death",
    "kidnapping abduction",
    "merger acquisition takeover purchase",
    "outbreak epidemic pandemic",
    "withdrawal pullout departure exit",
  ]

  private static let table: WordMap<Int> = {
    var table: [UInt64: Int] = [:]
    for (sort, words) in sorts.enumerated() {
      for word in words.split(separator: " ") where table[WordHash.folded(word)] == nil {
        table[WordHash.folded(word)] = sort
      }
    }
    return WordMap(table)
  }()

  /// The sort of event that a noun names; `nil` for other nouns.
  static func sort(_ foldedHash: UInt64) -> Int? { table[foldedHash] }

  /// The verbs that tell of an event, each with a noun of its sort.
  private static let verbs: [String: String] = [
    "coup": "ousted toppled overthrew overthrown deposed unseated",
    "attack": "attacked bombed raided stormed shelled ambushed",
    "war": "invaded", "election": "voted elected re-elected reelected",
    "protest": "protested marched rallied demonstrated",
    "meeting": "met", "deal": "agreed signed", "killing": "killed murdered assassinated slain",
    "kidnapping": "kidnapped abducted", "merger": "merged acquired bought", "crash": "crashed collided derailed",
    "withdrawal": "withdrew withdrawn pulled", "fire": "burned burnt blazed", "earthquake": "shook",
  ]

  private static let verbTable: WordMap<Int> = {
    var table: [UInt64: Int] = [:]
    for (noun, words) in verbs {
      for word in words.split(separator: " ") { table[WordHash.folded(word)] = sort(WordHash.folded(noun)) }
    }
    return WordMap(table)
  }()

  /// The sort of event that a verb tells of; `nil` for other verbs.
  static func sort(ofVerb foldedHash: UInt64) -> Int? { verbTable[foldedHash] }
}
