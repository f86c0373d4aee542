// One version of one document with all that Gloss believes of it. Never changes.

import Annotation
import Prose
import Text

/// One version of one document: its text, its lines, its annotation. Immutable, shared between threads.
public final class DocumentSnapshot: Sendable {
  /// Who holds a document. The editor's text wins over a script's, and both over the disk's.
  public enum Owner: UInt8, Sendable, CaseIterable, Comparable {
    case editor, script, disk

    /// The name that the protocol uses.
    public var name: String {
      switch self {
      case .editor: "editor"
      case .script: "script"
      case .disk: "disk"
      }
    }

    /// The owner whose text wins is less.
    public static func < (left: Owner, right: Owner) -> Bool { left.rawValue < right.rawValue }
  }

  /// Its name, as the client wrote it.
  public let uri: DocumentURI
  /// What the editor calls its language; `nil` from the disk.
  public let languageID: String?
  /// The editor's version; `nil` from the disk.
  public let version: Int?
  /// Who holds it.
  public let owner: Owner
  /// The lines, for positions.
  public let lines: LineIndex
  /// What Gloss believes of it. Empty while `isAnnotated` is false.
  public let annotation: DocumentAnnotation
  /// Whether it has been annotated: false while a worker still reads it, and for good where it is too large.
  public let isAnnotated: Bool
  /// Whether it is beyond the size that is annotated, which is `Limits.annotatedDocumentByteCount` or less.
  public let isTooLarge: Bool
  /// The first 16 hexadecimal digits of the SHA-256 of its bytes.
  public let digest: String
  /// Which mentions stand at an offset: by their range, and by their noun phrase where that is longer.
  public let mentionIndex: SpanIndex
  /// Which quotations stand at an offset, by their spans.
  public let quotationIndex: SpanIndex
  /// Which expressions stand at an offset.
  public let expressionIndex: SpanIndex
  /// Shared by all snapshots of the same text and annotation.
  private let lazyNames: LazyValue<DocumentNames>
  private let lazyQuotationWords: LazyValue<[[String]]>
  private let lazyQuotationTexts: LazyValue<QuotationTexts>
  private let lazyNameKeys: LazyValue<NameKeys>

  /// A snapshot of a text with its annotation; without one it counts as not annotated.
  public init(
    uri: DocumentURI, languageID: String? = nil, version: Int? = nil, owner: Owner = .disk, text: SourceText,
    annotation: DocumentAnnotation?, isTooLarge: Bool = false
  ) {
    self.isTooLarge = isTooLarge
    self.uri = uri
    self.languageID = languageID
    self.version = version
    self.owner = owner
    lines = LineIndex(text)
    isAnnotated = annotation != nil
    let annotation = annotation ?? Self.unread(text, markup: MarkupKind(languageID: languageID, uri: uri))
    self.annotation = annotation
    digest = Digest(of: text.bytes).name
    mentionIndex = SpanIndex(
      annotation.mentions.enumerated().flatMap { index, mention in
        mention.nounPhrase == mention.range
          ? [(mention.range, index)] : [(mention.range, index), (mention.nounPhrase, index)]
      })
    quotationIndex = SpanIndex(
      annotation.quotations.enumerated().flatMap { index, quotation in quotation.spans.map { ($0, index) } })
    expressionIndex = SpanIndex(annotation.expressions.enumerated().map { ($1.range, $0) })
    lazyNames = LazyValue()
    lazyQuotationWords = LazyValue()
    lazyQuotationTexts = LazyValue()
    lazyNameKeys = LazyValue()
  }

  /// The same text and annotation under another version, holder or spelling.
  init(
    renaming other: DocumentSnapshot, uri: DocumentURI, languageID: String?, version: Int?, owner: Owner
  ) {
    isTooLarge = other.isTooLarge
    self.uri = uri
    self.languageID = languageID
    self.version = version
    self.owner = owner
    lines = other.lines
    annotation = other.annotation
    isAnnotated = other.isAnnotated
    digest = other.digest
    mentionIndex = other.mentionIndex
    quotationIndex = other.quotationIndex
    expressionIndex = other.expressionIndex
    lazyNames = other.lazyNames
    lazyQuotationWords = other.lazyQuotationWords
    lazyQuotationTexts = other.lazyQuotationTexts
    lazyNameKeys = other.lazyNameKeys
  }

  /// The bytes.
  public var text: SourceText { lines.text }

  /// How it is read.
  public var markup: MarkupKind { MarkupKind(languageID: languageID, uri: uri) }

  /// What each chain is known by, computed when first asked for.
  var foldedNames: DocumentNames { lazyNames.value { DocumentNamesReader(annotation).read() } }

  /// The folded words of each quotation, its spans one after the other; computed when first asked for.
  public var quotationWords: [[String]] {
    lazyQuotationWords.value {
      annotation.quotations.map { quotation in quotation.spans.flatMap { NameFolding.words(text[$0]) } }
    }
  }

  /// The folded words of the quotations, ready for look-ups; computed when first asked for.
  public var quotationTexts: QuotationTexts { lazyQuotationTexts.value { QuotationTexts(annotation) } }

  /// The folded names of the chains, ready for look-ups; computed when first asked for.
  public var nameKeys: NameKeys { lazyNameKeys.value { NameKeys(annotation) } }

  /// The structure of a text that nobody has read.
  private static func unread(_ text: SourceText, markup: MarkupKind) -> DocumentAnnotation {
    DocumentAnnotation(
      prose: ProseDocument(
        text: text, markup: markup, paragraphs: [], sentences: [], tokens: [], quotedSpans: [], opaqueRanges: [],
        metadata: DocumentMetadata()))
  }
}
