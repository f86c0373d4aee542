// The description of the protocol in the form of LSP's metaModel.json (3.18), for generators.

import JSON
import Text

extension ProtocolDescription {
  /// The meta model, indented, with a line end: the file `gloss.metamodel.json`.
  public var metaModel: String {
    let model: JSONValue = [
      "enumerations": .array(enumerations.map(Self.value)), "metaData": ["version": .string(version)],
      "notifications": .array(notifications.map(Self.value)), "requests": .array(requests.map(Self.value)),
      "structures": .array(structures.map(Self.value)), "typeAliases": [],
    ]
    return model.indented
  }

  /// A name of the meta model: other protocols have others.
  public var hash: String { Digest(of: Array(metaModel.utf8)).name }

  private static func value(_ request: RequestDescription) -> JSONValue {
    var object = JSONObject([
      ("documentation", .string(request.documentation)),
      ("errorData", ["kind": "reference", "name": "GlossErrorData"]),
      ("messageDirection", "clientToServer"), ("method", .string(request.method)),
    ])
    if let params = request.params { object["params"] = value(.reference(params)) }
    if let partial = request.partialResult { object["partialResult"] = value(partial) }
    object["result"] = value(request.result)
    object["since"] = "1.0"
    object["typeName"] = .string(request.typeName)
    return .object(object)
  }

  private static func value(_ notification: NotificationDescription) -> JSONValue {
    [
      "documentation": .string(notification.documentation), "messageDirection": "serverToClient",
      "method": .string(notification.method), "params": value(.reference(notification.params)), "since": "1.0",
      "typeName": .string(notification.typeName),
    ]
  }

  private static func value(_ structure: StructureDescription) -> JSONValue {
    var object = JSONObject([("documentation", .string(structure.documentation))])
    if !structure.mixins.isEmpty { object["mixins"] = .array(structure.mixins.map { value(.reference($0)) }) }
    object["name"] = .string(structure.name)
    object["properties"] = .array(
      structure.properties.map { property in
        var object = JSONObject([
          ("documentation", .string(property.documentation)), ("name", .string(property.name)),
        ])
        if property.isOptional { object["optional"] = true }
        object["type"] = value(property.type)
        return .object(object)
      })
    return .object(object)
  }

  private static func value(_ enumeration: EnumerationDescription) -> JSONValue {
    var object = JSONObject([
      ("documentation", .string(enumeration.documentation)), ("name", .string(enumeration.name)),
    ])
    if enumeration.isOpen { object["supportsCustomValues"] = true }
    object["type"] = value(.string)
    object["values"] = .array(
      enumeration.values.map {
        ["documentation": .string($0.documentation), "name": .string($0.value), "value": .string($0.value)]
      })
    return .object(object)
  }

  private static func value(_ type: TypeDescription) -> JSONValue {
    switch type {
    case .string: base("string")
    case .integer: base("integer")
    case .uinteger: base("uinteger")
    case .boolean: base("boolean")
    case .null: base("null")
    case .documentURI: base("DocumentUri")
    case .reference(let name): ["kind": "reference", "name": .string(name)]
    case .array(let element): ["element": value(element), "kind": "array"]
    case .map(let element): ["key": base("string"), "kind": "map", "value": value(element)]
    case .or(let types): ["items": .array(types.map(value)), "kind": "or"]
    }
  }

  private static func base(_ name: String) -> JSONValue { ["kind": "base", "name": .string(name)] }
}
