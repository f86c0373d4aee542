// Who said this, and what did somebody say: quotations by speaker and by words, over documents.
//
// Scores are integers in permille, so that they are the same on every machine.

import Annotation
import Corpus
import Prose
import Text

/// A question for quotations. All its conditions must hold.
public struct QuoteQuery: Sendable, Hashable {
  /// Whose quotations.
  public enum Speaker: Sendable, Hashable {
    /// The entity of an identifier.
    case entity(String)
    /// Anybody known by this name: a full name or any alias, without regard to case and accents; a person's surname is one,
    /// also where no text has it alone. Where nobody is, whoever has these words in a name.
    case name(String)
    /// Quotations whose speaker is not known.
    case unknown
  }

  /// How words are compared, after folding case, accents, marks and white space.
  public enum Match: String, Sendable, Hashable, CaseIterable {
    /// The same words: all of the quotation, or all between two marks in it.
    case exact
    /// A part of the words, as letters.
    case substring
    /// Enough of the words asked for in the same order.
    case fuzzy
  }

  /// Whose; `nil` for everybody's.
  public var speaker: Speaker?
  /// To whom; `nil` for anybody.
  public var addressee: Speaker?
  /// Which words; `nil` for any.
  public var text: String?
  /// How the words are compared.
  public var match: Match
  /// The least score of a fuzzy match, in permille of the words asked for: two thirds unless something else is said, so
  /// that of three words one may be another.
  public var threshold: Int
  /// Which kinds; empty for all.
  public var kinds: [QuotationKind]

  /// A question of its parts.
  public init(
    speaker: Speaker? = nil, addressee: Speaker? = nil, text: String? = nil, match: Match = .substring,
    threshold: Int = 660, kinds: [QuotationKind] = []
  ) {
    self.speaker = speaker
    self.addressee = addressee
    self.text = text
    self.match = match
    self.threshold = threshold
    self.kinds = kinds
  }
}

/// A quotation that was found.
public struct FoundQuote: Sendable {
  /// The document that it stands in.
  public var document: DocumentSnapshot
  /// The quotation, as an index of `DocumentAnnotation.quotations`.
  public var index: Int
  /// How well the words match, in permille; 1000 where no words were asked for.
  public var score: Int

  /// A quotation of a document.
  public init(document: DocumentSnapshot, index: Int, score: Int = 1000) {
    self.document = document
    self.index = index
    self.score = score
  }

  /// The quotation.
  public var quotation: Quotation { document.annotation.quotations[index] }

  /// An identifier that holds for this text only: digest, paragraph, number within the paragraph.
  public var id: String {
    let prose = document.annotation.prose
    let start = quotation.extent.start
    let paragraph = prose.paragraphs.firstIndex { $0.range.touches(start) } ?? 0
    let first = prose.paragraphs.indices.contains(paragraph) ? prose.paragraphs[paragraph].range.start : 0
    let ordinal = document.annotation.quotations[..<index].count { first <= $0.extent.start }
    return "q:\(document.digest):\(paragraph).\(ordinal)"
  }
}

/// Finds quotations.
public enum QuoteLookup {
  /// The quotations that answer `query`, in the documents that `isWanted` names: best score first, then `first`'s
  /// document, then by document and place.
  public static func find(
    _ query: QuoteQuery, in corpus: CorpusSnapshot, first: DocumentURI? = nil,
    where isWanted: (DocumentSnapshot) -> Bool = { _ in true }
  ) -> [FoundQuote] {
    let words = query.text.map { NameFolding.words($0) }
    // Words were asked for, but there is none in them: nothing can match.
    if let words, words.isEmpty { return [] }
    let speakers = PersonFilter(query.speaker, in: corpus)
    let addressees = PersonFilter(query.addressee, in: corpus)
    let text = words.map { TextFilter($0, query) }
    var found: [FoundQuote] = []
    for position in order([speakers.documents, addressees.documents, text?.documents(in: corpus)], first, corpus) {
      let document = corpus.documents[position]
      let quotations = document.annotation.quotations
      guard !quotations.isEmpty, isWanted(document) else { continue }
      for (index, score) in text?.matches(in: document) ?? quotations.indices.map({ ($0, 1000) }) {
        let quotation = quotations[index]
        guard query.kinds.isEmpty || query.kinds.contains(quotation.kind),
          speakers.admits(quotation.chains, quotation.speaker, document, position),
          addressees.admits(quotation.addresseeChain.map { [$0] } ?? [], quotation.addressee, document, position)
        else { continue }
        found.append(FoundQuote(document: document, index: index, score: score))
      }
    }
    guard text != nil, query.match == .fuzzy else { return found }
    let order = found.indices.sorted { (found[$1].score, $0) < (found[$0].score, $1) }
    return order.map { found[$0] }
  }

  /// The documents that stand in all the lists that there are, sorted, with that of `first` before the others.
  private static func order(_ lists: [[Int]?], _ first: DocumentURI?, _ corpus: CorpusSnapshot) -> [Int] {
    let known = lists.compactMap { $0 }
    var positions = known.first ?? Array(corpus.documents.indices)
    for list in known.dropFirst() {
      let wanted = Set(list)
      positions.removeAll { !wanted.contains($0) }
    }
    if let first = first.flatMap(corpus.index(of:)), let place = positions.firstIndex(of: first) {
      positions.remove(at: place)
      positions.insert(first, at: 0)
    }
    return positions
  }
}

/// Finds the quotations of a document with the words asked for.
private struct TextFilter {
  private let hashes: [UInt32]
  private let letters: LetterSearch
  private let sequence: WordSequence
  private let query: QuoteQuery

  init(_ words: [String], _ query: QuoteQuery) {
    self.query = query
    hashes = words.map(QuotationTexts.hash)
    letters = LetterSearch(words)
    sequence = WordSequence(hashes)
  }

  /// The documents that can match, sorted; `nil` where any can.
  func documents(in corpus: CorpusSnapshot) -> [Int]? {
    guard query.match == .exact else { return nil }
    return corpus.quotations.quotations(wording: QuotationTexts.key(of: hashes)).distinctDocuments
  }

  /// The quotations that match, in order, with their scores in permille.
  func matches(in document: DocumentSnapshot) -> [(Int, Int)] {
    let texts = document.quotationTexts
    switch query.match {
    case .exact: return texts.quotations(wording: QuotationTexts.key(of: hashes)).map { ($0, 1000) }
    case .substring: return texts.quotations(holding: letters).map { ($0, 1000) }
    case .fuzzy:
      return document.annotation.quotations.indices.compactMap { index in
        let score = sequence.permilleInOrder(in: texts.words(of: index))
        return score >= query.threshold ? (index, score) : nil
      }
    }
  }
}

/// Decides whether the speaker or the addressee of a quotation is the one asked for.
private struct PersonFilter {
  private enum Rule {
    case anybody, unknown
    /// The chains of the person in each document, and the words of the name for people that are no chain.
    case chains([Int: Set<Int>], name: [String])
  }

  private let rule: Rule
  /// The documents in which the person may speak or be spoken to, sorted; `nil` for any.
  let documents: [Int]?

  init(_ person: QuoteQuery.Speaker?, in corpus: CorpusSnapshot) {
    switch person {
    case nil: self.init(rule: .anybody, documents: nil)
    case .unknown: self.init(rule: .unknown, documents: nil)
    case .name(let name):
      let words = NameFolding.nameWords(name)
      let strangers = corpus.quotations.quotations(ofUnlinked: NameKeys.key(of: words))
      var entities = EntityLookup.named(name, in: corpus)
      for person in EntityLookup.people(withSurname: words, in: corpus)
      where !entities.contains(where: { $0.id == person.id }) { entities.append(person) }
      if entities.isEmpty, strangers.isEmpty { entities = EntityLookup.named(name, in: corpus, matchesPart: true) }
      self.init(entities, words, strangers.distinctDocuments)
    case .entity(let id):
      self.init([corpus.entities.entity(id: id)].compactMap { $0 }, [], [])
    }
  }

  private init(_ entities: [CorpusEntity], _ name: [String], _ others: [Int]) {
    var chains: [Int: Set<Int>] = [:]
    for member in entities.flatMap(\.members) { chains[member.document, default: []].insert(member.chain) }
    self.init(rule: .chains(chains, name: name), documents: Set(chains.keys).union(others).sorted())
  }

  private init(rule: Rule, documents: [Int]?) {
    self.rule = rule
    self.documents = documents
  }

  /// Whether one of some chains, or words that are none, of a document mean the person.
  func admits(_ chains: [Int], _ words: [ByteRange], _ document: DocumentSnapshot, _ position: Int) -> Bool {
    switch rule {
    case .anybody: return true
    case .unknown: return chains.isEmpty && words.isEmpty
    case .chains(let wanted, let name):
      if !chains.isEmpty { return chains.contains { wanted[position]?.contains($0) ?? false } }
      guard !name.isEmpty else { return false }
      return words.contains { NameFolding.nameWords(document.text[$0]) == name }
    }
  }
}

extension [IndexedPlace] {
  /// The documents of places that are sorted by document, each once.
  fileprivate var distinctDocuments: [Int] {
    var documents: [Int] = []
    for place in self where documents.last != place.document { documents.append(place.document) }
    return documents
  }
}
