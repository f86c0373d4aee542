// The disk of a transcript: its files in a temporary folder, under the names that the page gives them.
//
// A page names files as if they lay at the top of the disk, `file:///news/b.md`. Here they lie in a folder that nobody else
// has, and messages of both sides are changed on their way: the page never sees where.

import JSON
import LanguageServerProtocol
import Text

/// The files of a transcript. They are removed with its last owner.
final class TranscriptDisk {
  /// The names of the folders of its files, in the order of the page.
  let folders: [String]
  private let base: String
  private let page: RootPlaceholder
  private let machine: RootPlaceholder
  /// The blocks whose files are there since before the session began.
  private var first: Set<Int> = []

  /// The disk that a page begins with; `nil` where there can be no temporary folder. Pages without files have none.
  init?(_ transcript: Transcript) {
    var names: [String] = []
    for block in transcript.blocks {
      for uri in Self.names(of: block) {
        if let name = Self.folder(of: uri), !names.contains(name) { names.append(name) }
      }
    }
    guard let base = names.isEmpty ? "" : Disk.makeTemporaryFolder() else { return nil }
    self.base = base
    folders = names.map { "file:///" + $0 }
    page = RootPlaceholder(named: names.map { ($0, "/" + $0) })
    machine = RootPlaceholder(named: names.map { ($0, base + "/" + $0) })
    for name in names { Disk.makeFolder(base + "/" + name) }
    for case (let index, .block(let block)) in transcript.parts.enumerated() {
      if block.kind == .initialize { continue }
      guard case .file = block.kind else { break }
      if change(by: block, at: index) == nil { first.insert(index) }
    }
  }

  deinit { if !base.isEmpty { Disk.remove(base) } }

  /// The names of files and folders that a block gives the disk.
  private static func names(of block: Transcript.Block) -> [String] {
    switch block.kind {
    case .file(let uri, _), .deletedFile(let uri): return [uri]
    case .initialize:
      let value = (try? TranscriptJSON.parse(block.body)) ?? .null
      return (value["workspaceFolders"]?.array ?? []).compactMap { $0["uri"]?.string }
    default: return []
    }
  }

  /// The first folder of a `file:` name: `news` of `file:///news/b.md`.
  private static func folder(of uri: String) -> String? {
    guard let path = RootPlaceholder.filePath(ofURI: uri) else { return nil }
    return path.split(separator: "/").first.map(String.init)
  }

  /// Does to the disk what a block says; what is wrong with it.
  func change(by block: Transcript.Block, at index: Int) -> String? {
    if first.remove(index) != nil { return nil }
    switch block.kind {
    case .deletedFile(let uri):
      guard let path = path(of: uri) else { return "no name of a file: \(uri)" }
      Disk.remove(path)
    case .file(let uri, let isJSON):
      guard let path = path(of: uri) else { return "no name of a file: \(uri)" }
      var text = block.body.map { $0 + "\n" }.joined()
      if isJSON {
        guard let own = try? TranscriptJSON.parse(block.body)?.string else { return "expected a string" }
        text = own
      }
      Disk.makeFolder(Disk.folder(of: path))
      if !Disk.write(Array(text.utf8), to: path) { return "the file cannot be written" }
    default: break
    }
    return nil
  }

  private func path(of uri: String) -> String? {
    guard let path = RootPlaceholder.filePath(ofURI: uri), Self.folder(of: uri) != nil,
      !path.split(separator: "/").contains("..")
    else { return nil }
    return base + path
  }

  /// A message of the page with the folders of this machine.
  func filling(_ message: JSONValue) -> JSONValue {
    folders.isEmpty ? message : RootPlaceholder.filling(page.hiding(message), folder: { base + "/" + $0 })
  }

  /// A message of the server with the folders of the page.
  func hiding(_ message: JSONValue) -> JSONValue {
    folders.isEmpty ? message : RootPlaceholder.filling(machine.hiding(message), folder: { "/" + $0 })
  }
}
