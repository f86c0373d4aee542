// Tests of DocumentStore and its snapshots.

import Annotation
import Corpus
import Prose
import Synchronization
import Testing
import Text

/// Counts how often texts are annotated; finds nothing in them.
final class CountingAnnotator: Sendable {
  private let counter = Mutex(0)
  var count: Int { counter.withLock { $0 } }

  func annotate(_ text: SourceText, _ markup: MarkupKind) -> DocumentAnnotation {
    counter.withLock { $0 += 1 }
    return DocumentAnnotation(
      prose: ProseDocument(
        text: text, markup: markup, paragraphs: [], sentences: [], tokens: [], quotedSpans: [], opaqueRanges: [],
        metadata: DocumentMetadata()))
  }
}

@Suite struct DocumentStoreTests {
  let annotator = CountingAnnotator()
  let store: DocumentStore
  let name = DocumentURI("file:///news/a.txt")

  init() {
    let annotator = annotator
    store = DocumentStore { annotator.annotate($0, $1) }
  }

  @Test func openChangeClose() {
    store.open(name, version: 1, text: SourceText("Ana spoke."))
    store.change(
      name, version: 2,
      edits: [
        TextEdit(range: ByteRange(0, 3), replacement: Array("Eva".utf8)),
        TextEdit(range: ByteRange(9, 10), replacement: Array("!".utf8)),
      ])
    let document = store.snapshot.document(name)
    #expect(document?.text[ByteRange(0, 99)] == "Eva spoke!")
    #expect(document?.version == 2)
    #expect(store.snapshot.revision == 2)
    #expect(store.close(name))
    #expect(store.snapshot.documents.isEmpty)
    #expect(!store.close(name), "closing twice changes nothing")
  }

  @Test("a snapshot that a reader holds does not change")
  func immutable() {
    store.open(name, text: SourceText("one"))
    let before = store.snapshot
    store.replaceText(of: name, text: SourceText("two"))
    #expect(before.document(name)?.text == SourceText("one"))
    #expect(store.snapshot.document(name)?.text == SourceText("two"))
  }

  @Test("a change of a document that nobody opened is refused")
  func unknown() {
    #expect(store.change(name, edits: []) == nil)
    #expect(store.replaceText(of: name, text: SourceText("x")) == nil)
    #expect(store.snapshot.revision == 0)
  }

  @Test("the editor's text wins while it is open; then the script's comes back, then the disk's")
  func owners() {
    for (owner, text) in [(DocumentSnapshot.Owner.disk, "disk"), (.editor, "editor"), (.script, "script")] {
      store.open(name, text: SourceText(text), owner: owner)
    }
    var seen: [String] = []
    for owner in [DocumentSnapshot.Owner.editor, .script, .disk] {
      seen.append(store.snapshot.document(name)?.text[ByteRange(0, 99)] ?? "-")
      #expect(store.owners(of: name).first == owner)
      store.close(name, owner: owner)
    }
    #expect(seen == ["editor", "script", "disk"])
  }

  @Test("unchanged text is not annotated again: same name, other owner, closed and opened")
  func reuse() {
    let text = SourceText("Ana spoke.")
    store.open(name, version: 1, text: text)
    store.open(name, version: 2, text: text)
    store.open(name, text: text, owner: .script)
    store.close(name)
    store.close(name, owner: .script)
    store.open(name, version: 1, text: text)
    #expect(annotator.count == 1)
    #expect(store.snapshot.document(name)?.version == 1)
    store.open(name, languageID: "markdown", version: 2, text: text)
    #expect(annotator.count == 2, "other markup is another reading")
  }

  @Test("a text published unread is read later, once")
  func deferred() {
    let document = store.open(name, text: SourceText("Ana spoke."), annotates: false)
    #expect(document?.isAnnotated == false)
    #expect(annotator.count == 0)
    store.annotate(name)
    store.annotate(name)
    #expect(store.snapshot.document(name)?.isAnnotated == true)
    #expect(annotator.count == 1)
  }

  @Test("another annotator reads all documents anew")
  func otherAnnotator() {
    store.open(name, text: SourceText("Ana spoke."))
    let other = CountingAnnotator()
    store.setAnnotator { other.annotate($0.text, $0.markup) }
    #expect(other.count == 1)
  }

  @Test("documents stand by name; lists begin with the current one")
  func order() {
    for last in ["b", "c", "a"] { store.open(DocumentURI("file:///\(last)"), text: SourceText("")) }
    #expect(store.snapshot.documents.map(\.uri.spelling) == ["file:///a", "file:///b", "file:///c"])
    let list = store.snapshot.documents(startingWith: DocumentURI("file:///b")).map(\.uri.spelling)
    #expect(list == ["file:///b", "file:///a", "file:///c"])
  }

  @Test("answers keep the spelling that was used last")
  func spelling() {
    store.open(DocumentURI("file:///c%3A/a.txt"), text: SourceText("x"))
    #expect(store.snapshot.document(DocumentURI("file:///C:/a.txt"))?.uri.spelling == "file:///c%3A/a.txt")
  }
}
