// Folders and files: what the disk holds beside what the editor has open.
//
// Reading happens on the worker, a file at a time, so that requests come in between. Nothing outside the folders is read.

import Corpus
import LanguageServerProtocol
import Text

extension Session {
  /// Reads the prose files of folders.
  func readFolders(_ folders: [DocumentURI]) {
    guard settings.readsFolders else { return }
    for folder in folders {
      guard let path = folder.filePath else { continue }
      let (store, work, output, didRead) = (store, work, output, options.didReadFile)
      work.add {
        let found = FileWalking.proseFiles(in: path)
        if found.isTruncated {
          output.send(OutgoingMessage.notification(LogMessageParams.method, LogLine.folderTruncated))
        }
        Self.readNext(found.paths[...], store, work, didRead)
      }
    }
  }

  /// The client has added and removed folders.
  func changeFolders(_ params: DidChangeWorkspaceFoldersParams) {
    let removed = params.removed.map { DocumentURI($0.uri) }
    let added = params.added.map { DocumentURI($0.uri) }.filter { !folders.contains($0) }
    guard !removed.isEmpty || !added.isEmpty else { return }
    folders = folders.filter { !removed.contains($0) } + added
    for folder in removed {
      for document in store.snapshot.documents(inside: folder) where !folders.contains(where: document.uri.isInside) {
        store.close(document.uri, owner: .disk)
      }
    }
    reannotate()
    readFolders(added)
  }

  /// Files have changed on disk.
  func takeFileChanges(_ changes: [DidChangeWatchedFilesParams.Change]) {
    for change in changes {
      let uri = DocumentURI(change.uri)
      guard folders.contains(where: { uri.isInside($0) }), let path = uri.filePath else { continue }
      let (store, didRead) = (store, options.didReadFile)
      work.add {
        if change.kind == .deleted { store.close(uri, owner: .disk) } else { Self.read(path, uri, store, didRead) }
      }
    }
  }

  /// Reads a document that somebody asks about, if it is a file in a folder and nobody holds it.
  func readFromDiskIfNeeded(_ uri: DocumentURI) {
    guard store.snapshot.document(uri) == nil, let path = uri.filePath,
      folders.contains(where: { uri.isInside($0) })
    else { return }
    Self.read(path, uri, store, options.didReadFile, annotates: false)
    unsettled.append(uri)
  }

  /// Reads the first file, and leaves the others for later, behind what has come in between.
  private static func readNext(
    _ paths: ArraySlice<String>, _ store: DocumentStore, _ work: WorkQueue, _ didRead: FileTap?
  ) {
    guard let path = paths.first else { return }
    read(path, DocumentURI(filePath: path), store, didRead)
    if paths.count > 1 { work.add { readNext(paths.dropFirst(), store, work, didRead) } }
  }

  /// Takes a file into the corpus as the disk's; what cannot be read is left out.
  private static func read(
    _ path: String, _ uri: DocumentURI, _ store: DocumentStore, _ didRead: FileTap?, annotates: Bool = true
  ) {
    guard let bytes = try? FileReading.bytes(ofFile: path) else { return }
    didRead?(path, bytes)
    guard let text = try? FileReading.text(from: bytes, path: path).text else { return }
    store.open(uri, text: text, owner: .disk, annotates: annotates)
  }
}
