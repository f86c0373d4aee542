// What does the lexicon say of a name, and where?

import Corpus
import JSON
import LanguageServerProtocol
import Lexicon
import Text

/// Answers `gloss/lexicon`, of the files that count for some document.
enum GlossLexiconHandler: RequestHandler {
  typealias Message = GlossLexiconRequest
  static let execution = Execution.background

  static func documentURI(of params: GlossLexiconParams) -> String? { nil }

  static func capability(for client: ClientCapabilities.Resolved) -> (key: String, value: JSONValue)? { nil }

  static func answer(
    _ params: GlossLexiconParams, _ context: RequestContext
  ) throws(ResponseError) -> GlossLexiconResult {
    var entries: [GlossLexiconEntry] = []
    var problems: [GlossLexiconProblem] = []
    for lexicon in context.resolver.lexicons {
      let (file, uri) = (LexiconFile(lexicon.text), DocumentURI(filePath: lexicon.path).spelling)
      entries += file.entries.map { entry($0, uri) }
      problems += file.problems.map { GlossLexiconProblem(line: $0.line - 1, message: $0.message, uri: uri) }
    }
    if let name = params.name {
      let words = NameFolding.nameWords(name)
      entries = entries.filter { entry in entry.names.contains { NameFolding.nameWords($0) == words } }
      let classes = Lexicon.builtin.classes(ofName: name)
      entries += classes.map { GlossLexiconEntry(kind: $0, names: [name], facts: [], origin: .builtin) }
    }
    if !params.kinds.isEmpty { entries = entries.filter { params.kinds.contains($0.kind) } }
    return GlossLexiconResult(entries: try context.page(of: entries, params.scope) { $0 }, problems: problems)
  }

  private static func entry(_ entry: LexiconFile.Entry, _ uri: String) -> GlossLexiconEntry {
    let facts = entry.facts.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
    return GlossLexiconEntry(
      kind: entry.kind.rawValue, names: entry.names,
      facts: facts.map { GlossLexiconFact(key: $0.key, value: $0.value) },
      origin: .file(uri: uri, line: entry.line - 1))
  }
}
