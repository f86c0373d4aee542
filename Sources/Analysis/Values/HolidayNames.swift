// The names of holidays with the rules of their days. A hyphen, an apostrophe or a possessive ending in the text needs no
// place in a name.

extension Holiday {
  /// All holidays; a name that several have belongs to the first.
  static let all: [Holiday] = christianAndCivil + ofOtherCalendars + observances + ofCountries

  private static let christianAndCivil: [Holiday] = [
    Holiday(names: "christmas eve|xmas eve", rule: .fixed(12, 24)),
    Holiday(names: "christmas day|christmas|xmas|xmas day", rule: .fixed(12, 25)),
    Holiday(names: "boxing day|st. stephen 's day|saint stephen 's day", rule: .fixed(12, 26)),
    Holiday(names: "new year 's eve|new years eve|new year 's eve|new year eve|hogmanay", rule: .fixed(12, 31)),
    Holiday(names: "new year 's day|new years day|new year day|new year 's|new years|new year", rule: .fixed(1, 1)),
    Holiday(names: "epiphany|three kings ' day", rule: .fixed(1, 6)),
    Holiday(names: "groundhog day|groundhogs day", rule: .fixed(2, 2)),
    Holiday(
      names: "valentine 's day|valentines day|valentine day|valentine 's|valentines|st. valentine 's day",
      rule: .fixed(2, 14)),
    Holiday(
      names: "st. patrick 's day|saint patrick 's day|st patrick 's day|saint patricks day|st. patricks day",
      rule: .fixed(3, 17)),
    Holiday(
      names: "april fool 's day|april fools ' day|april fools|april fools day|april fool day|all fools' day",
      rule: .fixed(4, 1)),
    Holiday(names: "earth day", rule: .fixed(4, 22)),
    Holiday(names: "anzac day", rule: .fixed(4, 25)),
    Holiday(names: "may day|international workers ' day", rule: .fixed(5, 1)),
    Holiday(names: "cinco de mayo", rule: .fixed(5, 5)),
    Holiday(names: "juneteenth", rule: .fixed(6, 19)),
    Holiday(names: "canada day", rule: .fixed(7, 1)),
    Holiday(names: "independence day|fourth of july", rule: .fixed(7, 4)),
    Holiday(names: "bastille day", rule: .fixed(7, 14)),
    Holiday(names: "halloween|hallowe'en|halloween day|all hallows eve|all hallows ' eve", rule: .fixed(10, 31)),
    Holiday(names: "all saints ' day|all saints day|all saints' day", rule: .fixed(11, 1)),
    Holiday(names: "all souls ' day|all souls day|all souls' day", rule: .fixed(11, 2)),
    Holiday(names: "guy fawkes night|guy fawkes day|bonfire night", rule: .fixed(11, 5)),
    Holiday(names: "veterans day|veteran day|veterans ' day|armistice day|remembrance day", rule: .fixed(11, 11)),
    Holiday(names: "australia day", rule: .fixed(1, 26)),
    Holiday(names: "republic day", rule: .fixed(1, 26)),
    Holiday(names: "international women 's day|women 's day", rule: .fixed(3, 8)),
    Holiday(names: "pi day", rule: .fixed(3, 14)),
    Holiday(names: "d-day", rule: .fixed(6, 6)),
    Holiday(names: "inauguration day", rule: .fixed(1, 20)),
    Holiday(names: "pearl harbor day", rule: .fixed(12, 7)),
    Holiday(
      names:
        "martin luther king day|martin luther king jr. day|mlk day|martin luther king 's day|martin luther king jr day",
      rule: .nth(3, weekday: 1, month: 1)),
    Holiday(
      names: "presidents day|president 's day|presidents ' day|president day|presidents' day|washington 's birthday",
      rule: .nth(3, weekday: 1, month: 2)),
    Holiday(
      names: "mother 's day|mothers day|mothers ' day|mothers' day|mother day", rule: .nth(2, weekday: 7, month: 5)),
    Holiday(names: "memorial day|decoration day", rule: .nth(-1, weekday: 1, month: 5)),
    Holiday(
      names: "father 's day|fathers day|fathers ' day|fathers' day|father day", rule: .nth(3, weekday: 7, month: 6)),
    Holiday(names: "labor day", rule: .nth(1, weekday: 1, month: 9)),
    // Spelt so, it is the first of May to most: only Canada keeps September.
    Holiday(names: "labour day", rule: .fixed(5, 1)),
    Holiday(
      names: "columbus day|indigenous peoples ' day|indigenous peoples' day", rule: .nth(2, weekday: 1, month: 10)),
    Holiday(names: "thanksgiving day|thanksgiving", rule: .nth(4, weekday: 4, month: 11)),
    Holiday(names: "black friday", rule: .afterNth(4, weekday: 4, month: 11, days: 1)),
    Holiday(names: "cyber monday", rule: .afterNth(4, weekday: 4, month: 11, days: 4)),
    Holiday(names: "election day", rule: .afterNth(1, weekday: 1, month: 11, days: 1)),
    Holiday(names: "shrove tuesday|pancake day|pancake tuesday|mardi gras", rule: .easter(-47)),
    Holiday(names: "ash wednesday", rule: .easter(-46)),
    Holiday(names: "palm sunday|branch sunday", rule: .easter(-7)),
    Holiday(names: "maundy thursday|holy thursday|covenant thursday", rule: .easter(-3)),
    Holiday(names: "good friday|great friday", rule: .easter(-2)),
    Holiday(names: "holy saturday|black saturday|easter eve", rule: .easter(-1)),
    Holiday(names: "easter sunday|easter day|easter", rule: .easter(0)),
    Holiday(names: "easter monday|bright monday", rule: .easter(1)),
    Holiday(names: "ascension day|ascension thursday|feast of the ascension", rule: .easter(39)),
    Holiday(names: "pentecost|pentecost sunday|whit sunday|white sunday|whitsun", rule: .easter(49)),
    Holiday(names: "whit monday|pentecost monday|monday of the holy spirit", rule: .easter(50)),
    Holiday(names: "trinity sunday", rule: .easter(56)),
    Holiday(names: "corpus christi|feast of corpus christi", rule: .easter(60)),
    Holiday(names: "burns night", rule: .fixed(1, 25)),
    Holiday(names: "holocaust memorial day", rule: .fixed(1, 27)),
    Holiday(names: "orthodox christmas|orthodox christmas day", rule: .fixed(1, 7)),
    Holiday(names: "waitangi day", rule: .fixed(2, 6)),
    Holiday(
      names: "lincoln birthday|lincolns birthday|abraham lincoln birthday|abraham lincolns birthday",
      rule: .fixed(2, 12)),
    Holiday(names: "st. david day|saint david day|st davids day", rule: .fixed(3, 1)),
    Holiday(
      names: "st. paddy day|st paddy day|saint paddy day|saint patrick|st patrick|st. patrick", rule: .fixed(3, 17)),
    Holiday(names: "nowruz|persian new year|novruz", rule: .fixed(3, 20)),
    Holiday(names: "siblings day|sibling day|national sibling day|national siblings day", rule: .fixed(4, 10)),
    Holiday(names: "vimy ridge day", rule: .fixed(4, 9)),
    Holiday(names: "emancipation day", rule: .fixed(4, 16)),
    Holiday(names: "st. george day|saint george day|st george day", rule: .fixed(4, 23)),
    Holiday(names: "king day|koningsdag", rule: .fixed(4, 27)),
    Holiday(names: "songkran|thai new year", rule: .fixed(4, 13)),
    Holiday(names: "europe day", rule: .fixed(5, 9)),
    Holiday(names: "star wars day", rule: .fixed(5, 4)),
    Holiday(names: "world environment day", rule: .fixed(6, 5)),
    Holiday(names: "dominion day", rule: .fixed(7, 1)),
    Holiday(names: "glorious twelfth|orangemen day|orangemens day", rule: .fixed(7, 12)),
    Holiday(names: "gandhi jayanti", rule: .fixed(10, 2)),
    Holiday(names: "united nations day", rule: .fixed(10, 24)),
    Holiday(names: "world vegan day", rule: .fixed(11, 1)),
    Holiday(names: "st. andrew day|saint andrew day|st andrew day", rule: .fixed(11, 30)),
    Holiday(names: "world aids day", rule: .fixed(12, 1)),
    Holiday(names: "human rights day", rule: .fixed(12, 10)),
    Holiday(names: "kwanzaa", rule: .fixed(12, 26), last: .fixed(1, 1)),
    Holiday(names: "thanks giving day|thanks giving", rule: .nth(4, weekday: 4, month: 11)),
    Holiday(names: "civil rights day|martin luther kings day", rule: .nth(3, weekday: 1, month: 1)),
    Holiday(names: "george washington day|washingtons birthday", rule: .nth(3, weekday: 1, month: 2)),
    Holiday(names: "commonwealth day", rule: .nth(2, weekday: 1, month: 3)),
    Holiday(names: "patriots day|patriot day", rule: .nth(3, weekday: 1, month: 4)),
    Holiday(names: "victoria day|sovereign birthday|empire day", rule: .before(weekday: 1, month: 5, day: 24)),
    Holiday(
      names: "military spouse day|military spouse appreciation day",
      rule: .afterNth(2, weekday: 7, month: 5, days: -2)),
    Holiday(
      names: "grandparents day|national grandparents day", rule: .afterNth(1, weekday: 1, month: 9, days: 6)),
    Holiday(
      names: "administrative professionals day|administrative professional day|secretaries day|admins day|admin day",
      rule: .afterNth(-1, weekday: 6, month: 4, days: -3)),
    Holiday(
      names: "daylight saving start|daylight savings start|daylight saving start day|daylight savings start day",
      rule: .nth(2, weekday: 7, month: 3)),
    Holiday(
      names: "daylight saving end|daylight savings end|daylight saving end day|daylight savings end day",
      rule: .nth(1, weekday: 7, month: 11)),
    Holiday(names: "giving tuesday", rule: .afterNth(4, weekday: 4, month: 11, days: 5)),
    Holiday(names: "small business saturday", rule: .afterNth(4, weekday: 4, month: 11, days: 2)),
    Holiday(names: "mothering sunday", rule: .easter(-21)),
    Holiday(names: "lent", rule: .easter(-46), last: .easter(-1)),
    Holiday(names: "holy week", rule: .easter(-7), last: .easter(-1)),
    Holiday(names: "easter mon|easter weekend monday", rule: .easter(1)),
    Holiday(names: "whitsunday", rule: .easter(49)),
    Holiday(names: "orthodox easter|orthodox easter sunday|greek easter", rule: .orthodoxEaster(0)),
    Holiday(names: "orthodox good friday|orthodox great friday", rule: .orthodoxEaster(-2)),
    Holiday(names: "orthodox palm sunday|orthodox branch sunday", rule: .orthodoxEaster(-7)),
    Holiday(names: "orthodox easter monday|orthodox bright monday", rule: .orthodoxEaster(1)),
    Holiday(names: "orthodox ash monday|clean monday|orthodox shrove monday", rule: .orthodoxEaster(-48)),
    Holiday(names: "orthodox pentecost", rule: .orthodoxEaster(49)),
  ]

  private static let ofOtherCalendars: [Holiday] = [
    // Jewish days; those of several days begin on the evening before.
    Holiday(
      names: "rosh hashanah|rosh hashana|rosh hashanna|rosh ha shanah|jewish new year", rule: .hebrew(-1),
      last: .hebrew(1)),
    Holiday(names: "yom kippur|day of atonement", rule: .hebrew(9)),
    Holiday(names: "sukkot|sukkoth|feast of tabernacles|feast of booths", rule: .hebrew(13), last: .hebrew(20)),
    Holiday(names: "hoshana rabbah", rule: .hebrew(20)),
    Holiday(names: "shemini atzeret", rule: .hebrew(21)),
    Holiday(names: "simchat torah", rule: .hebrew(22)),
    Holiday(
      names: "hanukkah|hanukah|chanukah|hannukkah|hannukah|chanukkah|festival of lights", rule: .hanukkah(-1),
      last: .hanukkah(7)),
    Holiday(names: "tu bishvat|tu b'shevat|tu bishevat", rule: .newYearOfTrees),
    Holiday(names: "purim", rule: .hebrew(-193)),
    Holiday(names: "shushan purim", rule: .hebrew(-192)),
    Holiday(names: "passover|pesach|pesakh", rule: .hebrew(-164), last: .hebrew(-156)),
    Holiday(names: "yom hashoah|yom ha shoah|holocaust remembrance day", rule: .hebrew(-151)),
    Holiday(names: "lag baomer|lag b'omer", rule: .hebrew(-130)),
    Holiday(names: "shavuot|shavuoth|feast of weeks", rule: .hebrew(-114), last: .hebrew(-112)),
    Holiday(names: "tisha b'av|tishah b'av|tisha bav", rule: .hebrew(-51)),
    // Islamic days.
    Holiday(names: "islamic new year|muslim new year|hijri new year|arabic new year|amun jadid", rule: .islamic(0, 1)),
    Holiday(names: "ashura|day of ashura", rule: .islamic(0, 10)),
    Holiday(
      names: "mawlid|mawlid al nabi|milad un nabi|mawlid an nabi|prophet birthday|eid milad un nabi",
      rule: .islamic(2, 12)),
    Holiday(
      names: "isra and mi'raj|isra and miraj|isra miraj|isra mi'raj|the prophet ascension|laylat al miraj",
      rule: .islamic(6, 27)),
    Holiday(names: "ramadan|ramadhan|ramzan|ramzaan|ramazan|ramathan", rule: .islamic(8, 1), last: .islamic(9, 0)),
    Holiday(names: "laylat al qadr|night of power|laylat ul qadr|shab e qadr", rule: .islamic(8, 27)),
    Holiday(
      names:
        "eid al fitr|eid ul fitr|id al fitr|eid el fitr|id ul fitr|eid fitr|lesser eid|festival of breaking the fast",
      rule: .islamic(9, 1)),
    Holiday(
      names:
        "eid al adha|eid ul adha|id ul adha|id al adha|eid el adha|bakr id|bakr eid|bakra eid|sacrifice feast|feast of sacrifice|feast of the sacrifice|greater eid",
      rule: .islamic(11, 10)),
    Holiday(names: "day of arafah|arafat day|arafah day", rule: .islamic(11, 9)),
    // Chinese and other eastern days.
    Holiday(
      names:
        "chinese new year|lunar new year|chinese lunar new year|spring festival|seollal|chinese new year day|chinese lunar new year day|lunar new year day|chinese new years|tet",
      rule: .chinese(1, 1, after: 0)),
    Holiday(names: "lunar new year eve|chinese new year eve", rule: .chinese(1, 1, after: -1)),
    Holiday(names: "lantern festival", rule: .chinese(1, 15, after: 0)),
    Holiday(names: "dragon boat festival|duanwu festival", rule: .chinese(5, 5, after: 0)),
    Holiday(
      names: "mid autumn festival|mid-autumn festival|moon festival|chuseok|mooncake festival",
      rule: .chinese(8, 15, after: 0)),
    Holiday(names: "double ninth festival|chongyang festival", rule: .chinese(9, 9, after: 0)),
    Holiday(names: "vesak|buddha birthday|buddha day|vesak day|wesak", rule: .chinese(4, 15, after: 0)),
    // Days of the Hindu, Jain and Sikh year.
    Holiday(
      names: "ugadi|yugadi|samvatsaradi|chaitra sukladi|chaitra sukhladi|gudi padwa|gudhi padwa",
      rule: .hindu(0, 1, hour: 6, after: 0)),
    Holiday(names: "rama navami|ram navami|sri rama navami", rule: .hindu(0, 9, hour: 12, after: 0)),
    Holiday(
      names: "mahavir jayanti|mahaveer jayanti|mahaveer janma kalyanak|mahavir janma kalyanak",
      rule: .hindu(0, 13, hour: 6, after: 0)),
    Holiday(names: "hanuman jayanti", rule: .hindu(0, 15, hour: 6, after: 0)),
    Holiday(names: "akshaya tritiya|akha teej", rule: .hindu(1, 3, hour: 10, after: 0)),
    Holiday(names: "buddha purnima", rule: .hindu(1, 15, hour: 6, after: 0)),
    Holiday(names: "ratha yatra|rath yatra|rathayatra", rule: .hindu(3, 2, hour: 6, after: 0)),
    Holiday(names: "guru purnima", rule: .hindu(3, 15, hour: 6, after: 0)),
    Holiday(
      names: "raksha bandhan|rakhi|rakhi purnima|rakshabandhan", rule: .hindu(4, 15, hour: 9, after: 0)),
    Holiday(
      names: "krishna janmashtami|janmashtami|gokulashtami|krishnashtami|sri krishna jayanti",
      rule: .hindu(4, 23, hour: 24, after: 0)),
    Holiday(names: "ganesh chaturthi|vinayaka chaturthi|ganeshotsav", rule: .hindu(5, 4, hour: 12, after: 0)),
    Holiday(
      names: "navaratri|navratri|durga puja|durgotsava", rule: .hindu(6, 1, hour: 6, after: -1),
      last: .hindu(6, 9, hour: 12, after: 0)),
    Holiday(
      names: "dussehra|vijayadashami|vijaya dashami|dasara|dussehra day", rule: .hindu(6, 10, hour: 16, after: 0)),
    Holiday(
      names: "valmiki jayanti|maharishi valmiki jayanti|pargat diwas|sharad purnima",
      rule: .hindu(6, 15, hour: 6, after: 0)),
    Holiday(names: "karva chauth", rule: .hindu(6, 19, hour: 20, after: 0)),
    Holiday(
      names: "dhanteras|dhanatrayodashi|dhanvantari trayodashi", rule: .hindu(6, 28, hour: 18, after: 0)),
    Holiday(
      names: "naraka chaturdashi|kali chaudas|roop chaudas|choti diwali", rule: .hindu(6, 29, hour: 5, after: 0)),
    Holiday(names: "diwali|deepavali|divali|lakshmi puja|laxmi puja", rule: .hindu(6, 30, hour: 18, after: 0)),
    Holiday(names: "bhai dooj|bhai duj|bhau beej|bhai tika", rule: .hindu(7, 2, hour: 14, after: 0)),
    Holiday(
      names: "chhath|chhath puja|chhathi|dala puja|dala chhath|surya shashthi", rule: .hindu(7, 6, hour: 17, after: 0)),
    Holiday(
      names: "guru nanak jayanti|guru nanak birthday|guru nanak gurpurab", rule: .hindu(7, 15, hour: 6, after: 0)),
    Holiday(
      names: "guru gobind singh jayanti|guru gobind singh birthday|guru govind singh jayanti",
      rule: .hindu(9, 7, hour: 6, after: 0)),
    Holiday(
      names: "vasant panchami|basant panchami|saraswati puja", rule: .hindu(10, 5, hour: 9, after: 0)),
    Holiday(
      names: "guru ravidas jayanti|guru ravidass jayanti|guru ravidas birthday|guru ravidass birthday",
      rule: .hindu(10, 15, hour: 6, after: 0)),
    Holiday(names: "maha shivaratri|mahashivratri|maha shivratri|shivaratri", rule: .hindu(10, 29, hour: 24, after: 0)),
    Holiday(names: "holika dahan|chhoti holi|choti holi|kamudu pyre", rule: .hindu(11, 15, hour: 18, after: 0)),
    Holiday(names: "holi|dhulandi|phagwah|dhuleti", rule: .hindu(11, 15, hour: 18, after: 1)),
    Holiday(
      names: "makar sankranti|makara sankranti|makara sankranthi|pongal|thai pongal|maghi",
      rule: .sankranti(270, after: 0)),
    Holiday(names: "rabindra jayanti|rabindranath jayanti", rule: .sankranti(0, after: 25)),
    Holiday(names: "lohri|bogi pandigai|bhogi", rule: .sankranti(270, after: -1)),
    Holiday(names: "maattu pongal|mattu pongal|kanuma", rule: .sankranti(270, after: 1)),
    Holiday(names: "vaisakhi|baisakhi|vaisakhadi|mesadi", rule: .sankranti(0, after: 0)),
  ]
}
