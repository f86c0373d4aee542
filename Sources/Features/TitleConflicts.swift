// Two titles before the names of one person that do not go together: a colonel who is a general further down.
//
// It reads the titles that the text itself puts before names. What an office is it knows by a short list: a pair that the
// list does not know is no conflict, for people do hold two offices at once.

import Annotation
import Corpus
import Text

/// Finds titles that contradict each other.
enum TitleConflicts {
  /// A title that contradicts an earlier one of the same person.
  struct Conflict {
    /// The later title.
    var title: ByteRange
    /// The later title with the name behind it, and the earlier one with its name.
    var later: ByteRange
    var earlier: ByteRange
    /// The earlier title.
    var related: ByteRange
  }

  /// The first conflict of each person, in the order of chains.
  static func all(in document: DocumentSnapshot, where isExcluded: (ByteRange) -> Bool) -> [Conflict] {
    document.annotation.chains.indices.compactMap { chain in
      guard let facts = EntityFacts(chain: chain, in: document), facts.chain.type == .person else { return nil }
      return conflict(of: facts, isExcluded)
    }
  }

  private static func conflict(of facts: EntityFacts, _ isExcluded: (ByteRange) -> Bool) -> Conflict? {
    var titles: [(range: ByteRange, withName: ByteRange, office: Office)] = []
    for role in facts.chain.roles {
      guard let name = name(behind: role.range, facts), name.quotation == nil, !isExcluded(name.range),
        let office = Office(words(of: role.text))
      else { continue }
      if let earlier = titles.first(where: { $0.office.contradicts(office) && !holdsBoth($0.office, office, facts) }) {
        return Conflict(
          title: role.range, later: role.range.union(name.range), earlier: earlier.withName, related: earlier.range)
      }
      titles.append((role.range, role.range.union(name.range), office))
    }
    return nil
  }

  /// The name of the person right behind a role; `nil` where the role is no title before a name.
  private static func name(behind role: ByteRange, _ facts: EntityFacts) -> Mention? {
    facts.mentions.first { mention in
      mention.kind == .name && mention.range.start > role.end && mention.range.start - role.end <= 3
        && facts.document.text.bytes[role.end..<mention.range.start].allSatisfy { $0 <= 0x20 }
    }
  }

  /// Whether the text says in one breath that the person has both offices: "deputy prime minister and finance minister".
  private static func holdsBoth(_ first: Office, _ second: Office, _ facts: EntityFacts) -> Bool {
    facts.chain.roles.contains { role in
      let parts = words(of: role.text.replacing(",", with: " and ").replacing("&", with: " and ")).split(
        separator: "and")
      // "minister of finance": what stands behind "of" heads nothing.
      let heads = parts.compactMap { part in Office(Array(part.prefix { $0 != "of" && $0 != "for" }))?.head }
      guard let place = heads.firstIndex(of: first.head) else { return false }
      return heads.enumerated().contains { $0.offset != place && $0.element == second.head }
    }
  }

  /// The words of a role in small letters, without points, abbreviations written out.
  static func words(of role: String) -> [String] {
    role.split { $0.isWhitespace || ",-/".contains($0) }.map { word in
      let word = word.lowercased().filter { $0 != "." && $0 != "’" && $0 != "'" }
      return abbreviations[word] ?? word
    }
  }

  private static let abbreviations = [
    "adm": "admiral", "brig": "brigadier", "capt": "captain", "cllr": "councillor", "cmdr": "commander",
    "col": "colonel", "congressman": "representative", "congresswoman": "representative", "councilman": "councillor",
    "councilor": "councillor", "councilwoman": "councillor", "cpl": "corporal", "defence": "defense", "gen": "general",
    "gov": "governor", "insp": "inspector", "labour": "labor", "lt": "lieutenant", "maj": "major", "miss": "ms",
    "mrs": "ms", "premier": "prime-minister", "pres": "president", "rep": "representative", "sen": "senator",
    "sgt": "sergeant", "supt": "superintendent",
  ]
}

/// An office as a title names it.
struct Office: Equatable {
  /// Offices of which a person has one at a time.
  enum Family {
    case courtesy, rank, seat, government
  }

  /// The word that heads it: `minister`, `colonel`.
  let head: String
  private let family: Family
  /// What tells it from others with the same head: the portfolios of a minister, the other words of a rank.
  private let others: Set<String>
  /// Whether it is that of a deputy.
  private let isDeputy: Bool

  /// The office that words name at their end; `nil` where they name none that is known, or a former one.
  init?(_ words: [String]) {
    guard let last = words.last, let family = Self.families[last], Self.past.isDisjoint(with: words) else { return nil }
    let before = words.dropLast()
    // "Attorney General", "Secretary General", "Prime Minister": other offices than their last words say.
    if let word = before.last, Self.compounds.contains(word + " " + last) {
      head = word + "-" + last
      self.family = .government
      others = []
      isDeputy = !Self.deputies.isDisjoint(with: before.dropLast())
      return
    }
    head = last
    self.family = family
    isDeputy = family == .government && !Self.deputies.isDisjoint(with: before)
    switch family {
    case .rank: others = Set(before.reversed().prefix { Self.families[$0] == .rank })
    case .government: others = Set(before).intersection(Self.portfolios)
    case .courtesy, .seat: others = []
    }
  }

  /// Whether one person can hardly have both titles in one text. What only adds to the other ("general" and "lieutenant
  /// general") does not contradict it.
  func contradicts(_ other: Office) -> Bool {
    guard family == other.family else { return false }
    guard head == other.head else { return !others.contains(other.head) && !other.others.contains(head) }
    if isDeputy != other.isDeputy { return true }
    return family == .government && !others.isEmpty && !other.others.isEmpty && others.isDisjoint(with: other.others)
  }

  private static let families: [String: Family] = {
    var families: [String: Family] = [:]
    let lists: [(Family, String)] = [
      (.courtesy, "mr ms"),
      (
        .rank,
        "private corporal sergeant lieutenant captain major colonel brigadier general ensign commander commodore admiral "
          + "marshal constable inspector superintendent"
      ),
      (.seat, "senator representative councillor"),
      (.government, "president chancellor governor mayor minister prime-minister secretary"),
    ]
    for (family, words) in lists { for word in words.split(separator: " ") { families[String(word)] = family } }
    return families
  }()

  private static let compounds: Set<String> = [
    "attorney general", "consul general", "director general", "governor general", "prime minister", "secretary general",
    "solicitor general", "surgeon general",
  ]
  private static let deputies: Set<String> = ["assistant", "associate", "deputy", "under", "vice"]
  private static let past: Set<String> = [
    "acting", "designate", "elect", "ex", "former", "formerly", "future", "incoming", "interim", "late", "longtime",
    "nominee", "once", "onetime", "outgoing", "previous", "retired", "then", "would",
  ]
  private static let portfolios: Set<String> = [
    "agriculture", "commerce", "culture", "defense", "development", "economy", "education", "emergency", "energy",
    "environment", "finance", "fisheries", "foreign", "health", "home", "housing", "immigration", "industry",
    "information", "infrastructure", "interior", "justice", "labor", "migration", "planning", "security", "sports",
    "state", "tourism", "trade", "transport", "transportation", "treasury", "water", "welfare",
  ]
}
