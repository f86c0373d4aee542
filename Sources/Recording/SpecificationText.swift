// The specification with the examples of transcripts.

import LanguageServerProtocol

/// Makes `specification.md` of the description of the protocol and of transcripts.
public enum SpecificationText {
  /// The page; transcripts in the order in which their examples are looked through, each with its name in `transcripts/`.
  public static func page(transcripts: [(name: String, text: String)]) -> String {
    let examples = transcripts.flatMap { name, text in Transcript(text).examples(path: "transcripts/" + name) }
    return SpecificationPage.text(GlossProtocol.description, examples: examples)
  }
}
