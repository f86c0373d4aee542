// What is wrong with files of settings and of the user's lexicon, shown beside their lines.

import Corpus
import JSON
import LanguageServerProtocol
import Lexicon
import Text

/// The codes of what may be wrong with a file of settings or of the lexicon.
enum OwnFileCode: String, CaseIterable {
  case lexiconLine = "L001"
  case settingsSyntax = "S001"
  case settingValue = "S002"
  case unknownSetting = "S003"

  /// What it means, for `errors.md`.
  var meaning: String {
    switch self {
    case .lexiconLine: "A line of a lexicon file is no entry."
    case .settingsSyntax: "A `.gloss.json` is no JSON; nothing of it applies."
    case .settingValue: "The value of a setting is of no use; the others apply."
    case .unknownSetting: "Nobody knows the key."
    }
  }
}

extension Session {
  /// A file with what is wrong with it.
  private struct Faults {
    var path: String
    var lines: LineIndex
    var faults: [(range: ByteRange, code: OwnFileCode, message: String)] = []
  }

  /// Tells the client what is wrong with files of settings and lexicons; takes back what is mended.
  func publishOwnFileProblems() {
    let files = (lexiconFaults() + settingsFaults()).sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    var counts: [String: Int] = [:]
    for file in files {
      counts[file.path] = file.faults.count
      guard !file.faults.isEmpty || ownFileProblemCounts[file.path] ?? 0 > 0 else { continue }
      let document = store.snapshot.document(DocumentURI(filePath: file.path))
      let diagnostics = file.faults.sorted { $0.range < $1.range }.map { fault in
        LanguageServerProtocol.Diagnostic(
          range: file.lines.positionRange(of: fault.range, encoding: client.positionEncoding),
          code: fault.code.rawValue, message: fault.message, related: nil, id: nil, severity: .warning)
      }
      publish(diagnostics, for: document?.uri ?? DocumentURI(filePath: file.path), version: document?.version)
    }
    // A file that is gone has no faults.
    for path in ownFileProblemCounts.keys.sorted() where counts[path] == nil && ownFileProblemCounts[path] != 0 {
      publish([], for: DocumentURI(filePath: path), version: nil)
    }
    ownFileProblemCounts = counts
  }

  private func lexiconFaults() -> [Faults] {
    resolver.lexicons.map { lexicon in
      let lines = LineIndex(lexicon.text)
      return Faults(
        path: lexicon.path, lines: lines,
        faults: LexiconFile(lexicon.text).problems.map { problem in
          (lines.contentRange(ofLine: max(problem.line - 1, 0)), .lexiconLine, problem.message)
        })
    }
  }

  /// Files that cannot be read have no lines; the message about all settings tells of them.
  private func settingsFaults() -> [Faults] {
    resolver.settingsFiles.map { path, layer, text in
      var file = Faults(path: path, lines: LineIndex(text))
      guard !layer.faults.isEmpty || !layer.unknownKeys.isEmpty else { return file }
      let places = SettingsPlaces(text.bytes).places
      file.faults = layer.faults.map { fault in
        if let offset = fault.byteOffset {
          let start = min(offset, text.count)
          return (ByteRange(start, min(start + 1, text.count)), .settingsSyntax, fault.description)
        }
        return (places[fault.key]?.value ?? text.range, .settingValue, fault.description)
      }
      file.faults += layer.unknownKeys.map { key in
        (places[key]?.key ?? text.range, .unknownSetting, "\(key): no setting of this name is known")
      }
      return file
    }
  }

  /// Tells the client all diagnostics of a document.
  func publish(_ diagnostics: [LanguageServerProtocol.Diagnostic], for uri: DocumentURI, version: Int?) {
    let params = PublishDiagnosticsParams(uri: uri.spelling, version: version, items: diagnostics)
    output.send(OutgoingMessage.notification(PublishDiagnosticsParams.method, params))
  }
}
