// Percentages, quantities with units, ordinals and plain numbers; and what looks like one and is none.

import Annotation
import Text

extension ValueParser {
  /// The best amount that begins at `start`.
  func amount(_ start: Int) -> ValueReading? {
    if let money = money(start) { return money }
    if let ordinal = ordinalReading(start) { return ordinal }
    if let percent = percentOf(start) { return percent }
    guard let number = number(start) else { return nil }
    if let reading = percent(start, number) ?? quantity(start, number) { return reading }
    return cardinal(start, number)
  }

  // MARK: Percent

  /// "5 percent", "10-15%", "10%-15%", "half a percent"; with the sign of what falls ("-3.2%").
  private func percent(_ start: Int, _ number: NumberReading) -> ValueReading? {
    if let part = quotient(start), let after = percentEnd(start + 3) {
      return ValueReading(start, after, .percent, part.plainText, "values.percent")
    }
    var (value, end) = (number.value.plainText, number.end)
    if let lower = percentEnd(end), isMark(lower, "-"), !atom(lower).isSpaced,
      let upper = self.number(lower + 1, allowsArticle: false), let after = percentEnd(upper.end)
    {
      return ValueReading(start, after, .percent, value + "-" + upper.value.plainText, "values.percent")
    }
    if percentEnd(end) == nil, isMark(end, "-") || glue(end) == .to,
      let upper = self.number(end + 1, allowsArticle: false), percentEnd(upper.end) != nil
    {
      value += "-" + upper.value.plainText
      end = upper.end
    }
    let at = isMark(end, "-") ? end + 1 : end
    guard let after = percentEnd(at) else { return nil }
    let hasSign = isMark(start - 1, "-") && atom(start - 1).isSpaced && number.hasDigits && !atom(start).isSpaced
    return ValueReading(hasSign ? start - 1 : start, after, .percent, (hasSign ? "-" : "") + value, "values.percent")
  }

  /// "percent of twenty-two" as a phrase: the number behind.
  private func percentOf(_ start: Int) -> ValueReading? {
    guard context.isPhrase, let end = percentEnd(start), glue(end) == .of, atom(start - 1).kind != .number,
      !has(start - 1, .cardinal), let number = number(end + 1, allowsArticle: false), percentEnd(number.end) == nil,
      number.end >= atoms.count || endsSentence(number.end)
    else { return nil }
    return ValueReading(start, number.end, .percent, number.value.plainText, "values.percent")
  }

  private func percentEnd(_ index: Int) -> Int? {
    if isMark(index, "%") || glue(index) == .percent { return index + 1 }
    if glue(index) == .per, glue(index + 1) == .cent || has(index + 1, .subunit) { return index + 2 }
    return nil
  }

  // MARK: Quantities

  private func quantity(_ start: Int, _ number: NumberReading) -> ValueReading? {
    var index = isMark(number.end, "-") && !atom(number.end).isSpaced ? number.end + 1 : number.end
    var power = ""
    if Self.squareWords.contains(tokenHash(index)) {
      (power, index) = ("2", index + 1)
    } else if Self.cubicWords.contains(tokenHash(index)) {
      (power, index) = ("3", index + 1)
    }
    if has(index, .currency), word(index).code == 2, Self.poundWords.contains(tokenHash(index)) {
      return ValueReading(start, index + 1, .quantity, number.value.plainText + " lb", "values.quantity")
    }
    if Self.nautical.contains(tokenHash(index)), has(index + 1, .measure) {
      return ValueReading(start, index + 2, .quantity, number.value.plainText + " nmi", "values.quantity")
    }
    if Self.metric.contains(tokenHash(index)), has(index + 1, .measure) { index += 1 }
    guard has(index, .measure), isSafeMeasure(index, number) else { return nil }
    var symbol = ValueVocabulary.measures[Int(word(index).measure)].symbol
    var end = index + 1
    if symbol == "°", has(end, .measure), word(end).measure != word(index).measure {
      symbol = ValueVocabulary.measures[Int(word(end).measure)].symbol
      end += 1
    } else if symbol == "km" || symbol == "mi", glue(end) == .per || glue(end) == .a || isMark(end, "/"),
      has(end + 1, .timeUnit) || glue(end + 1) == .halfCode
    {
      symbol = symbol == "km" ? "km/h" : "mph"
      end += 2
    }
    return ValueReading(start, end, .quantity, number.value.plainText + " " + symbol + power, "values.quantity")
  }

  private static let squareWords = WordSet("square sq sq.")
  private static let cubicWords = WordSet("cubic")
  private static let nautical = WordSet("nautical")
  private static let metric = WordSet("metric")

  /// "foot", "stone", "in" and other words of everyday use are units only right after digits, or in the plural.
  private func isSafeMeasure(_ index: Int, _ number: NumberReading) -> Bool {
    let hash = tokenHash(index)
    if Self.everydayMeasures.contains(hash) { return number.hasDigits || isMark(index - 1, "-") }
    return true
  }

  private static let everydayMeasures = WordSet("foot stone yard knots degree degrees")

  // MARK: Ordinals and plain numbers

  /// "3rd", "second", "twenty-first". "First" ranks nothing in prose ("at first", "first phase"): only "1st" does.
  private func ordinalReading(_ start: Int) -> ValueReading? {
    guard let (end, value) = ordinal(start), !isGlued(start) else { return nil }
    if has(start, .ordinal), value == 1, !context.isPhrase { return nil }
    if atom(start).isCapitalized, !atoms.isEmpty, start > 0, atom(start).kind == .word, atom(end).isCapitalized {
      return nil
    }
    if has(start, .fraction), glue(start - 1) == .a || has(start - 1, .cardinal) { return nil }
    if has(start, .ordinal), value == 2, has(start - 1, .cardinal) || isMark(end, ",") && start == 0 { return nil }
    return ValueReading(start, end, .ordinal, String(value), "values.ordinal")
  }

  private func cardinal(_ start: Int, _ number: NumberReading) -> ValueReading? {
    let end = number.end
    guard !isGluedAfter(end), !isLabelled(start, end), !isOutOfProse(start, end) else { return nil }
    if let fraction = fraction(start, number) { return fraction }
    if !number.hasDigits, !number.hasMultiplier, glue(start) == .one, end == start + 1 {
      return context.isPhrase && atoms.count == 1 ? ValueReading(start, end, .cardinal, "1", "values.cardinal") : nil
    }
    if glue(start) == .half && !number.hasMultiplier
      || glue(start) == .a && !number.hasMultiplier && glue(start + 1) != .couple
    {
      return nil
    }
    if glue(start) == .a, glue(start + 1) == .couple, atom(end).kind != .word { return nil }
    return ValueReading(start, end, .cardinal, number.value.plainText, "values.cardinal")
  }

  /// "two-thirds", "three quarters".
  private func fraction(_ start: Int, _ number: NumberReading) -> ValueReading? {
    let index = isMark(number.end, "-") ? number.end + 1 : number.end
    guard has(index, .fraction), !number.hasDigits,
      has(index, .plural) || number.value.mantissa == 1 || isMark(number.end, "-") || glue(index) != .half,
      let top = number.value.integer, top > 0, top < 20, Int64(top) < word(index).number,
      !has(index, .timeUnit) || !has(index, .plural) || glue(index + 1) == .of
    else { return nil }
    let denominator = word(index).number
    let hundredths = Int64(top) * 10_000 / denominator
    return ValueReading(start, index + 1, .cardinal, ExactNumber(hundredths, exponent: -4).plainText, "values.fraction")
  }

  /// Whether the number is part of a name or a label: "Chapter 3", "No. 5", "Boeing 737", "Apollo 11".
  private func isLabelled(_ start: Int, _ end: Int) -> Bool {
    let before = atom(start - 1)
    if context.isPhrase && start == 0 { return false }
    if isMark(start - 1, "#") { return true }
    guard before.kind == .word else {
      return isMark(start - 1, ".") && has(start - 2, .label) && before.isSpaced == false
    }
    if has(start - 1, .label) { return true }
    let number = atom(start)
    guard number.kind == .number, !number.isGrouped, number.isSpaced else { return false }
    // A capitalised word right before plain digits makes a name of them, unless the word opens the sentence.
    let opensSentence =
      start == 1 || endsSentence(start - 2) || atom(start - 2).mark == 0x22
      || atom(start - 2).mark == 0
        && atom(start - 2).kind == .mark
    return before.isCapitalized && before.entry == 0 && !opensSentence
  }

  /// Numbers of lists, results of games, telephone numbers, versions, addresses.
  private func isOutOfProse(_ start: Int, _ end: Int) -> Bool {
    let first = atom(start)
    guard first.kind == .number else { return false }
    if start == 0, isMark(end, ".") || isMark(end, ")"), first.digitCount <= 3, atoms.count > 2 { return true }
    if isMark(start - 1, "("), isMark(end, ")"), first.digitCount <= 2 { return true }
    if isMark(start - 1, "["), isMark(end, "]") { return true }
    // "3-2", "6:4", "555-0134", "1/2", "192.168.0.1": joined digits on either side.
    let joinsAfter = isJoin(end) && !atom(end).isSpaced && !atom(end + 1).isSpaced && atom(end + 1).kind == .number
    let joinsBefore =
      isJoin(start - 1) && !first.isSpaced && !atom(start - 1).isSpaced && atom(start - 2).kind == .number
    if joinsAfter || joinsBefore { return !isCountRange(start, end, joinsAfter) }
    if first.digitCount >= 5, !first.isGrouped, end == start + 1, first.digits > 0, leadingZero(start) { return true }
    return first.digitCount >= 10 && !first.isGrouped || leadingZero(start) && first.digitCount > 1
  }

  /// "10-15 people", "1,000-2,000": a range of counts, not a result.
  private func isCountRange(_ start: Int, _ end: Int, _ joinsAfter: Bool) -> Bool {
    let (lower, upper) = joinsAfter ? (atom(start), atom(end + 1)) : (atom(start - 2), atom(start))
    let after = joinsAfter ? end + 2 : end
    let mark = joinsAfter ? end : start - 1
    guard isMark(mark, "-"), lower.digits < upper.digits, !isJoin(after) || atom(after + 1).kind != .number else {
      return false
    }
    return atom(after).kind == .word && atom(after).isSpaced && atom(after).ending == 1 || upper.isGrouped
  }

  private func leadingZero(_ index: Int) -> Bool {
    let atom = atom(index)
    var power: Int64 = 1
    for _ in 1..<max(1, Int(atom.digitCount)) { power = power &* 10 }
    return atom.digitCount > 1 && atom.fractionDigits == 0 && atom.digits < power
  }

  private func isJoin(_ index: Int) -> Bool {
    isMark(index, "-") || isMark(index, ":") || isMark(index, "/")
      || isMark(index, ".") && !atom(index).isSpaced && !atom(index + 1).isSpaced
  }
}
