// What a user can set, with its defaults. What each setting means, which values it takes and where it stands in a settings
// file is said in SettingDefinition, beside a key path into this struct: nothing is written down twice.

import Features
import Text

/// The settings that hold for a document or for the session.
struct Settings: Sendable, Hashable {
  /// What may be wrong with a text.
  struct DiagnosticSettings: Sendable, Hashable {
    /// Whether anybody is told.
    var isEnabled = false
    /// Of what.
    var codes = Diagnostic.Code.allCases.map(\.rawValue)
  }

  /// Which files of a folder are read.
  struct DocumentSettings: Sendable, Hashable {
    /// Whether folders are read at all.
    var readsFolders = true
    /// The files that are prose, as patterns from the folder down.
    var include = ["**/*.{txt,text,md,markdown}"]
    /// The files that are not, whatever `include` says.
    var exclude = ["**/node_modules/**", "**/vendor/**", "**/build/**"]
    /// The largest file that is read.
    var maximumByteCount = Limits.fileByteCount
  }

  /// The limits that a user may lower or raise.
  struct LimitSettings: Sendable, Hashable {
    var annotatedDocumentByteCount = Limits.annotatedDocumentByteCount
    var inlineDocumentByteCount = Limits.inlineDocumentByteCount
    var documentCount = Limits.documentCount
    var resultItemCount = Limits.resultItemCount
    var workspaceSymbolCount = Limits.workspaceSymbolCount
    var waitingRequestCount = Limits.waitingRequestCount
  }

  /// The features that are switched on or off, by their names; those that are not named follow their defaults.
  var featureSwitches: [String: Bool] = [:]
  /// Which hints stand inside the text, and how long they are.
  var inlayHints = InlayHints.Choice()
  /// What may be wrong with a text.
  var diagnostics = DiagnosticSettings()
  /// Which files of a folder are read.
  var documents = DocumentSettings()
  /// `metadata`, `dateline` or the day that relative dates count from, as YYYY-MM-DD.
  var referenceDate = "metadata"
  /// Files with the user's own entries, beside the one of the folder.
  var lexiconFiles: [String] = []
  /// `auto` or `en`.
  var language = "auto"
  /// Whether references leave the folder of the document.
  var crossesFolders = false
  /// Whether a hover over plain words tells of the entity of their sentence.
  var hoverFallsBack = false
  /// Whether introducing mentions are links to dossiers.
  var linksDossiers = false
  /// Limits.
  var limits = LimitSettings()
  /// `off`, `messages` or `verbose`.
  var trace = "off"

  /// Whether a feature is on; `byDefault` where nobody has said.
  func isOn(_ feature: String, byDefault: Bool) -> Bool {
    featureSwitches[feature] ?? (feature == SettingDefinition.diagnosticFeature ? diagnostics.isEnabled : byDefault)
  }

  /// The codes that are diagnosed.
  var diagnosticCodes: [Diagnostic.Code] { diagnostics.codes.compactMap(Diagnostic.Code.init) }
}
