// LineIndex against a slow, obvious model, on every short string.

import TestSupport
import Testing
import Text

/// Lines and columns by walking scalars one by one: the definition, without any of the shortcuts.
private struct Model {
  /// For each line: the byte offsets of its scalar boundaries (its end included), and their columns.
  var lines: [[(offset: Int, column: Int)]] = []

  init(_ text: String, _ encoding: PositionEncoding) {
    let scalars = Array(text.unicodeScalars)
    var offset = 0
    var column = 0
    var line = [(offset: 0, column: 0)]
    var index = 0
    while index < scalars.count {
      let scalar = scalars[index]
      if scalar == "\r" || scalar == "\n" {
        offset += 1
        if scalar == "\r", index + 1 < scalars.count, scalars[index + 1] == "\n" {
          offset += 1
          index += 1
        }
        lines.append(line)
        column = 0
        line = [(offset, 0)]
      } else {
        offset += String(scalar).utf8.count
        switch encoding {
        case .utf8: column += String(scalar).utf8.count
        case .utf16: column += String(scalar).utf16.count
        case .utf32: column += 1
        }
        line.append((offset, column))
      }
      index += 1
    }
    lines.append(line)
  }

  func byteOffset(_ line: Int, _ column: Int, end: Int) -> Int {
    guard line < lines.count else { return end }
    return lines[line].last { $0.column <= column }?.offset ?? 0
  }

  func position(_ offset: Int) -> Position {
    let line = lines.lastIndex { $0[0].offset <= offset } ?? 0
    return Position(line: line, character: lines[line].last { $0.offset <= offset }?.column ?? 0)
  }
}

private let texts = smallStrings(over: positionAlphabet, maximumLength: 5)

@Suite struct LineIndexTests {
  @Test(arguments: PositionEncoding.allCases)
  func everyPositionOfEveryShortString(encoding: PositionEncoding) {
    for text in texts {
      let index = LineIndex(SourceText(text))
      let model = Model(text, encoding)
      let end = text.utf8.count
      var isRight = index.lineCount == model.lines.count
      for line in 0...model.lines.count {
        for column in 0...end + 1 {
          let found = index.byteOffset(of: Position(line: line, character: column), encoding: encoding)
          isRight = isRight && found == model.byteOffset(line, column, end: end)
        }
      }
      for offset in 0...end {
        isRight = isRight && index.position(ofByteOffset: offset, encoding: encoding) == model.position(offset)
      }
      #expect(isRight, "\(text.debugDescription)")
    }
  }

  @Test(arguments: PositionEncoding.allCases)
  func boundariesRoundTrip(encoding: PositionEncoding) {
    for text in texts {
      let index = LineIndex(SourceText(text))
      for line in Model(text, encoding).lines {
        for (offset, _) in line {
          let position = index.position(ofByteOffset: offset, encoding: encoding)
          #expect(index.byteOffset(of: position, encoding: encoding) == offset, "\(text.debugDescription)")
        }
      }
    }
  }

  @Test(arguments: PositionEncoding.allCases)
  func rangesCoverTheirBytes(encoding: PositionEncoding) {
    for text in texts where text.unicodeScalars.count <= 3 {
      let index = LineIndex(SourceText(text))
      for start in 0...text.utf8.count {
        for end in start...text.utf8.count {
          let range = ByteRange(start, end)
          let back = index.byteRange(of: index.positionRange(of: range, encoding: encoding), encoding: encoding)
          #expect(back.contains(range) || (range.isEmpty && back.isEmpty && back.start <= start))
        }
      }
    }
  }

  @Test(arguments: PositionEncoding.allCases)
  func numbersFarOutsideClamp(encoding: PositionEncoding) {
    let index = LineIndex(SourceText("é\r\nb"))
    let extremes = [Int.min, -1, 0, Int.max]
    for line in extremes {
      for character in extremes {
        let offset = index.byteOffset(of: Position(line: line, character: character), encoding: encoding)
        #expect((0...5).contains(offset))
      }
    }
    for offset in extremes { #expect(index.position(ofByteOffset: offset, encoding: encoding).line < 2) }
    for line in extremes { #expect(index.range(ofLine: line).end <= 5) }
  }

  @Test func lengthsCountInUnitsWithLineEnds() {
    let lines = LineIndex(SourceText("é😀\r\nx"))
    let counts = PositionEncoding.allCases.map { lines.unitCount(of: ByteRange(0, 9), encoding: $0) }
    #expect(Set(counts) == [9, 6, 5] && lines.unitCount(of: ByteRange(7, 99), encoding: .utf16) == 2)
    #expect(lines.unitCount(of: ByteRange(50, 99), encoding: .utf8) == 0)
  }

  @Test func reversedRangesTurnRound() {
    let index = LineIndex(SourceText("abc\ndef"))
    let range = PositionRange(start: Position(line: 1, character: 1), end: Position(line: 0, character: 1))
    #expect(index.byteRange(of: range, encoding: .utf16) == ByteRange(1, 5))
  }

  @Test(arguments: ["\u{2028}", "\u{2029}", "\u{85}", "\u{0B}", "\u{0C}"])
  func otherSeparatorsEndNoLine(separator: String) {
    #expect(LineIndex(SourceText("a" + separator + "b")).lineCount == 1)
  }

  @Test func linesOfALongTextHaveTheirOwnBit() {
    let lines = (0..<500).map { $0 % 7 == 0 ? "été \($0)" : "line \($0)" }
    let index = LineIndex(SourceText(lines.joined(separator: "\r\n")))
    #expect(index.lineCount == 500)
    for line in 0..<500 {
      #expect(index.isASCII(line: line) == (line % 7 != 0))
      #expect(index.text[index.contentRange(ofLine: line)] == lines[line])
    }
  }
}
