// Gives an entity another name in all its mentions by name, in groups that a user can untick.

import Annotation
import Corpus
import Prose
import Text

/// One replacement of a rename.
public struct RenameEdit: Sendable, Hashable {
  /// Which of an entity's names is replaced, and where.
  public enum Group: String, Sendable, Hashable, CaseIterable {
    case fullName = "Full name"
    case surname = "Surname"
    case possessive = "Possessive"
    case otherName = "Other name"
    /// Quotations stay verbatim unless the user says otherwise.
    case insideQuotation = "Inside quotations"
  }

  /// What gives way.
  public var location: Location
  /// What takes its place.
  public var replacement: String
  /// The group that it belongs to.
  public var group: Group

  /// Whether an editor should ask before it is done.
  public var needsConfirmation: Bool { group == .insideQuotation }
}

/// Why a rename is refused.
public enum RenameRefusal: String, Error, Sendable, Hashable {
  /// A pronoun or a description is not a name.
  case pronoun, nominal
  /// The words of a quotation belong to its speaker.
  case quotation
  case date, nothing
  /// The new name is blank or holds a line end.
  case badName

  /// What to tell the user.
  public var message: String {
    switch self {
    case .pronoun: "This is a pronoun; put the caret on a name of what it refers to."
    case .nominal: "This is a description; put the caret on a name of what it means."
    case .quotation: "A quotation has no name; put the caret on a name."
    case .date: "A date or a sum has no name; put the caret on a name."
    case .nothing: "Nothing with a name stands here."
    case .badName: "A name must have a letter and stand on one line."
    }
  }
}

/// Renames entities.
public enum Rename {
  /// What would be renamed: the name under the caret.
  public static func prepare(at offset: Int, in document: DocumentSnapshot) throws(RenameRefusal) -> ByteRange {
    document.annotation.mentions[try mention(at: offset, in: document)].range
  }

  /// The edits that give the entity at `offset` the name `newName`, in order, this document first.
  ///
  /// With the caret on the full name, full names become `newName` and surnames its last word; on a surname, surnames
  /// become `newName` and the last word of full names too; on any other name, that name alone changes. Pronouns stay.
  public static func edits(
    at offset: Int, in document: DocumentSnapshot, newName: String, corpus: CorpusSnapshot? = nil
  ) throws(RenameRefusal) -> [RenameEdit] {
    let index = try mention(at: offset, in: document)
    guard !NameFolding.words(newName).isEmpty, !newName.unicodeScalars.contains(where: { $0.value < 0x20 }) else {
      throw .badName
    }
    let chain = document.annotation.mentions[index].chain
    guard let facts = EntityFacts(chain: chain, in: document) else { throw .nothing }
    let old = document.text[document.annotation.mentions[index].range]
    let plan = Plan(old: old, new: newName, chain: facts.chain)
    return EntityOccurrences.all(of: chain, in: document, corpus: corpus).flatMap { facts in
      facts.mentions.filter { $0.kind == .name && !$0.isMetonym }.compactMap { plan.edit(of: $0, in: facts.document) }
    }
  }

  private static func mention(at offset: Int, in document: DocumentSnapshot) throws(RenameRefusal) -> Int {
    switch Subject(at: offset, in: document) {
    case .mention(let index):
      switch document.annotation.mentions[index].kind {
      case .name:
        // On "Mayor" before a name nothing is renamed: the range that is would not hold the caret.
        guard document.annotation.mentions[index].range.touches(offset) else { throw .nothing }
        return index
      case .nominal: throw .nominal
      case .pronoun: throw .pronoun
      }
    case .quotation: throw .quotation
    case .expression: throw .date
    case nil: throw .nothing
    }
  }

  /// Which surface becomes which.
  private struct Plan {
    private var replacements: [String: (new: String, group: RenameEdit.Group)] = [:]

    init(old: String, new: String, chain: Chain) {
      let full = chain.canonicalName
      let parts = full.split(separator: " ")
      let surname = chain.type == .person && parts.count > 1 ? parts.last.map(String.init) : nil
      if old == full {
        replacements[full] = (new, .fullName)
        let newSurname = new.split(separator: " ").last.map(String.init) ?? new
        if let surname { replacements[surname] = (newSurname, .surname) }
      } else if let surname, old == surname {
        replacements[surname] = (new, .surname)
        replacements[full] = ((parts.dropLast().map(String.init) + [new]).joined(separator: " "), .fullName)
      } else {
        replacements[old] = (new, .otherName)
      }
    }

    func edit(of mention: Mention, in document: DocumentSnapshot) -> RenameEdit? {
      guard let (new, group) = replacements[document.text[mention.range]] else { return nil }
      var actual = group
      if document.quotationIndex.owners(overlapping: mention.range).contains(where: { index in
        document.annotation.quotations[index].marked.contains { $0.overlaps(mention.range) }
      }) {
        actual = .insideQuotation
      } else if isPossessive(mention, in: document) {
        actual = .possessive
      }
      return RenameEdit(location: Location(document, mention.range), replacement: new, group: actual)
    }

    private func isPossessive(_ mention: Mention, in document: DocumentSnapshot) -> Bool {
      let rest = document.text[ByteRange(mention.range.end, mention.range.end + 4)]
      return rest.hasPrefix("'s") || rest.hasPrefix("’s")
    }
  }
}
