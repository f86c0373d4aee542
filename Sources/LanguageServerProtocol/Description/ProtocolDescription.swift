// How the protocol is described: in the terms of LSP's own meta model, so that its generators work on ours too.
//
// The tables are written by hand beside the wire types, and held against real messages by tests. This file knows the terms;
// it does not know any method.

/// A type as the meta model names it.
public indirect enum TypeDescription: Sendable, Hashable {
  /// The base types.
  case string, integer, uinteger, boolean, null, documentURI
  /// A structure or an enumeration of this protocol.
  case reference(String)
  /// A list.
  case array(TypeDescription)
  /// An object whose keys are any strings.
  case map(TypeDescription)
  /// One of several types.
  case or([TypeDescription])

  /// The type, or null.
  public var orNull: TypeDescription { .or([self, .null]) }
}

/// A member of a structure.
public struct PropertyDescription: Sendable, Hashable {
  /// Its key.
  public var name: String
  /// Its type.
  public var type: TypeDescription
  /// Whether it may be absent.
  public var isOptional: Bool
  /// What it is.
  public var documentation: String

  /// A member that is always there.
  public static func required(
    _ name: String, _ type: TypeDescription, _ documentation: String
  ) -> PropertyDescription {
    PropertyDescription(name: name, type: type, isOptional: false, documentation: documentation)
  }

  /// A member that may be absent.
  public static func optional(
    _ name: String, _ type: TypeDescription, _ documentation: String
  ) -> PropertyDescription {
    PropertyDescription(name: name, type: type, isOptional: true, documentation: documentation)
  }
}

/// An object with known keys.
public struct StructureDescription: Sendable, Hashable {
  /// Its name.
  public var name: String
  /// What it is.
  public var documentation: String
  /// The structures whose members it has too.
  public var mixins: [String]
  /// Its own members, by name.
  public var properties: [PropertyDescription]

  /// A structure of its parts.
  public init(
    _ name: String, _ documentation: String, mixins: [String] = [], _ properties: [PropertyDescription] = []
  ) {
    self.name = name
    self.documentation = documentation
    self.mixins = mixins
    self.properties = properties.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
  }
}

/// A string of which some values are known.
public struct EnumerationDescription: Sendable, Hashable {
  /// Its name.
  public var name: String
  /// What it is.
  public var documentation: String
  /// Whether later minor versions may add values, so that clients must let others pass.
  public var isOpen: Bool
  /// The values, each with what it means.
  public var values: [(value: String, documentation: String)]

  /// An enumeration of its parts.
  public init(
    _ name: String, _ documentation: String, isOpen: Bool, _ values: [(value: String, documentation: String)]
  ) {
    self.name = name
    self.documentation = documentation
    self.isOpen = isOpen
    self.values = values
  }

  /// Equal in every member.
  public static func == (left: EnumerationDescription, right: EnumerationDescription) -> Bool {
    left.name == right.name && left.documentation == right.documentation && left.isOpen == right.isOpen
      && left.values.elementsEqual(right.values) { $0.value == $1.value && $0.documentation == $1.documentation }
  }

  /// Hashes the name.
  public func hash(into hasher: inout Hasher) { hasher.combine(name) }
}

/// A request from the client.
public struct RequestDescription: Sendable, Hashable {
  /// The method.
  public var method: String
  /// The structure of its parameters; nil where it needs none.
  public var params: String?
  /// What it gives.
  public var result: TypeDescription
  /// What comes in parts where the client gives a token; nil where nothing does.
  public var partialResult: TypeDescription?
  /// What it does.
  public var documentation: String

  /// A request of its parts.
  public init(
    _ method: String, params: String?, result: TypeDescription, partialResult: TypeDescription? = nil,
    _ documentation: String
  ) {
    self.method = method
    self.params = params
    self.result = result
    self.partialResult = partialResult
    self.documentation = documentation
  }

  /// The name of its type: `GlossQuotesRequest`.
  public var typeName: String { Self.typeName(method) + "Request" }

  static func typeName(_ method: String) -> String {
    method.split(separator: "/").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
  }
}

/// A notification from the server.
public struct NotificationDescription: Sendable, Hashable {
  /// The method.
  public var method: String
  /// The structure of its parameters.
  public var params: String
  /// When it is sent.
  public var documentation: String

  /// A notification of its parts.
  public init(_ method: String, params: String, _ documentation: String) {
    self.method = method
    self.params = params
    self.documentation = documentation
  }

  /// The name of its type.
  public var typeName: String { RequestDescription.typeName(method) + "Notification" }
}

/// A protocol: everything that is not LSP's own.
public struct ProtocolDescription: Sendable {
  /// Its version, MAJOR.MINOR: a minor version only adds.
  public var version: String
  /// The requests, by method.
  public var requests: [RequestDescription]
  /// The notifications, by method.
  public var notifications: [NotificationDescription]
  /// The structures, by name.
  public var structures: [StructureDescription]
  /// The enumerations, by name.
  public var enumerations: [EnumerationDescription]

  /// A protocol; its parts are sorted.
  public init(
    version: String, requests: [RequestDescription], notifications: [NotificationDescription],
    structures: [StructureDescription], enumerations: [EnumerationDescription]
  ) {
    func precedes(_ left: String, _ right: String) -> Bool { left.utf8.lexicographicallyPrecedes(right.utf8) }
    self.version = version
    self.requests = requests.sorted { precedes($0.method, $1.method) }
    self.notifications = notifications.sorted { precedes($0.method, $1.method) }
    self.structures = structures.sorted { precedes($0.name, $1.name) }
    self.enumerations = enumerations.sorted { precedes($0.name, $1.name) }
  }

  /// The structure of a name.
  public func structure(_ name: String) -> StructureDescription? { structures.first { $0.name == name } }

  /// The enumeration of a name.
  public func enumeration(_ name: String) -> EnumerationDescription? { enumerations.first { $0.name == name } }

  /// All members of a structure, those of its mixins included, by name.
  public func properties(of structure: StructureDescription) -> [PropertyDescription] {
    let inherited = structure.mixins.flatMap { self.structure($0).map { properties(of: $0) } ?? [] }
    return (inherited + structure.properties).sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
  }
}
