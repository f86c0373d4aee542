// Annotations as linked data: the NLP Interchange Format 2.0 in Turtle.

import Annotation
import Corpus
import Text

/// Writes an annotation as NIF 2.0.
///
/// The text is a `nif:Context`; mentions, values and quotations are `nif:Phrase`s that refer to it by code points. Names
/// point to their entities with `itsrdf:taIdentRef`, speakers with `itsrdf:person`.
public enum NIF {
  /// The Turtle file of a document.
  public static func file(of document: DocumentSnapshot, corpus: CorpusSnapshot? = nil) -> String {
    var writer = NIFWriter(document, corpus)
    writer.write()
    return writer.output
  }
}

private struct NIFWriter {
  private static let prefixes = """
    @prefix itsrdf: <http://www.w3.org/2005/11/its/rdf#> .
    @prefix nif: <http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#> .
    @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .


    """

  private let document: DocumentSnapshot
  private let corpus: CorpusSnapshot?
  private let offsets: TextOffsets
  private let base: String
  var output = Self.prefixes

  init(_ document: DocumentSnapshot, _ corpus: CorpusSnapshot?) {
    self.document = document
    self.corpus = corpus
    offsets = TextOffsets(document.text, unit: .codePoints)
    base = Self.iri(document.uri.spelling)
  }

  mutating func write() {
    let annotation = document.annotation
    add(
      document.text.range, classes: ["nif:RFC5147String", "nif:Context"],
      [("nif:isString", literal(document.text.range))])
    for mention in annotation.mentions where !mention.range.isEmpty {
      let entity = document.entityID(ofChain: mention.chain, in: corpus)
      var facts = [("itsrdf:taIdentRef", "<gloss:/entity/\(Self.iri(entity))>")]
      if let type = mention.type { facts.append(("itsrdf:taClassRef", "<gloss:/type/\(type.name)>")) }
      facts.append(("itsrdf:taConfidence", "\"\(Self.decimal(mention.confidence))\"^^xsd:double"))
      addPhrase(mention.range, facts)
    }
    for expression in annotation.expressions where !expression.range.isEmpty {
      addPhrase(
        expression.range,
        [
          ("itsrdf:taClassRef", "<gloss:/type/\(expression.type.name)>"),
          ("nif:category", Self.quoted(expression.value)),
        ])
    }
    for quotation in annotation.quotations {
      for span in quotation.spans where !span.isEmpty {
        var facts = [("nif:category", Self.quoted(quotation.kind.name + " quotation"))]
        for chain in quotation.chains {
          facts.append(("itsrdf:person", "<gloss:/entity/\(Self.iri(document.entityID(ofChain: chain, in: corpus)))>"))
        }
        addPhrase(span, facts)
      }
    }
  }

  private mutating func addPhrase(_ range: ByteRange, _ facts: [(String, String)]) {
    add(
      range, classes: ["nif:RFC5147String", "nif:Phrase"],
      [("nif:referenceContext", name(document.text.range)), ("nif:anchorOf", literal(range))] + facts)
  }

  private mutating func add(_ range: ByteRange, classes: [String], _ facts: [(String, String)]) {
    let (start, end) = (offsets.offset(of: range.start), offsets.offset(of: range.end))
    output += name(range) + "\n    a " + classes.joined(separator: ", ")
    let bounds = [("nif:beginIndex", start), ("nif:endIndex", end)].map { ($0, "\"\($1)\"^^xsd:nonNegativeInteger") }
    for (predicate, object) in bounds + facts { output += " ;\n    \(predicate) \(object)" }
    output += " .\n\n"
  }

  private func name(_ range: ByteRange) -> String {
    "<\(base)#char=\(offsets.offset(of: range.start)),\(offsets.offset(of: range.end))>"
  }

  private func literal(_ range: ByteRange) -> String { Self.quoted(document.text[range]) }

  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case "\u{0}"..."\u{1F}", "\u{7F}":
        let digits = String(scalar.value, radix: 16, uppercase: true)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }

  /// A name without the characters that Turtle does not allow between angle brackets, and without a fragment.
  private static func iri(_ name: String) -> String {
    var result = ""
    for scalar in name.unicodeScalars {
      if scalar.value <= 0x20 || "<>\"{}|^`\\#".unicodeScalars.contains(scalar) {
        result += "%" + (scalar.value < 16 ? "0" : "") + String(scalar.value, radix: 16, uppercase: true)
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  private static func decimal(_ permille: Int) -> String {
    if permille >= 1000 { return "1.0" }
    let digits = String(Swift.max(permille, 0))
    return "0." + String(repeating: "0", count: 3 - digits.count) + digits
  }
}
