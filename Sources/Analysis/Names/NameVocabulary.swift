// Closed classes of words that names are made of: heads of organisations, places, events, laws; particles; company forms.
//
// Evidence, not decisions: "Bank" heads an organisation in "Bank of Ghana" and a place in "West Bank". Names themselves
// (states, cities, given names) are the lexicon's.

import Lexicon
import Text

/// What a word can be in a name, as bits: the lexicon's classes of the phrases that it is in, and the closed classes here.
package struct NameEvidence: OptionSet, Sendable, Hashable {
  package let rawValue: UInt64
  package init(rawValue: UInt64) { self.rawValue = rawValue }

  /// The classes of the lexicon, bit by bit.
  init(_ classes: LexiconClasses) { rawValue = classes.rawValue & ((1 << 40) - 1) }

  /// The lexicon's classes among the bits.
  var lexicon: LexiconClasses { LexiconClasses(rawValue: rawValue & ((1 << 40) - 1)) }

  static let givenName = Self(.givenName)
  static let title = Self(.title)
  static let organizationHead = Self(.organizationHead)
  static let organizationSuffix = Self(.organizationSuffix)
  static let facilityHead = Self(.facilityHead)
  static let placeHead = Self(.locationHead)
  static let demonym = Self(.demonym)
  static let cueVerb = Self(.cueVerb)
  static let office = Self(rawValue: 1 << 40)
  static let eventHead = Self(rawValue: 1 << 41)
  static let lawHead = Self(rawValue: 1 << 42)
  static let calendar = Self(rawValue: 1 << 43)
  static let particle = Self(rawValue: 1 << 44)
  /// The token continues a phrase of the lexicon rather than opening it.
  static let continuesPhrase = Self(rawValue: 1 << 45)
  /// The phrase has several tokens.
  static let inLongPhrase = Self(rawValue: 1 << 46)
}

/// The closed classes.
enum NameVocabulary {
  static let organizationHeads = """
    academy administration agency agencies airlines airways alliance archive archives army assembly assocation association
    associates authority bank bloc board brigade broadcasting brotherhood bureau cabinet caucus center centre chamber
    charity church club coalition college command commission committee community companies company conference
    confederation congress consortium consulate convention cooperative corp corporation corps council court courts daily
    delegation department directorate division embassy enterprises exchange faction federation fellowship force forces
    forum foundation front fund gazette group groups guard guards guild herald holding holdings hospital industries
    initiative institute institution insurance intelligence inspectorate international journal judiciary labs laboratory
    league legion magazine media mercury militia ministry mission motors movement museum nations navy network networks
    news newspaper observatory office ombudsman operation operations orchestra order organisation organization
    parliament partners partnership party patrol police post press program programme project radio railways regiment
    register registry resistance school secretariat senate service services society squad staff star studios sun
    syndicate task team telegraph television times treasury tribune tribunal troops trust tv union unions united
    university university's watch weekly works
    """
  static let companySuffixes =
    "inc inc. ltd ltd. limited plc llc corp corp. co co. gmbh ag sa s.a. nv n.v. bv pty pvt llp lp"
  static let placeHeads = """
    archipelago bank basin bay beach beaches borough canyon cape city coast corridor county creek delta desert district
    falls forest glacier governorate gulf harbor harbour heights highlands hill hills horn island islands isle isles
    junction lagoon lake lakes land lands lowlands mount mountain mountains oasis ocean oblast park parish peak peninsula
    plain plains plateau prefecture province provinces reef region republic reserve ridge river riviera rock sea shore
    sound springs state states steppe strait straits strip suburb territory territories town township triangle valley
    village volcano voivodeship zone
    """
  static let facilityHeads = """
    airport airfield arena auditorium avenue barracks base boulevard bridge building camp canal castle cathedral cemetery
    centre center chapel clinic complex courthouse crossing dam drive estate factory farm field fort gallery garden
    gardens gate hall headquarters highway hospital hotel house inn jail lane library mall market memorial mill mine
    monument mosque motorway museum observatory palace pipeline plant plaza port prison quay railway reactor refinery
    resort road row runway shrine square stadium station street studio temple terminal theater theatre tower towers
    tunnel university way wharf zoo
    """
  static let eventHeads = """
    accord accords agreement attacks award awards battle biennale bowl carnival ceremony championship championships
    conference congress crisis cup day derby disaster earthquake election elections expo exhibition fair festival final
    finals games genocide gala hajj holocaust hurricane intifada league marathon massacre match olympiad olympics open
    operation pact pandemic paralympics prix prize protocol ramadan rally referendum revolution rising scandal series
    show spring storm summit super talks tournament tour trial trials treaty tsunami typhoon uprising war wars week
    """
  static let lawHeads = """
    act amendment bill charter code constitution convention decree declaration directive law ordinance protocol
    regulation resolution statute treaty
    """
  static let offices = """
    activist actor actress admiral adviser advisor ambassador analyst archbishop architect artist attorney author banker
    bishop boss brigadier businessman candidate captain cardinal chair chairman chairperson chairwoman chancellor chief
    coach colonel columnist commander commissioner consul councillor counsel dean deputy detective diplomat director
    doctor editor economist emir emperor engineer executive expert father founder general governor head imam inspector
    journalist judge justice king lawmaker lawyer leader legislator lieutenant major manager marshal mayor minister
    monarch mp negotiator officer official ombudsman owner pastor photographer player poet pope premier president priest
    prince princess principal producer professor prosecutor queen rebel reporter representative researcher scientist
    secretary senator sergeant sheikh singer spokesman spokesperson spokeswoman sultan superintendent teacher treasurer
    tycoon vice warlord writer
    """
  static let titles = """
    mr mr. mrs mrs. ms ms. miss mx mx. dr dr. prof prof. professor sir dame lord lady madam rev rev. reverend fr fr. sr
    hon hon. sen sen. senator rep rep. gov gov. governor gen gen. general col col. colonel lt lt. lieutenant maj maj. major
    capt capt. captain sgt sgt. sergeant cmdr cmdr. adm adm. admiral brig brig. pres pres. president premier chancellor
    minister secretary justice judge king queen prince princess pope ayatollah sheikh sheik imam mullah chief pastor
    bishop archbishop cardinal ambassador mayor emir sultan comrade alhaji hajia engr engr. barr barr. chairman
    """
  static let particles =
    "al el ul bin ibn bint abu abd abdul van von der den de da do dos das du di della del la le las los ter ben ould y e san"
  static let connectors =
    "of the for and in on de la le el al ul bin ibn bint abu van von der den da do dos das du di della del las los ter ben et des to at with y e a"
  static let placePrepositions = "in at from near across throughout into outside inside around"
  static let speechVerbs =
    "said says told tells added adds wrote writes argued argues claimed claims explained noted warned insisted stated asked replied"

  /// The bits of each word of the closed classes.
  static let words: WordMap<NameEvidence> = {
    var words: [UInt64: NameEvidence] = [:]
    func add(_ list: String, _ evidence: NameEvidence) {
      for word in list.split(whereSeparator: { $0 == " " || $0 == "\n" }) {
        words[WordHash.folded(word), default: []].insert(evidence)
      }
    }
    add(organizationHeads, .organizationHead)
    add(companySuffixes, .organizationSuffix)
    add(placeHeads, .placeHead)
    add(facilityHeads, .facilityHead)
    add(eventHeads, .eventHead)
    add(lawHeads, .lawHead)
    add(offices, .office)
    add(titles, .title)
    add(particles, .particle)
    add(
      """
      january february march april may june july august september october november december jan feb mar apr jun jul aug
      sep sept oct nov dec monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun
      """, .calendar)
    return WordMap(words)
  }()
}
