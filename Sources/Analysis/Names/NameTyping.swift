// Divides the wide types of the model by lexicon and context: states, landscapes and buildings; events, works, laws,
// languages.
//
// Order of evidence: the whole name in the lexicon, then its head word, then its neighbours.

import Annotation
import Lexicon
import Prose
import Text

/// Gives model names their types in OntoNotes' terms.
struct NameTyping {
  let view: NameView
  let lexicon: Lexicon

  private static let landscapes: LexiconClasses = [.worldRegion, .water]
  private static let states: LexiconClasses = [.country, .capital, .city, .stateOrProvince]

  /// The type of a name.
  func type(of name: TaggedName) -> EntityType {
    switch name.type {
    case .place: placeType(name.tokens)
    case .miscellany: miscellanyType(name.tokens)
    case .organization: isRegion(name.tokens) ? .location : .organization
    case .facility: classes(name.tokens).contains(.seatOfGovernment) ? .organization : .facility
    default: name.type.widestType
    }
  }

  /// Whether a name is known as a region of the world and as no organisation, and stands behind "the": "the West".
  private func isRegion(_ tokens: Range<Int>) -> Bool {
    guard tokens.lowerBound > 0, view.prose.tokens[tokens.lowerBound - 1].foldedHash == Self.the else { return false }
    let classes = classes(tokens)
    return !classes.isDisjoint(with: Self.landscapes) && classes.isDisjoint(with: .organizations)
  }

  private static let the = WordHash.folded("the")

  private func classes(_ tokens: Range<Int>) -> LexiconClasses {
    lexicon.match(view.prose.tokens[tokens].map(\.foldedHash))?.classes ?? []
  }

  /// GPE for states and their parts, LOC for landscapes and regions over borders, FAC for buildings and roads.
  private func placeType(_ tokens: Range<Int>) -> EntityType {
    let classes = classes(tokens)
    if classes.contains(.seatOfGovernment) { return .organization }
    if !classes.isDisjoint(with: Self.states) { return .geopoliticalEntity }
    if !classes.isDisjoint(with: Self.landscapes) { return .location }
    let last = view.evidence[tokens.upperBound - 1]
    let first = view.evidence[tokens.lowerBound]
    if tokens.count > 1 {
      if NameVocabulary.governed.contains(view.prose.tokens[tokens.upperBound - 1].foldedHash) {
        return .geopoliticalEntity
      }
      if last.contains(.facilityHead), !last.contains(.placeHead) { return .facility }
      if last.contains(.placeHead)
        || NameVocabulary.landscapeOpeners.contains(view.prose.tokens[tokens.lowerBound].foldedHash)
        || first.contains(.placeHead) && !last.contains(.facilityHead)
      {
        return .location
      }
    }
    return .geopoliticalEntity
  }

  private func miscellanyType(_ tokens: Range<Int>) -> EntityType {
    let classes = classes(tokens)
    if !classes.isDisjoint(with: .organizations) { return .organization }
    if classes.contains(.language) { return .language }
    if classes.contains(.law) { return .law }
    if classes.contains(.event) { return .event }
    let words = view.prose.tokens[tokens]
    let heads = tokens.filter { view.isCapital[$0] }
    if let head = heads.last {
      if view.evidence[head].contains(.lawHead), tokens.count > 1 { return .law }
      if view.evidence[head].contains(.eventHead) { return .event }
    }
    if words.contains(where: { $0.kind == .number })
      || heads.contains(where: { view.evidence[$0].contains(.eventHead) })
    {
      return .event
    }
    return isMarkedAsTitle(tokens) ? .workOfArt : .event
  }

  /// Whether quotation marks stand around the name.
  private func isMarkedAsTitle(_ tokens: Range<Int>) -> Bool {
    let all = view.prose.tokens
    let opens = tokens.lowerBound > 0 && all[tokens.lowerBound - 1].shape.contains(.opensQuotation)
    let closes = tokens.upperBound < all.count && all[tokens.upperBound].shape.contains(.closesQuotation)
    return opens || closes
  }
}

extension NameVocabulary {
  /// Last words of places that have a government of their own.
  static let governed = WordSet(
    "city town village county district province state republic kingdom emirate emirates municipality borough prefecture oblast governorate federation union territory commune parish"
  )
  /// First words of landscapes.
  static let landscapeOpeners = WordSet("lake mount river cape gulf bay sea strait isle islands valley")
}
