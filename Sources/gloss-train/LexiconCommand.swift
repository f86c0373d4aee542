// gloss-train lexicon: compiles the text tables of the lexicon into its look-up table.

import Lexicon

/// Compiles the look-up table.
enum LexiconCommand {
  /// Runs with the arguments after the command's name; the exit status.
  static func run(_ options: TrainingOptions) -> Int32 {
    let path = options.output ?? "Sources/LexiconTables/tables/lexicon.bin"
    let bytes = LexiconCompiler.compile()
    guard Files.write(bytes, to: path) else {
      report("gloss-train: cannot write \(path)")
      return 1
    }
    print("\(path): \(bytes.count) bytes")
    return 0
  }
}
