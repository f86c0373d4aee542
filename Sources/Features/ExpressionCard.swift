// The card of a date, a sum or a number: its value, the day that it counts from, and the rule that read it.

import Annotation
import Corpus
import Text

/// Builds the card of an expression.
public enum ExpressionCard {
  /// The card of an expression (an index of `DocumentAnnotation.expressions`).
  public static func card(expression index: Int, in document: DocumentSnapshot) -> Card {
    let annotation = document.annotation
    guard annotation.expressions.indices.contains(index) else { return Card() }
    let expression = annotation.expressions[index]
    var card = Card()
    card.blocks.append(
      .line([.strong(expression.value), .plain(" — " + PlainWords.type(expression.type))]))
    card.addLine("“" + Excerpt.line(document.text[expression.range], limitScalars: 80) + "”")
    card.addLine(anchor(of: expression, in: document))
    if expression.evidence > 0, annotation.evidence.indices.contains(expression.evidence) {
      card.addLine("Because: " + PlainWords.rule(annotation.evidence[expression.evidence].rule))
    }
    return card
  }

  /// What the value counts from: only for dates and times, whose value may depend on a day.
  private static func anchor(of expression: Expression, in document: DocumentSnapshot) -> String {
    if let anchor = expression.anchor {
      let line = document.lineNumber(of: anchor.start)
      return "Counts from “\(Excerpt.line(document.text[anchor], limitScalars: 60))” (line \(line))"
    }
    guard expression.countsFromReferenceDay, let reference = document.annotation.referenceDate else { return "" }
    let source = reference.source.flatMap { source -> String? in
      guard reference.origin == .inferred else { return nil }
      let line = document.lineNumber(of: source.start)
      return " from “\(Excerpt.line(document.text[source], limitScalars: 60))” (line \(line))"
    }
    return "Reference day: \(reference.value), " + origin(reference.origin) + (source ?? "")
  }

  private static func origin(_ origin: ReferenceDate.Origin) -> String {
    switch origin {
    case .given: "as given"
    case .frontMatter: "from the front matter"
    case .dateline: "from the dateline"
    case .inferred: "inferred"
    }
  }
}
