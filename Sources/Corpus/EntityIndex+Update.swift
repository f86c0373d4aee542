// How the entity index follows the documents: which names a change touches, and in which order they are worked out anew.
//
// A group depends on its own chains and on the groups of longer names that list it as a short name. So names are taken
// from the longest to the shortest: when a group is built, all that it depends on is in place.

import Annotation
import Text

extension EntityIndex {
  /// Makes the index that of `documents`.
  mutating func update(to documents: [DocumentSnapshot]) {
    var touched = TouchedNames()
    replaceDocuments(documents, &touched)
    let removed = touched.removedSlots
    while let key = touched.popLongest() { rebuild(key, removed: removed, &touched) }
    for slot in touched.freedSlots { slots[Int(slot)] = nil }
    freeSlots += touched.freedSlots
  }

  // MARK: Documents

  /// Finds what is new and what is gone by walking over both sorted lists.
  private mutating func replaceDocuments(_ documents: [DocumentSnapshot], _ touched: inout TouchedNames) {
    var newSlots: [Int32] = []
    newSlots.reserveCapacity(documents.count)
    let known = self.documents
    self.documents = documents
    var old = 0
    var isMoved = known.count != documents.count
    for document in documents {
      if old < known.count, known[old] === document {
        newSlots.append(slotOfPosition[old])
        old += 1
        continue
      }
      while old < known.count, known[old].uri < document.uri {
        remove(slotOfPosition[old], &touched)
        isMoved = true
        old += 1
      }
      if old < known.count, known[old].uri == document.uri {
        newSlots.append(slotOfPosition[old])
        replace(slotOfPosition[old], by: document, &touched)
        old += 1
      } else {
        newSlots.append(add(document, &touched))
        isMoved = true
      }
    }
    while old < known.count {
      remove(slotOfPosition[old], &touched)
      old += 1
    }
    guard isMoved else { return }
    slotOfPosition = newSlots
    positionOfSlot = [Int32](repeating: -1, count: slots.count)
    for (position, slot) in newSlots.enumerated() { positionOfSlot[Int(slot)] = Int32(clamping: position) }
  }

  /// Takes a document in; the slots of documents that go now are free only after the update.
  private mutating func add(_ document: DocumentSnapshot, _ touched: inout TouchedNames) -> Int32 {
    let slot = Slot(document, document.foldedNames)
    let index: Int32
    if let free = freeSlots.popLast() {
      index = free
      slots[Int(free)] = slot
    } else {
      index = Int32(clamping: slots.count)
      slots.append(slot)
    }
    touched.add(slot.names, at: index)
    return index
  }

  private mutating func remove(_ slot: Int32, _ touched: inout TouchedNames) {
    guard let names = slots[Int(slot)]?.names else { return }
    touched.remove(names, at: slot)
    touched.freedSlots.append(slot)
  }

  /// Puts another version into the place of a document. One that names the same in the same company touches nothing.
  private mutating func replace(_ slot: Int32, by document: DocumentSnapshot, _ touched: inout TouchedNames) {
    let names = document.foldedNames
    if let known = slots[Int(slot)]?.names, known != names {
      touched.remove(known, at: slot)
      touched.add(names, at: slot)
    }
    slots[Int(slot)] = Slot(document, names)
  }

  // MARK: Groups

  /// Works out the group of a name anew, and notes the shorter names that depend on it.
  private mutating func rebuild(_ key: UInt64, removed: HashedSet, _ touched: inout TouchedNames) {
    let old = groups[key]
    var chains = old?.chains ?? []
    if removed.count > 0 { chains.removeAll { removed.contains(UInt64($0.slot)) } }
    if let added = touched.addedChains[key] { chains = merged(chains, added) }
    // A name that no text has by itself needs none of those that it may be short for.
    var builder = EntityGroupBuilder(slots: slots, owners: chains.isEmpty ? [] : owners(of: key))
    let new = builder.build(chains)
    groups[key] = new
    var shorter = old?.shortKeys ?? [:]
    for (short, length) in new?.shortKeys ?? [:] {
      if old?.shortKeys[short] == nil { addLonger(key, to: short) }
      shorter[short] = length
    }
    for (short, length) in shorter {
      if new?.shortKeys[short] == nil { removeLonger(key, from: short) }
      touched.insert(short, length: length)
    }
  }

  private func merged(_ chains: [IndexedChain], _ added: [IndexedChain]) -> [IndexedChain] {
    // A fresh index adds chains document by document, in order.
    let added = zip(added, added.dropFirst()).allSatisfy { precedes($0, $1) } ? added : added.sorted(by: precedes)
    guard !chains.isEmpty else { return added }
    var result: [IndexedChain] = []
    result.reserveCapacity(chains.count + added.count)
    var next = 0
    for chain in chains {
      while next < added.count, precedes(added[next], chain) {
        result.append(added[next])
        next += 1
      }
      result.append(chain)
    }
    return result + added[next...]
  }

  /// The entities of longer names that a name may mean, in an order that does not hang on history.
  private func owners(of key: UInt64) -> [EntityOwner] {
    (longerNames[key] ?? []).flatMap { longer -> [EntityOwner] in
      guard let group = groups[longer] else { return [] }
      return group.entities.enumerated().compactMap { ordinal, entity in
        guard let name = entity.shortNames.first(where: { $0.key == key }) else { return nil }
        return EntityOwner(key: longer, ordinal: ordinal, entity: entity, reason: name.reason)
      }
    }
  }

  private mutating func addLonger(_ longer: UInt64, to key: UInt64) {
    var list = longerNames[key] ?? []
    let index = list.firstIndex { $0 >= longer } ?? list.count
    guard index == list.count || list[index] != longer else { return }
    list.insert(longer, at: index)
    longerNames[key] = list
  }

  private mutating func removeLonger(_ longer: UInt64, from key: UInt64) {
    guard var list = longerNames[key] else { return }
    list.removeAll { $0 == longer }
    longerNames[key] = list.isEmpty ? nil : list
  }
}

/// The names that a change touches, by the length of their identifiers.
struct TouchedNames {
  /// Chains that come, by the key of their names.
  private(set) var addedChains: [UInt64: [IndexedChain]] = [:]
  /// Slots whose old chains are gone.
  private(set) var removedSlots = HashedSet()
  /// Slots whose documents are gone.
  var freedSlots: [Int32] = []
  private var keysOfLength: [[UInt64]] = []
  private var waiting: Set<UInt64> = []

  mutating func add(_ names: DocumentNames, at slot: Int32) {
    for (index, chain) in names.chains.enumerated() where chain.isNamed {
      addedChains[chain.key, default: []].append(IndexedChain(slot: slot, chain: Int32(clamping: index)))
      insert(chain.key, length: chain.base.utf8.count)
    }
  }

  mutating func remove(_ names: DocumentNames, at slot: Int32) {
    removedSlots.insert(UInt64(slot))
    for chain in names.chains where chain.isNamed { insert(chain.key, length: chain.base.utf8.count) }
  }

  mutating func insert(_ key: UInt64, length: Int) {
    guard waiting.insert(key).inserted else { return }
    while keysOfLength.count <= length { keysOfLength.append([]) }
    keysOfLength[length].append(key)
  }

  /// The longest name that waits. What it leads to is shorter, so that no name is taken twice.
  mutating func popLongest() -> UInt64? {
    while let last = keysOfLength.last {
      guard let key = last.last else {
        keysOfLength.removeLast()
        continue
      }
      keysOfLength[keysOfLength.count - 1].removeLast()
      waiting.remove(key)
      return key
    }
    return nil
  }
}
