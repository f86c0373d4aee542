// Corpora of names: their files, their types, and what each leaves unlabelled.

import Analysis
import Glibc
import JSON
import Text

/// One document with gold names.
struct NameDocument {
  /// Its number in the corpus' own scheme.
  var identifier: String
  /// The text.
  var bytes: [UInt8]
  /// The gold names, trimmed of articles, titles and possessives.
  var names: [(range: ByteRange, type: String)]
  /// The types that are labelled completely.
  var declaredTypes: Set<String>
}

/// A corpus and how its labels are to be taken.
struct NameCorpus {
  /// Its folder.
  var folder: String
  /// Whose guidelines it follows.
  var guideline: AnnotationGuideline
  /// How much its runs count in training.
  var weight: Float
  /// What each of its types can be in the model.
  var types: [String: [NameModelType]]
  /// What a token without a label can be all the same.
  var unlabelled: [NameModelType]

  private static let common: [String: [NameModelType]] = [
    "PERSON": [.person], "ORGANIZATION": [.organization], "LOCATION": [.place, .facility], "NORP": [.nationality],
    "PRODUCT": [.product], "EVENT": [.miscellany], "WORK": [.miscellany], "MISC": [.miscellany],
  ]

  /// The corpora to learn from, with the files of each.
  static let training: [(corpus: NameCorpus, files: [String])] = [
    (
      NameCorpus(
        folder: "worldwide", guideline: .news, weight: 1,
        types: common.merging(["LOCATION": [.place], "FACILITY": [.facility]]) { $1 }, unlabelled: []), ["train"]
    ),
    (
      NameCorpus(
        folder: "gum", guideline: .genres, weight: 1, types: common,
        unlabelled: [.nationality, .product, .miscellany]), ["train"]
    ),
    (NameCorpus(folder: "gmb", guideline: .silver, weight: 0.5, types: common, unlabelled: [.product]), ["train"]),
    (
      NameCorpus(
        folder: "crossner_politics", guideline: .politics, weight: 1,
        types: common.merging(["MISC": [.miscellany, .nationality, .product]]) { $1 },
        unlabelled: [.nationality, .product]), ["train", "dev"]
    ),
    (
      NameCorpus(
        folder: "uner_ewt", guideline: .web, weight: 1, types: common,
        unlabelled: [.nationality, .product, .miscellany]), ["dev"]
    ),
    (
      NameCorpus(
        folder: "wnut17", guideline: .social, weight: 0.2, types: common, unlabelled: [.nationality, .miscellany]),
      ["train"]
    ),
    (
      NameCorpus(
        folder: "btc", guideline: .social, weight: 0.1, types: common,
        unlabelled: [.nationality, .product, .miscellany]), ["train"]
    ),
  ]

  /// The documents of one file; `nil` where it cannot be read.
  static func read(_ path: String) -> [NameDocument]? {
    guard let lines = Files.lines(path) else { return nil }
    return lines.compactMap { line in
      guard !line.isEmpty, let value = try? JSONValue(parsing: Array(line)), let text = value["text"]?.string else {
        return nil
      }
      let bytes = Array(text.utf8)
      let starts = scalarStarts(bytes)
      func offset(_ value: JSONValue?) -> Int? {
        guard let scalar = value?.integer, starts.indices.contains(scalar) else { return nil }
        return starts[scalar]
      }
      let names = (value["entities"]?.array ?? []).compactMap { entity -> (range: ByteRange, type: String)? in
        guard let start = offset(entity["start"]), let end = offset(entity["end"]), start < end,
          let type = entity["type"]?.string
        else { return nil }
        return (NameTrimming.trim(ByteRange(start, end), bytes, isPerson: type == "PERSON"), type)
      }
      let declared = (value["types"]?.array ?? []).compactMap(\.string)
      return NameDocument(
        identifier: value["id"]?.string ?? "", bytes: bytes, names: names, declaredTypes: Set(declared))
    }
  }

  /// The byte offset of each code point, and of the end.
  private static func scalarStarts(_ bytes: [UInt8]) -> [Int] {
    bytes.indices.filter { bytes[$0] & 0xC0 != 0x80 } + [bytes.count]
  }
}

/// Cuts articles, titles and possessives from the edges of a name, as the scorer's --trim does.
enum NameTrimming {
  private static let titles: Set<String> = [
    "Mr", "Mrs", "Ms", "Miss", "Dr", "Sir", "Lord", "Lady", "Prof", "Professor", "President", "Premier", "Minister",
    "Secretary", "Senator", "Sen", "Rep", "Gov", "Governor", "General", "Gen", "Colonel", "Col", "Lt", "Captain",
    "Capt", "Major", "Judge", "Justice", "Chancellor", "King", "Queen", "Prince", "Princess", "Pope", "Ambassador",
    "Ayatollah", "Sheikh", "Imam", "Chairman", "Director", "Mayor", "Chief", "Hon",
  ]
  private static let longTitles: [[String]] = [
    ["Vice", "President"], ["Prime", "Minister"], ["Foreign", "Minister"], ["Defence", "Minister"],
    ["Defense", "Minister"], ["Finance", "Minister"], ["Secretary", "of", "State"],
  ]

  /// The trimmed range; never empty where `range` is not.
  static func trim(_ range: ByteRange, _ bytes: [UInt8], isPerson: Bool) -> ByteRange {
    var start = range.start
    var words = self.words(bytes, range)
    if let first = words.first, words.count > 1, ["the", "a", "an"].contains(first.text.lowercased()) {
      start = words[1].start
      words.removeFirst()
    }
    while isPerson, let count = titleLength(words.map(\.text)), count < words.count {
      start = words[count].start
      words.removeFirst(count)
    }
    var end = range.end
    for suffix in ["'s", "\u{2019}s"] {
      let tail = Array(suffix.utf8)
      if end - tail.count > start, Array(bytes[(end - tail.count)..<end]) == tail {
        // The scorer cuts two code points, whatever the mark.
        end -= tail.count
      }
    }
    return ByteRange(start, end)
  }

  private static func titleLength(_ words: [String]) -> Int? {
    for title in longTitles where words.count > title.count {
      if Array(words[0..<(title.count - 1)]) == Array(title.dropLast()), plain(words[title.count - 1]) == title.last {
        return title.count
      }
    }
    guard let first = words.first, titles.contains(plain(first)) else { return nil }
    return 1
  }

  private static func plain(_ word: String) -> String { word.hasSuffix(".") ? String(word.dropLast()) : word }

  private static func words(_ bytes: [UInt8], _ range: ByteRange) -> [(text: String, start: Int)] {
    var result: [(text: String, start: Int)] = []
    var start = range.start
    for index in range.start...range.end {
      let isSpace = index == range.end || bytes[index] == 0x20 || bytes[index] == 0x0A || bytes[index] == 0x09
      guard isSpace else { continue }
      if index > start { result.append((String(decoding: bytes[start..<index], as: UTF8.self), start)) }
      start = index + 1
    }
    return result
  }
}
