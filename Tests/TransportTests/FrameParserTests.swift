// Headers in every shape, and the same frames however the bytes are split.

import TestSupport
import Testing
import Text
import Transport

private func frames(_ bytes: [UInt8], cutAt cuts: [Int] = []) -> [Frame] {
  var parser = FrameParser()
  var frames: [Frame] = []
  var start = 0
  for cut in cuts + [bytes.count] {
    parser.append(bytes[start..<cut])
    while let frame = parser.next() { frames.append(frame) }
    start = cut
  }
  return frames
}

private func frames(_ text: String) -> [Frame] { frames(Array(text.utf8)) }
private func body(_ text: String) -> Frame { .body(Array(text.utf8)) }

@Suite struct FrameParserTests {
  @Test(arguments: [
    "Content-Length: 2\r\n\r\n", "content-LENGTH: 2\r\n\r\n", "Content-Length:2\r\n\r\n",
    "Content-Length: \t 2 \t\r\n\r\n",
    "Content-Length: 0002\r\n\r\n", "Content-Length: 2\n\n", "\r\n\n\r\nContent-Length: 2\r\n\r\n",
    "X-Check: a:b, c\r\nContent-Length: 2\r\n\r\n", "Content-Length: 9\r\nContent-Length: 2\r\n\r\n",
    "Content-Length: 2\r\nContent-Type: application/vscode-jsonrpc; charset=utf-8\r\n\r\n",
    "Content-Type: application/vscode-jsonrpc;charset=\"UTF8\"\r\nContent-Length: 2\r\n\r\n",
    "Content-Type: application/json\r\nContent-Length: 2\r\n\r\n",
  ])
  func headersThatAreTaken(header: String) {
    #expect(frames(header + "{}" + "Content-Length: 1\r\n\r\n7") == [body("{}"), body("7")])
  }

  @Test(arguments: [
    "Content-Length: -2\r\n\r\n", "Content-Length: +2\r\n\r\n", "Content-Length: abc\r\n\r\n",
    "Content-Length: \r\n\r\n",
    "Content-Length: 0x10\r\n\r\n", "Content-Length: 2 3\r\n\r\n", "Content-Length: 9223372036854775808\r\n\r\n",
    "Content-Length: " + String(repeating: "9", count: 400) + "\r\n\r\n", "stray output\r\n\r\n", "stray output\n",
    "stray output: ", "Content-Length: 7" + String(repeating: " ", count: 20_000),
    "Content-Type: text/plain\r\n\r\n", ": 5\r\n\r\n", "é: 5\r\n\r\n", "Content-Length: x\r\nContent-Length: y\r\n\r\n",
    String(repeating: "x", count: 20_000), "Content-Length: -7\r\n\r\n{\"a\":1}",
  ])
  func afterAFaultTheNextFrameIsFound(fault: String) {
    let found = frames("Content-Length: 1\r\n\r\n1" + fault + "Content-Length: 2\r\n\r\n{}Content-Length: 1\r\n\r\n7")
    #expect(found.count == 4)
    #expect(found.first == body("1") && found.suffix(2) == [body("{}"), body("7")])
    guard case .malformed = found[1] else {
      Issue.record("\(found)")
      return
    }
  }

  @Test func bodiesThatAreTooLongAreSkipped() {
    let count = Limits.messageByteCount + 1
    var parser = FrameParser()
    parser.append(Array("Content-Length: \(count)\r\n\r\n".utf8))
    #expect(parser.next() == .oversized(byteCount: count))
    let chunk = [UInt8](repeating: 0x20, count: 1 << 20)
    var left = count
    while left > 0 {
      parser.append(chunk.prefix(left))
      #expect(parser.next() == nil)
      left -= min(left, chunk.count)
    }
    parser.append(Array("Content-Length: 1\r\n\r\n7".utf8))
    #expect(parser.next() == body("7"))
  }

  @Test func otherCharsetsAreReportedAndSkipped() {
    let text = "Content-Length: 3\r\nContent-Type: x/y; charset=utf-16\r\n\r\nabcContent-Length: 1\r\n\r\n7"
    #expect(frames(text) == [.unsupportedCharset("utf-16"), body("7")])
  }

  @Test func theEndIsCleanOnlyBetweenFrames() {
    var parser = FrameParser()
    #expect(parser.isBetweenFrames)
    parser.append(Array("Content-Length: 2\r\n\r\n{".utf8))
    #expect(parser.next() == nil && !parser.isBetweenFrames)
    parser.append(Array("}".utf8))
    #expect(parser.next() == body("{}") && parser.isBetweenFrames)
  }

  private static let stream = Array(
    ("Content-Length: 4\r\nX: y\r\n\r\n\"é\"" + "\r\nstray\r\n\r\n" + "Content-Length: -1\r\n\r\n{}"
      + "content-length:3\n\n123" + "Content-Type: a/b; charset=utf-16\r\nContent-Length: 2\r\n\r\nxx"
      + "Content-Length: 0\r\n\r\n" + "Content-Length: 7\r\n\r\n{\"a\":1}").utf8)

  @Test func anySplitInTwoOrThreeGivesTheSame() {
    let stream = Self.stream
    let whole = frames(stream)
    #expect(whole.count == 6)
    for first in 0...stream.count {
      for second in first...stream.count where frames(stream, cutAt: [first, second]) != whole {
        Issue.record("cut at \(first), \(second)")
      }
    }
    #expect(frames(stream, cutAt: Array(1..<stream.count)) == whole)
  }

  @Test func randomBytesNeverStopTheParser() {
    var generator = SeededGenerator(seed: 11)
    let pieces = [
      "Content-Length:", " 3", "\r\n", "\n", ":", "abc", "9", "Content-Type: a; charset=", "utf-8", "-", "é",
    ]
    for _ in 0..<2_000 {
      let text = (0..<12).map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
      let bytes = Array(text.utf8)
      let cuts = (0..<3).map { _ in Int.random(in: 0...bytes.count, using: &generator) }.sorted()
      #expect(frames(bytes, cutAt: cuts) == frames(bytes), "\(text.debugDescription)")
    }
  }
}
