// Cuts a text into runs in which the same things hold: what marked-up output is made of.

import Annotation
import Corpus
import Text

/// A run of text and all that holds in it.
struct Segment: Sendable, Hashable {
  /// The bytes; never empty.
  var range: ByteRange
  /// The mentions around it, the outermost first, as indices of `DocumentAnnotation.mentions`.
  var mentions: [Int] = []
  /// The expressions around it.
  var expressions: [Int] = []
  /// The quotations around it, the outermost first.
  var quotations: [Int] = []

  /// The segments of a document: disjoint, in order, together the whole text. Spans that cross, as they may in odd text,
  /// need no care: every boundary of every span cuts. O(n log n + segments · depth).
  static func all(in document: DocumentSnapshot) -> [Segment] {
    let annotation = document.annotation
    var events: [(offset: Int, isEnd: Bool, length: Int, subject: Subject)] = []
    func add(_ range: ByteRange, _ subject: Subject) {
      guard !range.isEmpty, document.text.range.contains(range) else { return }
      events.append((range.start, false, range.count, subject))
      events.append((range.end, true, range.count, subject))
    }
    for (index, mention) in annotation.mentions.enumerated() { add(mention.range, .mention(index)) }
    for (index, expression) in annotation.expressions.enumerated() { add(expression.range, .expression(index)) }
    for (index, quotation) in annotation.quotations.enumerated() {
      for span in quotation.spans { add(span, .quotation(index)) }
    }
    let order = events.indices.sorted { left, right in
      let (first, second) = (events[left], events[right])
      if first.offset != second.offset { return first.offset < second.offset }
      if first.isEnd != second.isEnd { return first.isEnd }
      // Longer spans open first and close last.
      if first.length != second.length { return (first.length > second.length) != first.isEnd }
      return left < right
    }
    var segments: [Segment] = []
    var current = Segment(range: ByteRange(0, 0))
    var start = 0
    for index in order {
      let event = events[index]
      if event.offset > start {
        current.range = ByteRange(start, event.offset)
        segments.append(current)
        start = event.offset
      }
      current.apply(event.subject, isEnd: event.isEnd)
    }
    if start < document.text.count {
      segments.append(Segment(range: ByteRange(start, document.text.count)))
    }
    return segments
  }

  private mutating func apply(_ subject: Subject, isEnd: Bool) {
    switch subject {
    case .mention(let index): Self.update(&mentions, index, isEnd)
    case .expression(let index): Self.update(&expressions, index, isEnd)
    case .quotation(let index): Self.update(&quotations, index, isEnd)
    }
  }

  private static func update(_ list: inout [Int], _ index: Int, _ isEnd: Bool) {
    if !isEnd {
      list.append(index)
    } else if let place = list.lastIndex(of: index) {
      list.remove(at: place)
    }
  }
}
