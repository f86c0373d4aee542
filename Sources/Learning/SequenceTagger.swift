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
  private static let templateCount = 25

  private let table: WeightTable
  /// The names of the labels.
  public let labels: [String]

  /// A tagger of a model.
  public init(_ model: ModelFile) throws(ModelError) {
    guard model.tables.count == 1, model.tables[0].stride == Self.stride, model.labels.count == 1,
      !model.labels[0].isEmpty, model.labels[0].count <= Self.stride
    else { throw .shape("a tagger has one table of \(Self.stride) labels") }
    table = model.tables[0]
    labels = model.labels[0]
  }

  /// Tags one sentence: the label of each word.
  public func tag(_ words: [TokenFeatures]) -> [UInt8] {
    var result = [UInt8](repeating: 0, count: words.count)
    var rows = [UInt64](repeating: 0, count: Self.templateCount)
    var scores = [Int16](repeating: 0, count: Self.stride)
    let count = labels.count
    for index in words.indices {
      Self.features(words, at: index, before: result, into: &rows)
      scores.withUnsafeMutableBufferPointer { scores in
        for label in 0..<Self.stride { scores[label] = 0 }
        for row in rows {
          let weights = table.row(row)
          for label in 0..<Self.stride { scores[label] &+= Int16(weights[label]) }
        }
        var best = 0
        for label in 1..<count where scores[label] > scores[best] { best = label }
        result[index] = UInt8(truncatingIfNeeded: best)
      }
    }
    return result
  }

  private static let leftEdge = TokenFeatures.edge(0x1EF7)
  private static let rightEdge = TokenFeatures.edge(0x4167)

  /// Fills `rows` with the hashed features of one word.
  static func features(_ words: [TokenFeatures], at index: Int, before tags: [UInt8], into rows: inout [UInt64]) {
    let here = words[index]
    let left = index > 0 ? words[index - 1] : leftEdge
    let farLeft = index > 1 ? words[index - 2] : leftEdge
    let right = index + 1 < words.count ? words[index + 1] : rightEdge
    let farRight = index + 2 < words.count ? words[index + 2] : rightEdge
    let tag = index > 0 ? UInt64(tags[index - 1]) : 98
    let farTag = index > 1 ? UInt64(tags[index - 2]) : 99
    rows.withUnsafeMutableBufferPointer { rows in
      rows[0] = featureHash(1, here.word)
      rows[1] = featureHash(2, here.suffix2)
      rows[2] = featureHash(3, here.suffix3)
      rows[3] = featureHash(4, here.suffix4)
      rows[4] = featureHash(5, here.prefix2)
      rows[5] = featureHash(6, here.prefix3)
      rows[6] = featureHash(7, here.shape)
      rows[7] = featureHash(8, tag)
      rows[8] = featureHash(9, tag, farTag)
      rows[9] = featureHash(10, tag, here.word)
      rows[10] = featureHash(11, left.word)
      rows[11] = featureHash(12, left.suffix3)
      rows[12] = featureHash(13, farLeft.word)
      rows[13] = featureHash(14, right.word)
      rows[14] = featureHash(15, right.suffix3)
      rows[15] = featureHash(16, farRight.word)
      rows[16] = featureHash(17, left.word, here.word)
      rows[17] = featureHash(18, here.word, right.word)
      rows[18] = featureHash(19, here.shape, left.shape)
      rows[19] = featureHash(20, here.shape, right.shape)
      rows[20] = featureHash(21, tag, here.suffix3)
      rows[21] = featureHash(22, tag, right.word)
      rows[22] = featureHash(23, here.shape, here.suffix2, tag)
      rows[23] = featureHash(24, left.word, right.word)
      rows[24] = featureHash(25, tag, farTag, here.word)
    }
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
  /// `progress` is called after each epoch with the share of words tagged right while training, in tenths of a percent.
  public static func train(
    _ examples: [Example], labels: [String], rowCount: Int, epochs: Int, progress: (Int, Int) -> Void
  ) -> [UInt8] {
    var perceptron = SparsePerceptron(rowCount: rowCount, stride: stride)
    var random = RandomNumbers(seed: 1)
    var order = Array(examples.indices)
    var rows = [UInt64](repeating: 0, count: templateCount)
    var scores = [Float](repeating: 0, count: labels.count)
    for epoch in 0..<epochs {
      order.shuffle(using: &random)
      var right = 0
      var seen = 0
      for index in order {
        let example = examples[index]
        var tags = [UInt8](repeating: 0, count: example.words.count)
        for word in example.words.indices {
          features(example.words, at: word, before: tags, into: &rows)
          perceptron.score(rows, into: &scores)
          var best = 0
          for label in 1..<scores.count where scores[label] > scores[best] { best = label }
          perceptron.advance()
          let gold = Int(example.labels[word])
          if best != gold { perceptron.update(rows, towards: gold, awayFrom: best) } else { right += 1 }
          seen += 1
          tags[word] = UInt8(truncatingIfNeeded: best)
        }
      }
      progress(epoch, seen == 0 ? 0 : right * 1000 / seen)
    }
    return ModelFile.bytes(
      kind: kind, labels: [labels], tables: [(perceptron.quantized(), rowCount, stride)])
  }
}
