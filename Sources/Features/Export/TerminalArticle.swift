// The article for a reader at a terminal: names tied to who they are, then who said what.

import Annotation
import Corpus
import Text

/// Shows an article with its people, organisations, places, dates and sums, and lists who said what.
public struct TerminalArticle: Sendable {
  /// Whether colours may be used; without them only small numbers mark the text.
  public var usesColour: Bool

  /// An article in colour or without.
  public init(usesColour: Bool) { self.usesColour = usesColour }

  /// The article and its lists, with a line end at the end.
  public func text(of document: DocumentSnapshot) -> String {
    let numbers = EntityNumbers(document)
    var output = article(document, numbers)
    while output.hasSuffix("\n") { output.removeLast() }
    output += "\n"
    let lists = [quotations(document), entities(document, numbers), values(document)]
    for list in lists where !list.isEmpty { output += "\n" + list.joined(separator: "\n") + "\n" }
    return output
  }

  // MARK: The article

  private func article(_ document: DocumentSnapshot, _ numbers: EntityNumbers) -> String {
    let annotation = document.annotation
    var output = ""
    for segment in Segment.all(in: document) {
      let words = Self.printable(document.text[segment.range])
      let styles = styles(of: segment, annotation)
      output += styled(words, styles)
      // A number follows the last word of its mention.
      for index in segment.mentions.reversed() where annotation.mentions[index].range.end == segment.range.end {
        guard let number = numbers.number(of: annotation.mentions[index].chain) else { continue }
        output += styled(Self.superscript(number), [.dim])
      }
    }
    return output
  }

  private func styles(of segment: Segment, _ annotation: DocumentAnnotation) -> [Style] {
    var styles: [Style] = segment.quotations.isEmpty ? [] : [.italic]
    if let name = segment.mentions.last(where: { annotation.mentions[$0].kind == .name }) {
      let mention = annotation.mentions[name]
      if let style = Style(mention.type) { styles.append(style) }
    } else if !segment.mentions.isEmpty, segment.mentions.contains(where: { annotation.mentions[$0].kind == .pronoun })
    {
      styles.append(.underline)
    }
    if let expression = segment.expressions.last, let style = Style(annotation.expressions[expression].type) {
      styles.append(style)
    }
    return styles
  }

  // MARK: The lists

  private func quotations(_ document: DocumentSnapshot) -> [String] {
    let quotations = document.annotation.quotations
    guard !quotations.isEmpty else { return [] }
    var lines = [styled("Who said what", [.bold])]
    var speakers: [String] = []
    var spoken: [String: [Int]] = [:]
    for (index, quotation) in quotations.enumerated() {
      let chains = quotation.chains.map { "c\($0)" }.joined(separator: "+")
      let key = !chains.isEmpty ? chains : QuotationCard.speakerName(quotation, in: document) ?? ""
      if spoken[key] == nil { speakers.append(key) }
      spoken[key, default: []].append(index)
    }
    for key in speakers {
      guard let indices = spoken[key], let first = indices.first else { continue }
      lines.append("  " + speakerLine(quotations[first], in: document))
      for index in indices {
        let words = QuotationCard.words(quotations[index], in: document, limitScalars: 160)
        let place = "line \(document.lineNumber(of: quotations[index].extent.start))"
        lines.append("    " + Self.printable(words) + styled("  " + place, [.dim]))
      }
    }
    return lines
  }

  private func speakerLine(_ quotation: Quotation, in document: DocumentSnapshot) -> String {
    guard let name = QuotationCard.speakerName(quotation, in: document) else { return styled("not known", [.dim]) }
    let only = quotation.chains.count == 1 ? quotation.chain : nil
    let facts = only.flatMap { EntityFacts(chain: $0, in: document) }
    let role = facts?.roles.first.map { ", " + $0 } ?? ""
    return styled(Self.printable(name), [.bold]) + Self.printable(role)
  }

  private func entities(_ document: DocumentSnapshot, _ numbers: EntityNumbers) -> [String] {
    guard !numbers.chains.isEmpty else { return [] }
    let width = Self.superscript(numbers.chains.count).unicodeScalars.count
    return [styled("Who and what", [.bold])]
      + numbers.chains.enumerated().compactMap { index, chain in
        guard let facts = EntityFacts(chain: chain, in: document) else { return nil }
        let number = Self.superscript(index + 1)
        let padding = String(repeating: " ", count: Swift.max(0, width - number.unicodeScalars.count))
        let name = Self.printable(Excerpt.line(facts.chain.canonicalName, limitScalars: 100))
        let type = facts.chain.type
        var line = "  " + padding + styled(number, [.dim]) + " " + styled(name, [Style(type)].compactMap { $0 })
        var details = [PlainWords.type(type)]
        if type == nil, facts.count(of: .name) > 0 { details = [] }
        details += facts.roles.prefix(1)
        details.append(PlainWords.count(facts.mentions.count, "mention"))
        line += ": " + Self.printable(details.joined(separator: ", "))
        return line
      }
  }

  private func values(_ document: DocumentSnapshot) -> [String] {
    let expressions = document.annotation.expressions.filter { expression in
      expression.type != .cardinal && expression.type != .ordinal
    }
    guard !expressions.isEmpty else { return [] }
    var seen: Set<String> = []
    return [styled("Dates and sums", [.bold])]
      + expressions.compactMap { expression in
        let words = Excerpt.line(document.text[expression.range], limitScalars: 80)
        let line = "  \(Self.printable(words)) = \(Self.printable(expression.value))"
        return seen.insert(line).inserted ? line : nil
      }
  }

  // MARK: Styles

  /// How a run of letters is set, by the codes of ECMA-48.
  private enum Style: Int {
    case bold = 1
    case dim = 2
    case italic = 3
    case underline = 4
    case green = 32
    case yellow = 33
    case blue = 34
    case magenta = 35
    case cyan = 36

    /// The colour of a type; `nil` where none is used.
    init?(_ type: EntityType?) {
      switch type {
      case .person: self = .yellow
      case .organization, .product: self = .cyan
      case .geopoliticalEntity, .location, .facility, .nationality: self = .green
      case .date, .time, .duration, .set: self = .magenta
      case .money, .percent, .quantity: self = .blue
      default: return nil
      }
    }
  }

  private func styled(_ text: String, _ styles: [Style]) -> String {
    guard usesColour, !styles.isEmpty, !text.isEmpty else { return text }
    return "\u{1B}[" + styles.map { String($0.rawValue) }.joined(separator: ";") + "m" + text + "\u{1B}[0m"
  }

  /// A number in small raised digits.
  static func superscript(_ number: Int) -> String {
    let digits: [Character] = ["⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"]
    return String(String(number).compactMap { $0.wholeNumberValue.map { digits[$0] } })
  }

  /// `text` without control characters, which a document could use to rewrite the terminal.
  static func printable(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: isControl) else { return text }
    var result = ""
    for scalar in text.unicodeScalars where !isControl(scalar) { result.unicodeScalars.append(scalar) }
    return result
  }

  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    (scalar.value < 0x20 && scalar != "\n" && scalar != "\t") || (0x7F...0x9F).contains(scalar.value)
  }
}
