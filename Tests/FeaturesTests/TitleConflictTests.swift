// Titles that contradict each other, and the many pairs that do not.

import Testing
import Text

@testable import Features

@Suite("Two titles of one person")
struct TitleConflictTests {
  @Test(
    arguments: [
      ("Col.", "Gen.", true), ("Gen.", "Lt. Gen.", false), ("Lt. Col.", "Colonel", false), ("Lt. Col.", "Lt.", false),
      ("Maj.", "Capt.", true), ("Sen.", "Representative", true), ("Sen.", "Senator", false), ("Mr.", "Ms.", true),
      ("Mrs.", "Ms.", false), ("Mr.", "President", false), ("Finance Minister", "Foreign Minister", true),
      ("Finance Minister", "Economy and Finance Minister", false), ("Finance Minister", "Minister", false),
      ("Ukrainian Foreign Minister", "Foreign Affairs Minister", false), ("Prime Minister", "President", true),
      ("Premier", "Prime Minister", false), ("Vice President", "President", true), ("Attorney General", "Gen.", false),
      ("Defence Minister", "Defense Minister", false), ("professor", "Dr.", false), ("Gov.", "Mayor", true),
      ("former Sen.", "Rep.", false), ("acting Mayor", "Governor", false), ("", "Gen.", false),
    ])
  func pairs(first: String, second: String, contradict: Bool) {
    let offices = [first, second].map { Office(TitleConflicts.words(of: $0)) }
    #expect((offices[0].flatMap { first in offices[1].map(first.contradicts) } ?? false) == contradict)
    #expect((offices[1].flatMap { second in offices[0].map(second.contradicts) } ?? false) == contradict)
  }

  private func messages(_ marked: String) -> [String] {
    Diagnostics.all(in: MarkedText(marked).snapshot, codes: [.titleConflict]).map(\.message)
  }

  @Test func bothTitlesAreShownWithTheirNames() {
    let found = messages("(a role|Col.) [a PERSON|Mara Reyes] spoke. (a role|Gen.) [a PERSON|Reyes] left.")
    #expect(found == ["The same person is “Gen. Reyes” here, and “Col. Mara Reyes” before."])
  }

  @Test(
    "not in headings, quotations, appositions, nor where the text gives both offices at once",
    arguments: [
      "(a role|Col.) [a PERSON|Mara Reyes] spoke.\n\n# (a role|Gen.) [a PERSON|Reyes] resigns",
      "(a role|Col.) [a PERSON|Mara Reyes] spoke. “{q1|We thank (a role|Gen.) [a PERSON|Reyes]},” {q1 by|[b PERSON|Bo]} said.",
      "(a role|Col.) [a PERSON|Mara Reyes], later (a role|general), spoke.",
      "[a PERSON|Ana Núñez], (a role|deputy prime minister and finance minister), left. (a role|Finance Minister) [a PERSON|Núñez] and (a role|Deputy Prime Minister) [a PERSON|Núñez] are one.",
    ])
  func silence(marked: String) {
    #expect(messages(marked) == [])
  }

  @Test func onlyTheFirstConflictOfAPersonIsTold() {
    let marked =
      "(a role|Col.) [a PERSON|Mara Reyes] and (a role|Gen.) [a PERSON|Reyes] and (a role|Maj.) [a PERSON|Reyes]."
    #expect(messages(marked).count == 1)
  }
}
