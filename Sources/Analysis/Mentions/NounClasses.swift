// What a common noun can refer to: a person, a group, a place, an event, a thing.
//
// Closed lists of the heads that news uses; the lexicon adds its own (roles, group nouns, event nouns). A noun that is in
// no list is a thing. It does not decide who is meant.

import Annotation
import Lexicon
import Text

/// What sort of referent a noun phrase has, as far as its head tells.
enum ReferentClass: UInt8, Sendable {
  case person, group, place, event, thing
}

/// Looks up common nouns.
enum NounClasses {
  /// Words for people without an office: kin, ages, everyday roles.
  private static let persons = WordSet(
    """
    person people man men woman women boy boys girl girls child children baby babies kid kids teenager teenagers youth youths
    adult adults guy guys lady ladies gentleman gentlemen mother mothers father fathers mum mom dad son sons daughter daughters
    brother brothers sister sisters husband husbands wife wives widow widower parent parents grandmother grandfather grandparent
    grandparents grandson granddaughter uncle aunt cousin cousins nephew niece fiancé fiancée boyfriend girlfriend partner
    partners friend friends neighbour neighbours neighbor neighbors colleague colleagues relative relatives ally allies
    rival rivals opponent opponents victim victims survivor survivors suspect suspects witness witnesses resident residents
    citizen citizens villager villagers migrant migrants refugee refugees protester protesters protestor protestors
    demonstrator demonstrators activist activists campaigner campaigners voter voters worker workers employee employees
    farmer farmers fisherman fishermen student students pupil pupils teacher teachers doctor doctors nurse nurses patient patients
    lawyer lawyers judge judges prosecutor prosecutors detective detectives officer officers soldier soldiers troops fighter
    fighters rebel rebels militant militants gunman gunmen attacker attackers mercenary mercenaries jihadist jihadists terrorist
    terrorists insurgent insurgents prisoner prisoners hostage hostages detainee detainees journalist journalists reporter
    reporters author authors writer writers poet poets novelist singer singers actor actors actress actresses artist artists
    musician musicians player players coach coaches captain striker goalkeeper fan fans driver drivers pilot pilots passenger
    passengers founder founders owner owners boss bosses chief chiefs leader leaders head heads member members official officials
    politician politicians candidate candidates lawmaker lawmakers legislator legislators senator senators deputy deputies
    minister ministers president presidents king kings queen queens prince princes princess princesses emperor pope bishop
    bishops priest priests imam imams monk monks nun nuns mayor mayors governor governors ambassador ambassadors envoy envoys
    diplomat diplomats spokesman spokeswoman spokesperson spokespeople spokesmen source sources expert experts analyst analysts
    scientist scientists researcher researchers economist economists historian historians professor professors scholar scholars
    fellow fellows director directors manager managers executive executives chairman chairwoman chairperson chair secretary
    secretaries commander commanders general generals colonel colonels major sergeant veteran veterans adviser advisers advisor
    advisors aide aides assistant assistants engineer engineers trader traders investor investors customer customers consumer
    consumers user users tourist tourists visitor visitors guest guests guard guards policeman policemen policewoman smuggler
    smugglers trafficker traffickers killer killers murderer thief thieves hero heroes winner winners champion champions
    """)

  private static let masculine = WordSet(
    """
    man men boy boys guy gentleman gentlemen father dad son sons brother brothers husband husbands widower grandfather grandson
    uncle nephew boyfriend fiancé king kings prince princes emperor pope priest priests bishop imam monk spokesman chairman
    policeman fisherman businessman congressman gunman cameraman actor waiter lord sir mr
    """)
  private static let feminine = WordSet(
    """
    woman women girl girls lady ladies mother mum mom daughter daughters sister sisters wife wives widow grandmother
    granddaughter aunt niece girlfriend fiancée queen queens princess princesses empress nun nuns spokeswoman chairwoman
    policewoman businesswoman congresswoman actress actresses waitress heroine mrs ms miss
    """)

  private static let groups = WordSet(
    """
    group groups junta juntas regime regimes government governments administration administrations army armies military force
    forces police militia militias gang gangs cartel company companies firm firms corporation corporations business bank banks
    airline airlines maker carmaker manufacturer retailer operator publisher broadcaster newspaper paper magazine network outlet
    agency agencies organisation organisations organization organizations ngo charity charities foundation institute institution
    institutions university college school hospital church club clubs team teams side squad band party parties coalition alliance
    opposition movement union unions council councils committee committees commission commissions parliament senate congress
    assembly cabinet ministry ministries department departments court courts tribunal jury board delegation delegations family
    families couple crowd community communities bloc watchdog regulator startup start-up giant unit brigade battalion corps
    """)

  private static let places = WordSet(
    """
    country countries nation nations state states republic kingdom city cities capital town towns village villages region
    regions province provinces district districts island islands continent territory territories area areas county municipality
    neighbourhood neighborhood border river lake sea coast port airport base camp embassy consulate prison site square street
    """)

  private static let events = WordSet(
    """
    coup coups putsch ousting ouster overthrow toppling takeover uprising revolt rebellion mutiny revolution attack attacks
    assault raid raids strike strikes bombing bombings blast explosion shooting shootings massacre killing killings murder
    assassination war wars conflict invasion offensive battle clash clashes fighting siege election elections vote poll polls
    referendum ballot campaign protest protests demonstration demonstrations rally riot riots meeting meetings talks summit
    conference negotiations visit trip tour crash accident disaster earthquake quake tsunami flood floods storm hurricane cyclone
    typhoon fire blaze wildfire outbreak epidemic pandemic crisis trial hearing verdict arrest arrests raid kidnapping abduction
    ceremony funeral wedding game match final tournament championship race festival withdrawal pullout deal agreement accord
    treaty pact ceasefire truce merger acquisition incident operation death
    """)

  /// What sort of referent a noun with this folded hash has.
  static func referentClass(_ foldedHash: UInt64) -> ReferentClass {
    if persons.contains(foldedHash) || masculine.contains(foldedHash) || feminine.contains(foldedHash) {
      return .person
    }
    if groups.contains(foldedHash) { return .group }
    if places.contains(foldedHash) { return .place }
    if events.contains(foldedHash) { return .event }
    return .thing
  }

  /// The gender that a noun shows.
  static func gender(_ foldedHash: UInt64) -> Gender {
    if masculine.contains(foldedHash) { return .masculine }
    if feminine.contains(foldedHash) { return .feminine }
    return persons.contains(foldedHash) ? .unknown : .neuter
  }
}
