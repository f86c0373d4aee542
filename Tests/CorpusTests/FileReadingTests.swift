// Tests of FileReading and FileWalking.

import Corpus
import Foundation
import Testing
import Text

/// A folder of its own for one test.
struct ScratchFolder: ~Copyable {
  let path: String

  init() throws {
    path = NSTemporaryDirectory() + "gloss-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func write(_ name: String, _ bytes: [UInt8]) throws -> String {
    let file = path + "/" + name
    let folder = URL(fileURLWithPath: file).deletingLastPathComponent()
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try Data(bytes).write(to: URL(fileURLWithPath: file))
    return file
  }
}

@Suite struct FileReadingTests {
  @Test func reads() throws {
    let folder = try ScratchFolder()
    let file = try folder.write("a.txt", Array("Ana\r\n".utf8))
    let (text, wasRepaired) = try FileReading.text(ofFile: file)
    #expect(text == SourceText("Ana\r\n"))
    #expect(!wasRepaired)
  }

  @Test func repairs() throws {
    let (text, wasRepaired) = try FileReading.text(from: [0x41, 0xFF, 0x42], path: "a.txt")
    #expect(text == SourceText("A\u{FFFD}B"))
    #expect(wasRepaired)
  }

  @Test("UTF-16 with its mark is decoded", arguments: [[0xFF, 0xFE, 0x41, 0], [0xFE, 0xFF, 0, 0x41]] as [[UInt8]])
  func utf16(bytes: [UInt8]) throws {
    #expect(try FileReading.text(from: bytes, path: "a.txt").text == SourceText("A"))
  }

  @Test func refuses() throws {
    let folder = try ScratchFolder()
    let path = folder.path
    func reason(_ file: String) -> FileError.Reason? {
      do throws(FileError) {
        _ = try FileReading.text(ofFile: file)
        return nil
      } catch {
        return error.reason
      }
    }
    #expect(reason(path + "/none.txt") == .missing)
    #expect(reason(path) == .directory)
    #expect(reason(try folder.write("a.png", [0x89, 0x50, 0, 0])) == .binary)
    #expect(reason("/dev/null") == .notRegular)
  }

  @Test("every error names the file and says what to do")
  func messages() {
    let reasons: [FileError.Reason] = [
      .missing, .directory, .notPermitted, .notRegular, .binary, .tooLarge(byteCount: 1, limitBytes: 7),
      .other(errorNumber: 5),
    ]
    for reason in reasons {
      let message = FileError(path: "x.txt", reason: reason).description
      #expect(message.hasPrefix("x.txt: "))
      #expect(message.contains(";"))
      #expect(!message.contains("\n"))
    }
  }

  @Test("prose files in order, hidden ones and others left out")
  func walk() throws {
    let folder = try ScratchFolder()
    for name in ["b.md", "a.txt", "sub/c.TXT", ".git/d.txt", "e.png", ".f.txt"] {
      _ = try folder.write(name, [])
    }
    let root = folder.path
    let found = FileWalking.proseFiles(in: root)
    #expect(found.paths.map { String($0.dropFirst(root.count + 1)) } == ["a.txt", "b.md", "sub/c.TXT"])
    let few = FileWalking.proseFiles(in: root, limitCount: 2)
    #expect(few.paths.count == 2)
    #expect(few.isTruncated)
  }

  @Test("the root folder is refused") func root() { #expect(FileWalking.isRefused("/")) }
}
