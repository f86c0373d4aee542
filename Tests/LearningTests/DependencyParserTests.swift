// The parser: whatever the weights, a tree; with the oracle, the right tree; after training, the tree it was shown.

import Learning
import Testing
import Text

@Suite struct DependencyParserTests {
  /// A random tree without crossing arcs over `range`, as heads; `parent` is the head of its root.
  static func randomTree(_ range: Range<Int>, parent: Int, into heads: inout [Int], _ random: inout RandomNumbers) {
    guard !range.isEmpty else { return }
    let root = Int.random(in: range, using: &random)
    heads[root] = parent
    var start = range.lowerBound
    for part in [range.lowerBound..<root, (root + 1)..<range.upperBound] {
      start = part.lowerBound
      while start < part.upperBound {
        let end = Int.random(in: (start + 1)...part.upperBound, using: &random)
        randomTree(start..<end, parent: root, into: &heads, &random)
        start = end
      }
    }
  }

  /// Whether following heads from every word ends at the one root.
  static func isTree(_ heads: [Int]) -> Bool {
    guard heads.count(where: { $0 == -1 }) == 1 else { return false }
    return heads.indices.allSatisfy { word in
      var at = word
      for _ in heads.indices {
        guard heads.indices.contains(heads[at]) else { return heads[at] == -1 }
        at = heads[at]
      }
      return false
    }
  }

  @Test func actionsThatCostNothingBuildTheTree() {
    var random = RandomNumbers(seed: 11)
    for size in 1...40 {
      var heads = [Int](repeating: -1, count: size)
      Self.randomTree(0..<size, parent: size, into: &heads, &random)
      var state = ArcEagerState(count: size)
      while !state.isFinal {
        var free: [ParserAction] = []
        for action in ParserAction.allCases where state.allows(action) && state.cost(action, gold: heads) == 0 {
          free.append(action)
        }
        guard let action = free.randomElement(using: &random) else {
          Issue.record("no action without cost in \(heads)")
          return
        }
        state.apply(action)
      }
      #expect(Self.heads(state) == heads)
    }
  }

  private static func heads(_ state: borrowing ArcEagerState) -> [Int] { (0..<state.count).map { state.head($0) } }

  private static func state(_ count: Int, after actions: [ParserAction]) -> ArcEagerState {
    var state = ArcEagerState(count: count)
    for action in actions { state.apply(action) }
    return state
  }

  /// The cost of an action is the number of arcs lost: the best reachable tree before, less the best after, by search.
  @Test func costsAreThoseOfExhaustiveSearch() {
    func best(after actions: [ParserAction], _ gold: [Int]) -> Int {
      let state = Self.state(gold.count, after: actions)
      if state.isFinal { return gold.indices.count { state.head($0) == gold[$0] } }
      var most = 0
      for action in ParserAction.allCases where state.allows(action) {
        most = max(most, best(after: actions + [action], gold))
      }
      return most
    }
    var random = RandomNumbers(seed: 5)
    for _ in 0..<40 {
      let size = Int.random(in: 2...5, using: &random)
      var gold = [Int](repeating: -1, count: size)
      Self.randomTree(0..<size, parent: size, into: &gold, &random)
      var actions: [ParserAction] = []
      while true {
        let state = Self.state(size, after: actions)
        guard !state.isFinal else { break }
        var allowed: [ParserAction] = []
        for action in ParserAction.allCases where state.allows(action) { allowed.append(action) }
        let before = best(after: actions, gold)
        for action in allowed {
          let lost = before - best(after: actions + [action], gold)
          #expect(state.cost(action, gold: gold) == lost, "\(action) after \(actions), tree \(gold)")
        }
        guard let action = allowed.randomElement(using: &random) else { return }
        actions.append(action)
      }
    }
  }

  /// Every sequence of allowed actions ends, and gives every word a head.
  @Test(arguments: 1...6) func everyRunEnds(count: Int) {
    var random = RandomNumbers(seed: UInt64(count))
    for _ in 0..<200 {
      var state = ArcEagerState(count: count)
      var steps = 0
      while !state.isFinal {
        var allowed: [ParserAction] = []
        for action in ParserAction.allCases where state.allows(action) { allowed.append(action) }
        guard let action = allowed.randomElement(using: &random) else { break }
        state.apply(action)
        steps += 1
      }
      let isFinal = state.isFinal
      #expect(isFinal && steps == 2 * count)
      #expect(Self.heads(state).allSatisfy { $0 >= 0 && $0 <= count })
    }
  }

  @Test func anyWeightsGiveATree() throws {
    var random = RandomNumbers(seed: 3)
    let actions = (0..<(64 * 4)).map { _ in Int8.random(in: .min ... .max, using: &random) }
    let labels = (0..<(16 * 48)).map { _ in Int8.random(in: .min ... .max, using: &random) }
    let bytes = ModelFile.bytes(
      kind: DependencyParser.kind, labels: [["root", "dep", "obj"]], tables: [(actions, 64, 4), (labels, 16, 48)])
    try bytes.withUnsafeBytes { raw in
      let parser = try DependencyParser(
        try ModelFile(embedded: try #require(raw.baseAddress), count: raw.count, kind: DependencyParser.kind))
      for size in 1...80 {
        let words = SequenceTaggerTests.features((0..<size).map { "w\($0 * 7 % 13)" })
        let parse = parser.parse(words, tags: (0..<size).map { UInt8($0 * 5 % 9) })
        #expect(Self.isTree(parse.heads), "\(parse.heads)")
        #expect(parse.labels.allSatisfy { $0 < 3 })
      }
      #expect(parser.parse([], tags: []).heads.isEmpty)
      #expect(parser.parse(SequenceTaggerTests.features(["a"]), tags: []).heads.isEmpty)
    }
  }

  @Test func anyRememberedDecisionsGiveATree() throws {
    var random = RandomNumbers(seed: 4)
    func weights(_ count: Int) -> [Int8] { (0..<count).map { _ in Int8.random(in: .min ... .max, using: &random) } }
    let plain = ModelFile.bytes(
      kind: DependencyParser.kind, labels: [["root", "dep", "obj"]],
      tables: [(weights(64 * 4), 64, 4), (weights(16 * 48), 16, 48)])
    let sentences = (1...40).map { size in
      (
        SequenceTaggerTests.features((0..<size).map { "w\($0 * 7 % 13)" }), (0..<size).map { UInt8($0 * 5 % 9) }
      )
    }
    let (expected, remembering) = try plain.withUnsafeBytes { raw in
      let parser = try DependencyParser(
        try ModelFile(embedded: try #require(raw.baseAddress), count: raw.count, kind: DependencyParser.kind))
      let recorder = DependencyParser.Recorder()
      for _ in 0..<30 { for (words, tags) in sentences { parser.record(words, tags: tags, into: recorder) } }
      let model = parser.model(remembering: recorder, actionRows: 4096, labelRows: 4096)
      #expect(model.settledActions > 0.1 && model.settledLabels > 0.1)
      return (sentences.map { parser.parse($0.0, tags: $0.1).heads }, model.bytes)
    }
    try remembering.withUnsafeBytes { raw in
      let parser = try DependencyParser(
        try ModelFile(embedded: try #require(raw.baseAddress), count: raw.count, kind: DependencyParser.kind))
      for ((words, tags), heads) in zip(sentences, expected) {
        let parse = parser.parse(words, tags: tags)
        #expect(Self.isTree(parse.heads) && parse.labels.allSatisfy { $0 < 3 })
        #expect(parse.heads == heads)
      }
    }
  }

  @Test func whatItWasShownItParses() throws {
    let words = SequenceTaggerTests.features(["a", "kalum", "mesed", "a", "borum", "."])
    let example = DependencyParser.Example(
      words: words, tags: [0, 1, 2, 0, 1, 3], heads: [1, 2, -1, 4, 2, 2], labels: [1, 2, 0, 1, 3, 4])
    func train() -> [UInt8] {
      DependencyParser.train(
        [example, example], labels: ["root", "det", "nsubj", "obj", "punct"], actionRows: 1 << 12, labelRows: 1 << 9,
        epochs: 6
      ) { _, _ in }
    }
    let bytes = train()
    #expect(bytes == train())
    try bytes.withUnsafeBytes { raw in
      let parser = try DependencyParser(
        try ModelFile(embedded: try #require(raw.baseAddress), count: raw.count, kind: DependencyParser.kind))
      let parse = parser.parse(words, tags: example.tags)
      #expect(parse.heads == example.heads)
      #expect(parse.labels == example.labels)
    }
  }
}
