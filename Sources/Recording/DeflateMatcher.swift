// Finds what a text repeats (RFC 1951 §4): the first half of deflate, which gives literals and repetitions.
//
// How they are written is not known here.

/// What stands for one or more bytes.
enum DeflateToken: Hashable {
  /// A byte as it is.
  case literal(UInt8)
  /// The bytes, as many as the length, that begin so far back.
  case match(length: Int, distance: Int)
}

/// Looks for repetitions in bytes that arrive piece by piece. Each piece may repeat what the pieces before it hold.
///
/// Places are chained by a hash of the three bytes that begin there, the latest first; a chain is followed so far and no
/// farther, and a repetition waits for the next byte's, which may be longer ("lazy matching", RFC 1951 §4).
struct DeflateMatcher {
  /// The places that are looked at for one repetition: with twice as many the project's recordings become 0.1 to 1.3 %
  /// smaller.
  private static let longestChain = 64
  /// A repetition of three bytes from farther back takes more bits than three letters do.
  private static let farthestShortest = 4096
  private static let hashBitCount = 15
  private static let none = -1

  private struct Match {
    var length: Int
    var distance: Int
  }

  /// The last bytes that a repetition may begin in, and those of the piece.
  private var bytes: [UInt8] = []
  /// How many bytes came before the first of `bytes`.
  private var droppedCount = 0
  /// The next place that is not chained yet. Places count from the first byte of all.
  private var nextPlace = 0
  /// The latest place by its hash.
  private var latest = [Int](repeating: none, count: 1 << hashBitCount)
  /// The place before another one with the same hash, by the place's lower bits.
  private var earlier = [Int](repeating: none, count: DeflateAlphabet.windowByteCount)

  /// The tokens of the next piece, given to `body` in order. Linear, times the longest chain.
  mutating func read(_ piece: ArraySlice<UInt8>, _ body: (DeflateToken) -> Void) {
    // Now and then rather than each time: pieces are short, the window is not.
    if bytes.count > 4 * DeflateAlphabet.windowByteCount {
      droppedCount += bytes.count - DeflateAlphabet.windowByteCount
      bytes.removeFirst(bytes.count - DeflateAlphabet.windowByteCount)
    }
    var place = droppedCount + bytes.count
    bytes += piece
    let end = droppedCount + bytes.count
    var waiting: Match?
    while place < end {
      chain(before: place)
      let match = longest(at: place, end: end, longerThan: waiting?.length ?? 0)
      if let before = waiting, match == nil {
        body(.match(length: before.length, distance: before.distance))
        place += before.length - 1
        waiting = nil
        continue
      }
      if waiting != nil { body(.literal(bytes[place - 1 - droppedCount])) }
      if match == nil { body(.literal(bytes[place - droppedCount])) }
      waiting = match
      place += 1
    }
  }

  /// Chains all places before one whose three bytes are there.
  private mutating func chain(before place: Int) {
    let end = min(place, droppedCount + bytes.count - (DeflateAlphabet.matchLengths.lowerBound - 1))
    while nextPlace < end {
      let hash = hash(at: nextPlace)
      earlier[nextPlace % DeflateAlphabet.windowByteCount] = latest[hash]
      latest[hash] = nextPlace
      nextPlace += 1
    }
  }

  /// The longest repetition at a place, the nearest of several; `nil` where none is longer than `shortest`.
  private func longest(at place: Int, end: Int, longerThan shortest: Int) -> Match? {
    let limit = min(DeflateAlphabet.matchLengths.upperBound, end - place)
    guard limit >= DeflateAlphabet.matchLengths.lowerBound, shortest < limit else { return nil }
    let first = max(droppedCount, place - DeflateAlphabet.windowByteCount)
    var length = max(shortest, DeflateAlphabet.matchLengths.lowerBound - 1)
    var found: Match?
    var candidate = latest[hash(at: place)]
    var count = 0
    while candidate >= first, count < Self.longestChain {
      let common = commonCount(candidate, place, limit, longerThan: length)
      if common > length, common > 3 || place - candidate <= Self.farthestShortest {
        length = common
        found = Match(length: common, distance: place - candidate)
        if common == limit { break }
      }
      // Not overwritten yet: that happens when the place leaves the window.
      candidate = earlier[candidate % DeflateAlphabet.windowByteCount]
      count += 1
    }
    return found
  }

  /// How many bytes two places have in common, or 0 where they are not more than `length`.
  private func commonCount(_ candidate: Int, _ place: Int, _ limit: Int, longerThan length: Int) -> Int {
    let one = candidate - droppedCount
    let other = place - droppedCount
    guard bytes[one + length] == bytes[other + length] else { return 0 }
    var count = 0
    while count < limit, bytes[one + count] == bytes[other + count] { count += 1 }
    return count
  }

  private func hash(at place: Int) -> Int {
    let index = place - droppedCount
    let value = UInt32(bytes[index]) | UInt32(bytes[index + 1]) << 8 | UInt32(bytes[index + 2]) << 16
    return Int((value &* 0x9E37_79B1) >> UInt32(32 - Self.hashBitCount))
  }
}
