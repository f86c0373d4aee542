// The configuration of an arc-eager parser: a stack, a buffer, and the arcs so far.
//
// It knows what each action does and what it costs against a known tree; it does not choose.

/// The actions of the arc-eager system (Nivre 2003).
public enum ParserAction: Int, CaseIterable, Sendable {
  case shift, reduce, left, right
}

/// A configuration. Words are 0 to `count` - 1; the artificial root stands at `count`, after the last word.
///
/// All arrays lie in one piece of memory, with room before the first word: what is asked about word -1, which stands for
/// "no such word", is answered like the rest, without a branch.
public struct ArcEagerState: ~Copyable {
  /// What is kept of each word.
  private enum Column: Int, CaseIterable {
    case stack, head, label, leftChild, secondLeftChild, rightChild, secondRightChild, leftCount, rightCount
  }

  /// The label of a word that has none, or is none.
  static let noLabel: Int32 = 201

  /// The number of words.
  public let count: Int
  /// The next word.
  public private(set) var next = 0
  /// The number of words that wait for arcs.
  public private(set) var stackCount = 0
  private let memory: UnsafeMutablePointer<Int32>
  private let rowLength: Int

  /// The configuration before any action.
  public init(count: Int) {
    self.count = count
    rowLength = count + 2
    let size = rowLength * Column.allCases.count
    memory = .allocate(capacity: size)
    memory.initialize(repeating: -1, count: size)
    for column in [Column.leftCount, .rightCount] {
      (memory + column.rawValue * rowLength).update(repeating: 0, count: rowLength)
    }
    self[.label, -1] = Self.noLabel
    self[.label, count] = Self.noLabel
    for word in 0..<count { self[.label, word] = 0 }
  }

  deinit { memory.deallocate() }

  // No `+=` on it: the thread sanitizer of Swift 6.3 makes invalid code of that.
  @inline(__always) private subscript(_ column: Column, _ word: Int) -> Int32 {
    get { memory[column.rawValue &* rowLength &+ word &+ 1] }
    nonmutating set { memory[column.rawValue &* rowLength &+ word &+ 1] = newValue }
  }

  /// The word that is `depth` places below the top of the stack; -1 where the stack ends before.
  @inline(__always) func stacked(_ depth: Int = 0) -> Int {
    depth < stackCount ? Int(self[.stack, stackCount &- 1 &- depth]) : -1
  }
  /// The head of a word; -1 while it has none.
  @inline(__always) public func head(_ word: Int) -> Int { Int(self[.head, word]) }
  /// The label of a word's arc.
  @inline(__always) public func label(_ word: Int) -> Int { Int(self[.label, word]) }
  /// The outermost child on the left; -1 for none.
  @inline(__always) func leftChild(_ word: Int) -> Int { Int(self[.leftChild, word]) }
  /// The child on the left before the outermost; -1 for none.
  @inline(__always) func secondLeftChild(_ word: Int) -> Int { Int(self[.secondLeftChild, word]) }
  /// The outermost child on the right; -1 for none.
  @inline(__always) func rightChild(_ word: Int) -> Int { Int(self[.rightChild, word]) }
  /// The child on the right before the outermost; -1 for none.
  @inline(__always) func secondRightChild(_ word: Int) -> Int { Int(self[.secondRightChild, word]) }
  /// The number of children on the left.
  @inline(__always) func leftCount(_ word: Int) -> Int { Int(self[.leftCount, word]) }
  /// The number of children on the right.
  @inline(__always) func rightCount(_ word: Int) -> Int { Int(self[.rightCount, word]) }

  /// Gives the arc of a word its label.
  @inline(__always) mutating func setLabel(_ label: Int, of word: Int) {
    self[.label, word] = Int32(truncatingIfNeeded: label)
  }

  /// Whether every word has been dealt with.
  public var isFinal: Bool { next == count && stackCount == 0 }

  /// Whether an action can be taken.
  @inline(__always) public func allows(_ action: ParserAction) -> Bool {
    guard stackCount > 0 else { return action == .shift && next < count }
    switch action {
    case .shift, .right: return next < count
    case .left: return head(stacked()) < 0
    case .reduce: return head(stacked()) >= 0
    }
  }

  /// The arc that an action draws; `nil` for one that draws none, or that is not allowed.
  @inline(__always) public func arc(of action: ParserAction) -> (head: Int, dependent: Int)? {
    guard stackCount > 0 else { return nil }
    switch action {
    case .left: return (next, stacked())
    case .right: return (stacked(), next)
    case .shift, .reduce: return nil
    }
  }

  /// Takes an action that is allowed.
  @inline(__always) public mutating func apply(_ action: ParserAction) {
    let top = stacked()
    switch action {
    case .shift:
      push()
    case .reduce:
      stackCount -= 1
    case .left:
      stackCount -= 1
      self[.head, top] = Int32(truncatingIfNeeded: next)
      self[.secondLeftChild, next] = self[.leftChild, next]
      self[.leftChild, next] = Int32(truncatingIfNeeded: top)
      self[.leftCount, next] = self[.leftCount, next] &+ 1
    case .right:
      self[.head, next] = Int32(truncatingIfNeeded: top)
      self[.secondRightChild, top] = self[.rightChild, top]
      self[.rightChild, top] = Int32(truncatingIfNeeded: next)
      self[.rightCount, top] = self[.rightCount, top] &+ 1
      push()
    }
  }

  @inline(__always) private mutating func push() {
    self[.stack, stackCount] = Int32(truncatingIfNeeded: next)
    stackCount += 1
    next += 1
  }

  /// How many arcs of the known tree an action makes unreachable: the dynamic oracle of Goldberg and Nivre (2012).
  ///
  /// `gold` has the head of each word, the root as `count`.
  public func cost(_ action: ParserAction, gold: [Int]) -> Int {
    guard action == .shift || stackCount > 0 else { return .max }
    let top = stacked()
    switch action {
    case .shift: return costOfStacking(gold: gold)
    case .right:
      var cost = 0
      for depth in 0..<stackCount {
        let word = stacked(depth)
        if head(word) < 0, gold[word] == next { cost += 1 }
      }
      if gold[next] != top, gold[next] > next || isStacked(gold[next]) { cost += 1 }
      return cost
    case .left:
      // A head further down the stack is lost already: only shifting `top` could have drawn that arc.
      return dependentsInBuffer(of: top, gold: gold) + (gold[top] > next ? 1 : 0)
    case .reduce: return dependentsInBuffer(of: top, gold: gold)
    }
  }

  private func dependentsInBuffer(of word: Int, gold: [Int]) -> Int {
    gold[next...].count { $0 == word }
  }

  private func isStacked(_ word: Int) -> Bool { (0..<stackCount).contains { stacked($0) == word } }

  private func costOfStacking(gold: [Int]) -> Int {
    guard next < count else { return .max }
    var cost = isStacked(gold[next]) ? 1 : 0
    for depth in 0..<stackCount {
      let word = stacked(depth)
      if head(word) < 0, gold[word] == next { cost += 1 }
    }
    return cost
  }
}
