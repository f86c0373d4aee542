// The sections of a document: what stands under a heading, up to the next heading of the same or a higher rank.

import Annotation
import Corpus
import Prose
import Text

/// A heading with what stands under it.
struct Section: Sendable, Hashable {
  /// The heading.
  var heading: ByteRange
  /// From the heading to the end of the last paragraph under it.
  var range: ByteRange
  /// Its rank, 1 for the highest.
  var level: Int

  /// The sections of a document in order of their headings; an inner one lies in an outer one. O(paragraphs · depth).
  static func all(in document: DocumentSnapshot) -> [Section] {
    let paragraphs = document.annotation.prose.paragraphs
    var sections: [Section] = []
    var open: [Int] = []
    var lastEnd = 0
    func close(downTo level: Int) {
      while let index = open.last, sections[index].level >= level {
        sections[index].range = ByteRange(
          sections[index].heading.start, Swift.max(lastEnd, sections[index].heading.end))
        open.removeLast()
      }
    }
    for paragraph in paragraphs {
      if paragraph.kind == .heading {
        // A heading by form has no rank: it stands under the title and beside its like.
        let level = paragraph.level > 0 ? paragraph.level : 2
        close(downTo: level)
        open.append(sections.count)
        sections.append(Section(heading: paragraph.range, range: paragraph.range, level: level))
      }
      lastEnd = paragraph.range.end
    }
    close(downTo: 0)
    return sections
  }
}
