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
    var found: [FoundQuote] = []
    for document in corpus.documents(startingWith: first)
    where !document.annotation.quotations.isEmpty && isWanted(document) {
      let said = words == nil ? [] : document.quotationWords
      for (index, quotation) in document.annotation.quotations.enumerated() {
        guard query.kinds.isEmpty || query.kinds.contains(quotation.kind) else { continue }
        guard speakers.admits(quotation, in: document) else { continue }
        guard let score = words.map({ score($0, query, said[index]) }) ?? 1000 else { continue }
        found.append(FoundQuote(document: document, index: index, score: score))
      }
    }
    let order = found.indices.sorted { (found[$1].score, $0) < (found[$0].score, $1) }
    return order.map { found[$0] }
  }

  private static func score(_ words: [String], _ query: QuoteQuery, _ said: [String]) -> Int? {
    switch query.match {
    case .exact: return said == words ? 1000 : nil
    case .substring:
      return said.joined(separator: " ").contains(words.joined(separator: " ")) ? 1000 : nil
    case .fuzzy:
      let score = QuotationWords.permilleInOrder(of: words, in: said)
      return score >= query.threshold ? score : nil
    }
  }
}

/// Decides whether a quotation is by the speaker asked for.
private struct SpeakerFilter {
  private enum Rule {
    case anybody, unknown
    case chains([DocumentURI: Set<Int>])
  }

  private let rule: Rule
  /// The words of the name asked for, for speakers that have no chain.
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

  func admits(_ quotation: Quotation, in document: DocumentSnapshot) -> Bool {
    switch rule {
    case .anybody: return true
    case .unknown: return quotation.chain == nil && quotation.speaker.isEmpty
    case .chains(let chains):
      if let chain = quotation.chain { return chains[document.uri]?.contains(chain) ?? false }
      guard !name.isEmpty else { return false }
      return quotation.speaker.contains { NameFolding.nameWords(document.text[$0]) == name }
    }
  }

  private static func chains(_ entities: [CorpusEntity], _ corpus: CorpusSnapshot) -> [DocumentURI: Set<Int>] {
    var chains: [DocumentURI: Set<Int>] = [:]
    for member in entities.flatMap(\.members) {
      chains[corpus.documents[member.document].uri, default: []].insert(member.chain)
    }
    return chains
  }
}
