// What LSP's meta model demands of a file in its form: which members each part has, and of which type they are.
//
// The rules are those of metaModel.schema.json beside LSP's own metaModel.json, version 3.18: no part has members that are
// not listed. Beyond the schema, every reference names a part of the same file.

import JSON

/// Checks files in the form of LSP's meta model.
struct MetaModelRules {
  /// What a member holds.
  private indirect enum Shape: Sendable {
    case text, flag, scalar
    case type, enumerationType, mapKey
    case list(Shape)
    case either(Shape, Shape)
    case part(String)
    case constant(String)
  }

  private typealias Members = (required: [String: Shape], optional: [String: Shape])

  private static let described: [String: Shape] = [
    "deprecated": .text, "documentation": .text, "proposed": .flag, "since": .text, "sinceTags": .list(.text),
  ]

  private static let message: [String: Shape] = [
    "clientCapability": .text, "params": .either(.type, .list(.type)), "registrationMethod": .text,
    "registrationOptions": .type, "serverCapability": .text,
  ]

  /// The parts of a file by their names in the schema.
  private static let parts: [String: Members] = [
    "MetaModel": (
      [
        "enumerations": .list(.part("Enumeration")), "metaData": .part("MetaData"),
        "notifications": .list(.part("Notification")), "requests": .list(.part("Request")),
        "structures": .list(.part("Structure")), "typeAliases": .list(.part("TypeAlias")),
      ], [:]
    ),
    "MetaData": (["version": .text], [:]),
    "Request": (
      ["messageDirection": .part("Direction"), "method": .text, "result": .type, "typeName": .text],
      described.merging(message) { $1 }.merging(["errorData": .type, "partialResult": .type]) { $1 }
    ),
    "Notification": (
      ["messageDirection": .part("Direction"), "method": .text, "typeName": .text],
      described.merging(message) { $1 }
    ),
    "Structure": (
      ["name": .text, "properties": .list(.part("Property"))],
      described.merging(["extends": .list(.type), "mixins": .list(.type)]) { $1 }
    ),
    "Property": (["name": .text, "type": .type], described.merging(["optional": .flag]) { $1 }),
    "StructureLiteral": (["properties": .list(.part("Property"))], described),
    "Enumeration": (
      ["name": .text, "type": .enumerationType, "values": .list(.part("EnumerationEntry"))],
      described.merging(["supportsCustomValues": .flag]) { $1 }
    ),
    "EnumerationEntry": (["name": .text, "value": .scalar], described),
    "TypeAlias": (["name": .text, "type": .type], described),
  ]

  /// The types by their kinds.
  private static let types: [String: [String: Shape]] = [
    "and": ["items": .list(.type)], "array": ["element": .type], "base": ["name": .text],
    "booleanLiteral": ["value": .flag], "integerLiteral": ["value": .scalar],
    "literal": ["value": .part("StructureLiteral")], "map": ["key": .mapKey, "value": .type],
    "or": ["items": .list(.type)], "reference": ["name": .text], "stringLiteral": ["value": .text],
    "tuple": ["items": .list(.type)],
  ]

  private static let bases: Set<String> = [
    "DocumentUri", "RegExp", "URI", "boolean", "decimal", "integer", "null", "string", "uinteger",
  ]

  /// What is wrong with a file, each with its path.
  static func problems(_ model: JSONValue) -> [String] {
    let named = ["enumerations", "structures", "typeAliases"].flatMap { model[$0]?.array ?? [] }
    let rules = MetaModelRules(names: named.compactMap { $0["name"]?.string })
    return rules.duplicates + rules.check(model, .part("MetaModel"), "model")
  }

  private let names: [String]

  private var duplicates: [String] {
    Dictionary(grouping: names) { $0 }.filter { $0.value.count > 1 }.keys.sorted().map { "\($0): described twice" }
  }

  // MARK: Checking

  private func check(_ value: JSONValue, _ shape: Shape, _ path: String) -> [String] {
    switch shape {
    case .text: return value.string == nil ? ["\(path): expected string"] : []
    case .flag: return value.bool == nil ? ["\(path): expected boolean"] : []
    case .scalar: return value.string == nil && value.integer == nil ? ["\(path): expected string or number"] : []
    case .constant(let text): return value.string == text ? [] : ["\(path): expected \(text)"]
    case .type: return checkType(value, path)
    case .enumerationType: return checkBase(value, ["integer", "string", "uinteger"], path)
    case .mapKey:
      return value["kind"] == "reference"
        ? checkType(value, path) : checkBase(value, ["DocumentUri", "URI", "integer", "string"], path)
    case .list(let element):
      guard let elements = value.array else { return ["\(path): expected array"] }
      return elements.enumerated().flatMap { check($1, element, "\(path)[\($0)]") }
    case .either(let first, let second):
      let found = check(value, first, path)
      return found.isEmpty || check(value, second, path).isEmpty ? [] : found
    case .part("Direction"):
      return ["both", "clientToServer", "serverToClient"].contains(value.string) ? [] : ["\(path): no direction"]
    case .part(let name):
      guard let members = Self.parts[name] else { return ["\(path): no part is called \(name)"] }
      return checkMembers(value, members.required, members.optional, path)
    }
  }

  private func checkMembers(
    _ value: JSONValue, _ required: [String: Shape], _ optional: [String: Shape], _ path: String
  ) -> [String] {
    guard let object = value.object else { return ["\(path): expected object"] }
    let missing = required.keys.filter { object[$0] == nil }.sorted().map { "\(path).\($0): missing" }
    return missing
      + object.members.flatMap { member -> [String] in
        guard let shape = required[member.key] ?? optional[member.key] else {
          return ["\(path).\(member.key): not allowed"]
        }
        return check(member.value, shape, "\(path).\(member.key)")
      }
  }

  private func checkType(_ value: JSONValue, _ path: String) -> [String] {
    guard let kind = value["kind"]?.string, var members = Self.types[kind] else { return ["\(path): no kind of type"] }
    members["kind"] = .constant(kind)
    let found = checkMembers(value, members, [:], path)
    guard found.isEmpty, let name = value["name"]?.string else { return found }
    switch kind {
    case "base": return Self.bases.contains(name) ? [] : ["\(path): no base type \(name)"]
    case "reference":
      // The meta model of LSP leaves these to its readers.
      let isKnown = names.contains(name) || ["LSPAny", "LSPArray", "LSPObject"].contains(name)
      return isKnown ? [] : ["\(path): \(name) is not described"]
    default: return []
    }
  }

  private func checkBase(_ value: JSONValue, _ allowed: Set<String>, _ path: String) -> [String] {
    let found = checkMembers(value, ["kind": .constant("base"), "name": .text], [:], path)
    return found.isEmpty && !allowed.contains(value["name"]?.string ?? "") ? ["\(path): another base type"] : found
  }
}
