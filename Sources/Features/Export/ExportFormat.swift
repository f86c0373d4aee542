// The formats of other tools, by name: which files a document becomes.

import Corpus
import JSON
import Text

/// A format that documents can be written in.
public enum ExportFormat: String, Sendable, Hashable, CaseIterable {
  /// The batch output: one object, offsets in code points.
  case json
  /// The W3C's Web Annotation Data Model.
  case webAnnotation
  /// brat's standoff format.
  case brat
  /// NIF 2.0 in Turtle.
  case nif
  /// SCIP's index, in the JSON form of its protocol buffer, and the text with carets under the names.
  case scip
  /// One page for a browser.
  case html
  /// The three tables of BookNLP.
  case tokens
  /// The JSON form of a spaCy document.
  case spacy
  /// CoNLL-U with entities as CorefUD writes them.
  case conllu

  /// A file of a document.
  public struct File: Sendable, Hashable {
    /// Its name, without a folder.
    public var name: String
    /// Its content, valid UTF-8.
    public var content: [UInt8]
  }

  /// The files of a document. With a corpus entities have identifiers that hold for all its documents.
  public func files(of document: DocumentSnapshot, corpus: CorpusSnapshot? = nil) -> [File] {
    let stem = Self.fileName(document.uri.stem)
    func file(_ pathExtension: String, _ content: [UInt8]) -> File {
      File(name: stem + "." + pathExtension, content: content)
    }
    func file(_ pathExtension: String, _ content: String) -> File { file(pathExtension, Array(content.utf8)) }
    switch self {
    case .json: return [file("json", JSONLines().line(of: document.annotation, id: .string(stem)) + [0x0A])]
    case .webAnnotation: return [file("jsonld", WebAnnotation.array(of: document, corpus: corpus) + [0x0A])]
    case .brat: return [file("ann", Brat.file(of: document, corpus: corpus)), file("txt", document.text.bytes)]
    case .nif: return [file("ttl", NIF.file(of: document, corpus: corpus))]
    case .scip:
      return [
        file("scip.json", SCIP.index(of: document, corpus: corpus) + [0x0A]),
        file("scip.txt", SCIP.snapshot(of: document, corpus: corpus)),
      ]
    case .html: return [file("html", HTMLPage.page(of: document, title: stem))]
    case .tokens:
      return [
        file("entities", BookNLPTables.entities(of: document)), file("quotes", BookNLPTables.quotes(of: document)),
        file("tokens", BookNLPTables.tokens(of: document)),
      ]
    case .spacy: return [file("spacy.json", SpacyDocument.json(of: document) + [0x0A])]
    case .conllu: return [file("conllu", CoNLLU.file(of: document, id: stem))]
    }
  }

  /// A name that is one in every file system: no separators, no control characters, not hidden.
  private static func fileName(_ stem: String) -> String {
    var name = ""
    for scalar in stem.unicodeScalars {
      let isPlain = scalar.value >= 0x20 && scalar.value != 0x7F && !"/\\:*?\"<>|".unicodeScalars.contains(scalar)
      name.unicodeScalars.append(isPlain ? scalar : "_")
    }
    if name.hasPrefix(".") || name.isEmpty { name = "_" + name }
    return name
  }
}

extension DocumentSnapshot {
  /// The identifier of the entity of a chain, in a corpus or in this document alone.
  func entityID(ofChain chain: Int, in corpus: CorpusSnapshot?) -> String {
    if let corpus, let index = corpus.index(of: uri),
      let entity = corpus.entities.entity(document: index, chain: chain)
    {
      return entity.id
    }
    return "local:\(digest):\(chain)"
  }
}
