// Settings: taken from messages and files, put to work, and complained about where they make no sense.

import Corpus
import Features
import JSON
import LanguageServerProtocol
import Lexicon
import Text

extension Session {
  /// The client has sent settings; or it says only that they have changed, and wants to be asked.
  func takeConfiguration(_ value: JSONValue) {
    let isEmpty = value.isNull || value.object?.members.isEmpty == true
    if isEmpty, client.answersConfiguration { return askConfiguration() }
    guard !value.isNull else { return }
    sources.configuration = SettingsLayer(.configuration, value, isShared: true)
    sources.configurationOfFolder = [:]
    applySettings()
  }

  /// Asks the client for its settings: as a whole, and for each folder.
  func askConfiguration() {
    guard client.answersConfiguration else { return }
    let folders = folders
    let items =
      [["section": "gloss"]] + folders.map { ["scopeUri": .string($0.spelling), "section": "gloss"] as JSONValue }
    ask("workspace/configuration", ["items": .array(items)]) { session, result in
      guard let values = result?.array, let common = values.first else { return }
      session.sources.configuration = SettingsLayer(.configuration, common)
      session.sources.configurationOfFolder = [:]
      for (folder, value) in zip(folders, values.dropFirst()) where value != common && !value.isNull {
        session.sources.configurationOfFolder[folder] = SettingsLayer(.configuration, value)
      }
      session.applySettings()
    }
  }

  /// Puts settings to work after a source of them, the folders or a lexicon have changed: documents that are concerned
  /// are read anew, folders too, and the client is told that answers may be others now. Files are looked at again.
  func applySettings() {
    let old = resolver
    resolver = SettingsResolver(
      sources, folders: folders, openLexicons: openLexicons, didReadFile: options.didReadFile)
    settings = resolver.session.settings
    // Annotators of lexicons that are gone are not kept.
    annotators = AnnotatorTable(options.makeAnnotator)
    let resolver = resolver
    let limitHasChanged =
      old.session.settings.limits.annotatedDocumentByteCount != settings.limits.annotatedDocumentByteCount
    let unread = store.replaceAnnotator(
      annotators.annotator(by: resolver), limitByteCount: settings.limits.annotatedDocumentByteCount
    ) { uri in
      limitHasChanged || resolver.settings(of: uri).annotation != old.settings(of: uri).annotation
        || resolver.isOwnFile(uri) != old.isOwnFile(uri)
    }
    for uri in unread { readLater(uri) }
    reportSettings()
    changes.update(context(nil, Cancellation()))
    guard state == .running else { return }
    announceChanges()
    publishOwnFileProblems()
    rereadFolders(old)
    registerWatchedFiles()
    clientRefresh()
  }

  /// Reads files of settings and lexicons again, and all documents with them.
  func reanalyze() {
    applySettings()
    let unread = store.replaceAnnotator(
      annotators.annotator(by: resolver), limitByteCount: settings.limits.annotatedDocumentByteCount
    ) { _ in true }
    for uri in unread { readLater(uri) }
    announceChanges()
  }

  /// Has a document annotated: what the client looks at before anything else, the rest one by one.
  private func readLater(_ uri: DocumentURI) {
    let store = store
    if store.owners(of: uri).first == .editor {
      markUnsettled(uri)
    } else {
      work.add { store.annotate(uri) }
    }
  }

  /// Tells the client that answers which it has may be others now.
  func clientRefresh() {
    for method in client.refreshes { clientRequests.send(method) }
    refreshServerDocuments()
  }

  /// Tells the client which documents of the server are others now, once what was queued before is read.
  func refreshServerDocuments() {
    guard client.showsServerDocuments else { return }
    let (store, serverDocuments, clientRequests) = (store, serverDocuments, clientRequests)
    work.add {
      serverDocuments.refresh(store.snapshot) { uri in
        clientRequests.send("workspace/textDocumentContent/refresh", ["uri": .string(uri)])
      }
    }
  }

  // MARK: Complaints

  /// Says what is wrong with the settings, and which of them nobody knows: each once, all together.
  func reportSettings() {
    var wrong: [String] = []
    var unknown: [String] = []
    for layer in resolver.layers {
      let name = layer.origin.description
      for problem in layer.problems where saidSettings.insert("\(name): \(problem)").inserted {
        wrong.append("\(name): \(problem)")
      }
      for key in layer.unknownKeys where saidSettings.insert("\(name)? \(key)").inserted {
        unknown.append("\(name): \(key)")
      }
    }
    for problem in resolver.fileProblems where saidSettings.insert(problem).inserted { wrong.append(problem) }
    reportedFileCount = resolver.fileCount
    let isFaulty = resolver.layers.contains { !$0.problems.isEmpty } || !resolver.fileProblems.isEmpty
    condition.setProblem(isFaulty ? "some settings cannot be used; the log says which" : nil)
    if !wrong.isEmpty { tell(LogMessageParams.showMethod, LogLine.settings(wrong)) }
    if !unknown.isEmpty { log(LogLine.unknownSettings(unknown)) }
  }

  /// Reports what a settings file says that was found when a document beside it was asked about.
  func reportNewSettingsFiles() {
    guard resolver.fileCount != reportedFileCount else { return }
    reportSettings()
    publishOwnFileProblems()
  }

  // MARK: Lexicons

  /// Takes over the texts of lexicon files that the client has open, after one of them was edited, opened or closed.
  func takeOpenLexicons() {
    var texts: [String: SourceText] = [:]
    for document in store.snapshot.documents where document.owner == .editor && resolver.isLexicon(document.uri) {
      if let path = document.uri.filePath { texts[path] = document.text }
    }
    guard texts != openLexicons else { return }
    openLexicons = texts
    applySettings()
  }
}
