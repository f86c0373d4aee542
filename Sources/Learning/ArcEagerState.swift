// The configuration of an arc-eager parser: a stack, a buffer, and the arcs so far.
//
// It knows what each action does and what it costs against a known tree; it does not choose.

/// The actions of the arc-eager system (Nivre 2003).
public enum ParserAction: Int, CaseIterable, Sendable {
  case shift, reduce, left, right
}

/// A configuration. Words are 0 to `count` - 1; the artificial root stands at `count`, after the last word.
public struct ArcEagerState {
  /// The number of words.
  public let count: Int
  /// The words that wait for arcs, the top last.
  public private(set) var stack: [Int] = []
  /// The next word.
  public private(set) var next = 0
  /// The head of each word; -1 while it has none.
  public private(set) var heads: [Int]
  /// The label of each word's arc.
  public var labels: [UInt8]
  /// The outermost child on the left of each word and of the root; -1 for none.
  public private(set) var leftChild: [Int]
  /// The child on the left before the outermost; -1 for none.
  public private(set) var secondLeftChild: [Int]
  /// The outermost child on the right; -1 for none.
  public private(set) var rightChild: [Int]
  /// The child on the right before the outermost; -1 for none.
  public private(set) var secondRightChild: [Int]
  /// The number of children on the left.
  public private(set) var leftCount: [Int]
  /// The number of children on the right.
  public private(set) var rightCount: [Int]

  /// The configuration before any action.
  public init(count: Int) {
    self.count = count
    heads = [Int](repeating: -1, count: count)
    labels = [UInt8](repeating: 0, count: count)
    leftChild = [Int](repeating: -1, count: count + 1)
    secondLeftChild = leftChild
    rightChild = leftChild
    secondRightChild = leftChild
    leftCount = [Int](repeating: 0, count: count + 1)
    rightCount = leftCount
  }

  /// Whether every word has been dealt with.
  public var isFinal: Bool { next == count && stack.isEmpty }

  /// Whether an action can be taken.
  public func allows(_ action: ParserAction) -> Bool {
    guard let top = stack.last else { return action == .shift && next < count }
    switch action {
    case .shift: return next < count
    case .right: return next < count
    case .left: return heads[top] < 0
    case .reduce: return heads[top] >= 0
    }
  }

  /// The arc that an action draws; `nil` for one that draws none, or that is not allowed.
  public func arc(of action: ParserAction) -> (head: Int, dependent: Int)? {
    guard let top = stack.last else { return nil }
    switch action {
    case .left: return (next, top)
    case .right: return (top, next)
    case .shift, .reduce: return nil
    }
  }

  /// Takes an action that is allowed.
  public mutating func apply(_ action: ParserAction) {
    switch action {
    case .shift:
      stack.append(next)
      next += 1
    case .reduce:
      stack.removeLast()
    case .left:
      let top = stack.removeLast()
      heads[top] = next
      secondLeftChild[next] = leftChild[next]
      leftChild[next] = top
      leftCount[next] += 1
    case .right:
      let top = stack[stack.count - 1]
      heads[next] = top
      secondRightChild[top] = rightChild[top]
      rightChild[top] = next
      rightCount[top] += 1
      stack.append(next)
      next += 1
    }
  }

  /// How many arcs of the known tree an action makes unreachable: the dynamic oracle of Goldberg and Nivre (2012).
  ///
  /// `gold` has the head of each word, the root as `count`.
  public func cost(_ action: ParserAction, gold: [Int]) -> Int {
    switch action {
    case .shift: return costOfStacking(gold: gold)
    case .right:
      guard let top = stack.last else { return .max }
      var cost = stack.count { heads[$0] < 0 && gold[$0] == next && $0 != top }
      if heads[top] < 0, gold[top] == next { cost += 1 }
      if gold[next] != top, gold[next] > next || stack.contains(gold[next]) { cost += 1 }
      return cost
    case .left:
      guard let top = stack.last else { return .max }
      var cost = 0
      for word in next..<count where gold[word] == top { cost += 1 }
      // A head further down the stack is lost already: only shifting `top` could have drawn that arc.
      if gold[top] > next { cost += 1 }
      return cost
    case .reduce:
      guard let top = stack.last else { return .max }
      var cost = 0
      for word in next..<count where gold[word] == top { cost += 1 }
      return cost
    }
  }

  private func costOfStacking(gold: [Int]) -> Int {
    guard next < count else { return .max }
    var cost = stack.count { heads[$0] < 0 && gold[$0] == next }
    if stack.contains(gold[next]) { cost += 1 }
    return cost
  }
}
