// A greedy tagger over an averaged perceptron: one label a token, left to right.
//
// It does not know what the labels are; the caller names them.

import Text

/// Tags words one by one with the label that scores best, seeing the two tags before (as Honnibal 2013 and Collins 2002 do).
public struct SequenceTagger: Sendable {
  /// The kind of its model file.
  public static let kind = "tagger"
  /// Room for labels in a row: a compile-time number, so that the inner loop is unrolled.
  public static let stride = 56
  fileprivate static let templateCount = 30
  /// How many of the templates come first; the others are asked only where these leave a doubt.
  private static let commonTemplateCount = 10
  /// A lead of one label over the others, in sums of weights, that the other templates hardly ever take
  /// back. At 120, 57 of 100 words of 40 articles had it after the first templates, and 0.6 of a thousand got another tag
  /// than by all; this is stricter. Accuracy on GUM dev then:
  /// 95.99, by all templates 95.98.
  private static let certainLead: Int16 = 130

  private let table: WeightTable
  private let decisions: DecisionTable?
  /// The names of the labels.
  public let labels: [String]

  /// A tagger of a model, with or without remembered decisions.
  public init(_ model: ModelFile) throws(ModelError) {
    guard (1...2).contains(model.tables.count), model.tables[0].stride == Self.stride, model.labels.count == 1,
      !model.labels[0].isEmpty, model.labels[0].count <= Self.stride
    else { throw .shape("a tagger has one table of \(Self.stride) labels, and one of decisions") }
    table = model.tables[0]
    decisions = try model.decisions(at: 1)
    labels = model.labels[0]
  }

  /// Tags one sentence: the label of each word.
  public func tag(_ words: [TokenFeatures]) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: words.count) { labels, count in
      words.withUnsafeBufferPointer { tag($0, into: labels) }
      count = words.count
    }
  }

  /// Tags one sentence into `labels`, which has room for a label a word. O(words).
  public func tag(_ words: UnsafeBufferPointer<TokenFeatures>, into labels: UnsafeMutableBufferPointer<UInt8>) {
    withUnsafeTemporaryAllocation(of: UInt64.self, capacity: Self.templateCount) { rows in
      withUnsafeTemporaryAllocation(of: Int16.self, capacity: 64) { scores in
        guard let base = rows.baseAddress, let score = scores.baseAddress else { return }
        let common = UnsafeBufferPointer(start: base, count: Self.commonTemplateCount)
        var (tag, farTag) = (Self.tagAtEdge, Self.farTagAtEdge)
        for index in words.indices {
          var best = 0
          if let known = remembered(words, at: index, after: tag) {
            best = known
          } else {
            Self.commonFeatures(words, at: index, after: tag, into: base)
            table.addUp(common, stride: Self.stride, into: score)
            let first = greatestWithLead(score, count: self.labels.count)
            best = first.place
            if first.lead <= Self.certainLead {
              Self.otherFeatures(words, at: index, after: tag, farTag, into: base + Self.commonTemplateCount)
              table.addUp(UnsafeBufferPointer(rows), stride: Self.stride, into: score)
              best = greatest(score, count: self.labels.count)
            }
          }
          labels[index] = UInt8(truncatingIfNeeded: best)
          (farTag, tag) = (tag, UInt64(best))
        }
      }
    }
  }

  /// The label that a word in such a place nearly always got; nil where its features must be asked.
  @inline(__always) private func remembered(
    _ words: UnsafeBufferPointer<TokenFeatures>, at index: Int, after tag: UInt64
  ) -> Int? {
    guard let decisions else { return nil }
    let label =
      decisions.decision(Self.wordKey(words[index]))
      ?? decisions.decision(Self.followingKey(words[index], after: tag))
      ?? decisions.decision(Self.surroundedKey(words, at: index, after: tag))
    guard let label, label < labels.count else { return nil }
    return Int(label)
  }

  // What a decision depends on, from the least to the most: the word, the tag before it, the class of the next word.

  @inline(__always) private static func wordKey(_ word: TokenFeatures) -> UInt64 {
    featureHash(101, word.word, word.shape)
  }

  @inline(__always) private static func followingKey(_ word: TokenFeatures, after tag: UInt64) -> UInt64 {
    featureHash(102, word.word, word.shape, tag)
  }

  @inline(__always) private static func surroundedKey(
    _ words: UnsafeBufferPointer<TokenFeatures>, at index: Int, after tag: UInt64
  ) -> UInt64 {
    let right = index + 1 < words.count ? UInt64(words[index + 1].classes.fine) : 0x400
    return featureHash(103, words[index].word, words[index].shape, tag &* 0x800 &+ right)
  }

  /// A recorder for `record`.
  public static func decisionRecorder() -> DecisionRecorder { DecisionRecorder(keyCount: 3) }

  /// Tags one sentence and records what each label depended on. The tagger should have no remembered decisions.
  public func record(_ words: [TokenFeatures], into recorder: inout DecisionRecorder) {
    let labels = tag(words)
    words.withUnsafeBufferPointer { words in
      var tag = Self.tagAtEdge
      for (index, label) in labels.enumerated() {
        let keys = [
          Self.wordKey(words[index]), Self.followingKey(words[index], after: tag),
          Self.surroundedKey(words, at: index, after: tag),
        ]
        recorder.add(keys, decision: label)
        tag = UInt64(label)
      }
    }
  }

  /// The bytes of this tagger's model with remembered decisions, and the share of the recorded ones that they settle.
  ///
  /// A key was seen at least 30 times, and at most 3 decisions of 1000 were others.
  public func model(remembering recorder: DecisionRecorder, rowCount: Int) -> (bytes: [UInt8], settledShare: Double) {
    let (weights, share) = recorder.table(rowCount: rowCount, leastCount: 30, greatestErrorShare: 3)
    let tables = [
      (table.weights, table.rowCount, table.stride), (weights, rowCount, DecisionTable.stride),
    ]
    return (ModelFile.bytes(kind: Self.kind, labels: [labels], tables: tables), share)
  }

  private static let leftEdge = TokenFeatures.edge(0x1EF7)
  private static let rightEdge = TokenFeatures.edge(0x4167)
  fileprivate static let tagAtEdge: UInt64 = 98
  fileprivate static let farTagAtEdge: UInt64 = 99

  /// Fills `rows` with all features of one word, whose two predecessors have the tags `tag` and `farTag`.
  fileprivate static func features(
    _ words: UnsafeBufferPointer<TokenFeatures>, at index: Int, after tag: UInt64, _ farTag: UInt64,
    into rows: UnsafeMutablePointer<UInt64>
  ) {
    commonFeatures(words, at: index, after: tag, into: rows)
    otherFeatures(words, at: index, after: tag, farTag, into: rows + commonTemplateCount)
  }

  /// Fills `rows` with the features that mostly suffice: the word by itself, the class of the next, the tag before.
  @inline(__always) private static func commonFeatures(
    _ words: UnsafeBufferPointer<TokenFeatures>, at index: Int, after tag: UInt64,
    into rows: UnsafeMutablePointer<UInt64>
  ) {
    let here = words[index]
    let right = index + 1 < words.count ? words[index + 1] : rightEdge
    let (fine, rightFine) = (UInt64(here.classes.fine), UInt64(right.classes.fine))
    rows[0] = featureHash(26, fine)
    rows[1] = featureHash(2, here.suffix2)
    rows[2] = featureHash(3, here.suffix3)
    rows[3] = featureHash(4, here.suffix4)
    rows[4] = featureHash(1, here.word)
    rows[5] = featureHash(6, here.prefix3)
    rows[6] = featureHash(7, here.shape)
    rows[7] = featureHash(5, here.prefix2)
    rows[8] = featureHash(28, fine, rightFine)
    rows[9] = featureHash(8, tag)
  }

  /// Fills `rows` with the other features: the words around.
  @inline(__always) private static func otherFeatures(
    _ words: UnsafeBufferPointer<TokenFeatures>, at index: Int, after tag: UInt64, _ farTag: UInt64,
    into rows: UnsafeMutablePointer<UInt64>
  ) {
    let here = words[index]
    let left = index > 0 ? words[index - 1] : leftEdge
    let farLeft = index > 1 ? words[index - 2].word : leftEdge.word
    let right = index + 1 < words.count ? words[index + 1] : rightEdge
    let farRight = index + 2 < words.count ? words[index + 2].word : rightEdge.word
    let (fine, leftFine, rightFine) = (
      UInt64(here.classes.fine), UInt64(left.classes.fine), UInt64(right.classes.fine)
    )
    rows[0] = featureHash(9, tag, farTag)
    rows[1] = featureHash(10, tag, here.word)
    rows[2] = featureHash(11, left.word)
    rows[3] = featureHash(12, left.suffix3)
    rows[4] = featureHash(13, farLeft)
    rows[5] = featureHash(14, right.word)
    rows[6] = featureHash(15, right.suffix3)
    rows[7] = featureHash(16, farRight)
    rows[8] = featureHash(17, left.word, here.word)
    rows[9] = featureHash(18, here.word, right.word)
    rows[10] = featureHash(19, here.shape, left.shape)
    rows[11] = featureHash(20, here.shape, right.shape)
    rows[12] = featureHash(21, tag, here.suffix3)
    rows[13] = featureHash(22, tag, right.word)
    rows[14] = featureHash(23, here.shape, here.suffix2, tag)
    rows[15] = featureHash(24, left.word, right.word)
    rows[16] = featureHash(25, tag, farTag, here.word)
    rows[17] = featureHash(27, leftFine, fine)
    rows[18] = featureHash(29, tag, rightFine)
    rows[19] = featureHash(30, tag, fine, rightFine)
  }

  /// A sentence with its right labels, for training.
  public struct Example: Sendable {
    /// The words.
    public var words: [TokenFeatures]
    /// The right label of each.
    public var labels: [UInt8]

    /// A sentence of its parts.
    public init(words: [TokenFeatures], labels: [UInt8]) {
      self.words = words
      self.labels = labels
    }
  }

  /// Trains a tagger and returns the bytes of its model. The same examples give the same bytes.
  ///
  /// The weights are the mean of `runs` perceptrons that saw the examples in different orders: what one order happened
  /// to teach evens out. `progress` is called after each epoch with the share of words tagged right while training, in
  /// tenths of a percent.
  public static func train(
    _ examples: [Example], labels: [String], rowCount: Int, runs: Int = 1, epochs: Int, progress: (Int, Int) -> Void
  ) -> [UInt8] {
    var mean = MeanWeights(count: rowCount * stride)
    for run in 0..<runs {
      var training = TaggerTraining(rowCount: rowCount, labelCount: labels.count, seed: UInt64(run) + 1)
      for epoch in 0..<epochs {
        progress(run * epochs + epoch, training.epoch(over: examples))
      }
      mean.add(training.perceptron.averaged())
    }
    return ModelFile.bytes(kind: kind, labels: [labels], tables: [(mean.quantized(), rowCount, stride)])
  }
}

/// One perceptron that learns tags.
private struct TaggerTraining {
  var perceptron: SparsePerceptron
  private var random: RandomNumbers
  private var rows = [UInt64](repeating: 0, count: SequenceTagger.templateCount)
  private var scores: [Float]

  init(rowCount: Int, labelCount: Int, seed: UInt64) {
    perceptron = SparsePerceptron(rowCount: rowCount, stride: SequenceTagger.stride)
    random = RandomNumbers(seed: seed)
    scores = [Float](repeating: 0, count: labelCount)
  }

  /// Goes over all examples once; the share of words that were tagged right, in tenths of a percent.
  mutating func epoch(over examples: [SequenceTagger.Example]) -> Int {
    var order = Array(examples.indices)
    order.shuffle(using: &random)
    var (right, seen) = (0, 0)
    for index in order {
      right += learn(examples[index])
      seen += examples[index].words.count
    }
    return seen == 0 ? 0 : right * 1000 / seen
  }

  /// Learns from one sentence, each tag after those that were chosen before it; the number that were right.
  private mutating func learn(_ example: SequenceTagger.Example) -> Int {
    var right = 0
    var (tag, farTag) = (SequenceTagger.tagAtEdge, SequenceTagger.farTagAtEdge)
    example.words.withUnsafeBufferPointer { words in
      for (index, label) in zip(words.indices, example.labels) {
        rows.withUnsafeMutableBufferPointer { rows in
          guard let base = rows.baseAddress else { return }
          SequenceTagger.features(words, at: index, after: tag, farTag, into: base)
        }
        perceptron.score(rows, into: &scores)
        var best = 0
        for label in 1..<scores.count where scores[label] > scores[best] { best = label }
        perceptron.advance()
        if best == Int(label) {
          right += 1
        } else {
          perceptron.update(rows, towards: Int(label), awayFrom: best)
        }
        (farTag, tag) = (tag, UInt64(best))
      }
    }
    return right
  }
}
