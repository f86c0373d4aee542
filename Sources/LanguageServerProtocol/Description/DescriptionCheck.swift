// Holds messages against the description: what a client generated from it could not read is a fault.

import JSON

extension ProtocolDescription {
  /// What of a value does not agree with a type: unknown keys, missing keys, other types. Each with its path.
  ///
  /// `seen` is told every member of every structure that occurs, as `Structure.member`.
  public func problems(
    _ value: JSONValue, _ type: TypeDescription, path: String = "result", seen: inout Set<String>
  ) -> [String] {
    switch type {
    case .string, .documentURI: return value.string == nil ? ["\(path): expected string"] : []
    case .integer: return value.integer == nil ? ["\(path): expected integer"] : []
    case .uinteger: return value.integer.map { $0 >= 0 } == true ? [] : ["\(path): expected a number from 0 on"]
    case .boolean: return value.bool == nil ? ["\(path): expected true or false"] : []
    case .null: return value.isNull ? [] : ["\(path): expected null"]
    case .array(let element):
      guard let elements = value.array else { return ["\(path): expected array"] }
      var found: [String] = []
      for (index, item) in elements.enumerated() {
        found += problems(item, element, path: "\(path)[\(index)]", seen: &seen)
      }
      return found
    case .map(let element):
      guard let members = value.object?.members else { return ["\(path): expected object"] }
      var found: [String] = []
      for member in members { found += problems(member.value, element, path: "\(path).\(member.key)", seen: &seen) }
      return found
    case .or(let types): return alternatives(value, types, path: path, seen: &seen)
    case .reference(let name): return named(value, name, path: path, seen: &seen)
    }
  }

  private func alternatives(
    _ value: JSONValue, _ types: [TypeDescription], path: String, seen: inout Set<String>
  ) -> [String] {
    var best: [String]?
    for type in types {
      var inner = seen
      let found = problems(value, type, path: path, seen: &inner)
      if found.isEmpty {
        seen = inner
        return []
      }
      // What lies deepest is nearest to what was meant.
      if (found.first ?? "").utf8.count > (best?.first ?? "").utf8.count { best = found }
    }
    return best ?? ["\(path): no type fits"]
  }

  private func named(_ value: JSONValue, _ name: String, path: String, seen: inout Set<String>) -> [String] {
    if let enumeration = enumeration(name) {
      guard let string = value.string else { return ["\(path): expected string"] }
      return enumeration.isOpen || enumeration.values.contains { $0.value == string }
        ? [] : ["\(path): \(string) is no value of \(name)"]
    }
    guard let structure = structure(name) else { return ["\(path): nothing is called \(name)"] }
    guard let object = value.object else { return ["\(path): expected object"] }
    let properties = self.properties(of: structure)
    var found: [String] = []
    for member in object.members where !properties.contains(where: { $0.name == member.key }) {
      found.append("\(path).\(member.key): not described in \(name)")
    }
    for property in properties {
      guard let inner = object[property.name] else {
        if !property.isOptional { found.append("\(path).\(property.name): missing, but required in \(name)") }
        continue
      }
      seen.insert("\(name).\(property.name)")
      found += problems(inner, property.type, path: "\(path).\(property.name)", seen: &seen)
    }
    return found
  }
}
