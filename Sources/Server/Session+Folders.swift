// Folders and files: what the disk holds beside what the editor has open.
//
// Reading happens on the worker, a file at a time, so that requests come in between. Nothing outside the folders is read.

import Corpus
import LanguageServerProtocol
import Text

extension Settings.DocumentSettings {
  /// Which files of a folder are documents.
  var filter: FileFilter { FileFilter(include: include, exclude: exclude, limitByteCount: maximumByteCount) }
}

extension Session {
  /// Reads folders once the client has answered what it was asked, or goes on without answering.
  func readFoldersLater(_ folders: [DocumentURI]) {
    waitingFolders += folders.filter { !waitingFolders.contains($0) }
    // Asked for here, so that the client can answer before anything is read.
    if folders.contains(where: { $0.filePath != nil && resolver.settings(ofFolder: $0).settings.documents.readsFolders }
    ) {
      waitingProgress = waitingProgress ?? makeProgress()
    }
  }

  /// Reads the folders that wait, if the client has answered everything. `isUrgent` if it has gone on without.
  func readWaitingFoldersIfReady(isUrgent: Bool = false) {
    guard !waitingFolders.isEmpty, isUrgent || awaitedRequests.isEmpty else { return }
    let folders = waitingFolders
    let progress = waitingProgress
    waitingFolders = []
    waitingProgress = nil
    awaitedRequests = []
    readFolders(folders, progress)
  }

  private func readFolders(_ folders: [DocumentURI], _ progress: IndexingProgress?) {
    let walks = folders.filter(self.folders.contains).compactMap {
      folder -> (path: String, filter: FileFilter, limitCount: Int, isForced: Bool)? in
      let resolved = self.resolver.settings(ofFolder: folder)
      let settings = resolved.settings
      guard settings.documents.readsFolders, let path = folder.filePath else { return nil }
      // Somebody has said so: then the home folder is meant too.
      let isForced = resolved.origins["documents.folders"] != nil
      if !isForced, FileWalking.isRefused(path) { log(LogLine.folderRefused(path), once: "folder \(path)") }
      return (path, settings.documents.filter, settings.limits.documentCount, isForced)
    }
    guard !walks.isEmpty else {
      progress?.end()
      return
    }
    let (output, work, resolver) = (output, work, resolver)
    let condition = condition
    condition.workBegins()
    let reader = FolderReader(store: store, work: work, progress: progress, didRead: options.didReadFile) {
      condition.workEnds()
    }
    readers.append(reader)
    readers.removeAll { $0.isDone }
    work.addLow {
      progress?.advance(to: 0, of: nil)
      var paths: [String] = []
      for walk in walks {
        let found = FileWalking.proseFiles(
          in: walk.path, filter: walk.filter, limitCount: walk.limitCount, isForced: walk.isForced,
          isCancelled: { reader.isCancelled })
        if found.isTruncated {
          let line = LogLine.folderTruncated(walk.limitCount)
          output.send(OutgoingMessage.notification(LogMessageParams.method, line))
        }
        paths += found.paths.filter { !resolver.isOwnFile(DocumentURI(filePath: $0)) }
      }
      reader.read(paths)
    }
  }

  /// Reads folders anew whose settings say other files than before.
  func rereadFolders(_ old: SettingsResolver) {
    var changed: [DocumentURI] = []
    for folder in folders where old.folders.contains(folder) && !waitingFolders.contains(folder) {
      let (before, now) = (old.settings(ofFolder: folder).settings, resolver.settings(ofFolder: folder).settings)
      if before.documents == now.documents, before.limits.documentCount == now.limits.documentCount { continue }
      changed.append(folder)
      for document in store.snapshot.documents(inside: folder) where !isDocument(document.uri) {
        close(document.uri, owner: .disk)
      }
    }
    guard !changed.isEmpty else { return }
    // What is being read by the old settings is given up, and all folders of it are read by the new ones.
    for reader in readers where !reader.isDone { reader.cancel() }
    if readers.contains(where: { !$0.isDone }) { changed = folders }
    readFoldersLater(changed)
    readWaitingFoldersIfReady()
  }

  /// Whether a file counts as a document of its folder.
  func isDocument(_ uri: DocumentURI) -> Bool {
    guard let folder = resolver.folder(of: uri), let path = uri.filePath, let root = folder.filePath,
      !resolver.isOwnFile(uri)
    else { return false }
    let settings = resolver.settings(ofFolder: folder).settings.documents
    let relative = String(decoding: path.utf8.dropFirst(root.utf8.count), as: UTF8.self).drop { $0 == "/" }
    return settings.readsFolders && settings.filter.accepts(relative)
      && !relative.split(separator: "/").contains { $0.hasPrefix(".") }
  }

  /// The client has added and removed folders.
  func changeFolders(_ params: DidChangeWorkspaceFoldersParams) {
    let removed = params.removed.map { DocumentURI($0.uri) }
    let added = params.added.map { DocumentURI($0.uri) }.filter { !folders.contains($0) }
    guard !removed.isEmpty || !added.isEmpty else { return }
    folders = folders.filter { !removed.contains($0) } + added
    waitingFolders.removeAll { removed.contains($0) }
    for folder in removed {
      for document in store.snapshot.documents(inside: folder) where !folders.contains(where: document.uri.isInside) {
        close(document.uri, owner: .disk)
      }
    }
    applySettings()
    if !added.isEmpty { askConfiguration() }
    readFoldersLater(added)
    readWaitingFoldersIfReady()
  }

  /// Files have changed on disk.
  func takeFileChanges(_ changes: [DidChangeWatchedFilesParams.Change]) {
    var concernsSettings = false
    for change in changes {
      let uri = DocumentURI(change.uri)
      if resolver.isOwnFile(uri) || isNamedLexicon(uri) {
        concernsSettings = true
        continue
      }
      guard let path = uri.filePath, folders.contains(where: { uri.isInside($0) }) else { continue }
      let (store, didRead) = (store, options.didReadFile)
      if change.kind == .deleted || !isDocument(uri) {
        work.add { store.close(uri, owner: .disk) }
      } else {
        work.add { FolderReader.read(path, uri, store, didRead) }
      }
    }
    if concernsSettings { applySettings() }
  }

  /// Whether a file is a lexicon that settings name, also one that did not exist up to now.
  private func isNamedLexicon(_ uri: DocumentURI) -> Bool {
    guard let path = uri.filePath else { return false }
    return resolver.settings(of: uri).settings.lexiconFiles.contains { path == $0 || path.hasSuffix("/" + $0) }
      || folders.contains { folder in
        resolver.settings(ofFolder: folder).settings.lexiconFiles.contains { path == $0 || path.hasSuffix("/" + $0) }
      }
  }

  /// Reads a document that somebody asks about, if it is a file in a folder and nobody holds it.
  func readFromDiskIfNeeded(_ uri: DocumentURI) {
    guard store.snapshot.document(uri) == nil, let path = uri.filePath,
      folders.contains(where: { uri.isInside($0) })
    else { return }
    FolderReader.read(path, uri, store, options.didReadFile, annotates: false)
    markUnsettled(uri)
  }
}
