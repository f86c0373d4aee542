// A table from 64-bit hashes to values whose copies share nearly everything.
//
// A snapshot of the corpus must stay as it is while the next one is made from it. A copy of a Dictionary of a hundred
// thousand entries would cost more than the change; here a change copies one shard of some dozen entries.

/// A table from 64-bit hashes to values. A copy costs O(shards), a change of a copied table O(one shard).
struct ShardedTable<Value: Sendable>: Sendable {
  private struct Entry: Sendable {
    var key: UInt64
    var value: Value
  }

  /// A power of two, so that a shard of a corpus of 10,000 documents has some twenty entries.
  private static var shardCount: Int { 4096 }

  private var shards = [[Entry]](repeating: [], count: Self.shardCount)

  private static func shard(of key: UInt64) -> Int {
    Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 40) & (shardCount - 1)
  }

  /// The value of a key; setting `nil` takes it out.
  subscript(_ key: UInt64) -> Value? {
    get { shards[Self.shard(of: key)].first { $0.key == key }?.value }
    set {
      let shard = Self.shard(of: key)
      let index = shards[shard].firstIndex { $0.key == key }
      switch (index, newValue) {
      case (let index?, let value?): shards[shard][index].value = value
      case (let index?, nil): shards[shard].remove(at: index)
      case (nil, let value?): shards[shard].append(Entry(key: key, value: value))
      case (nil, nil): break
      }
    }
  }
}

extension ShardedTable where Value: AnyObject {
  /// The values that an earlier table does not have under their keys. Shards that the two share are not looked into:
  /// O(shards + entries of the others).
  func values(notIn old: ShardedTable) -> [Value] {
    var result: [Value] = []
    for (shard, earlier) in zip(shards, old.shards) {
      let isShared = shard.withUnsafeBufferPointer { new in
        earlier.withUnsafeBufferPointer { new.baseAddress == $0.baseAddress && new.count == $0.count }
      }
      if isShared { continue }
      for entry in shard where !earlier.contains(where: { $0.key == entry.key && $0.value === entry.value }) {
        result.append(entry.value)
      }
    }
    return result
  }
}
