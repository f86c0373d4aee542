// Reads Universal Dependencies treebanks (CoNLL-U, https://universaldependencies.org/format.html).

import Analysis
import Annotation
import Learning
import Text

/// One sentence of a treebank.
struct TreebankSentence {
  var forms: [[UInt8]] = []
  var tags: [PartOfSpeech] = []
  /// The head of each word as an index, -1 for the root.
  var heads: [Int] = []
  var relations: [DependencyRelation] = []
  /// The raw text that the words were cut from.
  var text: [UInt8] = []

  /// Where each word stands in `text`; `nil` where a word is not found there (a treebank corrects some misspellings).
  var places: [ByteRange]? {
    var offset = 0
    var result: [ByteRange] = []
    for form in forms {
      while offset < text.count, text[offset] == UInt8(ascii: " ") { offset += 1 }
      guard text[min(offset, text.count)...].starts(with: form) else { return nil }
      result.append(ByteRange(offset, offset + form.count))
      offset += form.count
    }
    return result
  }

  /// The features of its words.
  var features: [TokenFeatures] {
    forms.map { form in
      form.withUnsafeBufferPointer { bytes in
        let hash = WordHash.folded(bytes)
        return TokenFeatures(bytes, foldedHash: hash, classes: TrainedModels.wordClasses[hash])
      }
    }
  }
}

/// Reads treebanks.
enum Treebank {
  private static let textMark = Array("# text = ".utf8)
  private static let tagByName = Dictionary(uniqueKeysWithValues: PartOfSpeech.allCases.map { ($0.name, $0) })
  private static let relationByName = Dictionary(
    uniqueKeysWithValues: DependencyRelation.allCases.map { ($0.name, $0) })

  /// The sentences of a file; `nil` where it cannot be read. Multiword and empty tokens are passed over.
  static func read(_ path: String) -> [TreebankSentence]? {
    guard let lines = Files.lines(path) else { return nil }
    var result: [TreebankSentence] = []
    var sentence = TreebankSentence()
    for line in lines {
      if line.isEmpty {
        if !sentence.forms.isEmpty { result.append(sentence) }
        sentence = TreebankSentence()
        continue
      }
      guard line.first != UInt8(ascii: "#") else {
        if line.starts(with: textMark) { sentence.text = Array(line.dropFirst(textMark.count)) }
        continue
      }
      let columns = line.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false)
      guard columns.count >= 8, let id = Int(String(decoding: columns[0], as: UTF8.self)),
        id == sentence.forms.count + 1
      else { continue }
      sentence.forms.append(Array(columns[1]))
      sentence.tags.append(tagByName[String(decoding: columns[4], as: UTF8.self)] ?? .XX)
      sentence.heads.append((Int(String(decoding: columns[6], as: UTF8.self)) ?? 0) - 1)
      sentence.relations.append(relation(String(decoding: columns[7], as: UTF8.self)))
    }
    if !sentence.forms.isEmpty { result.append(sentence) }
    return result
  }

  /// A relation, its subtype folded where Gloss does not use it.
  private static func relation(_ name: String) -> DependencyRelation {
    if let relation = relationByName[name] { return relation }
    return relationByName[String(name.prefix { $0 != ":" })] ?? .dep
  }

  /// Copies in other letters, so that headlines in capitals and title case are read as well: every `step`th sentence.
  static func caseVariants(_ sentences: [TreebankSentence], step: Int) -> [TreebankSentence] {
    var result: [TreebankSentence] = []
    for (index, sentence) in sentences.enumerated() where index % step == 0 {
      result.append(inLetters(sentence, variant: index / step))
    }
    return result
  }

  /// A copy in capitals, in title case or in small letters, in turn.
  static func inLetters(_ sentence: TreebankSentence, variant: Int) -> TreebankSentence {
    var copy = sentence
    switch variant % 3 {
    case 0: copy.forms = sentence.forms.map { upper($0) }
    case 1: copy.forms = sentence.forms.map { titled($0) }
    default: copy.forms = sentence.forms.map { lower($0) }
    }
    return copy
  }

  /// Copies with the other sort of quotation marks: the treebanks have mostly straight ones, newspapers curly ones.
  static func quotationVariants(_ sentences: [TreebankSentence]) -> [TreebankSentence] {
    sentences.compactMap { sentence in
      var copy = sentence
      var isOpen = false
      var changed = false
      for (index, form) in sentence.forms.enumerated() {
        switch String(decoding: form, as: UTF8.self) {
        case "\"", "''", "``":
          isOpen.toggle()
          copy.forms[index] = Array((isOpen ? "“" : "”").utf8)
          changed = true
        case "'s", "n't", "'re", "'ve", "'ll", "'m", "'d":
          copy.forms[index] = form.flatMap { $0 == UInt8(ascii: "'") ? Array("’".utf8) : [$0] }
          changed = true
        default: break
        }
      }
      return changed ? copy : nil
    }
  }

  private static func upper(_ form: [UInt8]) -> [UInt8] { form.map { $0 &- 0x61 < 26 ? $0 & ~0x20 : $0 } }
  private static func lower(_ form: [UInt8]) -> [UInt8] { form.map { $0 &- 0x41 < 26 ? $0 | 0x20 : $0 } }
  private static func titled(_ form: [UInt8]) -> [UInt8] {
    guard form.count > 3, let first = form.first else { return form }
    return [first &- 0x61 < 26 ? first & ~0x20 : first] + form.dropFirst()
  }
}
