// Frames through real pipes: whole, in order, and without ever blocking who writes.

import Glibc
import Synchronization
import Testing
import Text
import Transport

private struct Pipe {
  var readEnd: Int32 = -1
  var writeEnd: Int32 = -1

  init() {
    var ends: [Int32] = [-1, -1]
    _ = pipe(&ends)
    (readEnd, writeEnd) = (ends[0], ends[1])
  }
}

@Suite struct FrameWriterTests {
  init() { signal(SIGPIPE, SIG_IGN) }

  @Test func framesArriveWholeAndInOrderThoughNobodyReadsAtFirst() {
    let pipe = Pipe()
    let writer = FrameWriter(descriptor: pipe.writeEnd)
    // 4 MB: far more than a pipe holds, so that most of it waits in the queue.
    let bodies = (0..<1_000).map { [UInt8](repeating: UInt8($0 % 251), count: $0 * 8) }
    for body in bodies { writer.write(body) }
    var reader = FrameReader(descriptor: pipe.readEnd)
    for body in bodies { #expect(reader.next() == .body(body)) }
    writer.finish(waitingUpTo: 5_000)
    close(pipe.writeEnd)
    #expect(reader.next() == nil)
    close(pipe.readEnd)
  }

  @Test func manyThreadsNeverMixTheirFrames() {
    let pipe = Pipe()
    let writer = FrameWriter(descriptor: pipe.writeEnd)
    for thread in 0..<4 {
      BackgroundThread.start {
        for round in 0..<100 {
          writer.write(Array("\(thread) \(round) ".utf8) + [UInt8](repeating: 0x78, count: 3_000))
        }
      }
    }
    var reader = FrameReader(descriptor: pipe.readEnd)
    var rounds = [Int](repeating: 0, count: 4)
    for _ in 0..<400 {
      guard case .body(let body) = reader.next() else {
        Issue.record("stream ended")
        return
      }
      let words = String(decoding: body, as: UTF8.self).split(separator: " ")
      guard let thread = Int(words[0]), let round = Int(words[1]) else {
        Issue.record("\(words)")
        return
      }
      #expect(words[2].utf8.count == 3_000 && rounds[thread] == round)
      rounds[thread] += 1
    }
    close(pipe.readEnd)
    close(pipe.writeEnd)
  }

  @Test func aClientThatIsGoneClosesTheWriter() {
    let pipe = Pipe()
    close(pipe.readEnd)
    let writer = FrameWriter(descriptor: pipe.writeEnd)
    writer.write([0x31])
    #expect(writer.isClosed)
    writer.write([0x32])
    writer.finish(waitingUpTo: 10_000)
    close(pipe.writeEnd)
  }

  @Test func theTapSeesEveryBodyInOrder() {
    final class Log: Sendable { let frames = Mutex<[Frame]>([]) }
    let log = Log()
    let pipe = Pipe()
    let writer = FrameWriter(descriptor: pipe.writeEnd) { direction, frame in
      if direction == .outgoing { log.frames.withLock { $0.append(frame) } }
    }
    writer.write([0x31])
    writer.write([0x32])
    #expect(log.frames.withLock { $0 } == [.body([0x31]), .body([0x32])])
    close(pipe.readEnd)
    close(pipe.writeEnd)
  }
}

@Suite struct ParentWatchTests {
  @Test func processesThatCannotBeAreNotVisible() {
    for number in [0, -1, Int.min, Int.max, 1 << 31] { #expect(!ParentWatch.isVisible(number)) }
    #expect(ParentWatch.isVisible(Int(getpid())))
    #expect(ParentWatch.isVisible(1))
    #expect(!ParentWatch.start(Int.max) {})
  }

  @Test func theDeathOfAProcessIsSeen() {
    var child = pid_t()
    var arguments: [UnsafeMutablePointer<CChar>?] = [strdup("sleep"), strdup("600"), nil]
    guard posix_spawnp(&child, "sleep", nil, nil, &arguments, nil) == 0 else {
      Issue.record("no sleep")
      return
    }
    let seen = Monitor(false)
    #expect(ParentWatch.start(Int(child), intervalMilliseconds: 5) { seen.withLock { $0 = true } })
    kill(child, SIGKILL)
    waitpid(child, nil, 0)
    #expect(seen.wait(upTo: 10_000) { $0 })
  }
}
