// Reads the files of folders one by one, behind whatever else the worker has to do.

import Corpus
import Synchronization
import Text

/// Reads files into the store, one job of the worker each.
final class FolderReader: Sendable {
  private let store: DocumentStore
  private let work: WorkQueue
  private let progress: IndexingProgress?
  private let didRead: FileTap?
  private let done = Atomic<Bool>(false)
  private let cancelled = Atomic<Bool>(false)
  private let whenDone: @Sendable () -> Void

  /// A reader that has nothing to read yet.
  init(
    store: DocumentStore, work: WorkQueue, progress: IndexingProgress?, didRead: FileTap?,
    whenDone: @escaping @Sendable () -> Void
  ) {
    self.whenDone = whenDone
    self.store = store
    self.work = work
    self.progress = progress
    self.didRead = didRead
  }

  /// Whether the reading was given up, by the client or because the folders are read anew.
  var isCancelled: Bool { cancelled.load(ordering: .relaxed) || progress?.isCancelled ?? false }
  /// Whether everything is read.
  var isDone: Bool { done.load(ordering: .acquiring) }

  /// Gives the reading up.
  func cancel() { cancelled.store(true, ordering: .relaxed) }

  /// Reads files in order, the first of them now.
  func read(_ paths: [String]) { readNext(paths, 0) }

  private func readNext(_ paths: [String], _ index: Int) {
    guard paths.indices.contains(index), !isCancelled else {
      progress?.end()
      done.store(true, ordering: .releasing)
      whenDone()
      return
    }
    progress?.advance(to: index, of: paths.count)
    Self.read(paths[index], DocumentURI(filePath: paths[index]), store, didRead)
    if index + 1 == paths.count { progress?.advance(to: paths.count, of: paths.count) }
    work.addLow { self.readNext(paths, index + 1) }
  }

  /// Does a job behind all others, and behind the readers: each time that one of them is not done the job steps back
  /// behind the file that it reads next.
  static func wait(for readers: [FolderReader], on work: WorkQueue, then job: @escaping @Sendable () -> Void) {
    work.add {
      if readers.allSatisfy({ $0.isDone || $0.isCancelled }) { job() } else { wait(for: readers, on: work, then: job) }
    }
  }

  /// Takes a file into the corpus as the disk's; what cannot be read is left out.
  static func read(
    _ path: String, _ uri: DocumentURI, _ store: DocumentStore, _ didRead: FileTap?, annotates: Bool = true
  ) {
    guard let bytes = try? FileReading.bytes(ofFile: path) else { return }
    didRead?(path, bytes)
    guard let text = try? FileReading.text(from: bytes, path: path).text else { return }
    store.open(uri, text: text, owner: .disk, annotates: annotates)
  }
}
