// Transcripts on the command line: pages of Markdown that are conversations, run against a server in this process.

import Corpus
import Glibc
import Recording
import Text

/// Runs a transcript and tells what differs.
enum TranscriptReplay {
  /// Whether the server does what the page says, or the page was written anew.
  static func run(_ path: String, updates: Bool, _ console: Console) -> Bool {
    let transcript: Transcript
    do throws(FileError) {
      let text = try FileReading.text(ofFile: path).text
      transcript = Transcript(text[text.range])
    } catch {
      console.complain("\(error)")
      return false
    }
    guard let outcome = TranscriptRunner(ServeCommand.serverOptions(referenceDate: nil)).run(transcript) else {
      console.complain("\(path): no server could be started")
      return false
    }
    guard updates else {
      for problem in outcome.problems { console.printLine("\(path): \(problem)") }
      if outcome.problems.isEmpty { console.printLine("\(path): as written") }
      return outcome.problems.isEmpty
    }
    console.printLine("\(path): \(outcome.problems.count) blocks changed")
    guard outcome.problems.isEmpty || write(outcome.updated.markdown, to: path) else {
      console.complain("\(path): cannot be written")
      return false
    }
    return true
  }

  private static func write(_ text: String, to path: String) -> Bool {
    guard let file = fopen(path, "w") else { return false }
    let bytes = Array(text.utf8)
    let count = fwrite(bytes, 1, bytes.count, file)
    return fclose(file) == 0 && count == bytes.count
  }
}
