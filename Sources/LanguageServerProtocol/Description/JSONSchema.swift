// The description of the protocol as a JSON Schema: for editors, validators and languages without a generator.

import JSON

extension ProtocolDescription {
  /// The schema, indented, with a line end: the file `gloss.schema.json`. A definition for each structure and each
  /// enumeration, and `METHOD params`, `METHOD result` for each method.
  public var jsonSchema: String {
    var definitions: [(String, JSONValue)] = structures.map { ($0.name, schema($0)) }
    definitions += enumerations.map { ($0.name, Self.schema($0)) }
    for request in requests {
      definitions.append(
        (request.method + " params", request.params.map { Self.schema(.reference($0)) } ?? ["type": "object"]))
      definitions.append((request.method + " result", Self.schema(request.result)))
    }
    for notification in notifications {
      definitions.append((notification.method + " params", Self.schema(.reference(notification.params))))
    }
    definitions.sort { $0.0.utf8.lexicographicallyPrecedes($1.0.utf8) }
    let document: JSONValue = [
      "$comment": .string("meta model \(hash)"), "$defs": .object(JSONObject(definitions)),
      "$id": .string("gloss:/schema/\(version)"), "$schema": "https://json-schema.org/draft/2020-12/schema",
      "title": .string("Gloss protocol \(version)"),
    ]
    return document.indented
  }

  private func schema(_ structure: StructureDescription) -> JSONValue {
    let properties = self.properties(of: structure)
    var object = JSONObject([
      ("description", .string(structure.documentation)),
      (
        "properties",
        .object(
          JSONObject(
            properties.map { property in
              var schema = Self.schema(property.type).object ?? JSONObject()
              schema["description"] = .string(property.documentation)
              return (property.name, .object(schema))
            }))
      ),
    ])
    let required = properties.filter { !$0.isOptional }.map { JSONValue.string($0.name) }
    if !required.isEmpty { object["required"] = .array(required) }
    object["type"] = "object"
    return .object(object)
  }

  private static func schema(_ enumeration: EnumerationDescription) -> JSONValue {
    let values = JSONValue.array(enumeration.values.map { .string($0.value) })
    // Clients must let values of an open enumeration pass that they do not know.
    return enumeration.isOpen
      ? ["description": .string(enumeration.documentation), "examples": values, "type": "string"]
      : ["description": .string(enumeration.documentation), "enum": values, "type": "string"]
  }

  private static func schema(_ type: TypeDescription) -> JSONValue {
    switch type {
    case .string: ["type": "string"]
    case .integer: ["type": "integer"]
    case .uinteger: ["minimum": 0, "type": "integer"]
    case .boolean: ["type": "boolean"]
    case .null: ["type": "null"]
    case .documentURI: ["format": "uri-reference", "type": "string"]
    case .reference(let name): ["$ref": .string("#/$defs/" + name)]
    case .array(let element): ["items": schema(element), "type": "array"]
    case .map(let element): ["additionalProperties": schema(element), "type": "object"]
    case .or(let types): ["anyOf": .array(types.map(schema))]
    }
  }
}
