// A transcript: a page of Markdown whose code blocks are a conversation with the server. It is read by people and run by tests.
//
//     ```text file:///budget.md                 opens a document; each | in it marks a place
//     ```markdown file file:///news/b.md        a file on the disk of the client, before anything else or as it is changed
//     ```text deleted file:///news/b.md         it is gone
//     ```jsonc --> textDocument/hover @1        a request at the first place; its members follow, if it has others
//     ```jsonc <--                              its answer: only the members that are written are compared
//     ```jsonc <-- error                        its refusal
//     ```jsonc --! textDocument/didClose        a notification to the server
//     ```jsonc <-- gloss/didChange              a message from the server
//     ```jsonc initialize                       what the client says of itself, before anything else
//
// This file knows the page; how it is run stands in TranscriptRunner, what its JSON abbreviates in TranscriptJSON.

import JSON
import LanguageServerProtocol

/// A page of Markdown that is a conversation.
public struct Transcript: Sendable {
  /// What a code block is.
  enum Kind: Sendable, Hashable {
    /// A document that is opened.
    case document(uri: String, languageID: String)
    /// What a file on the disk holds from now on: lines, or a string of JSON where lines cannot say it.
    case file(uri: String, isJSON: Bool)
    /// A file that is on the disk no longer.
    case deletedFile(uri: String)
    /// What the client says of itself.
    case initialize
    /// A request of the client, with what stands behind the method: `@1`, `@1-@2`, `@document`.
    case request(method: String, place: String?)
    /// A notification of the client.
    case notification(method: String, place: String?)
    /// The answer to the last request.
    case answer
    /// The refusal of the last request.
    case refusal
    /// A message that the server sent by itself.
    case message(method: String)
  }

  /// A part of the page.
  enum Part: Sendable {
    /// Lines that are not run.
    case prose([Substring])
    /// A code block that is.
    case block(Block)
  }

  /// A code block.
  struct Block: Sendable {
    var kind: Kind
    /// The line with the fence that opens it.
    var opening: Substring
    /// The fence that closes it.
    var fence: Substring
    /// The lines between.
    var body: [Substring]
    /// The number of its first line, from 1.
    var line: Int

    /// The block as it stands on the page.
    var markdown: String { ([opening] + body + [fence]).joined(separator: "\n") }
  }

  /// The parts of the page in order.
  var parts: [Part] = []

  /// Reads a page. Total: what is no block of a conversation is prose.
  public init(_ page: String) {
    var prose: [Substring] = []
    var block: Block?
    var fence: Substring?
    for (index, line) in page.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      if let open = fence {
        if line == open {
          if let block { parts.append(.block(block)) } else { prose.append(line) }
          (block, fence) = (nil, nil)
        } else if block != nil {
          block?.body.append(line)
        } else {
          prose.append(line)
        }
        continue
      }
      let marks = line.prefix { $0 == "`" }
      guard marks.count >= 3 else {
        prose.append(line)
        continue
      }
      fence = marks
      guard let kind = Kind(line.dropFirst(marks.count)) else {
        prose.append(line)
        continue
      }
      if !prose.isEmpty { parts.append(.prose(prose)) }
      prose = []
      block = Block(kind: kind, opening: line, fence: marks, body: [], line: index + 1)
    }
    if let block { prose += [block.opening] + block.body }
    if !prose.isEmpty { parts.append(.prose(prose)) }
  }

  /// The page.
  public var markdown: String {
    parts.map { part in
      switch part {
      case .prose(let lines): lines.joined(separator: "\n")
      case .block(let block): block.markdown
      }
    }.joined(separator: "\n")
  }

  /// The methods that the client uses, each once.
  public var methods: [String] {
    var seen: Set<String> = []
    return blocks.compactMap { block -> String? in
      switch block.kind {
      case .request(let method, _), .notification(let method, _), .message(let method): method
      case .document, .file, .deletedFile, .initialize, .answer, .refusal: nil
      }
    }.filter { seen.insert($0).inserted }
  }

  /// The requests with their answers, as the specification shows them. `path` is where the page is found from there.
  public func examples(path: String) -> [SpecificationPage.Example] {
    var documents: [String] = []
    var examples: [SpecificationPage.Example] = []
    for (block, next) in zip(blocks, blocks.dropFirst()) {
      if case .document = block.kind { documents.append(block.markdown) }
      guard case .request(let method, _) = block.kind, next.kind == .answer else { continue }
      examples.append(
        SpecificationPage.Example(
          method: method, documents: documents, blocks: [block.markdown, next.markdown], path: path))
    }
    return examples
  }

  /// The code blocks of the conversation in order.
  var blocks: [Block] {
    parts.compactMap { part in if case .block(let block) = part { block } else { nil } }
  }
}

extension Transcript.Kind {
  /// The kind of what stands behind the fence; nil for a block that is not run.
  init?(_ info: Substring) {
    let words = info.split(separator: " ").map(String.init)
    guard let first = words.first else { return nil }
    switch (first, words.count > 1 ? words[1] : "", words.count > 2 ? words[2] : nil) {
    case ("text", let uri, _) where uri.contains(":"): self = .document(uri: uri, languageID: "plaintext")
    case ("markdown", let uri, _) where uri.contains(":"): self = .document(uri: uri, languageID: "markdown")
    case ("text", "file", let uri?), ("markdown", "file", let uri?): self = .file(uri: uri, isJSON: false)
    case ("jsonc", "file", let uri?): self = .file(uri: uri, isJSON: true)
    case ("text", "deleted", let uri?): self = .deletedFile(uri: uri)
    case ("jsonc", "initialize", _): self = .initialize
    case ("jsonc", "-->", let method?): self = .request(method: method, place: words.count > 3 ? words[3] : nil)
    case ("jsonc", "--!", let method?): self = .notification(method: method, place: words.count > 3 ? words[3] : nil)
    case ("jsonc", "<--", nil): self = .answer
    case ("jsonc", "<--", "error"): self = .refusal
    case ("jsonc", "<--", let method?): self = .message(method: method)
    default: return nil
    }
  }
}
