// The verbs that attribute words or views to somebody, with their forms.
//
// Being in the table makes a verb a candidate, no more: how strongly each lemma attributes is learned
// (AttributionModel).

import Lexicon
import Text

/// A verb that may attribute.
struct AttributionVerb: Sendable, Hashable {
  /// How the verb takes what it attributes.
  enum Sort: UInt8, Sendable {
    /// Takes words in marks and clauses, also turned round ("said Y").
    case speech
    /// Takes a clause or a noun phrase; says what somebody holds, wants or shows.
    case stance
    /// Refuses or denies its content.
    case denial
  }

  /// The number of its lemma in the table.
  var lemma: Int
  /// How it takes what it attributes.
  var sort: Sort
}

/// Looks up cue verbs by any of their forms.
enum AttributionVerbs {
  private static let speech = """
    say tell add write ask note report suggest argue announce claim point describe talk continue respond explain
    tweet declare acknowledge reply conclude recall admit warn post remark comment insist joke quip shout yell
    exclaim interject muse lament state stress emphasize emphasise reiterate repeat confirm assert allege contend
    maintain concede observe mention caution predict promise pledge vow boast brag complain testify answer counter
    quote read wonder speculate estimate reveal recount relate retort snap sigh cry chant whisper mutter murmur
    declaim proclaim posit opine assure inform advise remind urge demand call order think believe hope fear feel
    know worry imply hint indicate signal elaborate disclose clarify affirm reaffirm underline underscore highlight
    protest plead enthuse gush scoff sneer tease begin interrupt chime intone agree email text message publish title
    label dub summarize summarise summarise theorize theorise volunteer venture attest charge telegraph
    """
  private static let stance = """
    accord show support seem see expect appear find endorse accuse seek cite offer attack question speak refer
    criticize criticise back look mention plan express release defend oppose consider propose push focus discuss
    decide name view pass challenge identify list remember cast share recognize recognise learn blast send threaten
    prefer embrace understand thank compare aim encourage blame sound determine request reference condemn convince
    intend voice advocate deem nominate favor favour portray tout recommend slam project welcome persuade regard
    praise applaud outline invoke demonstrate assume suspect realize realise envision forecast unveil interpret
    liken characterize characterise congratulate foresee perceive discover notice anticipate illustrate wish want
    need like love want imagine guess hate enjoy apologize apologise disagree deplore denounce decry hail mock
    rebuke chide blast warn mull weigh vote order forget hear fret lambast lambaste deride
    """
  private static let denial = "deny decline refuse reject dismiss rebut refute dispute doubt"

  private static let table: (verbs: WordMap<AttributionVerb>, count: Int) = {
    var verbs: [UInt64: AttributionVerb] = [:]
    var lemmas: [String: Int] = [:]
    for (words, sort) in [(speech, AttributionVerb.Sort.speech), (denial, .denial), (stance, .stance)] {
      for word in words.split(whereSeparator: { $0 == " " || $0 == "\n" }) where lemmas[String(word)] == nil {
        let lemma = String(word)
        let verb = AttributionVerb(lemma: lemmas.count, sort: sort)
        lemmas[lemma] = verb.lemma
        for form in VerbForms.forms(of: lemma) where verbs[WordHash.folded(form)] == nil {
          verbs[WordHash.folded(form)] = verb
        }
      }
    }
    return (WordMap(verbs), lemmas.count)
  }()

  /// The verb that a word with this folded hash is a form of.
  static func verb(_ foldedHash: UInt64) -> AttributionVerb? { table.verbs[foldedHash] }

  /// Whether the passive of a verb has what is spoken of for its subject: "is said to", "is believed to".
  static func isSaidOfSubject(_ verb: AttributionVerb) -> Bool { saidOfSubject.contains(verb.lemma) }

  private static let saidOfSubject: Set<Int> = Set(
    ["say", "report", "believe", "think", "allege", "claim", "know", "estimate", "expect", "consider", "predict"]
      .compactMap { verb(WordHash.folded($0))?.lemma })

  /// Whether a form is of a verb that leaves open whether its content holds.
  static func isHedge(_ foldedHash: UInt64) -> Bool { hedges.contains(foldedHash) }

  private static let hedges = WordSet(
    """
    suggest suggests suggested suggesting speculate speculates speculated speculating wonder wonders wondered
    wondering hint hints hinted hinting imply implies implied implying appear appears appeared seem seems seemed
    guess guesses guessed suspect suspects suspected ask asks asked asking
    """)
}
