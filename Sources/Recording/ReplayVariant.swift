// Metamorphic replays: one recording gives many tests. A session is changed in a way that must not change the answers, or
// must change them in a way that can be foretold, and is replayed.
//
// What is foretold stands in the changed session itself, in the place of the recorded answers.

import JSON
import Text

/// A way to change a session.
public enum ReplayVariant: String, Sendable, CaseIterable {
  /// The input comes one byte a write.
  case singleBytes = "single-bytes"
  /// The whole input comes in one write.
  case oneWrite = "one-write"
  /// Columns count in bytes.
  case utf8 = "utf-8"
  /// Columns count in UTF-16 units.
  case utf16 = "utf-16"
  /// Columns count in code points.
  case utf32 = "utf-32"
  /// Each change of a document brings its whole text.
  case fullText = "full-text"
  /// Each read request is sent twice.
  case readsTwice = "reads-twice"
  /// Each read request is cancelled right after it was sent.
  case readsCancelled = "reads-cancelled"
  /// Half way all documents are closed and opened again.
  case reopened
  /// The server works on several threads.
  case threads
  /// After each change of a text the document is as if it had been opened so: `gloss/document` and `gloss/analyze` agree.
  case prefixes

  /// What is done, in a few words.
  public var summary: String {
    switch self {
    case .singleBytes: "one byte a write"
    case .oneWrite: "everything in one write"
    case .utf8, .utf16, .utf32: "columns in \(rawValue)"
    case .fullText: "whole texts instead of changes"
    case .readsTwice: "each read sent twice"
    case .readsCancelled: "each read cancelled"
    case .reopened: "closed and opened again half way"
    case .threads: "on several threads"
    case .prefixes: "each text against a fresh one"
    }
  }

  /// How the variant is played; `nil` where the session does not allow it.
  func plan(_ session: SessionFile, folder: SessionFolder?) -> ReplayVariantPlan? {
    var options = Replayer.Options()
    switch self {
    case .singleBytes: options.pieceByteCount = 1
    case .oneWrite:
      // A change on disk has its place between two messages.
      guard !session.entries.contains(where: \.line.isFileChange) else { return nil }
      options.writesAtOnce = true
    case .utf8, .utf16, .utf32:
      guard let encoding = PositionEncoding(rawValue: rawValue),
        let converted = SessionTransform.converted(session, to: encoding, folder: folder)
      else { return nil }
      // They name contents, in which there are positions.
      options.ignoredKeys = ["resultId"]
      return ReplayVariantPlan(session: converted, options: options)
    case .fullText:
      return ReplayVariantPlan(session: SessionTransform.wholeTexts(session), options: options)
    case .readsTwice: return ReplayVariantPlan(session: SessionTransform.readsTwice(session), options: options)
    case .readsCancelled:
      options.allowsCancelled = true
      return SessionTransform.threads(SessionTransform.readsCancelled(session), options, folder: folder)
    case .reopened:
      guard let reopened = SessionTransform.reopened(session) else { return nil }
      options.strictness = .relaxed
      options.ignoredKeys = ["revision"]
      return ReplayVariantPlan(session: reopened, options: options)
    case .threads: return SessionTransform.threads(session, options, folder: folder)
    case .prefixes: return SessionTransform.prefixes(session)
    }
    return ReplayVariantPlan(session: session, options: options)
  }
}

/// A changed session, how it is played, and answers that must be equal.
struct ReplayVariantPlan {
  var session: SessionFile
  var options: Replayer.Options
  /// Pairs of requests whose results must be equal, but for the names of the documents.
  var equalPairs: [(document: JSONValue, fresh: JSONValue)] = []
}

extension Replayer {
  /// Replays a variant of a session; `nil` where the session does not allow it or no server could be started.
  public static func replay(
    _ variant: ReplayVariant, of session: SessionFile, folder: SessionFolder?, target: Target
  ) -> ReplayOutcome? {
    guard let plan = variant.plan(session, folder: folder),
      var outcome = Replayer(target: target, options: plan.options).replay(plan.session, folder: folder)
    else { return nil }
    for pair in plan.equalPairs {
      let request = plan.session.request(id: pair.document)
      outcome.comparisons.append(
        ReplayComparison(
          agreeing: request, fresh: outcome.probeAnswers[pair.fresh], document: outcome.probeAnswers[pair.document]))
    }
    return outcome
  }
}

extension ReplayComparison {
  /// The members in which a document’s dump differs from that of the same text without a name and without a folder.
  private static let names: Set<String> = [
    "document", "elapsedMicroseconds", "id", "links", "resultId", "revision", "uri", "version",
  ]

  /// The dump of a document beside that of its text.
  init(agreeing request: JSONValue?, fresh: JSONValue?, document: JSONValue?) {
    sequence = 0
    self.request = request
    recorded = fresh
    now = document
    func bare(_ message: JSONValue?) -> JSONValue {
      guard case .object(let object)? = message?["result"] else { return message ?? .null }
      return .object(
        JSONObject(object.members.filter { !Self.names.contains($0.key) }.map { ($0.key, $0.value) }))
    }
    differences = JSONDifference.all(expected: bare(fresh), actual: bare(document))
    if fresh == nil || document == nil || fresh?["result"]?.object == nil, differences.isEmpty {
      differences = [JSONDifference(steps: [], expected: fresh, actual: document)]
    }
  }
}

extension SessionFile {
  /// The request of an id.
  func request(id: JSONValue) -> JSONValue? {
    for entry in entries {
      if case .fromClient(let message) = entry.line, message["id"] == id, message["method"] != nil { return message }
    }
    return nil
  }
}

extension SessionFile.Line {
  /// Whether it tells of a file on disk.
  var isFileChange: Bool { if case .fileChange = self { true } else { false } }
  /// Whether the server sent it.
  var isFromServer: Bool { if case .fromServer = self { true } else { false } }
}
