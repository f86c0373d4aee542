// gloss lexicon: what the user's own lexicon says, and what is wrong with it.

import Corpus
import Glibc
import Lexicon

/// Lists the entries of the user's lexicon with where each stands.
enum LexiconCommand: Command {
  static let name = "lexicon"
  static let summary = "List the entries of your own lexicon, and what is wrong with it."
  static let operands = "[FILE]"
  static let details = """
    Without FILE the nearest .gloss.lexicon from this folder upward. One entry a line, # for comments:
      person: Ana Núñez | Núñez ; role = finance minister
      same: Harbour Safety Office | HSO
      not-same: Ana Núñez | Ana Nunes
      ignore: Will
    """

  static func run(_ arguments: Arguments, _ console: Console) throws(UsageError) -> ExitStatus {
    guard arguments.operands.count < 2 else { throw UsageError(message: "name one FILE") }
    var user = UserLexicon()
    if let file = arguments.operands.first {
      user.add(file: file)
    } else if let folder = nearestFolder() {
      user.add(folders: [folder])
    } else {
      console.complain("there is no \(UserLexicon.fileName) from this folder upward; name a FILE")
      return .input
    }
    user.problems.forEach(console.complain)
    var table = Table(columns: ["line", "says", "names", "besides"])
    for entry in user.lexicon.userEntries {
      let facts = entry.facts.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
      table.rows.append([
        String(entry.line), entry.kind.rawValue, entry.names.joined(separator: " | "),
        facts.map { "\($0.key) = \($0.value)" }.joined(separator: "; "),
      ])
    }
    for path in user.paths { console.printLine("\(path): \(user.lexicon.userEntries.count) entries") }
    if !table.rows.isEmpty { console.print(table.text(as: .aligned)) }
    return user.problems.isEmpty ? .success : .input
  }

  private static func nearestFolder() -> String? {
    guard let folder = getcwd(nil, 0) else { return nil }
    defer { free(folder) }
    return UserLexicon.nearestFolder(to: String(cString: folder) + "/.")
  }
}
