// gloss replay: plays recorded sessions to a server in this process and compares every answer.

import Corpus
import Recording
import Server
import Text

/// Replays recorded sessions.
enum ReplayCommand: Command {
  static let name = "replay"
  static let summary = "Replay recorded sessions and compare every answer."
  static let operands = "SESSION…"
  static let options = [
    Option("--update", help: "write the answers of this server into the recording; review the difference"),
    Option("--relaxed", help: "compare without regard to order between two messages of the client, and without logs"),
    Option("--piece", value: "N", help: "write to the server in pieces of at most N bytes"),
  ]
  static let details = "A session is a folder with session.jsonl, as 'gloss serve --record DIR' makes it, or that file."

  static func run(_ arguments: Arguments, _ console: Console) throws(UsageError) -> ExitStatus {
    guard !arguments.operands.isEmpty else {
      throw UsageError(message: "replay needs a session: the folder that 'gloss serve --record DIR' made")
    }
    let piece = try arguments.integer("--piece", in: 1...Int(Int32.max), default: Int(Int32.max))
    var status = ExitStatus.success
    for operand in arguments.operands {
      let path = operand.hasSuffix(".jsonl") ? operand : operand + "/session.jsonl"
      guard let session = read(path, console) else {
        status = .input
        continue
      }
      let replayer = Replayer(
        strictness: arguments.has("--relaxed") ? .relaxed : .strict, root: "/gloss-replay", pieceByteCount: piece
      ) { session in ServeCommand.serverOptions(referenceDate: session.referenceDate) }
      guard let outcome = replayer.replay(session) else {
        console.complain("\(path): no server could be started: the system gives no more pipes")
        status = .input
        continue
      }
      if arguments.has("--update") {
        if !outcome.updated.write(to: path) {
          console.complain("\(path): cannot be written")
          status = .input
        }
        console.printLine("\(path): \(outcome.comparedCount) answers, \(outcome.mismatches.count) changed")
      } else if !show(outcome, path, console) {
        status = .input
      }
    }
    return status
  }

  private static func read(_ path: String, _ console: Console) -> SessionFile? {
    do throws(FileError) {
      let bytes = try FileReading.bytes(ofFile: path)
      do throws(SessionFile.ParsingError) {
        return try SessionFile(parsing: bytes)
      } catch {
        console.complain("\(path): \(error)")
      }
    } catch {
      console.complain("\(error)")
    }
    return nil
  }

  private static func show(_ outcome: Replayer.Outcome, _ path: String, _ console: Console) -> Bool {
    for mismatch in outcome.mismatches { console.printLine("\(mismatch)") }
    console.printLine("\(path): \(outcome.comparedCount) answers compared, \(outcome.mismatches.count) differ")
    return outcome.isEqual
  }
}
