// The words of English dates, sums and numbers.

extension ValueVocabulary {
  /// The offset of a zone name that holds in summer and in winter ("ET"): none can be told.
  static let seasonalZone: Int64 = 10_000

  /// Parts of the day, in TIMEX3 codes.
  static let partsOfDay: [(code: String, names: String)] = [
    ("MO", "morning mornings morn morningish"), ("AF", "afternoon afternoons afternoonish arvo"),
    ("EV", "evening evenings eveningish"),
    ("NI", "night nights overnight tonight tonite"), ("DT", "daytime"), ("MI", "lunchtime"),
  ]

  static func makeEnglish() -> ValueVocabulary {
    var table = ValueVocabulary()
    table.addNumbers()
    table.addCalendar()
    table.addClock()
    table.addGlue()
    table.addAmounts()
    table.addTenseCues()
    return table
  }

  private mutating func addNumbers() {
    let small = [
      "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
      "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
    ]
    for (value, word) in small.enumerated() {
      add(word) {
        $0.roles.formUnion([.cardinal, .opener]); $0.number = Int64(value)
      }
    }
    for (index, word) in ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"].enumerated() {
      add(word) {
        $0.roles.formUnion([.cardinal, .opener]); $0.number = Int64(index + 2) * 10
      }
    }
    add("one", glue: .one)
    let names = ["twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties"]
    for (index, word) in names.enumerated() {
      add(word) {
        $0.roles.formUnion([.decadeName, .opener]); $0.number = Int64(index + 2) * 10
      }
    }
    let ordinals = [
      "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh",
      "twelfth",
      "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth",
    ]
    for (index, word) in ordinals.enumerated() {
      add(word) {
        $0.roles.formUnion([.ordinal, .opener]); $0.ordinal = Int32(index + 1)
      }
    }
    for (index, word) in ["thirtieth", "fortieth", "fiftieth", "sixtieth", "seventieth", "eightieth", "ninetieth"]
      .enumerated()
    {
      add(word) {
        $0.roles.formUnion([.ordinal, .opener]); $0.ordinal = Int32(index + 3) * 10
      }
    }
    let multipliers: [(String, Int64)] = [
      ("hundred", 100), ("thousand k", 1000), ("million mn mln m", 1_000_000), ("billion bn bln b", 1_000_000_000),
      ("trillion trn tn", 1_000_000_000_000), ("dozen", 12), ("lakh lac lakhs lacs", 100_000),
      ("crore cr crores", 10_000_000),
    ]
    for (words, factor) in multipliers {
      add(words) {
        $0.roles.formUnion([.multiplier]); $0.number = factor
      }
    }
    add("hundred thousand million billion trillion dozen", .opener)
    add("hundreds thousands millions billions trillions dozens", [.plural])
    let fractions: [(String, Int64)] = [
      ("half halves", 2), ("third thirds", 3), ("quarter quarters", 4), ("fifth fifths", 5), ("sixth sixths", 6),
      ("eighth eighths", 8), ("tenth tenths", 10),
    ]
    for (words, denominator) in fractions {
      add(words) {
        $0.roles.formUnion(.fraction); if !$0.has(.cardinal) { $0.number = denominator }
      }
    }
    add("halves thirds quarters fifths sixths eighths tenths", .plural)
    add("half quarter", .opener)
    add("couple pair", glue: .couple)
    add("few", glue: .few)
    add("several many", glue: .several)
    add("point", glue: .point)
    add("minus negative", glue: .minus)
  }

  private mutating func addCalendar() {
    let months = [
      "january jan jan.", "february feb feb.", "march mar mar.", "april apr apr.", "may", "june jun jun.",
      "july jul jul.",
      "august aug aug.", "september sept sept. sep sep.", "october oct oct.", "november nov nov.", "december dec dec.",
    ]
    for (index, words) in months.enumerated() {
      add(words) {
        $0.roles.formUnion([.month, .opener]); $0.month = Int8(index + 1)
      }
    }
    add("may march mar mar. jan jun jul dec sep august april june", .ambiguous)
    let weekdays = [
      "monday mondays mon mon.", "tuesday tuesdays tue tue. tues tues.", "wednesday wednesdays wed wed.",
      "thursday thursdays thu thu. thur thur. thurs thurs.", "friday fridays fri fri.", "saturday saturdays sat sat.",
      "sunday sundays sun sun.",
    ]
    for (index, words) in weekdays.enumerated() {
      add(words) {
        $0.roles.formUnion([.weekday, .opener]); $0.weekday = Int8(index + 1)
      }
    }
    add("mon mon. wed wed. sat sat. sun sun. fri fri. tue tue. thu thu.", .ambiguous)
    add("mondays tuesdays wednesdays thursdays fridays saturdays sundays", .plural)
    for (index, words) in [
      "spring springtime", "summer summertime summers", "autumn fall autumns", "winter wintertime winters",
    ].enumerated() {
      add(words) {
        $0.roles.formUnion([.season, .opener]); $0.code = Int16(index)
      }
    }
    add("fall spring", .ambiguous)
    add("summers autumns winters", .plural)
    let units: [(String, String, TimeUnit)] = [
      ("second sec secs. sec.", "seconds secs", .second), ("minute min min.", "minutes mins", .minute),
      ("hour hr hr.", "hours hrs", .hour), ("day", "days", .day), ("week wk", "weeks wks", .week),
      ("weekend", "weekends", .weekend), ("fortnight", "fortnights", .fortnight), ("month", "months", .month),
      ("quarter qtr", "quarters qtrs", .quarter), ("year yr yr.", "years yrs", .year), ("decade", "decades", .decade),
      ("century", "centuries", .century), ("millennium", "millennia", .millennium),
    ]
    for (singular, plural, unit) in units {
      add(singular) {
        $0.roles.formUnion([.timeUnit, .inContext]); $0.unit = unit
      }
      add(plural) {
        $0.roles.formUnion([.timeUnit, .plural, .inContext]); $0.unit = unit
      }
    }
    add("sec secs sec. min", .ambiguous)
    let days: [(String, Int8)] = [
      ("today today's tonight tonite", 0), ("tomorrow tmr tmrw", 1), ("yesterday", -1),
    ]
    for (words, offset) in days {
      add(words) {
        $0.roles.formUnion([.relativeDay, .opener]); $0.offset = offset
      }
    }
    let modifiers: [(String, Int8)] = [
      ("next coming following upcoming", 1), ("last past previous preceding", -1), ("this current", 0),
    ]
    for (words, offset) in modifiers {
      add(words) {
        $0.roles.formUnion([.modifier, .opener]); $0.offset = offset
      }
    }
    let frequencies: [(String, TimeUnit)] = [
      ("hourly", .hour), ("daily", .day), ("weekly", .week), ("fortnightly biweekly", .fortnight), ("monthly", .month),
      ("quarterly", .quarter), ("yearly annually annual", .year), ("nightly", .day),
    ]
    for (words, unit) in frequencies {
      add(words) {
        $0.roles.formUnion([.frequency, .opener]); $0.unit = unit
      }
    }
    for name in Holiday.firstWords { add(name, [.holiday, .opener]) }
  }

  private mutating func addClock() {
    add("p") {
      $0.roles.formUnion(.meridiem)
      $0.code = 1
    }
    add("am a.m. a.m") {
      $0.roles.formUnion(.meridiem); $0.code = 0
    }
    add("pm p.m. p.m") {
      $0.roles.formUnion(.meridiem); $0.code = 1
    }
    for (index, part) in Self.partsOfDay.enumerated() {
      add(part.names) {
        $0.roles.formUnion([.partOfDay, .opener]); $0.code = Int16(index)
      }
    }
    add("mornings afternoons evenings nights", .plural)
    add("noon midday noontime noonish") {
      $0.roles.formUnion([.namedHour, .opener]); $0.number = 12
    }
    add("midnight") {
      $0.roles.formUnion([.namedHour, .opener]); $0.number = 0
    }
    add("o'clock oclock", glue: .oclock)
    let zones: [(String, Int64)] = [
      ("gmt utc z", 0), ("bst cet wat", 60), ("cest cat sast eet", 120), ("eest msk eat trt", 180), ("gst", 240),
      ("pkt", 300), ("ist", 330), ("jst kst", 540), ("aest", 600), ("aedt", 660), ("edt", -240), ("est cdt", -300),
      ("cst mdt", -360), ("mst pdt", -420), ("pst", -480), ("hkt sgt", 480), ("et ct mt pt", Self.seasonalZone),
    ]
    for (words, minutes) in zones {
      add(words) {
        $0.roles.formUnion(.timeZone); $0.number = minutes
      }
    }
  }

  private mutating func addGlue() {
    let glue: [(String, ValueWord.Glue)] = [
      ("the", .the), ("a an", .a), ("of", .of), ("in", .in), ("on", .on), ("at", .at), ("to", .to), ("and", .and),
      ("or", .or), ("from", .from), ("between", .between), ("until untill till til through thru", .until), ("by", .by),
      ("since", .since), ("before", .before), ("after", .after), ("ago", .ago), ("later", .later),
      ("earlier", .earlier),
      ("now", .now), ("that", .that), ("every each", .every), ("per", .per), ("early", .early), ("mid", .mid),
      ("late", .late), ("end", .end), ("start beginning", .start), ("old", .old), ("same", .same), ("other", .other),
      ("percent percents percentage pct", .percent), ("cent", .cent), ("time times", .time), ("hence", .hence),
      ("around about circa c. ca. approximately roughly approx", .around),
      ("eve", .eve), ("once", .once), ("twice", .twice), ("future", .future), ("present", .present),
      ("recent", .recent),
      ("fiscal financial fy", .fiscal), ("during throughout", .during), ("within", .within), ("over", .over),
      ("rest remainder remaining", .rest), ("another", .another), ("all full whole", .all), ("moment", .moment),
      ("back", .back), ("ad ce a.d.", .ad), ("bc bce b.c.", .bc),
      ("middle", .middle), ("for", .for), ("these those", .these),
    ]
    for (words, kind) in glue { add(words, glue: kind) }
    add("st nd rd th", glue: .ordinalSuffix)
    add("s", glue: .pluralS)
    add("ish", glue: .ish)
    add("lunch", glue: .lunch)
    add("q", glue: .quarterCode)
    add("d y mo", glue: .shortUnit)
    add("d") { $0.unit = .day }
    add("y") { $0.unit = .year }
    add("mo") { $0.unit = .month }
    add("eod eom eoy bom boy", glue: .endOfUnit)
    add("bom") { $0.unit = .month }
    add("boy") { $0.unit = .year }
    add("bom boy", .inContext)
    add("eod") { $0.unit = .day }
    add("eom") { $0.unit = .month }
    add("eoy") { $0.unit = .year }
    add("asap", glue: .asap)
    add("eod eom eoy asap", .opener)
    add("everyday", glue: .everyday)
    add("everyday", .opener)
    add("h", glue: .halfCode)
    add("t", glue: .isoT)
    add("w", glue: .isoW)
    add("past", glue: .past)
    add("day", glue: .day)
    add("year", glue: .year)
    add("month", glue: .month)
    add("week", glue: .week)
    add("coming upcoming", glue: .coming)
    add("half", glue: .half)
    add(
      "in on since until till by from of during throughout before after between through around circa c. ca. mid",
      .datePreposition)
    add("early late mid every each couple pair few several once twice now", .opener)
    add("later earlier half quarter recent fiscal financial fy minus negative", .opener)
    add("the a an in within that these same another all full", .inContext)
    add("closest nearest ides", .inContext)
    add("end start beginning middle rest q h ad ce moment present per percent percentage", .inContext)
    add(
      "page pages p. pp. no no. nos. chapter article section flight route highway room channel paragraph verse figure fig. "
        + "table volume vol. issue episode season act part number line psalm model interstate phase level stage category "
        + "formula group resolution size step version class grade gate platform unit apartment apt. suite lot box bus case",
      .label)
  }

  private mutating func addAmounts() {
    for (index, currency) in Self.currencies.enumerated() {
      add(currency.names) {
        $0.roles.formUnion([.currency, .inContext]); $0.code = Int16(index)
      }
      add(currency.signs) {
        $0.roles.formUnion([.currencyCode, .opener]); $0.code = Int16(index)
      }
    }
    add("hk nz nt c au ca can mex r s j", .inContext)
    for (names, currency, power) in Self.subunits {
      add(names) {
        $0.roles.formUnion(.subunit); $0.code = currency; $0.offset = power
      }
    }
    for code in Self.accountedCodes {
      guard let index = Self.currencies.firstIndex(where: { $0.code == code }) else { continue }
      for (letter, factor) in [("k", 1000), ("m", 1_000_000)] as [(String, Int64)] {
        add(letter + code.lowercased()) {
          $0.roles.formUnion([.currencyCode, .opener]); $0.code = Int16(index); $0.number = factor
        }
      }
    }
    for (index, national) in Self.nationalCurrencies.enumerated() {
      add(national.words) {
        $0.roles.formUnion([.currencyCountry, .inContext]); $0.country = Int16(index)
      }
    }
    for (index, measure) in Self.measures.enumerated() {
      add(measure.names) {
        $0.roles.formUnion(.measure); $0.measure = Int16(index)
      }
    }
  }

  private mutating func addTenseCues() {
    add(
      "will 'll won't wo shall would going plans plan planned planning expects expect expected scheduled due set intends "
        + "hopes aims wants upcoming forthcoming deadline meets opens starts begins resumes returns arrives leaves kicks "
        + "plays faces hosts seek urges tells ll can could should must may might let's let need see meet schedule book",
      .futureCue)
    add(
      "was were said told had did announced reported added wrote met made took went came saw left got gave began became "
        + "found held led lost won ran rose fell grew spoke killed died sent won fought hit cut put set struck shot "
        + "stood sat fled drove flew broke chose drew kept knew paid sold built bought brought caught felt thought taught "
        + "has have 've been 'd ended since", .pastCue)
  }
}
