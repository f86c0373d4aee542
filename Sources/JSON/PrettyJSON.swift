// JSON for readers: the files that are generated and kept under version control.

/// Writes values over several lines.
public enum PrettyJSON {
  /// The value with one member a line, two spaces a level; lists of scalars stay on one line. No line end at the end.
  public static func text(of value: JSONValue) -> String {
    var text = ""
    write(value, indentation: "", to: &text)
    return text
  }

  private static func write(_ value: JSONValue, indentation: String, to text: inout String) {
    let inner = indentation + "  "
    switch value {
    case .object(let object) where !object.members.isEmpty:
      text += "{"
      for (index, member) in object.members.enumerated() {
        text += index == 0 ? "\n" : ",\n"
        text += inner + line(.string(member.key)) + ": "
        write(member.value, indentation: inner, to: &text)
      }
      text += "\n" + indentation + "}"
    case .array(let elements) where elements.contains { $0.object != nil || $0.array != nil }:
      text += "["
      for (index, element) in elements.enumerated() {
        text += (index == 0 ? "\n" : ",\n") + inner
        write(element, indentation: inner, to: &text)
      }
      text += "\n" + indentation + "]"
    case .array(let elements):
      text += "[" + elements.map(line).joined(separator: ", ") + "]"
    default: text += line(value)
    }
  }

  private static func line(_ value: JSONValue) -> String { String(decoding: value.json, as: UTF8.self) }
}
