// Which markup a document is read with: by what the editor calls it, else by its extension.

import Prose

extension MarkupKind {
  /// The markup of a language identifier or, where that says nothing, of a file's extension; plain text otherwise.
  ///
  /// An unknown language is never refused: it is text.
  public init(languageID: String?, uri: DocumentURI) {
    switch languageID?.lowercased() {
    case "markdown", "mdx", "quarto", "rmd", "rmarkdown", "pandoc", "gfm": self = .markdown
    case "plaintext", "text", "txt": self = .plainText
    default: self = Self.markdownExtensions.contains(uri.pathExtension) ? .markdown : .plainText
    }
  }

  private static let markdownExtensions = ["md", "markdown", "mkd", "mkdn", "mdown", "mdx", "qmd", "rmd"]
}
