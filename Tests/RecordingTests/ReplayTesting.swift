// What tests of replays share: the recordings of the project, and a server with the whole pipeline.

import Analysis
import Corpus
import Foundation
import JSON
import Lexicon
import Server
import TestSupport
import Testing
import Text

@testable import Recording

/// A recorded session of the project.
struct ProjectSession: CustomTestStringConvertible {
  /// Its name: that of its folder.
  var name: String
  var testDescription: String { name }

  /// All of them, sorted.
  static var all: [ProjectSession] {
    let folder = ProjectFiles.path("protocol/sessions")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.filter { FileManager.default.fileExists(atPath: "\(folder)/\($0)/session.jsonl") }.sorted()
      .map(ProjectSession.init)
  }

  static let seed = ProjectSession(name: "seed")

  /// Its folder.
  var folder: SessionFolder { SessionFolder(path: ProjectFiles.path("protocol/sessions/" + name)) }

  /// Its messages.
  func session() throws -> SessionFile {
    try SessionFile(parsing: ProjectFiles.bytes("protocol/sessions/\(name)/session.jsonl"))
  }
}

/// Replays with a server in this process.
enum ReplayTesting {
  /// A server as `gloss serve` makes it, with the lexicon files of the folders.
  static let target = Replayer.Target.inProcess { serverOptions(referenceDate: $0.referenceDate) }

  /// The options of such a server.
  static func serverOptions(referenceDate: String?) -> ServerOptions {
    var options = ServerOptions(version: "test") { (settings: AnnotationSettings) -> DocumentStore.Annotator in
      var user = UserLexicon()
      for source in settings.lexicons { user.add(text: source.text, of: source.path) }
      return DocumentStore.pipelineAnnotator(
        lexicon: user.lexicon, options: AnalysisOptions(referenceDate: settings.referenceDate))
    }
    options.referenceDate = referenceDate
    return options
  }

  static func replay(
    _ session: SessionFile, _ folder: SessionFolder? = nil, _ options: Replayer.Options = Replayer.Options()
  ) -> ReplayOutcome? {
    Replayer(target: target, options: options).replay(session, folder: folder)
  }

  /// The version that the server tells is the only thing that a release may change without a look at the recording.
  static func differences(_ outcome: ReplayOutcome) -> [String] {
    outcome.problems
      + outcome.mismatches.filter { mismatch in
        !mismatch.differences.allSatisfy { $0.path == "result.serverInfo.version" }
      }.map(\.description)
  }
}
