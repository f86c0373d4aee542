// What may be wrong with JSON, and where.

/// A fault in JSON text, or a value of another type than the reader asked for.
public struct JSONError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The two classes of faults: the protocol answers them with different codes.
  public enum Kind: Hashable, Sendable {
    /// The bytes are no JSON, or nest too deep.
    case syntax
    /// The bytes are JSON, but a value has another type, is missing or is out of bounds.
    case mismatch
  }

  /// One step from a value to a part of it.
  public enum Step: Hashable, Sendable {
    /// The member of an object by its key.
    case key(String)
    /// The element of an array, from zero.
    case index(Int)
  }

  /// The class of the fault.
  public let kind: Kind
  /// What was expected, as a phrase without a capital letter and without a full stop.
  public let message: String
  /// The offset of the byte where reading stopped.
  public let byteOffset: Int
  /// The steps from the outermost value to the faulty one.
  public private(set) var path: [Step]

  /// A fault at a byte, with an empty path.
  public init(_ kind: Kind, _ message: String, byteOffset: Int) {
    self.kind = kind
    self.message = message
    self.byteOffset = byteOffset
    path = []
  }

  /// The same fault, seen from one level further out.
  @usableFromInline mutating func prepend(_ step: Step) { path.insert(step, at: 0) }

  /// The path as people write it: `textDocument.uri`, `contentChanges[2].range`; empty for the outermost value.
  public var pathDescription: String {
    var text = ""
    for step in path {
      switch step {
      case .key(let key): text += (text.isEmpty ? "" : ".") + key
      case .index(let index): text += "[\(index)]"
      }
    }
    return text
  }

  /// `path: message` for a mismatch, `message at byte n` for a fault of syntax.
  public var description: String {
    switch kind {
    case .mismatch: path.isEmpty ? message : "\(pathDescription): \(message)"
    case .syntax: "\(message) at byte \(byteOffset)"
    }
  }
}
