// Scores of tags and parses against a treebank: by word, by relation, and from raw text.
//
// It does not know how a model is trained; it takes one as a tagger and a parser.

import Annotation
import Learning
import Prose
import Text

/// A tagger and a parser, as they run one after the other.
struct SyntaxModels {
  let tagger: SequenceTagger
  let parser: DependencyParser

  /// Tags, heads and relations of one sentence.
  func run(_ words: [TokenFeatures]) -> (tags: [UInt8], heads: [Int], labels: [UInt8]) {
    let tags = tagger.tag(words)
    let parse = parser.parse(words, tags: tags)
    return (tags, parse.heads, parse.labels)
  }
}

/// What was right of what was there and of what was found.
struct Counts {
  var right = 0
  var gold = 0
  var found = 0

  /// The harmonic mean of precision and recall, as a percentage with two decimals.
  var f1: String { percent(2 * right, gold + found) }
}

/// Scores of one part of a treebank.
struct SyntaxScores {
  /// Words tagged right.
  private(set) var tags = Counts()
  /// Arcs without their labels, marks left out.
  private(set) var unlabelled = Counts()
  /// Arcs with their labels, marks left out.
  private(set) var labelled = Counts()
  /// Arcs with their labels, by relation.
  private(set) var byRelation = [Counts](repeating: Counts(), count: DependencyRelation.allCases.count)

  /// Counts one sentence whose words are the treebank's.
  mutating func add(_ gold: TreebankSentence, _ found: (tags: [UInt8], heads: [Int], labels: [UInt8])) {
    for word in gold.forms.indices {
      let relation = gold.relations[word]
      tags.gold += 1
      tags.found += 1
      tags.right += found.tags[word] == gold.tags[word].rawValue ? 1 : 0
      let isAttached = found.heads[word] == gold.heads[word]
      let isLabelled = isAttached && found.labels[word] == relation.rawValue
      byRelation[Int(relation.rawValue)].gold += 1
      if Int(found.labels[word]) < byRelation.count { byRelation[Int(found.labels[word])].found += 1 }
      if isLabelled { byRelation[Int(relation.rawValue)].right += 1 }
      guard relation != .punct else { continue }
      for path in [\SyntaxScores.unlabelled, \SyntaxScores.labelled] {
        self[keyPath: path].gold += 1
        self[keyPath: path].found += 1
      }
      unlabelled.right += isAttached ? 1 : 0
      labelled.right += isLabelled ? 1 : 0
    }
  }

  /// Counts one sentence read from its raw text: a word counts where its bytes are those of a word of the treebank, an arc
  /// where both its ends do.
  mutating func add(raw gold: TreebankSentence, with models: SyntaxModels) {
    guard let places = gold.places else { return }
    let prose = ProseReader.read(SourceText(validUTF8: gold.text), markup: .plainText)
    let goldAt = Dictionary(places.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    tags.gold += places.count
    tags.found += prose.tokens.count
    let counted = gold.relations.count { $0 != .punct }
    unlabelled.gold += counted
    labelled.gold += counted
    for sentence in prose.sentences {
      let words = prose.tokens[sentence.tokens].map { token in
        gold.text.withUnsafeBufferPointer {
          TokenFeatures(UnsafeBufferPointer(rebasing: $0[token.range.range]), foldedHash: token.foldedHash)
        }
      }
      let result = models.run(words)
      for (word, token) in sentence.tokens.enumerated() {
        let head = result.heads[word]
        let headPlace = head < 0 ? nil : prose.tokens[sentence.tokens.lowerBound + head].range
        add(
          goldAt[prose.tokens[token].range], tag: result.tags[word], label: result.labels[word], gold, places, headPlace
        )
      }
    }
  }

  private mutating func add(
    _ place: Int?, tag: UInt8, label: UInt8, _ gold: TreebankSentence, _ places: [ByteRange], _ head: ByteRange?
  ) {
    let isMark = place.map { gold.relations[$0] == .punct } ?? (label == DependencyRelation.punct.rawValue)
    if !isMark {
      unlabelled.found += 1
      labelled.found += 1
    }
    guard let place else { return }
    tags.right += tag == gold.tags[place].rawValue ? 1 : 0
    let goldHead = gold.heads[place] < 0 ? nil : places[gold.heads[place]]
    guard !isMark, head == goldHead else { return }
    unlabelled.right += 1
    labelled.right += label == gold.relations[place].rawValue ? 1 : 0
  }
}
