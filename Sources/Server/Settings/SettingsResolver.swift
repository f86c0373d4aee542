// Puts the sources of settings over each other: for the session, and for each document by where it lies.
//
// The sources that messages bring are fixed when a resolver is made; the `.gloss.json` of a folder is looked for when a
// document there is first asked about. A change of anything makes a new resolver.

import Corpus
import JSON
import Synchronization
import Text

/// Settings with where each comes from.
struct ResolvedSettings: Sendable, Hashable {
  /// The values.
  var settings = Settings()
  /// The origin of each key that somebody has set.
  var origins: [String: SettingOrigin] = [:]
  /// Keys that nobody knows, with what holds them; sorted.
  var unknownKeys: [String] = []
  /// The folder of the session that the document lies in; nil where it lies in none.
  var folder: DocumentURI?
  /// The lexicon files that count, the weaker first; those that cannot be read are left out.
  var lexicons: [LexiconSource] = []
  /// The nearest `.gloss.json`.
  var filePath: String?

  /// What annotations depend on.
  var annotation: AnnotationSettings {
    AnnotationSettings(
      referenceDate: ["metadata", "dateline"].contains(settings.referenceDate) ? nil : settings.referenceDate,
      ignoresFrontMatterDate: settings.referenceDate == "dateline", assumesEnglish: settings.language == "en",
      lexicons: lexicons)
  }
}

/// The sources of settings that messages and the command line bring.
struct SettingsSources: Sendable {
  var commandLine = SettingsLayer(.commandLine)
  var initializationOptions = SettingsLayer(.initializationOptions)
  /// What the client says for all folders.
  var configuration = SettingsLayer(.configuration)
  /// What it says for one folder, in the place of the above.
  var configurationOfFolder: [DocumentURI: SettingsLayer] = [:]
}

/// Tells the settings of any document. Usable on every thread.
final class SettingsResolver: Sendable {
  /// The name of the settings file in a folder.
  static let fileName = ".gloss.json"

  let sources: SettingsSources
  let folders: [DocumentURI]
  /// The texts of lexicon files that the client has open, by path: they win over the files.
  let openLexicons: [String: SourceText]

  private struct Cache {
    /// By the path of a document's folder; the empty path stands for documents outside all folders.
    var resolved: [String: ResolvedSettings] = [:]
    /// By the path of a settings file.
    var layers: [String: SettingsLayer] = [:]
    /// The texts of settings files that could be read, by path.
    var texts: [String: SourceText] = [:]
    /// By the path of a lexicon file; nil for one that cannot be read.
    var lexicons: [String: SourceText?] = [:]
    /// What is wrong with files that settings name, in the order in which they were read.
    var problems: [String] = []
  }

  private let cache = Mutex(Cache())
  private let didReadFile: FileTap?

  /// A resolver of sources for some folders.
  init(
    _ sources: SettingsSources = SettingsSources(), folders: [DocumentURI] = [],
    openLexicons: [String: SourceText] = [:], didReadFile: FileTap? = nil
  ) {
    self.didReadFile = didReadFile
    self.sources = sources
    self.folders = folders
    self.openLexicons = openLexicons
  }

  /// The settings of the session: those of its first folder.
  var session: ResolvedSettings {
    guard let folder = folders.first, let path = folder.filePath else { return resolve("", folders.first) }
    return resolve(Self.trimmed(path), folder)
  }

  /// The settings of a document. O(its depth below its folder) the first time, a table look-up afterwards.
  func settings(of uri: DocumentURI) -> ResolvedSettings {
    guard let folder = folder(of: uri) else { return resolve("", nil) }
    guard let path = uri.filePath, let slash = path.lastIndex(of: "/") else { return resolve("", folder) }
    return resolve(String(path[..<slash]), folder)
  }

  /// The settings of a folder of the session.
  func settings(ofFolder folder: DocumentURI) -> ResolvedSettings {
    resolve(folder.filePath.map(Self.trimmed) ?? "", folder)
  }

  /// The innermost folder of the session that a document lies in.
  func folder(of uri: DocumentURI) -> DocumentURI? {
    folders.filter { uri.isInside($0) }.max { $0.spelling.utf8.count < $1.spelling.utf8.count }
  }

  /// Whether a document is a file of settings or of the user's lexicon, not prose.
  func isOwnFile(_ uri: DocumentURI) -> Bool { isSettingsFile(uri) || isLexicon(uri) }

  /// Whether a document is a file of settings.
  func isSettingsFile(_ uri: DocumentURI) -> Bool { uri.filePath?.hasSuffix("/" + Self.fileName) ?? false }

  /// Whether a document is a file of the user's lexicon.
  func isLexicon(_ uri: DocumentURI) -> Bool {
    guard let path = uri.filePath else { return false }
    return path.hasSuffix("/" + UserLexicon.fileName) || settings(of: uri).lexicons.contains { $0.path == path }
  }

  /// All lexicon files that count for some document asked about up to now, or for a folder, by path.
  var lexicons: [LexiconSource] {
    for folder in folders { _ = settings(ofFolder: folder) }
    let lexicons = cache.withLock { cache in Set(cache.resolved.values.flatMap(\.lexicons)) }
    return lexicons.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
  }

  /// The settings files that were read up to now, by path, each with what it says and its text.
  var settingsFiles: [(path: String, layer: SettingsLayer, text: SourceText)] {
    cache.withLock { cache in
      cache.texts.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }.compactMap { path, text in
        cache.layers[path].map { (path, $0, text) }
      }
    }
  }

  /// What is wrong with files that settings name.
  var fileProblems: [String] { cache.withLock { $0.problems } }

  /// Everything that was read up to now, the messages' sources first, files by path.
  var layers: [SettingsLayer] {
    let files = cache.withLock { cache in
      cache.layers.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }.map(\.value)
    }
    let folders = sources.configurationOfFolder.sorted { $0.key < $1.key }.map(\.value)
    return [sources.commandLine, sources.initializationOptions, sources.configuration] + folders + files
  }

  /// How many files were read up to now.
  var fileCount: Int { cache.withLock { $0.layers.count + $0.lexicons.count } }

  // MARK: Putting together

  private func resolve(_ directory: String, _ folder: DocumentURI?) -> ResolvedSettings {
    // Two folders of the session never share a directory of documents, except documents that have no path.
    let key = directory.isEmpty ? folder?.spelling ?? "" : directory
    if let known = cache.withLock({ $0.resolved[key] }) { return known }
    var resolved = ResolvedSettings()
    resolved.folder = folder
    take(sources.initializationOptions, &resolved)
    take(folder.flatMap { sources.configurationOfFolder[$0] } ?? sources.configuration, &resolved)
    let root = folder?.filePath.map(Self.trimmed)
    var lexiconFolder = root
    if let root, let path = Self.nearest(Self.fileName, from: directory, upTo: root) {
      resolved.filePath = path
      let before = resolved.origins["lexicon.files"]
      take(layer(ofFile: path), &resolved)
      if resolved.origins["lexicon.files"] != before { lexiconFolder = Self.parent(path) }
    }
    take(sources.commandLine, &resolved)
    if resolved.origins["lexicon.files"] == .commandLine { lexiconFolder = root }
    var paths: [String] = []
    if let root, let path = Self.nearest(UserLexicon.fileName, from: directory, upTo: root) { paths.append(path) }
    for file in resolved.settings.lexiconFiles {
      if file.hasPrefix("/") {
        paths.append(file)
      } else if let lexiconFolder {
        paths.append(lexiconFolder + "/" + file)
      }
    }
    resolved.lexicons = paths.compactMap { path in lexicon(ofFile: path).map { LexiconSource(path: path, text: $0) } }
    cache.withLock { $0.resolved[key] = resolved }
    return resolved
  }

  private func take(_ layer: SettingsLayer, _ resolved: inout ResolvedSettings) {
    for entry in layer.entries where SettingDefinition.of(entry.key)?.apply(entry.value, to: &resolved.settings) == nil
    {
      resolved.origins[entry.key] = layer.origin
    }
    resolved.unknownKeys += layer.unknownKeys.map { "\(layer.origin.description): \($0)" }
  }

  private func layer(ofFile path: String) -> SettingsLayer {
    if let known = cache.withLock({ $0.layers[path] }) { return known }
    let layer = read(path)
    cache.withLock { $0.layers[path] = layer }
    return layer
  }

  private func lexicon(ofFile path: String) -> SourceText? {
    if let open = openLexicons[path] { return open }
    if let known = cache.withLock({ $0.lexicons[path] }) { return known }
    do throws(FileError) {
      let bytes = try FileReading.bytes(ofFile: path)
      didReadFile?(path, bytes)
      let text = try FileReading.text(from: bytes, path: path).text
      cache.withLock { $0.lexicons[path] = .some(text) }
      return text
    } catch {
      cache.withLock { cache in
        cache.lexicons[path] = .some(nil)
        cache.problems.append("lexicon: \(error)")
      }
      return nil
    }
  }

  // MARK: Files

  private func read(_ path: String) -> SettingsLayer {
    do throws(FileError) {
      let file = try FileReading.bytes(ofFile: path)
      didReadFile?(path, file)
      let text = try FileReading.text(from: file, path: path).text
      cache.withLock { $0.texts[path] = text }
      do throws(JSONError) {
        return SettingsLayer(.file(path), try JSONValue(parsing: text.bytes))
      } catch {
        return SettingsLayer(
          .file(path), problem: "is not JSON (\(error)); nothing of it applies", byteOffset: error.byteOffset)
      }
    } catch {
      return SettingsLayer(.file(path), problem: "cannot be read (\(error))")
    }
  }

  /// The path of the nearest file of a name, from `directory` upward, `root` included.
  private static func nearest(_ name: String, from directory: String, upTo root: String) -> String? {
    var directory = directory
    while directory == root || directory.hasPrefix(root + "/") {
      let path = directory + "/" + name
      if FileReading.exists(path) { return path }
      if directory == root { return nil }
      directory = parent(directory)
    }
    return nil
  }

  private static func parent(_ path: String) -> String {
    path.lastIndex(of: "/").map { String(path[..<$0]) } ?? ""
  }

  private static func trimmed(_ path: String) -> String {
    var path = path
    while path.utf8.count > 1, path.hasSuffix("/") { path.removeLast() }
    return path
  }
}
