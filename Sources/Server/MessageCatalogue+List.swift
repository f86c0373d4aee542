// Every refusal and every log line once, with when it comes: the base of errors.md. A test holds it against the catalogue.

import Features
import JSON
import LanguageServerProtocol
import Text

extension Refusal {
  /// The refusals with words in capitals for what differs, by number, each with when it comes.
  static var catalogue: [(error: ResponseError, meaning: String)] {
    let list: [(ResponseError, String)] = [
      (notInitialized("METHOD"), "A request came before `initialize`."),
      (initializedTwice, "`initialize` came again."), (shutDown("METHOD"), "A request came after `shutdown`."),
      (unknownMethod("METHOD"), "The method is none, was not announced to this client, or is switched off."),
      (params("METHOD", "PATH", "expected TYPE"), "A member of the parameters is missing or of another type."),
      (cancelled, "`$/cancelRequest` named the request."), (cancelledByShutdown, "`shutdown` came while it waited."),
      (congested, "The client does not read what it has asked for."),
      (tooManyRequests(Limits.waitingRequestCount), "The client asks faster than answers are made."),
      (idInUse, "Two requests that wait have the same id."),
      (contentModified, "The text is another one than that which the request is about; ask again."),
      (staleCursor, "A document changed since the page that the cursor is from."),
      (textTooLarge(99_999_999), "The text of `gloss/analyze` is too long to be annotated."),
      (rename(.pronoun), "What stands under the caret cannot be renamed; the reason names why (`rename.nominal`, …)."),
      (unknownDocument("URI"), "A method beside LSP names a document that is not held."),
      (identifier("ID", .malformed), "An identifier has no form that this server gives out."),
      (identifier("ID", .stale), "The text that the identifier is of has changed or is closed."),
      (identifier("ID", .unknown), "The identifier has the right form, but means nothing."),
      (tooManyDocuments(99_999), "`gloss/open` names too many documents."),
      (malformedHeader, "The bytes where a header should be are none."),
      (oversized(999_999_999), "A message is too long; it was skipped."),
      (charset("NAME"), "Content-Type names another charset."),
      (.noJSON(JSONError(.syntax, "expected value", byteOffset: 17)), "The body of a message is not JSON."),
      (.noMessage("MEMBER", "expected TYPE"), "The body is JSON, but no message of JSON-RPC 2.0."),
      (tooManySubscriptions, "`gloss/subscribe` came too often without `gloss/unsubscribe`."),
      (unknownSubscription("ID"), "`gloss/unsubscribe` names none of this session."),
      (unknownCommand("NAME"), "`workspace/executeCommand` names none of the server's commands."),
      (notReadable("METHOD"), "`gloss.request` names a method that changes the session, or none."),
    ]
    return list.map { (error: $0, meaning: $1) }.sorted { $0.error.catalogueCode ?? "" < $1.error.catalogueCode ?? "" }
  }
}

extension LogLine {
  /// The lines with words in capitals for what differs, by number, each with when it comes.
  static var catalogue: [(line: LogMessageParams, meaning: String)] {
    let list: [(LogMessageParams, String)] = [
      (ignoredNotification("METHOD"), "A notification has a method that nobody knows."),
      (badNotification("METHOD", "PATH: expected TYPE"), "A notification has wrong parameters."),
      (changeOfUnknownDocument, "A change names a document that the client has not opened."),
      (versionAnomaly, "A change has a version that is not larger than the last."),
      (documentTooLarge, "Changes would build a text without end."),
      (settings(["FILE: KEY: expected TYPE"]), "Settings make no sense; the others apply."),
      (parentNotVisible, "The client runs in another container; the server does not end with it."),
      (folderTruncated(50_000), "A folder holds too many files."),
      (unknownSettings(["FILE: KEY"]), "Settings have keys that nobody knows; they are kept."),
      (otherText(line: 7), "With `--verify-sync`: client and server have not the same text; somebody lost a change."),
      (folderRefused("FOLDER"), "The folder of the session is the root of the disk or the home folder."),
    ]
    return list.map { (line: $0, meaning: $1) }
  }
}
