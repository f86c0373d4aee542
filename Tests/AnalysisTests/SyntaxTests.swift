// Parts of speech and dependencies of sentences of our own, by the models that ship.

import Annotation
import Lexicon
import Prose
import Testing
import Text

@testable import Analysis

@Suite struct SyntaxTests {
  /// The state after tags and parse.
  static func parsed(_ text: String) -> AnalysisState {
    var state = AnalysisState(
      prose: ProseReader.read(SourceText(text), markup: .plainText), lexicon: .builtin, options: AnalysisOptions())
    PartOfSpeechTagging.run(on: &state)
    DependencyParsing.run(on: &state)
    return state
  }

  /// The words of one relation to the last occurrence of `head`, in order.
  static func dependents(_ state: AnalysisState, of head: String, _ relations: Set<DependencyRelation>) -> [String] {
    let words = state.prose.tokens.indices.map { state.prose.string(ofTokens: $0..<($0 + 1)) }
    guard let verb = words.lastIndex(of: head) else { return [] }
    return words.indices.filter { state.heads[$0] == Int32(verb) && relations.contains(state.dependencies[$0]) }
      .map { words[$0] }
  }

  @Test(arguments: [
    ("She doesn’t know him.", "PRP VBZ RB VB PRP ."),
    ("“We will win,” Vell said.", "`` PRP MD VB , '' NNP VBD ."),
    ("Three ministers were arrested yesterday.", "CD NNS VBD VBN NN ."),
    ("The minister’s aides resigned.", "DT NN POS NNS VBD ."),
  ])
  func tags(text: String, expected: String) {
    #expect(Self.parsed(text).partsOfSpeech.map(\.name).joined(separator: " ") == expected)
  }

  /// The speaker is the subject of the verb of saying, wherever the two stand.
  @Test(arguments: [
    ("“The road is closed,” Marta Vell said.", "said", "Vell"),
    ("“The road is closed,” said Marta Vell.", "said", "Vell"),
    ("Vell said the road was closed.", "said", "Vell"),
    ("The mayor told reporters that the road was closed.", "told", "mayor"),
    ("\"The road is closed,\" she told reporters on Friday.", "told", "she"),
    ("The mayor, who resigned in May, said on Monday that he would not run again.", "said", "mayor"),
  ])
  func subjectOfReportingVerb(text: String, verb: String, subject: String) {
    let found = Self.dependents(Self.parsed(text), of: verb, [.nsubj])
    // The head of a name of two words may be either.
    #expect(found == [subject] || (subject == "Vell" && found == ["Marta"]), "\(found)")
  }

  /// What the models that ship get wrong; to be taken up again when they are trained anew.
  @Test func knownMistakes() {
    withKnownIssue("a past tense before a preposition is read as a participle", isIntermittent: true) {
      let tags = Self.parsed("The old bridge collapsed on Monday.").partsOfSpeech
      #expect(tags.map(\.name).joined(separator: " ") == "DT JJ NN VBD IN NNP .")
    }
    withKnownIssue("“left” at the end of a sentence is read as a participle", isIntermittent: true) {
      let tags = Self.parsed("The minister’s aides left.").partsOfSpeech
      #expect(tags.map(\.name).joined(separator: " ") == "DT NN POS NNS VBD .")
    }
    withKnownIssue("a speaker between two halves of a sentence is not seen as a subject", isIntermittent: true) {
      let state = Self.parsed("“The road,” the mayor said, “is closed.”")
      #expect(Self.dependents(state, of: "said", [.nsubj]) == ["mayor"])
    }
  }

  @Test(arguments: [
    ("Vell said the road was closed.", "said", "closed"),
    ("The mayor told reporters that the bridge had collapsed.", "told", "collapsed"),
  ])
  func whatIsReportedIsAComplement(text: String, verb: String, complement: String) {
    #expect(Self.dependents(Self.parsed(text), of: verb, [.ccomp]) == [complement])
  }

  @Test(arguments: [
    "", ".", "”", "“ ” ,", "Yes.", "a b c d e f g , , , , ( ( ( )", "NINE DEAD AFTER FERRY SINKS",
    String(repeating: "word ", count: 999), String(repeating: "He said “no” and ", count: 120),
  ])
  func headsFormTrees(text: String) {
    let state = Self.parsed(text)
    #expect(state.heads.count == state.prose.tokens.count)
    for sentence in state.prose.sentences {
      for token in sentence.tokens {
        #expect((state.heads[token] < 0) == (state.dependencies[token] == .root))
        var at = token
        var steps = 0
        while state.heads[at] >= 0, steps <= sentence.tokens.count {
          at = Int(state.heads[at])
          steps += 1
          guard sentence.tokens.contains(at) else { break }
        }
        #expect(sentence.tokens.contains(at) && steps <= sentence.tokens.count, "token \(token)")
      }
    }
  }
}
