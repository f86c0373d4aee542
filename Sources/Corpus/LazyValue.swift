// A value that is computed when it is first asked for.

import Synchronization

/// A value that is computed at most once, when it is first asked for, and then shared.
///
/// The computation must be a function of immutable values: then it does not matter which thread runs it.
final class LazyValue<Value: Sendable>: Sendable {
  private let stored = Mutex<Value?>(nil)

  /// The value where somebody has asked for it.
  var computed: Value? { stored.withLock { $0 } }

  /// The value, computed now if nobody asked before.
  func value(_ compute: () -> Value) -> Value {
    stored.withLock { stored in
      if let value = stored { return value }
      let value = compute()
      stored = value
      return value
    }
  }
}

/// Values that are computed at most once for each key; see `LazyValue`.
final class LazyTable<Key: Hashable & Sendable, Value: Sendable>: Sendable {
  private let stored = Mutex<[Key: Value]>([:])

  /// The values that somebody has asked for.
  var computed: [Key: Value] { stored.withLock { $0 } }

  /// The value of a key, computed now if nobody asked before.
  func value(_ key: Key, _ compute: () -> Value) -> Value {
    stored.withLock { stored in
      if let value = stored[key] { return value }
      let value = compute()
      stored[key] = value
      return value
    }
  }
}
