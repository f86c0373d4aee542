// What the server tells of itself.

import Corpus
import Glibc
import JSON
import LanguageServerProtocol
import Text

extension Session {
  /// Everything that somebody may want to know who wonders what the server does, with the settings of a document or of
  /// the session.
  func status(of uri: DocumentURI?) -> GlossStatus {
    let snapshot = store.snapshot
    let resolved = uri.map { resolver.settings(of: $0) } ?? resolver.session
    let settings = SettingDefinition.all.map { definition in
      let origin = resolved.origins[definition.key] ?? .builtIn
      var file: String?
      if case .file(let path) = origin { file = DocumentURI(filePath: path).spelling }
      return GlossStatus.Setting(
        key: definition.key, origin: origin.name, file: file, value: definition.value(in: resolved.settings))
    }
    let documents = snapshot.documents.map { document in
      GlossStatus.Document(
        byteCount: document.text.count, digest: document.digest,
        holders: store.owners(of: document.uri).map(\.name), isAnnotated: document.isAnnotated,
        truncated: document.isTooLarge ? "document-too-large" : nil, uri: document.uri.spelling,
        version: document.version)
    }
    return GlossStatus(
      condition: condition.condition, anomalies: anomalies, documents: documents,
      positionEncoding: client.positionEncoding.rawValue,
      folders: folders.map {
        GlossStatus.Folder(documentCount: snapshot.documents(inside: $0).count, uri: $0.spelling)
      }, lexicons: resolver.lexicons.map { DocumentURI(filePath: $0.path).spelling },
      messageCount: record.messageCount, processID: options.isDeterministic ? 0 : Int(getpid()),
      protocolVersion: ServerCapabilities.protocolVersion, queue: queue, revision: snapshot.revision,
      settings: settings, unknownSettings: resolved.unknownKeys, uptimeMilliseconds: uptimeMilliseconds,
      version: options.version)
  }

  private var anomalies: JSONObject {
    var counts = SessionRecord.Anomaly.allCases.map { ($0.rawValue, record.anomalies[$0] ?? 0) }
    counts.append(("repairedAnswer", WireInvariants.violationCount))
    let seen = counts.filter { $0.1 > 0 }.sorted { $0.0.utf8.lexicographicallyPrecedes($1.0.utf8) }
    return JSONObject(seen.map { ($0.0, .integer(Int64($0.1))) })
  }

  private var queue: GlossStatus.Queue {
    GlossStatus.Queue(
      jobCount: work.count, outputByteCount: output.waitingByteCount(), requestCount: pending.count,
      serverRequestCount: clientRequests.count)
  }

  private var uptimeMilliseconds: Int {
    options.isDeterministic ? 0 : (Self.nanoseconds - startNanoseconds) / 1_000_000
  }

  /// The monotonic clock: for `gloss/status` alone, no other answer knows the time.
  static var nanoseconds: Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return time.tv_sec * 1_000_000_000 + time.tv_nsec
  }

  /// What takes how much memory: the documents by what is kept of them, what is remembered of them, and what the process
  /// holds besides. All zero but the limits where answers must not depend on it.
  var memory: GlossMemory {
    let measures = !options.isDeterministic
    let documents = GlossMemory(parts: measures ? documentMemory : [])
    let waiting = measures ? output.waitingByteCount() : 0
    let remembered = measures ? options.annotationMemory?.byteCount ?? 0 : 0
    let resident = measures ? Self.residentByteCount : 0
    return GlossMemory(
      ownByteCount: max(resident - documents.totalByteCount - remembered - waiting, 0),
      parts: [
        .init("documents", documents),
        .init("output", GlossMemory(ownByteCount: waiting, limitByteCount: Limits.outputQueueByteCount)),
        .init(
          "remembered",
          GlossMemory(ownByteCount: remembered, limitByteCount: options.annotationMemory?.limitByteCount)),
      ])
  }

  /// The documents, each by what is kept of it.
  private var documentMemory: [GlossMemory.Part] {
    store.snapshot.documents.map { document in
      let use = MemoryUse(of: document)
      let parts: [(name: String, byteCount: Int)] = [
        ("facts", use.facts), ("indexes", use.indexes), ("prose", use.prose), ("syntax", use.syntax),
        ("text", use.text),
      ]
      return .init(
        document.uri.spelling,
        GlossMemory(parts: parts.map { .init($0.name, GlossMemory(ownByteCount: $0.byteCount)) }))
    }
  }

  /// The memory of the process that is in use, tables of the program included where they were touched; 0 where the
  /// system does not tell.
  private static var residentByteCount: Int {
    // The file has no size: it is read as a stream.
    let descriptor = Glibc.open("/proc/self/statm", O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return 0 }
    defer { Glibc.close(descriptor) }
    guard
      let bytes = try? FileReading.bytes(ofDescriptor: descriptor, path: "/proc/self/statm", limitBytes: 4_096)
    else { return 0 }
    let fields = String(decoding: bytes, as: UTF8.self).split(separator: " ")
    return fields.count > 1 ? (Int(fields[1]) ?? 0) * Int(getpagesize()) : 0
  }
}
