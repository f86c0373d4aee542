// An entity's mentions and quotations in the order of the documents' days.

import Analysis
import Annotation
import Corpus
import Testing
import Text

@Suite struct ChronologyTests {
  /// A document read in full, so that its day comes from the text or from outside.
  private func document(_ name: String, _ text: String, day: String? = nil) -> DocumentSnapshot {
    let text = SourceText(text)
    return DocumentSnapshot(
      uri: DocumentURI("file:///\(name).txt"), text: text,
      annotation: Pipeline.annotate(text, options: AnalysisOptions(referenceDate: day)))
  }

  @Test("days first, then names of documents; no day comes last")
  func order() {
    let corpus = CorpusSnapshot(documents: [
      document("a", "Ines Roth resigned. “I am tired,” Roth said.", day: "2024-05-02"),
      document("b", "Ines Roth was elected.", day: "2021-01-30"),
      document("c", "Ines Roth was born in Lima."),
      document("d", "Ines Roth opened a school.", day: "2024-05-02"),
      document("e", "Olaf Brandt slept.", day: "2020-01-01"),
    ])
    let entity = corpus.entities.entity(id: "person:ines-roth")
    let entries = entity.map { corpus.chronology(of: $0) } ?? []
    #expect(entries.map(\.document) == [1, 0, 3, 2])
    #expect(entries.map(\.day) == ["2021-01-30", "2024-05-02", "2024-05-02", nil])
    #expect(entries.map { $0.quotations.count } == [0, 1, 0, 0])
    #expect(entries.map { $0.mentions.isEmpty } == [false, false, false, false])
  }
}
