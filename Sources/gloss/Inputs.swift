// Where texts come from: files, standard input, lines of JSON.

import Analysis
import Corpus
import Glibc
import JSON
import Lexicon
import Prose
import Text

/// A text to be read.
struct InputDocument {
  /// What the output calls it: the name of the file without extension, or what the line of JSON says.
  var id: JSONValue
  /// What its document is called.
  var uri: DocumentURI
  /// The text.
  var text: SourceText
  /// The day that "Friday" counts from, where the input gives one.
  var referenceDate: String?
  /// The facts for it, the user's own included.
  var lexicon: Lexicon

  /// The identifier as a text.
  var name: String { id.string ?? id.integer.map(String.init) ?? "document" }
}

/// Reads the inputs of a command, one after the other; complains of those that cannot be read, and goes on.
struct Inputs {
  /// The options that commands with FILE operands share.
  static let options = [
    Option("--lexicon", value: "FILE", help: "your own lexicon, instead of the nearest .gloss.lexicon"),
    Option(
      "--input", value: "FORM", choices: ["text", "jsonl"], help: "what FILE holds: a text, or a document a line"),
    Option("--reference-date", value: "YYYY-MM-DD", help: "the day that \"Friday\" counts from"),
  ]

  private let arguments: Arguments
  private let console: Console
  private let files: [String]
  private let lexicons: Lexicons

  /// Inputs of some operands; there must be one at least, and standard input can be read only once.
  init(_ files: [String], _ arguments: Arguments, _ console: Console) throws(UsageError) {
    guard !files.isEmpty else { throw UsageError(message: "no FILE given; name one, or '-' for standard input") }
    guard files.count(where: { $0 == "-" }) < 2 else {
      throw UsageError(message: "'-' is given twice; standard input can be read once")
    }
    if let date = arguments["--reference-date"], CalendarDay(parsing: date) == nil {
      throw UsageError(message: "--reference-date '\(date)' is no day; give it as YYYY-MM-DD")
    }
    self.files = files
    self.arguments = arguments
    self.console = console
    lexicons = Lexicons(named: arguments["--lexicon"], console)
  }

  /// Gives each document to `body` in order. False where some input could not be read.
  func forEach(_ body: (InputDocument) -> Void) -> Bool {
    var isComplete = lexicons.isComplete
    for file in files {
      guard console.isOpen else { break }
      if arguments["--input"] == "jsonl" {
        isComplete = forEachLine(of: file, body) && isComplete
      } else {
        isComplete = whole(file, body) && isComplete
      }
    }
    return isComplete
  }

  /// All documents as a corpus, annotated. False where some input could not be read.
  func corpus() -> (corpus: CorpusSnapshot, isComplete: Bool) {
    var documents: [DocumentSnapshot] = []
    let isComplete = forEach { documents.append(Annotating.snapshot(of: $0)) }
    return (CorpusSnapshot(documents: documents), isComplete)
  }

  // MARK: Parts

  private func bytes(of file: String) throws(FileError) -> [UInt8] {
    if file == "-" {
      return try FileReading.bytes(ofDescriptor: 0, path: "standard input", limitBytes: Limits.documentByteCount)
    }
    // A file of lines may be as large as the texts in it together.
    let isLines = arguments["--input"] == "jsonl"
    let limitBytes = isLines ? Limits.documentByteCount : Limits.fileByteCount
    return try FileReading.bytes(ofFile: file, limitBytes: limitBytes, allowsPipe: true)
  }

  private func whole(_ file: String, _ body: (InputDocument) -> Void) -> Bool {
    let name = file == "-" ? "standard input" : file
    do throws(FileError) {
      let (text, wasRepaired) = try FileReading.text(from: try bytes(of: file), path: name)
      if wasRepaired {
        console.complain("\(name): is not valid UTF-8; read on with U+FFFD in the bad places, convert it to UTF-8")
      }
      let uri = file == "-" ? DocumentURI("stdin:-") : DocumentURI(filePath: Self.absolute(file))
      let id = file == "-" ? "stdin" : uri.stem
      body(
        InputDocument(
          id: .string(id), uri: uri, text: text, referenceDate: arguments["--reference-date"],
          lexicon: lexicons.lexicon(forFile: file == "-" ? nil : uri.filePath)))
      return true
    } catch {
      console.complain(error.description)
      return false
    }
  }

  private func forEachLine(of file: String, _ body: (InputDocument) -> Void) -> Bool {
    let name = file == "-" ? "standard input" : file
    let bytes: [UInt8]
    do throws(FileError) {
      bytes = try self.bytes(of: file)
    } catch {
      console.complain(error.description)
      return false
    }
    var isComplete = true
    var number = 0
    for line in bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
      number += 1
      guard line.contains(where: { $0 > 0x20 }) else { continue }
      guard console.isOpen else { break }
      switch document(of: Array(line), number: number) {
      case .success(let document): body(document)
      case .failure(let problem):
        console.complain("\(name):\(number): \(problem.message)")
        isComplete = false
      }
    }
    return isComplete
  }

  private struct LineProblem: Error {
    var message: String
  }

  private func document(of line: [UInt8], number: Int) -> Result<InputDocument, LineProblem> {
    let value: JSONValue
    do throws(JSONError) {
      value = try JSONValue(parsing: line)
    } catch {
      return .failure(LineProblem(message: "is no JSON (\(error.message)); give one document a line"))
    }
    guard value.object != nil else {
      return .failure(LineProblem(message: "is no object; give {\"id\":…,\"text\":…}"))
    }
    guard let text = value["text"]?.string ?? value["input"]?.string else {
      return .failure(LineProblem(message: "has no \"text\"; give {\"id\":…,\"text\":…}"))
    }
    let id = value["id"] ?? .string("\(number)")
    // A time of day behind the day is not needed.
    let date = value["reference_time"]?.string.map { String($0.prefix(10)) }
    return .success(
      InputDocument(
        id: id, uri: DocumentURI("jsonl:" + (id.string ?? id.integer.map(String.init) ?? "\(number)")),
        text: SourceText(text),
        referenceDate: date.flatMap { CalendarDay(parsing: $0) == nil ? nil : $0 } ?? arguments["--reference-date"],
        lexicon: lexicons.lexicon(forFile: nil)))
  }

  private static func absolute(_ path: String) -> String {
    if path.hasPrefix("/") { return path }
    guard let folder = getcwd(nil, 0) else { return "/" + path }
    defer { free(folder) }
    return String(cString: folder) + "/" + path
  }
}

/// The lexicons of files: the one that was named, else the nearest of each file. Each is read once.
final class Lexicons {
  private let console: Console
  private let named: Lexicon?
  /// False where the file that was named cannot be read.
  let isComplete: Bool
  private var lexiconOfFolder: [String: Lexicon] = [:]

  /// Lexicons, or the one in the file `path` for all.
  init(named path: String?, _ console: Console) {
    self.console = console
    guard let path else {
      named = nil
      isComplete = true
      return
    }
    var user = UserLexicon()
    user.add(file: path)
    isComplete = !user.paths.isEmpty
    user.problems.forEach(console.complain)
    named = user.lexicon
  }

  /// The lexicon for the file at an absolute path; for other texts the one that was named, else what ships.
  func lexicon(forFile path: String?) -> Lexicon {
    if let named { return named }
    guard let path, let folder = UserLexicon.nearestFolder(to: path) else { return .builtin }
    if let lexicon = lexiconOfFolder[folder] { return lexicon }
    var user = UserLexicon()
    user.add(folders: [folder])
    user.problems.forEach(console.complain)
    lexiconOfFolder[folder] = user.lexicon
    return user.lexicon
  }
}

/// Annotates inputs.
enum Annotating {
  /// The annotated document of an input.
  static func snapshot(of input: InputDocument) -> DocumentSnapshot {
    let markup = MarkupKind(languageID: nil, uri: input.uri)
    let options = AnalysisOptions(referenceDate: input.referenceDate)
    return DocumentSnapshot(
      uri: input.uri, text: input.text,
      annotation: Pipeline.annotate(input.text, markup: markup, lexicon: input.lexicon, options: options))
  }
}
