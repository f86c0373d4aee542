// Paths of a machine: hidden in every spelling, filled in again, and in no recording of the project.

import Foundation
import JSON
import TestSupport
import Testing

@testable import Recording

@Suite("Placeholders of folders")
struct PlaceholderTests {
  @Test(arguments: [
    ("/home/ana/My News", "file:///home/ana/My%20News/a.txt", "file://${ROOT}/a.txt"),
    ("/home/ana/My News", "see /home/ana/My News/b.txt", "see ${ROOT}/b.txt"),
    ("file:///home/ana/N%C3%BA%C3%B1ez/", "/home/ana/Núñez/x", "${ROOT}/x"),
    ("/home/ana/Núñez", "file:///home/ana/N%c3%ba%C3%B1ez/x", "file://${ROOT}/x"),
    ("/home/ana/news", "file:///%68ome/ana%2Fnews/x", "file://${ROOT}/x"),
    ("C:\\Users\\Ana\\news", "file:///c%3A/Users/Ana/news/a.txt", "file://${ROOT}/a.txt"),
    ("file:///c%3A/Users/Ana/news", "C:\\Users\\Ana\\news\\a.txt", "${ROOT}\\a.txt"),
    ("file:///C:/Users/Ana/news", "c:/Users/Ana/news", "${ROOT}"),
    ("/home/ana/news", "/home/bo/news", "/home/bo/news"),
    ("/", "/a/b", "/a/b"),
    ("/home/ana", "costs ${ROOT} and ${$}", "costs ${$}{ROOT} and ${$}{$}"),
  ])
  func isHidden(root: String, text: String, hidden: String) {
    #expect(RootPlaceholder(roots: [root]).hiding(text) == hidden)
  }

  @Test func foldersHaveNumbersAndTheInnermostIsFound() {
    let placeholder = RootPlaceholder(roots: ["/srv/one", "/srv/two", "/srv/one/inner"], home: "/srv")
    #expect(placeholder.hiding("/srv/one/inner/a") == "${ROOT}/inner/a")
    #expect(placeholder.hiding("/srv/two/b /srv/c") == "${ROOT2}/b ${HOME}/c")
    #expect(RootPlaceholder(roots: ["/srv"], home: "/srv").hiding("/srv/a") == "${ROOT}/a")
  }

  @Test(arguments: ["/srv/one/a", "no path", "${ROOT}", "${$}{HOME}", "$", "${", "${ROOT", "/srv/one${ROOT2}"])
  func fillingUndoesHiding(text: String) {
    let hidden = RootPlaceholder(roots: ["/srv/one"], home: "/srv").hiding(text)
    let folders = ["ROOT": "/srv/one", "HOME": "/srv"]
    #expect(RootPlaceholder.filling(hidden, folder: { folders[$0] }) == text)
  }

  @Test func keysAreHiddenToo() {
    let edit: JSONValue = ["changes": ["file:///srv/one/a.txt": []]]
    #expect(RootPlaceholder(roots: ["/srv/one"]).hiding(edit) == ["changes": ["file://${ROOT}/a.txt": []]])
  }

  @Test func foldersOfAMessage() {
    let message: JSONValue = [
      "method": "initialize",
      "params": [
        "rootUri": "file:///a/b", "rootPath": "/a/b", "workspaceFolders": [["uri": "file:///c", "name": "c"]],
      ],
    ]
    #expect(RootPlaceholder.roots(ofMessage: message) == ["file:///a/b", "/a/b", "file:///c"])
    let open: JSONValue = ["method": "textDocument/didOpen", "params": ["textDocument": ["uri": "file:///x/y.txt"]]]
    #expect(RootPlaceholder.roots(ofMessage: open) == ["file:///x"])
  }

  /// Folders that a path of a machine begins with, on the systems where recordings are made.
  private static let machineFolders = [
    "/home/", "/root", "/Users/", "/tmp", "/var/", "/private/", "/usr/", "/opt/", "/srv/", "/mnt/", ":\\\\", "%3A/",
    "file:///", thisMachine,
  ]

  /// The first folder above this checkout, wherever that is ("/builds/").
  private static let thisMachine = "/\(ProjectFiles.root.split(separator: "/").first ?? "")/"

  @Test func noRecordingHoldsAPathOfAMachine() throws {
    let folder = ProjectFiles.path("protocol/sessions")
    let names = try #require(FileManager.default.enumerator(atPath: folder)).compactMap { $0 as? String }
    let recordings = names.filter { $0.hasSuffix("session.jsonl") }
    #expect(!recordings.isEmpty)
    for name in recordings {
      let text = String(decoding: ProjectFiles.bytes("protocol/sessions/" + name), as: UTF8.self)
      for part in Self.machineFolders { #expect(!text.contains(part), "\(name) holds “\(part)”") }
    }
  }
}
