// JSON for people and for version control: one member a line, keys in the order given.

extension JSONValue {
  /// The value over several lines, two spaces a level, with a line end. Arrays and objects without inner ones that fit a
  /// line stand on one.
  public var indented: String {
    var output = ""
    write(to: &output, indentation: "")
    return output + "\n"
  }

  private static let lineLength = 100

  private func write(to output: inout String, indentation: String) {
    let line = String(decoding: json, as: UTF8.self)
    if isFlat, line.utf8.count + indentation.utf8.count <= Self.lineLength {
      output += spaced
      return
    }
    let inner = indentation + "  "
    switch self {
    case .array(let elements) where !elements.isEmpty:
      for (index, element) in elements.enumerated() {
        output += (index == 0 ? "[\n" : ",\n") + inner
        element.write(to: &output, indentation: inner)
      }
      output += "\n" + indentation + "]"
    case .object(let object) where !object.members.isEmpty:
      for (index, member) in object.members.enumerated() {
        let key = String(decoding: JSONValue.string(member.key).json, as: UTF8.self)
        output += (index == 0 ? "{\n" : ",\n") + inner + key + ": "
        member.value.write(to: &output, indentation: inner)
      }
      output += "\n" + indentation + "}"
    default: output += line
    }
  }

  /// Whether no array and no object lies in another one in it.
  private var isFlat: Bool {
    func isScalar(_ value: JSONValue) -> Bool { value.array?.isEmpty ?? value.object?.members.isEmpty ?? true }
    switch self {
    case .array(let elements): return elements.allSatisfy(isScalar)
    case .object(let object): return object.members.allSatisfy { isScalar($0.value) }
    default: return true
    }
  }

  /// The value on one line, with a space after each comma and each colon.
  private var spaced: String {
    switch self {
    case .array(let elements): "[" + elements.map(\.spaced).joined(separator: ", ") + "]"
    case .object(let object):
      "{"
        + object.members.map { String(decoding: JSONValue.string($0.key).json, as: UTF8.self) + ": " + $0.value.spaced }
        .joined(separator: ", ") + "}"
    default: String(decoding: json, as: UTF8.self)
    }
  }
}
