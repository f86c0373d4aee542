// gloss bench --folder: how fast the entities of a folder are linked, and linked again after one change.
//
// In time of a core: the work is one thread's, and a folder takes long enough for other programs to get between.

import Analysis
import Annotation
import Corpus
import Prose
import Text

/// Measures linking over the documents of a folder.
struct FolderBench {
  private let corpus: CorpusSnapshot
  private let annotatingNanoseconds: Int

  /// Reads and annotates the documents; what cannot be read has been complained of.
  init(_ inputs: Inputs) {
    let start = MonotonicClock.processorNanoseconds()
    corpus = inputs.corpus().corpus
    annotatingNanoseconds = MonotonicClock.processorNanoseconds() - start
  }

  /// The lines of the report. `runs` documents, spread evenly over the folder, are changed one after the other.
  func report(runs: Int) -> [String] {
    let byteCount = corpus.documents.reduce(0) { $0 + $1.text.count }
    let start = MonotonicClock.processorNanoseconds()
    let entities = corpus.entities
    let linked = MonotonicClock.processorNanoseconds() - start
    let entityCount = entities.entities.count { $0.isNamed }
    let listed = MonotonicClock.processorNanoseconds() - start - linked
    var lines = [
      "\(corpus.documents.count) documents, \(byteCount) bytes, \(entityCount) named entities",
      "read and annotated in \(annotatingNanoseconds / 1_000_000) ms of a core",
      "linked in \(linked / 1_000_000) ms, all entities listed in \(listed / 1_000_000) ms more",
    ]
    let times = relinkingTimes(runs: runs)
    if !times.isEmpty {
      lines.append(
        "one changed document linked again in \(times[times.count / 2] / 1000) µs median, "
          + "\(times[times.count * 9 / 10] / 1000) µs at 90 %, \(times[times.count - 1] / 1000) µs at most, "
          + "\(times.count) changes")
    }
    return lines
  }

  /// The times from the new annotation to the index, sorted, in nanoseconds. A change takes the first half out of a
  /// document: names go, numbers of chains move.
  private func relinkingTimes(runs: Int) -> [Int] {
    var current = corpus
    var times: [Int] = []
    let step = max(1, corpus.documents.count / max(1, runs))
    for index in stride(from: 0, to: corpus.documents.count, by: step) {
      let document = corpus.documents[index]
      let half = document.annotation.prose.sentences.dropFirst(document.annotation.prose.sentences.count / 2)
      let start = half.first?.range.start ?? 0
      let text = SourceText(validUTF8: Array(document.text.bytes[start...]))
      let changed = DocumentSnapshot(
        uri: document.uri, text: text, annotation: Pipeline.annotate(text, markup: document.markup))
      let began = MonotonicClock.processorNanoseconds()
      current = current.adding(changed)
      guard current.entities.entity(document: index, chain: -1) == nil else { continue }
      times.append(MonotonicClock.processorNanoseconds() - began)
    }
    return times.sorted()
  }
}
