// The one place where documents change: opened, edited, closed, by an editor, a script or the disk.
//
// It applies what it is told in the order it is told, publishes a new snapshot after each change, and does no I/O. Readers
// take the newest snapshot and keep it as long as they like.

import Annotation
import Prose
import Synchronization
import Text

/// The documents that are held, and the newest snapshot of them.
///
/// Writes come from one thread at a time (they are ordered by a lock that is never held while a text is annotated);
/// reading the newest snapshot takes about 20 ns.
public final class DocumentStore: Sendable {
  /// Annotates one text with the lexicon and the options of the moment; nil where the task was cancelled.
  public typealias Annotator = @Sendable (AnnotationTask) -> DocumentAnnotation?
  /// An annotator that looks at nothing but the text and is never cancelled.
  public typealias TextAnnotator = @Sendable (SourceText, MarkupKind) -> DocumentAnnotation

  /// The text that one owner holds under one name.
  private struct Holding {
    var uri: DocumentURI
    var languageID: String?
    var version: Int?
    var text: SourceText
  }

  private struct State {
    var holdings: [DocumentURI: [DocumentSnapshot.Owner: Holding]] = [:]
    var annotator: Annotator
    /// The largest text that is annotated.
    var limitByteCount = Limits.annotatedDocumentByteCount
    /// Grows when the annotator changes, so that what an old one found is not published.
    var generation = 0
    /// What is being annotated, so that it can be given up when nobody wants it any more.
    var running: [DocumentURI: [RunningAnnotation]] = [:]
    /// Whether nothing is annotated any more.
    var isStopped = false
    /// Snapshots of closed documents, newest last, for texts that come back unchanged.
    var closed: [DocumentSnapshot] = []
  }

  /// How many closed documents' annotations are kept: the tabs that an editor closes and opens again.
  private static let closedCount = 16

  private let state: Mutex<State>
  private let published: Mutex<CorpusSnapshot>

  /// A store without documents, which annotates with `annotator`.
  public init(annotator: @escaping Annotator) {
    state = Mutex(State(annotator: annotator))
    published = Mutex(CorpusSnapshot())
  }

  /// A store without documents, with an annotator that is never cancelled.
  public convenience init(annotator: @escaping TextAnnotator) {
    self.init(annotator: { (task: AnnotationTask) in annotator(task.text, task.markup) })
  }

  /// The newest snapshot of all documents.
  public var snapshot: CorpusSnapshot { published.withLock { $0 } }

  // MARK: Changes

  /// Takes a text under a name for an owner, in the place of what that owner held there.
  ///
  /// With `annotates` false the text is published unread, and `annotate(_:)` reads it later.
  @discardableResult
  public func open(
    _ uri: DocumentURI, languageID: String? = nil, version: Int? = nil, text: SourceText,
    owner: DocumentSnapshot.Owner = .editor, annotates: Bool = true
  ) -> DocumentSnapshot? {
    let holding = Holding(uri: uri, languageID: languageID, version: version, text: text)
    state.withLock { state in
      state.holdings[uri, default: [:]][owner] = holding
      Self.cancelOutdated(uri, &state)
    }
    return publish(uri, annotates: annotates)
  }

  /// Applies edits in order to the text that `owner` holds; `nil` where it holds none under that name.
  @discardableResult
  public func change(
    _ uri: DocumentURI, version: Int? = nil, edits: [TextEdit], owner: DocumentSnapshot.Owner = .editor,
    annotates: Bool = true
  ) -> DocumentSnapshot? {
    guard let text = text(of: uri, owner: owner) else { return nil }
    return replaceText(
      of: uri, version: version, text: edits.reduce(text) { $0.applying($1) }, owner: owner, annotates: annotates)
  }

  /// Gives the document that `owner` holds another text; `nil` where it holds none under that name.
  @discardableResult
  public func replaceText(
    of uri: DocumentURI, version: Int? = nil, text: SourceText, owner: DocumentSnapshot.Owner = .editor,
    annotates: Bool = true
  ) -> DocumentSnapshot? {
    let isHeld = state.withLock { state -> Bool in
      guard var holding = state.holdings[uri]?[owner] else { return false }
      holding.text = text
      holding.version = version
      state.holdings[uri]?[owner] = holding
      Self.cancelOutdated(uri, &state)
      return true
    }
    return isHeld ? publish(uri, annotates: annotates) : nil
  }

  /// Lets go of what `owner` holds; another owner's text comes back, unread where `annotates` is false and it is not
  /// known already. False where it held nothing.
  @discardableResult
  public func close(
    _ uri: DocumentURI, owner: DocumentSnapshot.Owner = .editor, annotates: Bool = true
  ) -> Bool {
    let wasHeld = state.withLock { state -> Bool in
      guard state.holdings[uri]?.removeValue(forKey: owner) != nil else { return false }
      if state.holdings[uri]?.isEmpty == true { state.holdings[uri] = nil }
      Self.cancelOutdated(uri, &state)
      return true
    }
    if wasHeld { publish(uri, annotates: annotates) }
    return wasHeld
  }

  /// Annotates with other facts or options from now on, and all documents anew.
  public func setAnnotator(_ annotator: @escaping Annotator) {
    for uri in replaceAnnotator(annotator) { annotate(uri) }
  }

  /// Annotates with other facts or options from now on, texts of at most `limitByteCount` bytes. The documents that
  /// `isAffected` says are published unread; they are given back, sorted, for `annotate(_:)`.
  public func replaceAnnotator(
    _ annotator: @escaping Annotator, limitByteCount: Int = Limits.annotatedDocumentByteCount,
    isAffected: (DocumentURI) -> Bool = { _ in true }
  ) -> [DocumentURI] {
    let uris = state.withLock { state -> [DocumentURI] in
      state.annotator = annotator
      state.limitByteCount = limitByteCount
      state.generation += 1
      state.closed = []
      for annotation in state.running.values.joined() { annotation.cancel() }
      return state.holdings.keys.sorted()
    }
    let unread = uris.filter { uri in
      if let document = snapshot.document(uri), document.isAnnotated, !isAffected(uri) { return false }
      return true
    }
    for uri in unread { publish(uri, annotates: false, reusesAnnotation: false) }
    return unread
  }

  /// Gives up what is being annotated, and annotates nothing any more.
  public func stop() {
    state.withLock { state in
      state.isStopped = true
      for annotation in state.running.values.joined() { annotation.cancel() }
    }
  }

  /// Reads a document that was published unread. Meant for a worker: what it finds is published only where the
  /// document still has the same text. O(the text).
  public func annotate(_ uri: DocumentURI) {
    guard let document = snapshot.document(uri), !document.isAnnotated else { return }
    publish(uri, annotates: true)
  }

  /// Reads a document as long as its text is `text` and somebody wants it, also where the annotator changes meanwhile.
  public func annotate(_ uri: DocumentURI, whileTextIs text: SourceText, unless isCancelled: () -> Bool) {
    while let document = snapshot.document(uri), !document.isAnnotated, !document.isTooLarge,
      document.text.bytes == text.bytes, !isCancelled(), !state.withLock({ $0.isStopped })
    {
      publish(uri, annotates: true)
    }
  }

  // MARK: Reads

  /// The text that one owner holds under a name.
  public func text(of uri: DocumentURI, owner: DocumentSnapshot.Owner) -> SourceText? {
    state.withLock { $0.holdings[uri]?[owner]?.text }
  }

  /// Who holds a document, the winner first.
  public func owners(of uri: DocumentURI) -> [DocumentSnapshot.Owner] {
    state.withLock { $0.holdings[uri]?.keys.sorted() ?? [] }
  }

  // MARK: Publishing

  /// Publishes the winning text under a name, or its absence.
  @discardableResult
  private func publish(_ uri: DocumentURI, annotates: Bool, reusesAnnotation: Bool = true) -> DocumentSnapshot? {
    let (winner, annotator, generation, limit) = state.withLock { state in
      let held = state.holdings[uri] ?? [:]
      let owner = held.keys.min()
      let winner = owner.flatMap { owner in held[owner].map { (owner, $0) } }
      return (winner, state.annotator, state.generation, state.limitByteCount)
    }
    guard let (owner, holding) = winner else {
      withdraw(uri)
      return nil
    }
    let previous = reusesAnnotation ? earlierSnapshot(uri, holding) : nil
    let document: DocumentSnapshot
    if let previous, previous.isAnnotated || !annotates {
      document = DocumentSnapshot(
        renaming: previous, uri: holding.uri, languageID: holding.languageID, version: holding.version, owner: owner)
    } else {
      let isTooLarge = holding.text.count > limit
      var annotation: DocumentAnnotation?
      if annotates, !isTooLarge {
        annotation = run(annotator, holding)
        if annotation == nil { return nil }
      }
      document = DocumentSnapshot(
        uri: holding.uri, languageID: holding.languageID, version: holding.version, owner: owner, text: holding.text,
        annotation: annotation, isTooLarge: isTooLarge)
    }
    return state.withLock { state in
      // A newer text or another annotator came while this one was read: its own publication follows.
      guard state.generation == generation, let current = state.holdings[uri]?[owner],
        current.text.bytes == holding.text.bytes, state.holdings[uri]?.keys.min() == owner
      else { return nil }
      published.withLock { $0 = $0.adding(document) }
      return document
    }
  }

  /// Has a text annotated; nil where it was given up.
  private func run(_ annotator: Annotator, _ holding: Holding) -> DocumentAnnotation? {
    let running = RunningAnnotation(holding.text)
    let isStopped = state.withLock { state in
      state.running[holding.uri, default: []].append(running)
      return state.isStopped
    }
    defer {
      state.withLock { state in
        state.running[holding.uri]?.removeAll { $0 === running }
        if state.running[holding.uri]?.isEmpty == true { state.running[holding.uri] = nil }
      }
    }
    guard !isStopped else { return nil }
    let markup = MarkupKind(languageID: holding.languageID, uri: holding.uri)
    return annotator(
      AnnotationTask(uri: holding.uri, text: holding.text, markup: markup) { running.isCancelled })
  }

  /// Gives up annotations of a document whose text is another by now.
  private static func cancelOutdated(_ uri: DocumentURI, _ state: inout State) {
    guard let running = state.running[uri] else { return }
    let held = state.holdings[uri] ?? [:]
    let text = held.keys.min().flatMap { held[$0]?.text }
    for annotation in running where annotation.text.bytes != text?.bytes { annotation.cancel() }
  }

  /// Takes a document out of the corpus and keeps its annotation for a while.
  private func withdraw(_ uri: DocumentURI) {
    guard let document = snapshot.document(uri) else { return }
    state.withLock { state in
      guard state.holdings[uri] == nil else { return }
      published.withLock { $0 = $0.removing(uri) }
      state.closed.removeAll { $0.uri == uri }
      state.closed.append(document)
      if state.closed.count > Self.closedCount { state.closed.removeFirst() }
    }
  }

  /// A snapshot of the same bytes read with the same markup, from the corpus or from what was closed lately.
  private func earlierSnapshot(_ uri: DocumentURI, _ holding: Holding) -> DocumentSnapshot? {
    let markup = MarkupKind(languageID: holding.languageID, uri: holding.uri)
    let candidates = [snapshot.document(uri)].compactMap { $0 } + state.withLock { $0.closed.reversed() }
    return candidates.first { $0.annotation.prose.markup == markup && $0.text.bytes == holding.text.bytes }
  }
}
