// What the server tells of itself: on request, and when its condition changes.

import JSON

/// `gloss/status`.
public enum GlossStatusRequest: RequestType {
  /// The method.
  public static let method = "gloss/status"
  /// Whose settings.
  public typealias Params = GlossStatusParams
  /// Everything.
  public typealias Result = GlossStatus
}

/// Whose settings are wanted.
public struct GlossStatusParams: JSONReadable, Sendable, Hashable {
  /// A document; nil for the settings of the session.
  public let uri: String?

  /// Reads the parameters.
  public init(from reader: inout JSONReader) throws(JSONError) {
    var document: TextDocumentIdentifier?
    try reader.object { (key, reader) throws(JSONError) in
      if "textDocument" ~= key { document = try reader.takeNull() ? nil : try reader.read() }
    }
    uri = document?.uri
  }
}

/// How well the server is.
public enum GlossHealth: String, Sendable, Hashable, CaseIterable {
  /// All is well.
  case ok
  /// Something is wrong that the user can mend.
  case warning
  /// Something does not work.
  case error
}

/// The server at one moment.
public struct GlossStatus: JSONWritable, Sendable, Hashable {
  /// A setting with where it comes from.
  public struct Setting: JSONWritable, Sendable, Hashable {
    /// Its key, with dots.
    public var key: String
    /// `default`, `initializationOptions`, `configuration`, `file` or `commandLine`.
    public var origin: String
    /// The file that it stands in, as a URI.
    public var file: String?
    /// Its value.
    public var value: JSONValue

    /// A setting.
    public init(key: String, origin: String, file: String?, value: JSONValue) {
      self.key = key
      self.origin = origin
      self.file = file
      self.value = value
    }

    /// Writes the setting.
    public func write(to writer: inout JSONWriter) {
      writer.object { writer in
        if let file { writer.member("file", file) }
        writer.member("key", key)
        writer.member("origin", origin)
        writer.member("value", value)
      }
    }
  }

  /// A folder of the session.
  public struct Folder: JSONWritable, Sendable, Hashable {
    /// How many documents of it are known.
    public var documentCount: Int
    /// Its name.
    public var uri: String

    /// A folder.
    public init(documentCount: Int, uri: String) {
      self.documentCount = documentCount
      self.uri = uri
    }

    /// Writes the folder.
    public func write(to writer: inout JSONWriter) {
      writer.object { writer in
        writer.member("documents", documentCount)
        writer.member("uri", uri)
      }
    }
  }

  /// A document that is known.
  public struct Document: JSONWritable, Sendable, Hashable {
    /// The bytes of its text.
    public var byteCount: Int
    /// The first 16 hexadecimal digits of the SHA-256 of its text.
    public var digest: String
    /// Who hold it, the winner first: `editor`, `script`, `disk`.
    public var holders: [String]
    /// Whether it is annotated; false while it waits, and for good where it is too large.
    public var isAnnotated: Bool
    /// Why its answers are short: `document-too-large`; nil where they are not.
    public var truncated: String?
    /// Its name.
    public var uri: String
    /// Its version; nil from the disk.
    public var version: Int?

    /// A document.
    public init(
      byteCount: Int, digest: String, holders: [String], isAnnotated: Bool, truncated: String?, uri: String,
      version: Int?
    ) {
      self.byteCount = byteCount
      self.digest = digest
      self.holders = holders
      self.isAnnotated = isAnnotated
      self.truncated = truncated
      self.uri = uri
      self.version = version
    }

    /// Writes the document.
    public func write(to writer: inout JSONWriter) {
      writer.object { writer in
        writer.member("annotated", isAnnotated)
        writer.member("bytes", byteCount)
        writer.member("digest", digest)
        writer.member("holder", holders.first)
        writer.member("holders", holders)
        if let truncated { writer.member("truncated", truncated) }
        writer.member("uri", uri)
        writer.member("version", version)
      }
    }
  }

  /// What waits.
  public struct Queue: JSONWritable, Sendable, Hashable {
    /// Pieces of work that have not begun.
    public var jobCount: Int
    /// Bytes that the client has not read.
    public var outputByteCount: Int
    /// Requests of the client that are not answered.
    public var requestCount: Int
    /// Requests of the server that are not answered.
    public var serverRequestCount: Int

    /// What waits.
    public init(jobCount: Int, outputByteCount: Int, requestCount: Int, serverRequestCount: Int) {
      self.jobCount = jobCount
      self.outputByteCount = outputByteCount
      self.requestCount = requestCount
      self.serverRequestCount = serverRequestCount
    }

    /// Writes the counts.
    public func write(to writer: inout JSONWriter) {
      writer.object { writer in
        writer.member("jobs", jobCount)
        writer.member("outputBytes", outputByteCount)
        writer.member("requests", requestCount)
        writer.member("serverRequests", serverRequestCount)
      }
    }
  }

  /// Its condition.
  public var condition: GlossStatusChanged
  /// How often each oddity of the protocol was seen, and answers of ours were mended before they were sent.
  public var anomalies: JSONObject
  /// All documents.
  public var documents: [Document]
  /// How positions count.
  public var positionEncoding: String
  /// The folders of the session.
  public var folders: [Folder]
  /// The lexicon files that count, as URIs.
  public var lexicons: [String]
  /// How many messages have come.
  public var messageCount: Int
  /// The number of the process; 0 where answers must not depend on it.
  public var processID: Int
  /// The version of the protocol beside LSP.
  public var protocolVersion: String
  /// What waits.
  public var queue: Queue
  /// The number of the moment.
  public var revision: Int
  /// All settings, by key.
  public var settings: [Setting]
  /// Keys of settings that nobody knows, with what holds them.
  public var unknownSettings: [String]
  /// Milliseconds since the session began; 0 where answers must not depend on them.
  public var uptimeMilliseconds: Int
  /// The version of the program.
  public var version: String

  /// The server at one moment.
  public init(
    condition: GlossStatusChanged, anomalies: JSONObject, documents: [Document], positionEncoding: String,
    folders: [Folder], lexicons: [String], messageCount: Int, processID: Int, protocolVersion: String, queue: Queue,
    revision: Int, settings: [Setting], unknownSettings: [String], uptimeMilliseconds: Int, version: String
  ) {
    self.condition = condition
    self.anomalies = anomalies
    self.documents = documents
    self.positionEncoding = positionEncoding
    self.folders = folders
    self.lexicons = lexicons
    self.messageCount = messageCount
    self.processID = processID
    self.protocolVersion = protocolVersion
    self.queue = queue
    self.revision = revision
    self.settings = settings
    self.unknownSettings = unknownSettings
    self.uptimeMilliseconds = uptimeMilliseconds
    self.version = version
  }

  /// Writes the status.
  public func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("anomalies", JSONValue.object(anomalies))
      writer.member("documents", documents)
      writer.member("folders", folders)
      writer.member("health", condition.health.rawValue)
      writer.member("lexicons", lexicons)
      writer.member("message", condition.message)
      writer.member("messages", messageCount)
      writer.member("positionEncoding", positionEncoding)
      writer.member("processId", processID)
      writer.member("protocol", protocolVersion)
      writer.member("queue", queue)
      writer.member("quiescent", condition.isQuiescent)
      writer.member("revision", revision)
      writer.member("settings", settings)
      writer.member("unknownSettings", unknownSettings)
      writer.member("uptimeMilliseconds", uptimeMilliseconds)
      writer.member("version", version)
    }
  }
}

/// `gloss/statusChanged`: the condition of the server, when it is another than before.
public struct GlossStatusChanged: JSONWritable, Sendable, Hashable {
  /// The method.
  public static let method = "gloss/statusChanged"

  /// How well it is.
  public var health: GlossHealth
  /// Whether nothing is under way that would change answers.
  public var isQuiescent: Bool
  /// What is the matter, for people; nil where nothing is.
  public var message: String?

  /// A condition.
  public init(health: GlossHealth = .ok, isQuiescent: Bool = true, message: String? = nil) {
    self.health = health
    self.isQuiescent = isQuiescent
    self.message = message
  }

  /// Writes the parameters.
  public func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("health", health.rawValue)
      writer.member("message", message)
      writer.member("quiescent", isQuiescent)
    }
  }
}

/// `gloss/memory`.
public enum GlossMemoryRequest: RequestType {
  /// The method.
  public static let method = "gloss/memory"
  /// None.
  public typealias Params = JSONNull
  /// A tree.
  public typealias Result = GlossMemory
}

/// What takes how much memory, in bytes.
public struct GlossMemory: JSONWritable, Sendable, Hashable {
  /// What is there besides the parts.
  public var ownByteCount: Int
  /// The most that it may come to; nil where there is no limit.
  public var limitByteCount: Int?
  /// The parts by name, in order.
  public var parts: [Part]

  /// One part.
  public struct Part: Sendable, Hashable {
    /// Its name.
    public var name: String
    /// How much it takes.
    public var memory: GlossMemory

    /// A part.
    public init(_ name: String, _ memory: GlossMemory) {
      self.name = name
      self.memory = memory
    }
  }

  /// A tree.
  public init(ownByteCount: Int = 0, limitByteCount: Int? = nil, parts: [Part] = []) {
    self.ownByteCount = ownByteCount
    self.limitByteCount = limitByteCount
    self.parts = parts
  }

  /// All of it.
  public var totalByteCount: Int { parts.reduce(ownByteCount) { $0 + $1.memory.totalByteCount } }

  /// Writes `{"_limit":…,"_self":…,"_total":…,"children":{…}}`, the limit where there is one.
  public func write(to writer: inout JSONWriter) {
    writer.object { writer in
      if let limitByteCount { writer.member("_limit", limitByteCount) }
      writer.member("_self", ownByteCount)
      writer.member("_total", totalByteCount)
      writer.key("children")
      writer.object { writer in
        for part in parts {
          writer.key(part.name)
          part.memory.write(to: &writer)
        }
      }
    }
  }
}
