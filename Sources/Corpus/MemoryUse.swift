// How much memory a document takes, counted from its arrays. An estimate: what an allocator adds is not seen from here.

import Annotation
import Prose
import Text

/// What an annotator keeps for texts that are read again, across documents. Usable on every thread.
public protocol AnnotationMemory: Sendable {
  /// The bytes that are held.
  var byteCount: Int { get }
  /// The bytes beyond which older things give way.
  var limitByteCount: Int { get }
  /// Forgets everything: nothing is wrong afterwards, only slower once.
  func removeAll()
}

/// The bytes of one version of a document, by what they are for.
public struct MemoryUse: Sendable, Hashable {
  /// The text.
  public var text = 0
  /// Paragraphs, sentences, tokens, marks.
  public var prose = 0
  /// Parts of speech, heads and dependencies.
  public var syntax = 0
  /// Mentions, chains, quotations, expressions, reasons.
  public var facts = 0
  /// What finds facts by their place.
  public var indexes = 0

  /// The use of a document. O(its facts).
  public init(of document: DocumentSnapshot) {
    let annotation = document.annotation
    text = document.text.count + document.lines.lineCount * MemoryLayout<Int32>.stride
    prose = Self.size(annotation.prose.paragraphs) + Self.size(annotation.prose.sentences)
    prose += Self.size(annotation.prose.tokens) + Self.size(annotation.prose.quotedSpans)
    prose += Self.size(annotation.prose.opaqueRanges)
    syntax = Self.size(annotation.partsOfSpeech) + Self.size(annotation.heads) + Self.size(annotation.dependencies)
    facts = Self.size(annotation.entities) + Self.size(annotation.mentions) + Self.size(annotation.chains)
    facts += Self.size(annotation.quotations) + Self.size(annotation.expressions) + Self.size(annotation.evidence)
    facts += annotation.chains.reduce(0) { sum, chain in
      sum + Self.size(chain.mentions) + Self.size(chain.aliases) + Self.size(chain.roles) + Self.size(chain.relations)
    }
    facts += annotation.quotations.reduce(0) { sum, quotation in
      sum + Self.size(quotation.spans) + Self.size(quotation.marked) + Self.size(quotation.speaker)
    }
    facts += annotation.evidence.reduce(0) { $0 + Self.size($1.ranges) + Self.size($1.alternatives) }
    indexes = document.mentionIndex.byteCount + document.quotationIndex.byteCount + document.expressionIndex.byteCount
  }

  /// The elements of an array; strings and arrays inside them are not counted.
  private static func size<Element>(_ elements: [Element]) -> Int { elements.count * MemoryLayout<Element>.stride }
}
