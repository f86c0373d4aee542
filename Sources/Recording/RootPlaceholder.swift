// Takes the paths of a machine out of messages, and puts the paths of another one in.

import JSON

/// Replaces paths in every string of a message.
public struct RootPlaceholder: Sendable {
  /// The paths that stand for the session's folder, longest first, without a slash at the end.
  public private(set) var roots: [String]

  /// A replacer of the given folders.
  public init(roots: [String]) {
    self.roots = Array(Set(roots.filter { $0.count > 1 })).sorted { ($0.utf8.count, $0) > ($1.utf8.count, $1) }
  }

  /// The folders that an `initialize` or, where it names none, a `didOpen` tells.
  public static func roots(ofMessage message: JSONValue) -> [String] {
    let params = message["params"]
    var uris: [String] = []
    switch message["method"]?.string {
    case "initialize":
      uris += (params?["workspaceFolders"]?.array ?? []).compactMap { $0["uri"]?.string }
      uris += [params?["rootUri"]?.string].compactMap(\.self)
      uris += [params?["rootPath"]?.string].compactMap(\.self)
    case "textDocument/didOpen":
      if let uri = params?["textDocument"]?["uri"]?.string, uri.hasPrefix("file://"), let slash = uri.lastIndex(of: "/")
      {
        uris.append(String(uri[..<slash]))
      }
    default: break
    }
    return uris.map { path(ofURI: $0) }
  }

  private static func path(ofURI uri: String) -> String {
    var path = uri.hasPrefix("file://") ? String(uri.dropFirst("file://".count)) : uri
    while path.count > 1, path.hasSuffix("/") { path.removeLast() }
    return path
  }

  /// A message with the placeholder for every folder.
  public func hiding(_ message: JSONValue) -> JSONValue {
    mapped(message) { text in
      var result = text
      for root in roots { result = Self.replaced(result, root, SessionFile.rootPlaceholder) }
      return result
    }
  }

  /// A message with a folder for every placeholder.
  public static func filling(_ message: JSONValue, with root: String) -> JSONValue {
    mapped(message, { replaced($0, SessionFile.rootPlaceholder, root) })
  }

  private func mapped(_ value: JSONValue, _ change: (String) -> String) -> JSONValue { Self.mapped(value, change) }

  private static func mapped(_ value: JSONValue, _ change: (String) -> String) -> JSONValue {
    switch value {
    case .string(let text): .string(change(text))
    case .array(let elements): .array(elements.map { mapped($0, change) })
    case .object(let object): .object(JSONObject(object.members.map { (change($0.key), mapped($0.value, change)) }))
    default: value
    }
  }

  /// `text` with every `old` replaced, byte by byte.
  static func replaced(_ text: String, _ old: String, _ new: String) -> String {
    let bytes = Array(text.utf8)
    let pattern = Array(old.utf8)
    guard !pattern.isEmpty, bytes.count >= pattern.count else { return text }
    var result: [UInt8] = []
    var index = 0
    var changed = false
    while index < bytes.count {
      if index + pattern.count <= bytes.count, bytes[index] == pattern[0],
        bytes[index..<(index + pattern.count)].elementsEqual(pattern)
      {
        result += Array(new.utf8)
        index += pattern.count
        changed = true
      } else {
        result.append(bytes[index])
        index += 1
      }
    }
    return changed ? String(decoding: result, as: UTF8.self) : text
  }
}
