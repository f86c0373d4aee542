// What cutting knows of single words: abbreviations, clitics, prefixes, function words.
//
// Keys are folded hashes, so that a look-up needs no string. It does not know names.

import Text

/// What cutting knows of a word.
struct WordFlags: OptionSet {
  let rawValue: UInt32
  /// An abbreviation that stands before a name (`Mr`, `Gen`, `St`): no sentence ends at its point.
  static let title = WordFlags(rawValue: 1)
  /// An abbreviation in the middle of a sentence (`vs`, `e.g.`, `approx`): no sentence ends at its point.
  static let inner = WordFlags(rawValue: 2)
  /// An abbreviation before a number (`No`, `p`, `vol`): its point belongs to it only there.
  static let beforeNumber = WordFlags(rawValue: 4)
  /// An abbreviation that can end a sentence (`Inc`, `Jr`, `etc`).
  static let final = WordFlags(rawValue: 8)
  /// A month or day cut short (`Sept`, `Wed`), whose point belongs to it.
  static let calendar = WordFlags(rawValue: 16)
  /// A prefix that keeps its hyphen (`non-`, `co-`).
  static let prefix = WordFlags(rawValue: 32)
  /// A word that is written with an apostrophe in front (`'em`, `'til`).
  static let leadingApostrophe = WordFlags(rawValue: 64)
  /// What follows a number without a space and is a token of its own (`km`, `pm`, `bn`).
  static let unit = WordFlags(rawValue: 128)
  /// An English function word.
  static let function = WordFlags(rawValue: 256)
  /// A function word of a neighbouring language.
  static let foreignFunction = WordFlags(rawValue: 512)
  /// A word that opens sentences and stands in no name: a capital there says that a sentence starts.
  static let starter = WordFlags(rawValue: 1024)
  /// The last part of a host or file name (`com`, `org`, `pdf`).
  static let domain = WordFlags(rawValue: 2048)
  /// A word that is two tokens, cut before the last two letters (`cannot` aside, `gon|na`, `do|nt`).
  static let cutBeforeTwo = WordFlags(rawValue: 4096)
  /// A word that is two tokens, cut before the last three letters (`can|not`).
  static let cutBeforeThree = WordFlags(rawValue: 8192)
  /// A verb that gives words (`said`, `asked`), as after a quotation that ends with `?`.
  static let cueVerb = WordFlags(rawValue: 16384)
  /// A day or month in full.
  static let calendarName = WordFlags(rawValue: 32768)
  /// A preposition.
  static let preposition = WordFlags(rawValue: 65536)

  static let abbreviation: WordFlags = [.title, .inner, .final, .calendar]
}

/// An open-addressing table from folded word hash to flags. Built once, never changed and never freed: that is why its
/// pointers may be shared between threads.
struct WordTable: @unchecked Sendable {
  private let keys: UnsafePointer<UInt64>
  private let values: UnsafePointer<UInt32>
  private let mask: Int

  /// The table of English.
  static let english = WordTable(entries)

  /// A table of lists of words separated by spaces.
  private init(_ lists: [(WordFlags, String)]) {
    var flags: [UInt64: UInt32] = [:]
    for (flag, words) in lists {
      for word in words.split(separator: " ") { flags[WordHash.folded(word), default: 0] |= flag.rawValue }
    }
    var capacity = 64
    while capacity < flags.count * 3 { capacity *= 2 }
    let keys = UnsafeMutablePointer<UInt64>.allocate(capacity: capacity)
    let values = UnsafeMutablePointer<UInt32>.allocate(capacity: capacity)
    keys.initialize(repeating: 0, count: capacity)
    values.initialize(repeating: 0, count: capacity)
    let mask = capacity - 1
    for (key, value) in flags {
      var slot = Int(truncatingIfNeeded: key) & mask
      while values[slot] != 0 { slot = (slot + 1) & mask }
      keys[slot] = key
      values[slot] = value
    }
    self.keys = UnsafePointer(keys)
    self.values = UnsafePointer(values)
    self.mask = mask
  }

  /// What is known of the word with this hash; nothing for others.
  func flags(_ hash: UInt64) -> WordFlags {
    var slot = Int(truncatingIfNeeded: hash) & mask
    while values[slot] != 0 {
      if keys[slot] == hash { return WordFlags(rawValue: values[slot]) }
      slot = (slot + 1) & mask
    }
    return []
  }
}

/// The words, by what is known of them.
private let entries: [(WordFlags, String)] = [
  (
    .title,
    """
    mr mrs ms mx dr drs prof rev revd fr hon pres gov lt col gen maj capt cmdr adm brig sgt cpl pvt spc sen sens \
    rep reps msgr st ste mt ft messrs mme mlle amb atty insp supt det asst ald pfc cdr vadm radm ltc sra srta
    """
  ),
  (.inner, "vs viz cf approx ca esp incl e.g i.e eg ie arrv attn dept gov't ext resp al c.f vol"),
  (.beforeNumber, "no nos p pp fig figs art sec ch chap par vol vols eq eqs ref tel op ver c pt para app cap"),
  (
    .final,
    """
    inc ltd co corp bros jr sr esq etc llc plc pty assn ave blvd rd hwy univ dept mfg ed eds est yr yrs hr hrs min \
    mins sq lb lbs oz tbsp tsp ph.d d.c u.s u.k u.n e.u a.m p.m b.c a.d n.b sts div dist bldg conf gmbh
    """
  ),
  (.calendar, "jan feb apr aug sept sep oct nov dec mon tue tues wed thu thur thurs fri"),
  (
    .calendarName,
    """
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july august \
    september october november december jan feb mar apr jun jul aug sept sep oct nov dec mon tue tues wed thu thur \
    thurs fri sat sun est edt gmt utc cet pst pdt bst et pt local eastern pacific central
    """
  ),
  (
    .prefix,
    "non co re anti pro mid pre post ex multi semi neo counter e cross sub inter intra mini socio psycho arch over"
  ),
  (.leadingApostrophe, "em t til tis twas twere twill n nuff cos cuz coz tude nother"),
  (
    .unit,
    """
    m k b pm am mm ft x cm bn hz f c km kg g mg ml lb lbs oz mph kph kmh kb mb gb tb ghz mhz khz kw mw gw kwh mwh \
    in yd yds mi ha sq mins min hrs hr h sec secs tn trn mn p percent pc years year yrs days hours minutes \
    minutes' persons m² km²
    """
  ),
  (
    .function,
    """
    the of and to a in that is was for it with as his he on be at by i this had not are but from or have an they \
    which one you were her all she there would their we him been has when who will more no if out so said what up \
    its about into than them can only other new some could time these two may then do first any my now such like \
    our over man me even most made after also did many before must through back years where much your way well \
    down should because each just those people how too little state good very make world still own see men work \
    long get here between both being under never same another know while last might us great since against go came \
    right used take three
    """
  ),
  (
    .foreignFunction,
    """
    der die das und ist nicht ein eine den dem des mit von zu auf für sich im sind wird le la les et est une du \
    dans qui que pour pas sur au aux avec sont par ce il elle nous vous el los las y en un una por con para del se \
    su es lo como il di che è per non della sono gli nel een het van niet dat zijn voor met och att det som på är \
    av inte o os uma não em do da no na и в не на что он с как это
    """
  ),
  (
    .starter,
    """
    the a an this that these those it he she they we you i his her its their our my your there here then but and \
    so or if when while as in on at by for from with after before since although though because however meanwhile \
    moreover what who why how where which is are was were do does did can could will would should has have had not \
    no yes let another some many most all both each one now still just also even only once until despite during \
    among under over such other others thus therefore yet nor to
    """
  ),
  (
    .preposition,
    "at on in by from about around until till before after since between to"
  ),
  (
    .domain,
    """
    com org net edu gov mil int info biz co uk us ca au de fr eu io tv me ru cn jp in br za ng ke ie nz ch at be \
    nl se no fi it es pt pl html htm php asp aspx jsp pdf doc docx xls xlsx ppt pptx txt jpg jpeg png gif svg zip \
    exe csv xml json mp3 mp4 avi mov url ai app dev news blog ly gl fm am ws cc mobi
    """
  ),
  (
    .cutBeforeTwo,
    """
    gonna wanna gotta dont didnt doesnt isnt wasnt arent werent wont cant couldnt wouldnt shouldnt hasnt havent \
    hadnt aint youre theyre ive youve weve lemme gimme
    """
  ),
  (.cutBeforeThree, "cannot"),
  (
    .cueVerb,
    """
    said says say asked asks ask replied replies added adds told tells wrote writes wondered shouted cried yelled \
    whispered exclaimed answered demanded continued called muttered insisted tweeted joked quipped screamed \
    inquired enquired
    """
  ),
]
