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
    /// Anybody known by this name: a full name or any alias, without regard to case and accents.
    case name(String)
    /// Quotations whose speaker is not known.
    case unknown
  }

  /// How words are compared, after folding case, accents, marks and white space.
  public enum Match: String, Sendable, Hashable, CaseIterable {
    /// The same words, all of them.
    case exact
    /// A part of the words, as letters.
    case substring
    /// Enough of the words in the same order.
    case fuzzy
  }

  /// Whose; `nil` for everybody's.
  public var speaker: Speaker?
  /// Which words; `nil` for any.
  public var text: String?
  /// How the words are compared.
  public var match: Match
  /// The least score of a fuzzy match, in permille.
  public var threshold: Int
  /// Which kinds; empty for all.
  public var kinds: [QuotationKind]

  /// A question of its parts.
  public init(
    speaker: Speaker? = nil, text: String? = nil, match: Match = .substring, threshold: Int = 700,
    kinds: [QuotationKind] = []
  ) {
    self.speaker = speaker
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
    let speakers = SpeakerFilter(query.speaker, in: corpus)
    let text = words.map { TextFilter($0, query) }
    var found: [FoundQuote] = []
    for document in corpus.documents(startingWith: first) {
      let quotations = document.annotation.quotations
      guard !quotations.isEmpty, let speaker = speakers.inside(document), isWanted(document) else { continue }
      for (index, score) in text?.matches(in: document) ?? quotations.indices.map({ ($0, 1000) }) {
        guard query.kinds.isEmpty || query.kinds.contains(quotations[index].kind) else { continue }
        guard speaker.admits(quotations[index], in: document) else { continue }
        found.append(FoundQuote(document: document, index: index, score: score))
      }
    }
    let order = found.indices.sorted { (found[$1].score, $0) < (found[$0].score, $1) }
    return order.map { found[$0] }
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

  /// The quotations that match, in order, with their scores in permille.
  func matches(in document: DocumentSnapshot) -> [(Int, Int)] {
    let texts = document.quotationTexts
    switch query.match {
    case .exact: return texts.quotations(equalTo: hashes).map { ($0, 1000) }
    case .substring: return texts.quotations(holding: letters).map { ($0, 1000) }
    case .fuzzy:
      return document.annotation.quotations.indices.compactMap { index in
        let score = sequence.permilleInOrder(in: texts.words(of: index))
        return score >= query.threshold ? (index, score) : nil
      }
    }
  }
}

/// Decides whether a quotation is by the speaker asked for.
private struct SpeakerFilter {
  private enum Rule {
    case anybody, unknown
    /// The chains of the speaker in each document, by the document's identity.
    case chains([ObjectIdentifier: Set<Int>])
  }

  /// The filter for one document.
  struct InDocument {
    fileprivate let isAnybody: Bool
    /// Chains of the speaker; `nil` asks for quotations without one.
    fileprivate let chains: Set<Int>?
    /// The words of the name asked for, for speakers that have no chain.
    fileprivate let name: [String]

    func admits(_ quotation: Quotation, in document: DocumentSnapshot) -> Bool {
      if isAnybody { return true }
      guard let chains else { return quotation.chain == nil && quotation.speaker.isEmpty }
      if let chain = quotation.chain { return chains.contains(chain) }
      guard !name.isEmpty else { return false }
      return quotation.speaker.contains { NameFolding.nameWords(document.text[$0]) == name }
    }
  }

  private let rule: Rule
  private let name: [String]

  init(_ speaker: QuoteQuery.Speaker?, in corpus: CorpusSnapshot) {
    switch speaker {
    case nil:
      rule = .anybody
      name = []
    case .unknown:
      rule = .unknown
      name = []
    case .name(let name):
      rule = .chains(Self.chains(EntityLookup.named(name, in: corpus), corpus))
      self.name = NameFolding.nameWords(name)
    case .entity(let id):
      rule = .chains(Self.chains([corpus.entities.entity(id: id)].compactMap { $0 }, corpus))
      name = []
    }
  }

  /// The filter for a document; `nil` where nobody in it can be the speaker.
  func inside(_ document: DocumentSnapshot) -> InDocument? {
    switch rule {
    case .anybody: return InDocument(isAnybody: true, chains: nil, name: [])
    case .unknown: return InDocument(isAnybody: false, chains: nil, name: [])
    case .chains(let chains):
      if let chains = chains[ObjectIdentifier(document)] {
        return InDocument(isAnybody: false, chains: chains, name: name)
      }
      let hasStranger =
        !name.isEmpty && document.annotation.quotations.contains { $0.chain == nil && !$0.speaker.isEmpty }
      return hasStranger ? InDocument(isAnybody: false, chains: [], name: name) : nil
    }
  }

  private static func chains(_ entities: [CorpusEntity], _ corpus: CorpusSnapshot) -> [ObjectIdentifier: Set<Int>] {
    var chains: [ObjectIdentifier: Set<Int>] = [:]
    for member in entities.flatMap(\.members) {
      chains[ObjectIdentifier(corpus.documents[member.document]), default: []].insert(member.chain)
    }
    return chains
  }
}
