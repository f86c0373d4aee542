// Tests of UserLexicon.

import Corpus
import Foundation
import Lexicon
import Testing

@Suite struct UserLexiconTests {
  @Test("a broken line is reported with its number, and the rest applies")
  func problems() throws {
    let folder = try ScratchFolder()
    _ = try folder.write(
      UserLexicon.fileName, Array("# mine\nperson: Ana Núñez | Núñez\nnonsense\nignore: Will\n".utf8))
    var user = UserLexicon()
    user.add(folders: [folder.path, folder.path + "/none"])
    #expect(user.lexicon.userEntries.map(\.names) == [["Ana Núñez", "Núñez"], ["Will"]])
    #expect(user.problems.count == 1)
    #expect(user.problems[0].contains(".gloss.lexicon:3: "))
    #expect(user.paths.count == 1)
  }

  @Test("a file that is not there is a problem when it was named, and none when it was looked for")
  func missing() {
    var user = UserLexicon()
    user.add(folders: ["/nowhere"])
    #expect(user.problems.isEmpty)
    user.add(file: "/nowhere/x")
    #expect(user.problems == ["/nowhere/x: no such file; check the name"])
  }

  @Test("the nearest folder upward")
  func nearest() throws {
    let folder = try ScratchFolder()
    _ = try folder.write(UserLexicon.fileName, [])
    let file = try folder.write("a/b/c.txt", [])
    #expect(UserLexicon.nearestFolder(to: file) == folder.path)
    _ = try folder.write("a/" + UserLexicon.fileName, [])
    #expect(UserLexicon.nearestFolder(to: file) == folder.path + "/a")
    #expect(UserLexicon.nearestFolder(to: "relative") == nil)
  }
}
