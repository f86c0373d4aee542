// What the lexicon says, and where it says so.

import JSON
import Text

/// `gloss/lexicon`.
public enum GlossLexiconRequest: RequestType {
  /// The method.
  public static let method = "gloss/lexicon"
  /// Which entries.
  public typealias Params = GlossLexiconParams
  /// The entries.
  public typealias Result = GlossLexiconResult
}

/// Which entries are wanted.
public struct GlossLexiconParams: JSONReadable, Sendable, Hashable {
  /// A name: then its entries, those that ship included; nil for all entries of the user.
  public var name: String?
  /// Kinds of entries; empty for all.
  public var kinds: [String] = []
  /// How much of the answer.
  public var scope = GlossScope()

  /// Reads the parameters.
  public init(from reader: inout JSONReader) throws(JSONError) {
    var name: String?
    var kinds: [String] = []
    var scope = GlossScope()
    try reader.object { (key, reader) throws(JSONError) in
      switch key {
      case "name": name = try reader.takeNull() ? nil : try reader.string()
      case "kind": kinds = try GlossScope.oneOrMore(&reader)
      default: try scope.read(key, &reader)
      }
    }
    (self.name, self.kinds, self.scope) = (name, kinds, scope)
  }
}

/// An entry of the lexicon.
public struct GlossLexiconEntry: JSONWritable, Sendable, Hashable {
  /// Where an entry comes from.
  public enum Origin: JSONWritable, Sendable, Hashable {
    /// It ships with Gloss.
    case builtin
    /// A line of a file of the user, counted from 0.
    case file(uri: String, line: Int)

    /// Writes the origin.
    public func write(to writer: inout JSONWriter) {
      writer.object { writer in
        switch self {
        case .builtin: writer.member("kind", "builtin")
        case .file(let uri, let line):
          writer.member("kind", "file")
          writer.member("line", line)
          writer.member("uri", uri)
        }
      }
    }
  }

  /// What it says: the word before the colon, or a class of the tables that ship.
  public var kind: String
  /// The names that it says it of, the fullest first.
  public var names: [String]
  /// What it says besides, sorted by key.
  public var facts: [GlossLexiconFact]
  /// Where it comes from.
  public var origin: Origin

  /// An entry of its parts.
  public init(kind: String, names: [String], facts: [GlossLexiconFact], origin: Origin) {
    self.kind = kind
    self.names = names
    self.facts = facts
    self.origin = origin
  }

  /// Writes the entry.
  public func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("facts", facts)
      writer.member("kind", kind)
      writer.member("names", names)
      writer.member("origin", origin)
    }
  }
}

/// A fact of an entry.
public struct GlossLexiconFact: JSONWritable, Sendable, Hashable {
  /// What it tells.
  public var key: String
  /// What it is.
  public var value: String

  /// A fact.
  public init(key: String, value: String) {
    self.key = key
    self.value = value
  }

  /// Writes the fact.
  public func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("key", key)
      writer.member("value", value)
    }
  }
}

/// A line of a lexicon file that says nothing.
public struct GlossLexiconProblem: JSONWritable, Sendable, Hashable {
  /// Its number, from 0.
  public var line: Int
  /// What is wrong.
  public var message: String
  /// The file.
  public var uri: String

  /// A problem.
  public init(line: Int, message: String, uri: String) {
    self.line = line
    self.message = message
    self.uri = uri
  }

  /// Writes the problem.
  public func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("line", line)
      writer.member("message", message)
      writer.member("uri", uri)
    }
  }
}

/// The entries of the lexicon.
public struct GlossLexiconResult: JSONWritable, Sendable {
  /// A page of the entries.
  public var entries: GlossPage<GlossLexiconEntry>
  /// What is wrong with the files.
  public var problems: [GlossLexiconProblem]

  /// A result.
  public init(entries: GlossPage<GlossLexiconEntry>, problems: [GlossLexiconProblem]) {
    self.entries = entries
    self.problems = problems
  }

  /// Writes the result.
  public func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("cursor", entries.cursor)
      writer.member("items", entries.items)
      writer.member("problems", problems)
      writer.member("revision", entries.revision)
    }
  }
}
