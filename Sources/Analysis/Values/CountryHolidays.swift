// Public holidays and civil days of English-speaking countries, and American election days. Names that several countries
// give to different days stand in HolidayNames.swift with the day that most of their speakers keep; a name here belongs to
// one country, or means the same day in all.

extension Holiday {
  /// The days of single countries.
  static let ofCountries: [Holiday] = ofTheAmericas + ofTheUnitedStates + ofEurope + ofAfricaAndAsia + ofOceania

  private static let ofTheAmericas: [Holiday] = [
    // Canada
    Holiday(names: "national patriots ' day|national patriots day", rule: .before(weekday: 1, month: 5, day: 24)),
    Holiday(names: "discovery day", rule: .nearest(weekday: 1, month: 6, day: 24)),
    Holiday(names: "nova scotia heritage day", rule: .nth(3, weekday: 1, month: 2)),
    Holiday(names: "natal day|simcoe day|british columbia day|new brunswick day", rule: .nth(1, weekday: 1, month: 8)),
    Holiday(names: "saskatchewan day|terry fox day|colonel by day", rule: .nth(1, weekday: 1, month: 8)),
    Holiday(names: "gold cup parade day|gold cup and saucer", rule: .nth(3, weekday: 5, month: 8)),
    Holiday(names: "national acadian day", rule: .fixed(8, 15)),
    Holiday(names: "national day for truth and reconciliation|orange shirt day", rule: .fixed(9, 30)),
    Holiday(names: "persons day|healthcare aide day", rule: .fixed(10, 18)),
    Holiday(names: "sir john a. macdonald day", rule: .fixed(1, 11)),
    Holiday(names: "sir wilfrid laurier day", rule: .fixed(11, 20)),
    Holiday(names: "tartan day", rule: .fixed(4, 6)),
    Holiday(names: "canadian multiculturalism day", rule: .fixed(6, 27)),
    // The Caribbean and Central America
    Holiday(names: "george price day", rule: .fixed(1, 15)),
    Holiday(names: "baron bliss day|national heroes and benefactors day", rule: .fixed(3, 9)),
    Holiday(names: "st. george 's caye day|saint george caye day|st george caye day", rule: .fixed(9, 10)),
    Holiday(names: "pan american day", rule: .fixed(10, 12)),
    Holiday(names: "garifuna settlement day", rule: .fixed(11, 19)),
    Holiday(names: "spiritual baptist liberation day|shouter baptist liberation day", rule: .fixed(3, 30)),
    Holiday(names: "spiritual baptist shouter liberation day", rule: .fixed(3, 30)),
    Holiday(names: "indian arrival day", rule: .fixed(5, 30)),
    Holiday(names: "carnival monday|rose monday", rule: .easter(-48)),
    Holiday(names: "carnival tuesday|fat tuesday", rule: .easter(-47)),
  ]

  private static let ofTheUnitedStates: [Holiday] = [
    Holiday(names: "groundhog 's day", rule: .fixed(2, 2)),
    Holiday(names: "national freedom day", rule: .fixed(2, 1)),
    Holiday(names: "susan b. anthony day", rule: .fixed(2, 15)),
    Holiday(names: "texas independence day", rule: .fixed(3, 2)),
    Holiday(names: "evacuation day", rule: .fixed(3, 17)),
    Holiday(names: "prince kuhio day|prince kūhiō day", rule: .fixed(3, 26)),
    Holiday(names: "san jacinto day", rule: .fixed(4, 21)),
    Holiday(names: "loyalty day|law day", rule: .fixed(5, 1)),
    Holiday(names: "truman day", rule: .fixed(5, 8)),
    Holiday(names: "peace officers memorial day", rule: .fixed(5, 15)),
    Holiday(names: "malcolm x day", rule: .fixed(5, 19)),
    Holiday(names: "kamehameha day|king kamehameha day", rule: .fixed(6, 11)),
    Holiday(names: "loving day", rule: .fixed(6, 12)),
    Holiday(names: "bunker hill day", rule: .fixed(6, 17)),
    Holiday(names: "west virginia day", rule: .fixed(6, 20)),
    Holiday(names: "purple heart day", rule: .fixed(8, 7)),
    Holiday(names: "lyndon baines johnson day", rule: .fixed(8, 27)),
    Holiday(names: "california admission day", rule: .fixed(9, 9)),
    Holiday(names: "citizenship day", rule: .fixed(9, 17)),
    Holiday(names: "alaska day", rule: .fixed(10, 18)),
    Holiday(names: "white cane safety day", rule: .fixed(10, 15)),
    Holiday(names: "pearl harbor remembrance day|national pearl harbor remembrance day", rule: .fixed(12, 7)),
    Holiday(names: "bill of rights day", rule: .fixed(12, 15)),
    Holiday(names: "wright brothers day", rule: .fixed(12, 17)),
    Holiday(names: "festivus", rule: .fixed(12, 23)),
    Holiday(names: "daisy gatson bates day|george washington 's birthday", rule: .nth(3, weekday: 1, month: 2)),
    Holiday(names: "robert e. lee day|lee jackson day", rule: .nth(3, weekday: 1, month: 1)),
    Holiday(names: "casimir pulaski day", rule: .nth(1, weekday: 1, month: 3)),
    Holiday(names: "town meeting day", rule: .nth(1, weekday: 2, month: 3)),
    Holiday(names: "seward 's day|seward day", rule: .nth(-1, weekday: 1, month: 3)),
    Holiday(names: "confederate memorial day", rule: .nth(4, weekday: 1, month: 4)),
    Holiday(
      names: "take our daughters and sons to work day|take your child to work day",
      rule: .nth(4, weekday: 4, month: 4)),
    Holiday(names: "jefferson davis ' birthday|jefferson davis day", rule: .nth(1, weekday: 1, month: 6)),
    Holiday(names: "parents ' day|parents day", rule: .nth(4, weekday: 7, month: 7)),
    Holiday(names: "colorado day", rule: .nth(1, weekday: 1, month: 8)),
    Holiday(names: "statehood day|hawaii admission day", rule: .nth(3, weekday: 5, month: 8)),
    Holiday(names: "gold star mother 's day|gold star mothers day", rule: .nth(-1, weekday: 7, month: 9)),
    Holiday(names: "native american day", rule: .nth(4, weekday: 5, month: 9)),
    Holiday(names: "sweetest day", rule: .nth(3, weekday: 6, month: 10)),
    Holiday(names: "nevada day", rule: .nth(-1, weekday: 5, month: 10)),
    Holiday(
      names: "ems week|emergency medical services week", rule: .nth(3, weekday: 7, month: 5),
      last: .afterNth(3, weekday: 7, month: 5, days: 6)),
    Holiday(
      names: "emsc day|emergency medical services for children day",
      rule: .afterNth(3, weekday: 7, month: 5, days: 3)),
    // Moved to a working day; tax day passes the holiday of the District of Columbia too.
    Holiday(
      names: "boss 's day|bosses day|bosses ' day|national boss day|boss day",
      rule: .shifted(10, 16, [0, 0, 0, 0, 0, -1, 1])),
    Holiday(names: "tax day", rule: .shifted(4, 15, [0, 0, 0, 0, 3, 3, 2])),
    Holiday(
      names: "super tuesday",
      rule: .listed([
        (1988, 3, 8), (1992, 3, 10), (1996, 3, 12), (2000, 3, 7), (2004, 3, 2), (2008, 2, 5), (2012, 3, 6),
        (2016, 3, 1),
        (2020, 3, 3), (2024, 3, 5),
      ])),
    Holiday(names: "mini tuesday", rule: .listed([(2004, 2, 3)])),
    Holiday(
      names: "super duper tuesday|mega giga tuesday|giga tuesday|tsunami tuesday", rule: .listed([(2008, 2, 5)])),
  ]

  private static let ofEurope: [Holiday] = [
    Holiday(names: "twelfth night", rule: .fixed(1, 5)),
    Holiday(names: "candlemas", rule: .fixed(2, 2)),
    Holiday(names: "st. brigid 's day|saint brigid day|st brigid day", rule: .fixed(2, 1)),
    Holiday(names: "lady day", rule: .fixed(3, 25)),
    Holiday(names: "early may bank holiday", rule: .nth(1, weekday: 1, month: 5)),
    Holiday(names: "spring bank holiday", rule: .nth(-1, weekday: 1, month: 5)),
    Holiday(names: "june bank holiday", rule: .nth(1, weekday: 1, month: 6)),
    Holiday(names: "summer bank holiday|august bank holiday", rule: .nth(-1, weekday: 1, month: 8)),
    Holiday(names: "october bank holiday", rule: .nth(-1, weekday: 1, month: 10)),
    Holiday(names: "bloomsday", rule: .fixed(6, 16)),
    Holiday(names: "midsummer day|midsummer 's day", rule: .fixed(6, 24)),
    Holiday(names: "the twelfth|battle of the boyne", rule: .fixed(7, 12)),
    Holiday(names: "st. swithin 's day|st swithin day", rule: .fixed(7, 15)),
    Holiday(names: "lammas", rule: .fixed(8, 1)),
    Holiday(names: "battle of britain day", rule: .fixed(9, 15)),
    Holiday(names: "michaelmas", rule: .fixed(9, 29)),
    Holiday(names: "trafalgar day", rule: .fixed(10, 21)),
    Holiday(names: "martinmas", rule: .fixed(11, 11)),
    Holiday(names: "remembrance sunday", rule: .nth(2, weekday: 7, month: 11)),
  ]

  private static let ofAfricaAndAsia: [Holiday] = [
    // South Africa
    Holiday(names: "kruger day", rule: .fixed(10, 10)),
    Holiday(names: "africa day|african liberation day|african freedom day", rule: .fixed(5, 25)),
    Holiday(names: "national women 's day|national womens day", rule: .fixed(8, 9)),
    Holiday(names: "day of the vow|day of the covenant", rule: .fixed(12, 16)),
    Holiday(names: "founder 's day|founders day", rule: .fixed(4, 6)),
    // The Philippines
    Holiday(names: "bataan day|day of valor|day of valour|araw ng kagitingan", rule: .fixed(4, 9)),
    Holiday(names: "edsa revolution anniversary|people power anniversary", rule: .fixed(2, 25)),
    Holiday(names: "ninoy aquino day", rule: .fixed(8, 21)),
    Holiday(names: "national heroes ' day|national heroes day", rule: .nth(-1, weekday: 1, month: 8)),
    Holiday(names: "bonifacio day", rule: .fixed(11, 30)),
    Holiday(names: "rizal day", rule: .fixed(12, 30)),
    // India
    Holiday(names: "national youth day|swami vivekananda jayanti|vivekananda jayanti", rule: .fixed(1, 12)),
    Holiday(names: "army day", rule: .fixed(1, 15)),
    Holiday(names: "netaji jayanti|subhas chandra bose jayanti|parakram diwas", rule: .fixed(1, 23)),
    Holiday(names: "martyrs ' day|martyrs day|shaheed diwas", rule: .fixed(1, 30)),
    Holiday(names: "shivaji jayanti", rule: .fixed(2, 19)),
    Holiday(names: "national science day", rule: .fixed(2, 28)),
    Holiday(names: "ambedkar jayanti", rule: .fixed(4, 14)),
    Holiday(names: "civil services day", rule: .fixed(4, 21)),
    Holiday(names: "maharashtra day|gujarat day", rule: .fixed(5, 1)),
    Holiday(names: "kargil vijay diwas", rule: .fixed(7, 26)),
    Holiday(names: "quit india day", rule: .fixed(8, 8)),
    Holiday(names: "national sports day", rule: .fixed(8, 29)),
    Holiday(names: "engineers ' day|engineer 's day|engineers day", rule: .fixed(9, 15)),
    Holiday(names: "air force day", rule: .fixed(10, 8)),
    Holiday(names: "national unity day|rashtriya ekta diwas", rule: .fixed(10, 31)),
    Holiday(names: "kannada rajyotsava|kerala piravi|rajyotsava day", rule: .fixed(11, 1)),
    Holiday(names: "navy day", rule: .fixed(12, 4)),
    Holiday(names: "vijay diwas", rule: .fixed(12, 16)),
    Holiday(names: "good governance day", rule: .fixed(12, 25)),
    Holiday(
      names: "hazrat ali 's birthday|hazarat ali birthday|hazrat ali birthday|birthday of hazrat ali",
      rule: .islamic(6, 13)),
    Holiday(names: "muharram|hosay|hosay day", rule: .islamic(0, 10)),
    Holiday(names: "shab e barat|shab-e-barat|mid sha'ban", rule: .islamic(7, 15)),
  ]

  private static let ofOceania: [Holiday] = [
    Holiday(names: "adelaide cup|adelaide cup day|canberra day|eight hours day", rule: .nth(2, weekday: 1, month: 3)),
    Holiday(
      names: "royal hobart regatta", rule: .afterNth(2, weekday: 1, month: 2, days: -2),
      last: .nth(2, weekday: 1, month: 2)),
    Holiday(names: "launceston cup", rule: .nth(-1, weekday: 3, month: 2)),
    Holiday(names: "harmony day", rule: .fixed(3, 21)),
    Holiday(names: "easter tuesday", rule: .easter(2)),
    Holiday(names: "national sorry day", rule: .fixed(5, 26)),
    Holiday(names: "mabo day", rule: .fixed(6, 3)),
    Holiday(names: "western australia day", rule: .nth(1, weekday: 1, month: 6)),
    Holiday(
      names: "naidoc week", rule: .nth(1, weekday: 7, month: 7), last: .afterNth(1, weekday: 7, month: 7, days: 7)),
    Holiday(names: "alice springs show day", rule: .nth(1, weekday: 5, month: 7)),
    Holiday(names: "tennant creek show day", rule: .nth(2, weekday: 5, month: 7)),
    Holiday(names: "katherine show day", rule: .nth(3, weekday: 5, month: 7)),
    Holiday(names: "darwin show day", rule: .nth(4, weekday: 5, month: 7)),
    Holiday(names: "picnic day", rule: .nth(1, weekday: 1, month: 8)),
    Holiday(names: "recreation day", rule: .nth(1, weekday: 1, month: 11)),
    Holiday(names: "royal hobart show|royal hobart show day", rule: .afterNth(4, weekday: 6, month: 10, days: -2)),
    Holiday(
      names: "royal launceston show|royal launceston show day", rule: .afterNth(2, weekday: 6, month: 10, days: -2)),
    Holiday(names: "proclamation day", rule: .fixed(12, 26)),
    Holiday(names: "auckland anniversary day|auckland anniversary", rule: .nearest(weekday: 1, month: 1, day: 29)),
    Holiday(names: "wellington anniversary day|wellington anniversary", rule: .nearest(weekday: 1, month: 1, day: 22)),
    Holiday(names: "nelson anniversary day", rule: .nearest(weekday: 1, month: 2, day: 1)),
    Holiday(names: "taranaki anniversary day", rule: .nth(2, weekday: 1, month: 3)),
    Holiday(names: "otago anniversary day", rule: .nearest(weekday: 1, month: 3, day: 23)),
    Holiday(names: "westland anniversary day", rule: .nearest(weekday: 1, month: 12, day: 1)),
    Holiday(names: "chatham islands anniversary day", rule: .nearest(weekday: 1, month: 11, day: 30)),
    Holiday(
      names: "queen 's birthday|queens birthday|king 's birthday|kings birthday", rule: .nth(2, weekday: 1, month: 6)),
  ]
}
