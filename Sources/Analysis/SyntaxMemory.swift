// Tags and parses of sentences that were read before, so that a text that is read again after an edit costs only its new
// sentences: they are more than half of the work.
//
// It knows nothing of documents. What it gives back is what tagger and parser would say again, since both see nothing but
// the words of one sentence.

import Annotation
import Learning
import Prose
import Synchronization
import Text

/// Remembers the syntax of sentences by their words. Usable on every thread.
public final class SyntaxMemory: Sendable {
  /// What tagger and parser said of a sentence.
  struct Entry: Sendable {
    /// The part of speech of each word.
    var partsOfSpeech: [PartOfSpeech]
    /// The head of each word, counted from the start of the sentence; -1 for a root.
    var heads: [Int32]
    /// The relation of each word to its head.
    var dependencies: [DependencyRelation]

    /// The bytes that the entry takes in the memory with its key: three arrays and the key's with their headers, and the
    /// places in the table, of which a quarter stays empty.
    func byteCount(withKey key: Key) -> Int {
      let word =
        MemoryLayout<PartOfSpeech>.stride + MemoryLayout<Int32>.stride + MemoryLayout<DependencyRelation>.stride
      let place = (MemoryLayout<Key>.stride + MemoryLayout<Entry>.stride) * 4 / 3
      return key.count + partsOfSpeech.count * word + 4 * 32 + place
    }
  }

  /// The words of a sentence, each with a byte behind it that is in no UTF-8.
  typealias Key = [UInt8]

  private struct State {
    /// What was asked for lately, and what was before that.
    var young: [Key: Entry] = [:]
    var old: [Key: Entry] = [:]
    var youngByteCount = 0
    var oldByteCount = 0

    mutating func add(_ entry: Entry, _ key: Key) {
      let byteCount = entry.byteCount(withKey: key)
      // A sentence without end is read anew each time.
      guard byteCount <= Limits.rememberedSyntaxByteCount / 2 else { return }
      if youngByteCount + byteCount > Limits.rememberedSyntaxByteCount / 2 {
        (old, oldByteCount, young, youngByteCount) = (young, youngByteCount, [:], 0)
      }
      if young.updateValue(entry, forKey: key) == nil { youngByteCount += byteCount }
    }
  }

  private let state = Mutex(State())

  /// A memory of nothing.
  public init() {}

  /// The bytes that are held, at most `Limits.rememberedSyntaxByteCount`. An estimate: what an allocator adds is not seen
  /// from here.
  public var byteCount: Int { state.withLock { $0.youngByteCount + $0.oldByteCount } }

  /// Forgets everything.
  public func removeAll() { state.withLock { $0 = State() } }

  /// The key of a sentence.
  static func key(_ sentence: Sentence, in prose: ProseDocument) -> Key {
    var key: Key = []
    key.reserveCapacity(sentence.range.count + sentence.tokens.count)
    for token in prose.tokens[sentence.tokens] {
      key += prose.text.bytes[prose.text.slice(token.range)]
      key.append(0xFF)
    }
    return key
  }

  /// What is remembered of sentences, nil for a new one. O(sentences).
  func entries(_ keys: [Key]) -> [Entry?] {
    state.withLock { state in
      keys.map { key -> Entry? in
        if let entry = state.young[key] { return entry }
        guard let entry = state.old[key] else { return nil }
        state.add(entry, key)
        return entry
      }
    }
  }

  /// Remembers sentences. What was not asked for the longest gives way.
  func add(_ entries: [(key: Key, entry: Entry)]) {
    state.withLock { state in
      for (key, entry) in entries { state.add(entry, key) }
    }
  }
}
