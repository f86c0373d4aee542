// All small inputs: what holds for every short string over a nasty alphabet rarely fails for a long one.

/// Every string of at most `maximumLength` letters of `alphabet`, the empty one included, in a fixed order.
public func smallStrings(over alphabet: [String], maximumLength: Int) -> [String] {
  var all = [""]
  var longest = [""]
  for _ in 0..<maximumLength {
    longest = longest.flatMap { prefix in alphabet.map { prefix + $0 } }
    all += longest
  }
  return all
}

/// ASCII, two bytes, four bytes (two UTF-16 units), and both parts of a line end.
public let positionAlphabet = ["a", "é", "😀", "\r", "\n"]
