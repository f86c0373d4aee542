// Tokens, tags, heads and entities in the format of the Universal Dependencies treebanks.

import Annotation
import Corpus
import Prose
import Text

/// Writes an annotation as CoNLL-U, entities in the column MISC as CorefUD writes them.
public enum CoNLLU {
  /// The sentences of a document, each followed by a blank line. Lemmas and features are not known: `_`.
  public static func file(of document: DocumentSnapshot, id: String) -> String {
    let prose = document.annotation.prose
    var output = "# newdoc id = \(Excerpt.line(id))\n# global.Entity = eid-etype\n"
    let entities = entityMarks(of: document)
    var paragraph = -1
    for (index, sentence) in prose.sentences.enumerated() {
      if sentence.paragraph != paragraph {
        paragraph = sentence.paragraph
        output += "# newpar\n"
      }
      output += "# sent_id = \(index + 1)\n# text = \(Excerpt.line(document.text[sentence.range]))\n"
      for token in sentence.tokens where prose.tokens.indices.contains(token) {
        output += row(of: token, in: sentence, document, entities[token] ?? "")
      }
      output += "\n"
    }
    return output
  }

  private static func row(
    of index: Int, in sentence: Sentence, _ document: DocumentSnapshot, _ entity: String
  ) -> String {
    let annotation = document.annotation
    let tokens = annotation.prose.tokens
    let tag = annotation.partsOfSpeech.indices.contains(index) ? annotation.partsOfSpeech[index] : nil
    var relation: DependencyRelation?
    var head = "_"
    if annotation.heads.indices.contains(index), annotation.dependencies.indices.contains(index) {
      let target = Int(annotation.heads[index])
      relation = sentence.tokens.contains(target) ? annotation.dependencies[index] : .root
      head = sentence.tokens.contains(target) ? String(target - sentence.tokens.lowerBound + 1) : "0"
    }
    var miscellany = entity.isEmpty ? [] : ["Entity=" + entity]
    let next = index + 1
    if tokens.indices.contains(next), tokens[next].range.start == tokens[index].range.end {
      miscellany.append("SpaceAfter=No")
    }
    let columns = [
      String(index - sentence.tokens.lowerBound + 1), Excerpt.line(document.text[tokens[index].range]), "_",
      tag.map { universalTag($0, relation) } ?? "_", tag?.name ?? "_", "_", head, relation?.name ?? "_", "_",
      miscellany.isEmpty ? "_" : miscellany.joined(separator: "|"),
    ]
    return columns.joined(separator: "\t") + "\n"
  }

  /// The brackets of entities that open or close at each token: "(e1-person" and "e1)", or "(e1-person)" for one token.
  private static func entityMarks(of document: DocumentSnapshot) -> [Int: String] {
    let annotation = document.annotation
    let prose = annotation.prose
    var opening: [Int: [(length: Int, text: String)]] = [:]
    var closing: [Int: [(length: Int, text: String)]] = [:]
    for mention in annotation.mentions where !mention.range.isEmpty {
      let first = prose.tokenIndex(atOrAfter: mention.range.start)
      let last = prose.tokenIndex(atOrAfter: mention.range.end - 1)
      guard first <= last, prose.tokens.indices.contains(last) else { continue }
      let type = mention.type?.name.lowercased() ?? "unknown"
      let id = "e\(mention.chain + 1)"
      let length = last - first
      if length == 0 {
        opening[first, default: []].append((0, "(\(id)-\(type))"))
      } else {
        opening[first, default: []].append((length, "(\(id)-\(type)"))
        closing[last, default: []].append((length, "\(id))"))
      }
    }
    var marks: [Int: String] = [:]
    for token in Set(opening.keys).union(closing.keys) {
      // Inner ones close before outer ones open or close; outer ones open first.
      let ends = (closing[token] ?? []).sorted { ($0.length, $0.text) < ($1.length, $1.text) }
      let starts = (opening[token] ?? []).sorted { ($1.length, $0.text) < ($0.length, $1.text) }
      let single = starts.filter { $0.length == 0 }
      let longer = starts.filter { $0.length > 0 }
      marks[token] = (longer + single + ends).map(\.text).joined()
    }
    return marks
  }

  /// The universal tag of a Penn Treebank tag; the relation tells auxiliaries and determiners apart.
  static func universalTag(_ tag: PartOfSpeech, _ relation: DependencyRelation?) -> String {
    switch tag {
    case .NN, .NNS, .GW: "NOUN"
    case .NNP, .NNPS: "PROPN"
    case .VB, .VBD, .VBG, .VBN, .VBP, .VBZ:
      relation == .aux || relation == .auxPass || relation == .cop ? "AUX" : "VERB"
    case .MD: "AUX"
    case .JJ, .JJR, .JJS, .AFX: "ADJ"
    case .RB, .RBR, .RBS, .WRB: "ADV"
    case .PRP, .WP, .EX: "PRON"
    case .PRPS, .WPS: "PRON"
    case .DT, .PDT: "DET"
    case .WDT: relation == .det ? "DET" : "PRON"
    case .IN: relation == .mark ? "SCONJ" : "ADP"
    case .RP: "ADP"
    case .TO, .POS: "PART"
    case .CC: "CCONJ"
    case .CD: "NUM"
    case .UH: "INTJ"
    case .SYM, .dollar, .hash: "SYM"
    case .FW, .ADD, .XX, .LS: "X"
    case .comma, .period, .colon, .openQuote, .closeQuote, .openBracket, .closeBracket, .hyphen, .NFP: "PUNCT"
    }
  }
}
