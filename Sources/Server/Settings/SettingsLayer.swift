// One source of settings: what it says, what is wrong with it, and what it is called.
//
// Layers are read once, when they come; putting them over each other is SettingsResolver's business.

import JSON

/// Where the value of a setting comes from; the order of the cases is that of their strength.
enum SettingOrigin: Sendable, Hashable {
  /// Nobody has said anything.
  case builtIn
  /// `initializationOptions` of `initialize`.
  case initializationOptions
  /// `workspace/didChangeConfiguration` or the answer to `workspace/configuration`.
  case configuration
  /// A `.gloss.json`, by its path.
  case file(String)
  /// The command line of the server.
  case commandLine

  /// The word that `gloss/status` uses.
  var name: String {
    switch self {
    case .builtIn: "default"
    case .initializationOptions: "initializationOptions"
    case .configuration: "configuration"
    case .file: "file"
    case .commandLine: "commandLine"
    }
  }

  /// What messages call it.
  var description: String { if case .file(let path) = self { path } else { name } }
}

/// What one source says.
struct SettingsLayer: Sendable, Hashable {
  /// One value.
  struct Entry: Sendable, Hashable {
    var key: String
    var value: JSONValue
  }

  /// Something that is wrong.
  struct Fault: Sendable, Hashable {
    /// The key of the value; empty for the source as a whole.
    var key = ""
    /// What was expected.
    var message: String
    /// The byte at which reading stopped, where the source is no JSON.
    var byteOffset: Int?

    /// `key: expected …`.
    var description: String { key.isEmpty ? message : "\(key): \(message)" }
  }

  /// Whose it is.
  let origin: SettingOrigin
  /// The values that are of use, in order of their keys.
  private(set) var entries: [Entry] = []
  /// What is wrong, sorted by its description.
  private(set) var faults: [Fault] = []
  /// Keys that nobody knows, sorted.
  private(set) var unknownKeys: [String] = []

  /// A source that says nothing.
  init(_ origin: SettingOrigin) { self.origin = origin }

  /// A source that could not be read.
  init(_ origin: SettingOrigin, problem: String, byteOffset: Int? = nil) {
    self.origin = origin
    faults = [Fault(message: problem, byteOffset: byteOffset)]
  }

  /// What is wrong, in words.
  var problems: [String] { faults.map(\.description) }

  /// What a source says: a section `gloss`, or the settings themselves.
  ///
  /// Where a client sends all its settings without a section, those of others come along: with `isShared` unknown keys
  /// at the top are theirs.
  init(_ origin: SettingOrigin, _ value: JSONValue, isShared: Bool = false) {
    self.origin = origin
    let isNested = value["gloss"]?.object != nil
    guard let object = (isNested ? value["gloss"] ?? value : value).object else {
      if !value.isNull { faults = [Fault(message: "expected an object")] }
      return
    }
    read(object, under: "", ignoresUnknown: isShared && !isNested)
    entries.sort { Self.precedes($0.key, $1.key) }
    faults.sort { Self.precedes($0.description, $1.description) }
    unknownKeys.sort(by: Self.precedes)
  }

  private mutating func read(_ object: JSONObject, under prefix: String, ignoresUnknown: Bool = false) {
    for member in object.members where !member.value.isNull {
      let key = prefix + member.key
      if let definition = SettingDefinition.of(key) {
        var scratch = Settings()
        if let expected = definition.apply(member.value, to: &scratch) {
          faults.append(Fault(key: key, message: "expected \(expected)"))
        } else {
          entries.append(Entry(key: key, value: member.value))
        }
      } else if SettingDefinition.all.contains(where: { $0.key.hasPrefix(key + ".") }) {
        if let section = member.value.object {
          read(section, under: key + ".")
        } else {
          faults.append(Fault(key: key, message: "expected an object"))
        }
      } else if !ignoresUnknown, key != "$schema" {
        unknownKeys.append(String(key.prefix(80)))
      }
    }
  }

  private static func precedes(_ left: String, _ right: String) -> Bool {
    left.utf8.lexicographicallyPrecedes(right.utf8)
  }
}
