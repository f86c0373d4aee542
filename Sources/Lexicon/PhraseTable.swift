// The look-up table of all words and phrases: open addressing over hashes, read in place from the program's bytes.
//
// It knows hashes and classes; what an entry means stands in the facts.

import Text

/// What a look-up found.
public struct PhraseMatch: Sendable, Hashable {
  /// How many tokens the phrase has.
  public var tokenCount: Int
  /// What it can be.
  public var classes: LexiconClasses
  /// Its facts, as an index of `Lexicon.countries` for countries, capitals, demonyms and seats; -1 for none.
  public var entry: Int
}

/// An immutable hash table of phrases: each slot has the upper half of a phrase's hash and packed information.
///
/// A look-up costs one cache miss a token. Phrases are found by the longest match: every beginning of a phrase has a slot too.
struct PhraseTable: @unchecked Sendable {
  /// Layout of a slot's information: 10 bits set of classes, 1 bit beginning, 1 bit phrase, 20 bits entry + 1.
  private static let phraseBit: UInt32 = 1 << 11
  private static let beginningBit: UInt32 = 1 << 10
  private static let setMask: UInt32 = 0x3FF

  private let slots: UnsafePointer<UInt32>
  private let mask: Int
  private let sets: [LexiconClasses]
  private let owner: [UInt32]

  /// The table in compiled bytes, which must outlive it; `nil` where they are none.
  init?(compiled base: UnsafeRawPointer, count: Int) {
    guard count >= 16 else { return nil }
    let header = base.assumingMemoryBound(to: UInt32.self)
    guard header[0] == Self.magic else { return nil }
    let setCount = Int(header[1])
    let slotCount = Int(header[2])
    guard slotCount > 0, slotCount & (slotCount - 1) == 0, setCount <= 1024,
      count == 16 + setCount * 8 + slotCount * 8
    else { return nil }
    sets = (0..<setCount).map {
      LexiconClasses(rawValue: base.loadUnaligned(fromByteOffset: 16 + $0 * 8, as: UInt64.self))
    }
    slots = (base + 16 + setCount * 8).assumingMemoryBound(to: UInt32.self)
    mask = slotCount - 1
    owner = []
  }

  private static let magic: UInt32 = 0x584C_4731  // "1GLX"

  /// The classes and the entry of a phrase's hash, and whether longer phrases begin with it.
  private func find(_ hash: UInt64) -> (information: UInt32, isThere: Bool) {
    let check = UInt32(truncatingIfNeeded: hash >> 32)
    var slot = Int(truncatingIfNeeded: hash) & mask
    while true {
      let information = slots[slot * 2 + 1]
      if information == 0 { return (0, false) }
      if slots[slot * 2] == check { return (information, true) }
      slot = (slot + 1) & mask
    }
  }

  /// The longest phrase that starts at `index`; `nil` for none.
  func longestMatch(_ hashes: UnsafeBufferPointer<UInt64>, at index: Int) -> PhraseMatch? {
    guard index >= 0, index < hashes.count else { return nil }
    var key = hashes[index]
    var best: PhraseMatch?
    var length = 1
    while true {
      let (information, isThere) = find(key)
      guard isThere else { return best }
      if information & Self.phraseBit != 0 { best = match(information, length) }
      guard information & Self.beginningBit != 0, index + length < hashes.count else { return best }
      key = WordHash.combine(key, hashes[index + length])
      length += 1
    }
  }

  private func match(_ information: UInt32, _ length: Int) -> PhraseMatch {
    let set = Int(information & Self.setMask)
    return PhraseMatch(
      tokenCount: length, classes: set < sets.count ? sets[set] : [], entry: Int(information >> 12) - 1)
  }

  /// The bytes of a table of phrases. The same phrases give the same bytes.
  static func compile(_ phrases: [(words: [UInt64], classes: LexiconClasses, entry: Int)]) -> [UInt8] {
    var classesOf: [UInt64: LexiconClasses] = [:]
    var entryOf: [UInt64: Int] = [:]
    var beginnings: Set<UInt64> = []
    var order: [UInt64] = []
    for phrase in phrases where !phrase.words.isEmpty {
      var key = phrase.words[0]
      for word in phrase.words.dropFirst() {
        if beginnings.insert(key).inserted, classesOf[key] == nil { order.append(key) }
        key = WordHash.combine(key, word)
      }
      if classesOf[key] == nil, !beginnings.contains(key) { order.append(key) }
      classesOf[key, default: []].formUnion(phrase.classes)
      if phrase.entry >= 0, entryOf[key] == nil { entryOf[key] = phrase.entry }
    }
    let sets = Array(Set(classesOf.values).map(\.rawValue)).sorted().map(LexiconClasses.init(rawValue:))
    let setIndex = Dictionary(uniqueKeysWithValues: sets.enumerated().map { ($0.element, $0.offset) })
    var slotCount = 1024
    while slotCount * 3 < order.count * 4 { slotCount *= 2 }
    var slots = [UInt32](repeating: 0, count: slotCount * 2)
    for key in order {
      var information: UInt32 = beginnings.contains(key) ? beginningBit : 0
      if let classes = classesOf[key] { information |= phraseBit | UInt32(setIndex[classes] ?? 0) }
      information |= UInt32(max(-1, min(entryOf[key] ?? -1, 0xFFFFE)) + 1) << 12
      var slot = Int(truncatingIfNeeded: key) & (slotCount - 1)
      while slots[slot * 2 + 1] != 0 { slot = (slot + 1) & (slotCount - 1) }
      slots[slot * 2] = UInt32(truncatingIfNeeded: key >> 32)
      slots[slot * 2 + 1] = information
    }
    var bytes: [UInt8] = []
    func append(_ value: some FixedWidthInteger) { withUnsafeBytes(of: value.littleEndian) { bytes += Array($0) } }
    append(magic)
    append(UInt32(sets.count))
    append(UInt32(slotCount))
    append(UInt32(0))
    for set in sets { append(set.rawValue) }
    for value in slots { append(value) }
    return bytes
  }
}
