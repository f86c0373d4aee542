// Short forms for tests of Prose: text in, strings out.

import Prose
import Text

/// The document of a string.
func read(_ text: String, _ markup: MarkupKind = .plainText) -> ProseDocument {
  ProseReader.read(SourceText(text), markup: markup)
}

/// The tokens of a string, joined by spaces.
func cut(_ text: String, _ markup: MarkupKind = .plainText) -> String {
  let document = read(text, markup)
  return document.tokens.indices.map { document.string(ofToken: $0) }.joined(separator: " ")
}

/// The sentences of a string.
func sentences(_ text: String, _ markup: MarkupKind = .plainText) -> [String] {
  let document = read(text, markup)
  return document.sentences.map { document.text[$0.range] }
}

/// The contents of the quoted spans of a string.
func quoted(_ text: String, _ markup: MarkupKind = .plainText) -> [String] {
  let document = read(text, markup)
  return document.quotedSpans.map { document.text[$0.content] }
}

/// The paragraphs of a string, each as its kind and text.
func paragraphs(_ text: String, _ markup: MarkupKind = .plainText) -> [String] {
  let document = read(text, markup)
  return document.paragraphs.map { paragraph in
    let words = paragraph.tokens.map { document.string(ofToken: $0) }.joined(separator: " ")
    return "\(paragraph.kind): \(paragraph.kind == .opaque ? document.text[paragraph.range] : words)"
  }
}
