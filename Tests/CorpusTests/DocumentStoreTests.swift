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

@Suite struct AnnotationCancellationTests {
  private let name = DocumentURI("file:///a.txt")

  @Test("an annotation is given up when the text is another, the document is closed, the facts are others, or all ends")
  func givenUp() {
    for event in 0..<4 {
      let box = StoreBox()
      let seen = Mutex<[Bool]>([])
      let store = DocumentStore(annotator: { (task: AnnotationTask) in
        guard task.text.bytes == Array("one".utf8) else {
          return DocumentAnnotation(prose: ProseReader.read(task.text, markup: task.markup))
        }
        seen.withLock { $0.append(task.isCancelled()) }
        box.act(event)
        seen.withLock { $0.append(task.isCancelled()) }
        return task.isCancelled() ? nil : DocumentAnnotation(prose: ProseReader.read(task.text, markup: task.markup))
      })
      box.set(store, name)
      store.open(name, text: SourceText("one"), annotates: false)
      store.annotate(name)
      #expect(seen.withLock { $0 } == [false, true], "event \(event)")
      #expect(store.snapshot.document(name).map { $0.text.bytes == Array("one".utf8) && $0.isAnnotated } != true)
    }
  }

  @Test("a change that leaves the text as it is gives nothing up")
  func notGivenUp() {
    let box = StoreBox()
    let store = DocumentStore(annotator: { (task: AnnotationTask) in
      box.act(4)
      #expect(!task.isCancelled())
      return DocumentAnnotation(prose: ProseReader.read(task.text, markup: task.markup))
    })
    box.set(store, name)
    store.open(name, text: SourceText("one"), annotates: false)
    store.annotate(name)
    #expect(store.snapshot.document(name)?.isAnnotated == true)
  }

  @Test("only documents that are concerned are read anew")
  func concerned() {
    let counter = CountingAnnotator()
    let store = DocumentStore { counter.annotate($0, $1) }
    let other = DocumentURI("file:///b.txt")
    store.open(name, text: SourceText("one"))
    store.open(other, text: SourceText("two"))
    let unread = store.replaceAnnotator({ counter.annotate($0.text, $0.markup) }, isAffected: { $0 == other })
    #expect(unread == [other] && store.snapshot.document(name)?.isAnnotated == true)
    #expect(store.snapshot.document(other)?.isAnnotated == false)
    store.annotate(other)
    #expect(counter.count == 3)
    _ = store.replaceAnnotator({ counter.annotate($0.text, $0.markup) }, limitByteCount: 2)
    store.annotate(name)
    #expect(store.snapshot.document(name)?.isTooLarge == true && counter.count == 3)
  }
}

/// Does to a store, from inside its annotator, what another thread would do.
private final class StoreBox: Sendable {
  private let store = Mutex<(DocumentStore, DocumentURI)?>(nil)
  func set(_ store: DocumentStore, _ name: DocumentURI) { self.store.withLock { $0 = (store, name) } }
  func act(_ event: Int) {
    guard let (store, name) = store.withLock({ $0 }) else { return }
    switch event {
    case 0: store.replaceText(of: name, text: SourceText("two"), annotates: false)
    case 1: store.close(name)
    case 2: _ = store.replaceAnnotator { DocumentAnnotation(prose: ProseReader.read($0.text, markup: $0.markup)) }
    case 3: store.stop()
    default: store.open(name, text: SourceText("from the disk"), owner: .disk, annotates: false)
    }
  }
}
