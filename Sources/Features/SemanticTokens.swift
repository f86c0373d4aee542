// The colours of a text: disjoint runs, each with one meaning, none over a line end.

import Annotation
import Corpus
import Prose
import Text

/// A run of text with one meaning.
public struct SemanticToken: Sendable, Hashable {
  /// What it is. The server maps these to names that the client knows.
  public enum Kind: UInt8, Sendable, Hashable, CaseIterable {
    case person, organization, place, pronoun, title, quotation, cue, date, opaque

    /// The kind of a name of a type; `nil` for types that get no colour.
    init?(_ type: EntityType?) {
      switch type {
      case .person: self = .person
      case .organization, .nationality: self = .organization
      case .geopoliticalEntity, .location, .facility: self = .place
      default: return nil
      }
    }
  }

  /// The bytes, on one line.
  public var range: ByteRange
  /// What it is.
  public var kind: Kind
  /// Whether it introduces its entity.
  public var isDeclaration: Bool
  /// Whether it stands inside a quotation.
  public var isQuoted: Bool
}

/// Makes the colours of a text.
public enum SemanticTokens {
  /// A span before spans are flattened; the higher rank wins, then the shorter, then the earlier.
  private struct Layer {
    var range: ByteRange
    var kind: SemanticToken.Kind
    var rank: Int
    var isDeclaration = false
  }

  /// The tokens in `range`, sorted and disjoint. Names win over titles, those over cues, those over quotations.
  public static func all(in range: ByteRange, of document: DocumentSnapshot) -> [SemanticToken] {
    let layers = self.layers(of: document).filter { $0.range.overlaps(range) && document.text.range.contains($0.range) }
    let quoted = document.quotationIndex
    var tokens: [SemanticToken] = []
    for (run, layer) in flattened(layers) {
      for piece in lines(of: run, in: document) {
        let isQuoted = layer.kind != .quotation && !quoted.owners(overlapping: piece).isEmpty
        tokens.append(
          SemanticToken(range: piece, kind: layer.kind, isDeclaration: layer.isDeclaration, isQuoted: isQuoted))
      }
    }
    return tokens.filter { $0.range.overlaps(range) }
  }

  private static func layers(of document: DocumentSnapshot) -> [Layer] {
    let annotation = document.annotation
    var layers: [Layer] = []
    for (index, mention) in annotation.mentions.enumerated() {
      let chain = annotation.chains.indices.contains(mention.chain) ? annotation.chains[mention.chain] : nil
      let isDeclaration = chain?.introducingMention == index
      switch mention.kind {
      case .name:
        guard let kind = SemanticToken.Kind(mention.type ?? chain?.type) else { continue }
        layers.append(Layer(range: mention.range, kind: kind, rank: 5, isDeclaration: isDeclaration))
      case .pronoun:
        layers.append(Layer(range: mention.range, kind: .pronoun, rank: 5))
      case .nominal:
        continue
      }
    }
    layers += annotation.expressions.filter { $0.type == .date || $0.type == .time }.map { expression in
      Layer(range: expression.range, kind: .date, rank: 4)
    }
    layers += annotation.chains.flatMap(\.roles).map { Layer(range: $0.range, kind: .title, rank: 3) }
    for quotation in annotation.quotations {
      layers += quotation.cue.map { Layer(range: $0, kind: .cue, rank: 2) }
      guard quotation.kind != .indirect else { continue }
      layers += quotation.spans.map { Layer(range: $0, kind: .quotation, rank: 1) }
    }
    let opaque = annotation.prose.opaqueRanges + annotation.prose.paragraphs.filter { $0.kind == .opaque }.map(\.range)
    layers += opaque.map { Layer(range: $0, kind: .opaque, rank: 6) }
    return layers.filter { !$0.range.isEmpty }
  }

  /// Disjoint runs in order, each with the layer that wins there.
  private static func flattened(_ layers: [Layer]) -> [(ByteRange, Layer)] {
    var bounds = layers.flatMap { [$0.range.start, $0.range.end] }.sorted()
    bounds = bounds.enumerated().filter { $0 == 0 || bounds[$0 - 1] != $1 }.map(\.element)
    let order = layers.indices.sorted { (layers[$0].range.start, $0) < (layers[$1].range.start, $1) }
    var next = 0
    var active: [Int] = []
    var result: [(ByteRange, Layer)] = []
    for (start, end) in zip(bounds, bounds.dropFirst()) {
      active.removeAll { layers[$0].range.end <= start }
      while next < order.count, layers[order[next]].range.start <= start {
        active.append(order[next])
        next += 1
      }
      let winner = active.max { left, right in
        let (first, second) = (layers[left], layers[right])
        return (first.rank, second.range.count, right) < (second.rank, first.range.count, left)
      }
      if let winner { result.append((ByteRange(start, end), layers[winner])) }
    }
    return result
  }

  /// The parts of a run on each line, line ends and blank parts left out.
  private static func lines(of run: ByteRange, in document: DocumentSnapshot) -> [ByteRange] {
    let first = document.lines.line(ofByteOffset: run.start)
    let last = document.lines.line(ofByteOffset: Swift.max(run.start, run.end - 1))
    return (first...Swift.max(first, last)).compactMap { line in
      let content = document.lines.contentRange(ofLine: line)
      let piece = ByteRange(Swift.max(run.start, content.start), Swift.min(run.end, content.end))
      return piece.isEmpty ? nil : piece
    }
  }
}
