// Replaces the words of a recorded text by filler of the same shape, so that a session can be given away.

import JSON
import Text

/// Hides what a text says and keeps its shape: case, length in bytes, digits, marks and white space.
public enum Redaction {
  /// The filler of one scalar: a letter of the same case and the same number of bytes.
  private static func filler(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    let value = scalar.value
    if value >= 0x30, value <= 0x39 { return "0" }
    guard LetterCase.isLetter(value) else { return scalar }
    switch UTF8.width(scalar) {
    case 1: return LetterCase.isUppercase(value) ? "A" : "a"
    case 2: return LetterCase.isUppercase(value) ? "Ä" : "ä"
    case 3: return "一"
    default: return "𐐨"
    }
  }

  /// A text with filler for its letters and digits.
  public static func shape(of text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { result.append(filler(scalar)) }
    return String(result)
  }

  /// A message of the client with filler for the text of documents.
  public static func shape(ofMessage message: JSONValue) -> JSONValue {
    guard let method = message["method"]?.string,
      ["textDocument/didOpen", "textDocument/didChange", "textDocument/didSave", "gloss/open", "gloss/analyze"]
        .contains(method)
    else { return message }
    return filled(message)
  }

  private static func filled(_ value: JSONValue) -> JSONValue {
    switch value {
    case .array(let elements): .array(elements.map(filled))
    case .object(let object):
      .object(
        JSONObject(
          object.members.map { member in
            if member.key == "text", let text = member.value.string { return (member.key, .string(shape(of: text))) }
            return (member.key, filled(member.value))
          }))
    default: value
    }
  }
}
