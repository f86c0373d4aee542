// Observances on fixed days that news names without a date: the days of the United Nations and the World Health
// Organization, and civil days of single countries whose names no other country uses.

extension Holiday {
  /// Name and date of days that fall on the same date every year; "international" and "world" may stand before most.
  static let observances: [Holiday] =
    dated.map { Holiday(names: withPrefixes($0.0), rule: .fixed($0.1, $0.2)) } + counted

  /// "literacy day" is also "international literacy day", "world literacy day" and "national literacy day".
  private static func withPrefixes(_ names: String) -> String {
    names.split(separator: "|").flatMap { name -> [String] in
      name.hasPrefix("=")
        ? [String(name.dropFirst())]
        : ["international \(name)", "world \(name)", "global \(name)", "international day of \(name.replacingDay)"]
    }.joined(separator: "|")
  }

  /// Names that begin with `=` stand as they are.
  private static let dated: [(String, Int, Int)] = [
    ("braille day", 1, 4), ("education day", 1, 24), ("customs day", 1, 26), ("wetlands day", 2, 2),
    ("human fraternity day", 2, 4), ("cancer day", 2, 4), ("=rosa parks day", 2, 4), ("radio day", 2, 13),
    ("social justice day", 2, 20), ("mother language day", 2, 21),
    ("zero discrimination day|=zero discrimination day", 3, 1),
    ("wildlife day", 3, 3), ("happiness day", 3, 20), ("francophonie day", 3, 20), ("poetry day", 3, 21),
    ("down syndrome day", 3, 21), ("forests day|forest day", 3, 21), ("water day", 3, 22),
    ("meteorological day", 3, 23),
    ("tuberculosis day", 3, 24), ("theatre day|theater day", 3, 27), ("autism awareness day|autism day", 4, 2),
    ("=cesar chavez day|=césar chávez day", 3, 31), ("health day", 4, 7), ("human space flight day", 4, 12),
    ("art day", 4, 15), ("monuments day|heritage day", 4, 18), ("chinese language day", 4, 20),
    ("creativity and innovation day", 4, 21), ("mother earth day", 4, 22), ("book day|book and copyright day", 4, 23),
    ("=english language day", 4, 23), ("malaria day", 4, 25), ("intellectual property day", 4, 26),
    ("=freedom day", 4, 27), ("=world day for safety and health at work", 4, 28), ("dance day", 4, 29),
    ("jazz day", 4, 30), ("workers day|labour day|labor day", 5, 1), ("press freedom day", 5, 3),
    ("=victory in europe day|=ve day|=v e day", 5, 8), ("nurses day|nurse day", 5, 12), ("families day", 5, 15),
    ("telecommunication day|information society day", 5, 17), ("museum day", 5, 18), ("bee day", 5, 20),
    ("tea day", 5, 21),
    ("=harvey milk day", 5, 22), ("biodiversity day|biological diversity day", 5, 22), ("peacekeepers day", 5, 29),
    ("no tobacco day", 5, 31), ("parents day", 6, 1), ("bicycle day", 6, 3), ("oceans day|ocean day", 6, 8),
    ("blood donor day", 6, 14), ("=flag day", 6, 14), ("elder abuse awareness day", 6, 15), ("refugee day", 6, 20),
    ("yoga day", 6, 21), ("music day", 6, 21), ("hydrography day", 6, 21),
    ("=national indigenous peoples day|=national aboriginal day", 6, 21), ("rainforest day", 6, 22),
    ("widows day", 6, 23),
    ("=public service day", 6, 23), ("=st jean baptiste day|=saint jean baptiste day|=st. jean baptiste day", 6, 24),
    ("seafarer day|=day of the seafarer", 6, 25), ("drug day", 6, 26), ("asteroid day", 6, 30), ("=nunavut day", 7, 9),
    ("population day", 7, 11), ("youth skills day", 7, 15), ("mandela day|=mandela day|nelson mandela day", 7, 18),
    ("chess day", 7, 20), ("=pioneer day", 7, 24), ("hepatitis day", 7, 28), ("friendship day", 7, 30),
    ("indigenous peoples day", 8, 9), ("youth day", 8, 12),
    ("=assumption of mary|=assumption day|=feast of the assumption", 8, 15),
    ("humanitarian day", 8, 19), ("=women's equality day|=women equality day", 8, 26),
    ("day against nuclear tests", 8, 29),
    ("=vj day|=v j day", 9, 2), ("charity day", 9, 5), ("literacy day", 9, 8), ("suicide prevention day", 9, 10),
    ("=patriot day", 9, 11), ("democracy day", 9, 15), ("ozone day", 9, 16), ("=constitution day", 9, 17),
    ("peace day", 9, 21), ("tourism day", 9, 27), ("rabies day", 9, 28), ("heart day", 9, 29),
    ("translation day", 9, 30),
    ("older persons day|vegetarian day|coffee day", 10, 1), ("non violence day", 10, 2), ("animal day", 10, 4),
    ("=feast of st francis of assisi|=feast of saint francis|=feast of st. francis of assisi", 10, 4),
    ("teachers day|teacher day", 10, 5), ("=leif erikson day", 10, 9), ("post day", 10, 9),
    ("mental health day", 10, 10),
    ("girl child day|=international day of the girl", 10, 11), ("food day", 10, 16), ("poverty day", 10, 17),
    ("statistics day", 10, 20), ("development information day", 10, 24), ("cities day", 10, 31),
    ("science day", 11, 10), ("pneumonia day", 11, 12), ("kindness day", 11, 13), ("diabetes day", 11, 14),
    ("tolerance day", 11, 16), ("students day", 11, 17), ("men's day|men day", 11, 19), ("toilet day", 11, 19),
    ("children's day|children day|=universal children day|=universal children's day", 11, 20),
    ("television day", 11, 21),
    ("=africa industrialization day", 11, 20), ("disabled persons day|disabilities day", 12, 3),
    ("volunteer day|soil day", 12, 5),
    ("civil aviation day", 12, 7), ("=immaculate conception|=feast of the immaculate conception", 12, 8),
    ("anti corruption day", 12, 9), ("mountain day", 12, 11), ("=day of reconciliation", 12, 16),
    ("migrants day", 12, 18), ("=arabic language day", 12, 18), ("human solidarity day", 12, 20),
    ("=day of goodwill", 12, 26),
  ]

  private static let counted: [Holiday] = [
    Holiday(names: "world leprosy day", rule: .nth(-1, weekday: 7, month: 1)),
    Holiday(names: "family day|louis riel day|islander day", rule: .nth(3, weekday: 1, month: 2)),
    Holiday(names: "world kidney day", rule: .nth(2, weekday: 4, month: 3)),
    Holiday(names: "arbor day|national arbor day", rule: .nth(-1, weekday: 5, month: 4)),
    Holiday(names: "national day of prayer", rule: .nth(1, weekday: 4, month: 5)),
    Holiday(names: "world asthma day", rule: .nth(1, weekday: 2, month: 5)),
    Holiday(names: "armed forces day", rule: .nth(3, weekday: 6, month: 5)),
    Holiday(names: "international day of cooperatives", rule: .nth(1, weekday: 6, month: 7)),
    Holiday(names: "civic holiday|civic day", rule: .nth(1, weekday: 1, month: 8)),
    Holiday(names: "world maritime day", rule: .nth(-1, weekday: 4, month: 9)),
    Holiday(names: "world habitat day", rule: .nth(1, weekday: 1, month: 10)),
    Holiday(names: "world sight day", rule: .nth(2, weekday: 4, month: 10)),
    Holiday(names: "melbourne cup day", rule: .nth(1, weekday: 2, month: 11)),
    Holiday(names: "world philosophy day", rule: .nth(3, weekday: 4, month: 11)),
    Holiday(names: "lazarus saturday", rule: .orthodoxEaster(-8)),
    Holiday(names: "great lent|great fast|orthodox lent", rule: .orthodoxEaster(-48), last: .orthodoxEaster(-9)),
    Holiday(names: "thaipusam", rule: .hindu(9, 15, hour: 6, after: 0)),
    Holiday(names: "nye", rule: .fixed(12, 31)),
  ]
}

extension StringProtocol {
  /// The name without "day" at its end.
  fileprivate var replacingDay: String { hasSuffix(" day") ? String(dropLast(4)) : String(self) }
}
