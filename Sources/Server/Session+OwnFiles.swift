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

  /// Tells the client what is wrong with files of settings and lexicons, and takes back what is mended; nothing of files
  /// whose faults it knows.
  func publishOwnFileProblems() {
    var faults: [String: [LanguageServerProtocol.Diagnostic]] = [:]
    for file in lexiconFaults() + settingsFaults() where !file.faults.isEmpty {
      faults[file.path] = file.faults.sorted { $0.range < $1.range }.map { fault in
        LanguageServerProtocol.Diagnostic(
          range: file.lines.positionRange(of: fault.range, encoding: client.positionEncoding),
          code: fault.code.rawValue, message: fault.message, related: nil, id: nil, severity: .warning)
      }
    }
    // A file that is gone has no faults.
    let paths = Set(faults.keys).union(publishedFaults.keys)
    for path in paths.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) })
    where faults[path] != publishedFaults[path] {
      let uri = DocumentURI(filePath: path)
      let document = store.snapshot.document(uri)
      publish(faults[path] ?? [], for: document?.uri ?? uri, version: document?.version)
    }
    publishedFaults = faults
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
