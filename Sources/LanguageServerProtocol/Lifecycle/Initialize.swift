// The first request: who the client is, what it can take, and where it works.

import JSON
import Text

/// `initialize`.
public enum InitializeRequest: RequestType {
  /// The method.
  public static let method = "initialize"
  /// What the client says.
  public typealias Params = InitializeParams
  /// What the server can.
  public typealias Result = InitializeResult
}

/// What the client says of itself.
public struct InitializeParams: JSONReadable, Sendable {
  /// A folder that is open in the client.
  public struct Folder: Sendable, Hashable {
    /// Its name in the file system.
    public var uri: String
    /// Its name for people.
    public var name: String
  }

  /// The process that started the server.
  public var processID: Int?
  /// The client's name and version, for recordings only: no answer depends on them.
  public var clientName: String?
  /// The folders, from `workspaceFolders`, or `rootUri` where that is absent.
  public var folders: [Folder] = []
  /// A path where there is no name: `rootPath` of old clients.
  public var rootPath: String?
  /// Settings.
  public var initializationOptions: JSONValue?
  /// What the client can take.
  public var capabilities = ClientCapabilities()
  /// Whether the client wants a trace.
  public var trace: String?

  /// Reads the parameters. Only `processId` and `capabilities` of a wrong type are faults.
  public init(from reader: inout JSONReader) throws(JSONError) {
    var processID: Int?
    var (clientName, rootURI, rootPath, trace): (String?, String?, String?, String?)
    var folders: [Folder]?
    var options: JSONValue?
    var capabilities = JSONValue.null
    try reader.object { (key, reader) throws(JSONError) in
      switch key {
      case "processId": processID = try reader.takeNull() ? nil : try reader.integer()
      case "clientInfo": clientName = try reader.ifPossible(JSONValue.self)?["name"]?.string
      case "rootUri": rootURI = try reader.ifPossible(String.self)
      case "rootPath": rootPath = try reader.ifPossible(String.self)
      case "workspaceFolders": folders = Self.folders(try reader.read(JSONValue.self))
      case "initializationOptions": options = try reader.read(JSONValue.self)
      case "capabilities":
        guard [.object, .null].contains(reader.peek()) else { throw reader.mismatch("expected object") }
        capabilities = try reader.read(JSONValue.self)
      case "trace": trace = try reader.ifPossible(String.self)
      default: break
      }
    }
    self.processID = processID
    self.clientName = clientName
    self.folders = folders ?? rootURI.map { [Folder(uri: $0, name: "")] } ?? []
    self.rootPath = rootPath
    initializationOptions = options
    self.capabilities = ClientCapabilities(capabilities)
    self.trace = trace
  }

  /// The folders of `workspaceFolders`: entries without a `uri` are left out, null means none.
  static func folders(_ value: JSONValue) -> [Folder]? {
    if value.isNull { return [] }
    return value.array?.compactMap { entry in
      entry["uri"]?.string.map { Folder(uri: $0, name: entry["name"]?.string ?? "") }
    }
  }
}

/// What the server can.
public struct InitializeResult: JSONWritable, Sendable {
  /// The capabilities, keys sorted when written.
  public var capabilities: JSONObject
  /// The name of the server.
  public var serverName: String
  /// Its version.
  public var serverVersion: String

  /// A result.
  public init(capabilities: JSONObject, serverName: String, serverVersion: String) {
    self.capabilities = capabilities
    self.serverName = serverName
    self.serverVersion = serverVersion
  }

  /// Writes the result.
  public func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.key("capabilities")
      JSONValue.object(capabilities).write(to: &writer, sortsKeys: true)
      writer.key("serverInfo")
      writer.object { writer in
        writer.member("name", serverName)
        writer.member("version", serverVersion)
      }
    }
  }
}
