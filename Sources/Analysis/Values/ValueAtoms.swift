// Tokens cut smaller for the grammar of values: "10-15", "mid-2010s", "3:30pm" and "$1.5bn" into digits, words and marks,
// so that the grammar does not depend on how a tokenizer cuts them. Knows no rule of dates or sums.

import Prose
import Text

/// The smallest piece that the grammar of values reads.
struct ValueAtom {
  /// What it is made of.
  enum Kind: UInt8 {
    case none, word, number, mark
  }

  /// What it is made of; `.none` outside the text.
  var kind: Kind = .none
  /// A mark's character, dashes folded to `-`, apostrophes to `'`; 0 for others.
  var mark: UInt8 = 0
  /// White space or the start of a block stands before it.
  var isSpaced = true
  /// The first letter is a capital.
  var isCapitalized = false
  /// All letters are capitals.
  var isAllCapitals = false
  /// A number's digits before the point.
  var digitCount: UInt8 = 0
  /// The number has a thousands separator.
  var isGrouped = false
  /// The number has digits after a point: how many.
  var fractionDigits: UInt8 = 0
  /// The ending of a word beyond the vocabulary: 1 for -s, 2 for -ed.
  var ending: UInt8 = 0
  /// Its word in the vocabulary; 0 where it has none.
  var entry: UInt16 = 0
  /// Its token.
  var token: Int32 = -1
  /// Its bytes.
  var start: Int32 = 0
  var end: Int32 = 0
  /// A number's digits, the point left out.
  var digits: Int64 = 0

  /// A number's value.
  var number: ExactNumber { ExactNumber(digits, exponent: -Int(fractionDigits)) }
}

/// Cuts the tokens of one block.
struct ValueAtomizer {
  private let bytes: UnsafeBufferPointer<UInt8>
  private let vocabulary: ValueVocabulary
  /// What was cut.
  private(set) var atoms: [ValueAtom] = []
  /// Whether anything that can open a value was seen.
  private(set) var hasOpener = false

  init(bytes: UnsafeBufferPointer<UInt8>, vocabulary: ValueVocabulary) {
    self.bytes = bytes
    self.vocabulary = vocabulary
  }

  /// Cuts `tokens`, whose indices start at `base`. O(bytes).
  mutating func cut(_ tokens: ArraySlice<Token>) {
    atoms.removeAll(keepingCapacity: true)
    hasOpener = false
    for index in tokens.indices { cut(tokens[index], index) }
  }

  private mutating func cut(_ token: Token, _ index: Int) {
    let start = token.range.start
    let end = token.range.end
    guard start >= 0, end <= bytes.count, start < end, token.kind != .address else {
      return append(word: 0, token, index, start, end, isSpaced: true)
    }
    let entry = vocabulary.index(of: token.foldedHash)
    let isSpaced = token.shape.contains(.spaceBefore)
    if entry != 0 { return append(word: entry, token, index, start, end, isSpaced: isSpaced) }
    if token.kind == .word, !token.shape.contains(.hasDigit), !hasInnerMark(start, end) {
      return append(word: 0, token, index, start, end, isSpaced: isSpaced)
    }
    cutPieces(token, index, start, end, isSpaced)
  }

  /// Whether a mark that can join the parts of a value stands in the word.
  private func hasInnerMark(_ start: Int, _ end: Int) -> Bool {
    for position in start..<end {
      let byte = bytes[position]
      if byte == 0x2D || byte == 0x2F || byte == 0x24 || byte == 0xE2 { return true }
    }
    return false
  }

  private mutating func append(
    word entry: UInt16, _ token: Token, _ index: Int, _ start: Int, _ end: Int, isSpaced: Bool
  ) {
    var atom = ValueAtom()
    let first = start < bytes.count ? bytes[start] : 0
    atom.kind = token.kind == .punctuation || token.kind == .symbol ? .mark : .word
    if atom.kind == .mark {
      atom.mark = Self.foldedMark(bytes, start).mark
      if atom.mark == 0x24 { hasOpener = true }
    }
    atom.entry = entry
    if entry != 0, !vocabulary.words[Int(entry)].roles.isDisjoint(with: [.opener, .inContext]) { hasOpener = true }
    atom.isSpaced = isSpaced
    atom.isCapitalized = token.shape.contains(.capitalized) || first &- 0x41 < 26
    // Scripts beyond Latin, Greek and Cyrillic know no small letters; a sign of theirs stands as a code does.
    atom.isAllCapitals = token.shape.contains(.allCapitals) || (end - start == 1 && first &- 0x41 < 26) || first >= 0xE0
    if end - start > 3 {
      let last = bytes[end - 1]
      atom.ending = last == 0x73 ? 1 : last == 0x64 && bytes[end - 2] == 0x65 ? 2 : 0
    }
    atom.token = Int32(clamping: index)
    atom.start = Int32(clamping: start)
    atom.end = Int32(clamping: end)
    atoms.append(atom)
  }

  private mutating func cutPieces(_ token: Token, _ index: Int, _ start: Int, _ end: Int, _ isSpaced: Bool) {
    var position = start
    while position < end {
      var atom = ValueAtom()
      atom.token = Int32(clamping: index)
      atom.start = Int32(clamping: position)
      atom.isSpaced = position == start && isSpaced
      let byte = bytes[position]
      if byte &- 0x30 < 10 {
        hasOpener = true
        position = readNumber(&atom, position, end)
      } else if isLetter(byte) {
        position = readWord(&atom, position, end)
      } else {
        let (mark, length) = Self.foldedMark(bytes, position)
        let upper = min(position + max(1, length), end)
        atom.kind = .mark
        atom.mark = mark
        atom.entry = vocabulary.index(of: WordHash.folded(UnsafeBufferPointer(rebasing: bytes[position..<upper])))
        if mark == 0x24 || atom.entry != 0 { hasOpener = true }
        position = upper
      }
      atom.end = Int32(clamping: position)
      atoms.append(atom)
    }
  }

  private func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 || (byte >= 0xC3 && byte <= 0xDF) }

  private mutating func readWord(_ atom: inout ValueAtom, _ start: Int, _ end: Int) -> Int {
    var position = start
    while position < end {
      let byte = bytes[position]
      if isLetter(byte) || (byte & 0xC0 == 0x80 && position > start) {
        position += 1
      } else if byte == 0x2E, position + 1 < end, isLetter(bytes[position + 1]) {
        position += 1
      } else {
        break
      }
    }
    // "p.m." keeps its last point.
    if position < end, bytes[position] == 0x2E, position - start >= 3, bytes[position - 2] == 0x2E { position += 1 }
    atom.kind = .word
    atom.entry = vocabulary.index(of: WordHash.folded(UnsafeBufferPointer(rebasing: bytes[start..<position])))
    if atom.entry != 0, !vocabulary.words[Int(atom.entry)].roles.isDisjoint(with: [.opener, .inContext]) {
      hasOpener = true
    }
    atom.isCapitalized = bytes[start] &- 0x41 < 26
    atom.isAllCapitals = atom.isCapitalized && bytes[position - 1] &- 0x61 >= 26
    atom.ending = position - start > 2 && bytes[position - 1] == 0x73 ? 1 : 0
    return position
  }

  /// Reads digits with thousands separators and one decimal point ("1,000", "1.5", "10"). More than 18 digits end a number.
  private func readNumber(_ atom: inout ValueAtom, _ start: Int, _ end: Int) -> Int {
    var position = start
    atom.kind = .number
    while position < end, bytes[position] &- 0x30 < 10, atom.digitCount < 18 {
      atom.digits = atom.digits * 10 + Int64(bytes[position] - 0x30)
      atom.digitCount += 1
      position += 1
    }
    guard atom.digitCount < 18 else { return position }
    while position + 3 < end, bytes[position] == 0x2C, atom.digitCount <= 12, atom.isGrouped || atom.digitCount <= 3,
      (1...3).allSatisfy({ bytes[position + $0] &- 0x30 < 10 }),
      position + 4 >= end || bytes[position + 4] &- 0x30 >= 10
    {
      for offset in 1...3 { atom.digits = atom.digits * 10 + Int64(bytes[position + offset] - 0x30) }
      atom.digitCount += 3
      atom.isGrouped = true
      position += 4
    }
    guard position + 1 < end, bytes[position] == 0x2E, bytes[position + 1] &- 0x30 < 10 else { return position }
    let followsPoint = start >= 2 && bytes[start - 1] == 0x2E && bytes[start - 2] &- 0x30 < 10
    if followsPoint { return position }
    var after = position + 1
    var digits = atom.digits
    var count: UInt8 = 0
    while after < end, bytes[after] &- 0x30 < 10, count < 9, count + atom.digitCount < 18 {
      digits = digits * 10 + Int64(bytes[after] - 0x30)
      count += 1
      after += 1
    }
    // A second point makes it a date ("15.3.2024") or a version, no decimal: the pieces stay apart.
    if after + 1 < end, bytes[after] == 0x2E || bytes[after] == 0x2F, bytes[after + 1] &- 0x30 < 10 { return position }
    atom.digits = digits
    atom.fractionDigits = count
    return after
  }

  /// The character at a position with dashes folded to `-` and apostrophes to `'`; 0 for what is not ASCII otherwise.
  private static func foldedMark(_ bytes: UnsafeBufferPointer<UInt8>, _ position: Int) -> (mark: UInt8, length: Int) {
    let byte = bytes[position]
    if byte < 0x80 { return (byte, 1) }
    let (scalar, length) = ScalarDecoding.decode(bytes, at: position)
    switch scalar {
    case 0x2010...0x2015, 0x2212: return (0x2D, length)
    case 0x2018, 0x2019: return (0x27, length)
    default: return (0, length)
    }
  }
}
