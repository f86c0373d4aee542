// Numbers: digits and words, with their values. Knows nothing of what is counted.

import Text

/// A number that was read: where it ends, its value, how it was written.
struct NumberReading {
  var end: Int
  var value: ExactNumber
  /// It has digits.
  var hasDigits: Bool
  /// A factor ("million") was part of it.
  var hasMultiplier = false
  /// It is "a" or "an" alone, which only counts before a unit.
  var isArticle = false
}

extension ValueParser {
  /// A cardinal number: "1,000", "1.5 million", "twenty-four", "two hundred and fifty thousand", "a dozen", "half a million",
  /// "three and a half".
  func number(_ start: Int, allowsArticle: Bool = true) -> NumberReading? {
    let first = atom(start)
    if glue(start) == .minus, let inner = number(start + 1, allowsArticle: false) {
      return NumberReading(
        end: inner.end, value: ExactNumber(-inner.value.mantissa, exponent: inner.value.exponent),
        hasDigits: inner.hasDigits)
    }
    if first.kind == .number { return digits(start) }
    if let fraction = pointedFraction(start) { return fraction }
    if glue(start) == .half || (has(start, .fraction) && glue(start) != .half && has(start, .timeUnit)) {
      return halfOf(start)
    }
    if glue(start) == .a {
      guard allowsArticle else { return nil }
      if has(start + 1, .multiplier), !has(start + 1, .plural), let scaled = scale(ExactNumber(1), start + 1, 0) {
        return NumberReading(end: scaled.end, value: scaled.value, hasDigits: false, hasMultiplier: true)
      }
      if glue(start + 1) == .couple {
        return NumberReading(end: skip(.of, start + 2), value: ExactNumber(2), hasDigits: false)
      }
      if glue(start + 1) == .half || has(start + 1, .fraction) { return halfOf(start + 1) }
      return nil
    }
    return wordNumber(start)
  }

  /// ".5": a fraction without its zero.
  private func pointedFraction(_ start: Int) -> NumberReading? {
    let digits = atom(start + 1)
    guard isMark(start, "."), digits.kind == .number, !digits.isSpaced, digits.fractionDigits == 0, !digits.isGrouped
    else { return nil }
    return NumberReading(
      end: start + 2, value: ExactNumber(digits.digits, exponent: -Int(digits.digitCount)), hasDigits: true)
  }

  private func halfOf(_ start: Int) -> NumberReading? {
    let part = glue(start) == .half ? ExactNumber(5, exponent: -1) : ExactNumber(25, exponent: -2)
    guard glue(start) == .half || word(start).number == 4 else { return nil }
    var index = start + 1
    if isMark(index, "-") { index += 1 }
    let before = index
    if glue(index) == .a { index += 1 } else if glue(index) == .of { index += glue(index + 1) == .a ? 2 : 1 }
    if has(index, .multiplier), !has(index, .plural), let scaled = scale(part, index, 0) {
      return NumberReading(end: scaled.end, value: scaled.value, hasDigits: false, hasMultiplier: true)
    }
    if has(index, .timeUnit) || has(index, .currency) || glue(index) == .percent || glue(index) == .per {
      return NumberReading(end: index > before ? index : before, value: part, hasDigits: false)
    }
    return nil
  }

  private func digits(_ start: Int) -> NumberReading? {
    let first = atom(start)
    var end = start + 1
    // "1 / 2", "5 1/2": a fraction after a whole number.
    if let mixed = mixedFraction(start) { return mixed }
    if first.digitCount >= 15 { return NumberReading(end: end, value: first.number, hasDigits: true) }
    var value = first.number
    // "12,34,567.89": lakhs and crores are set off in twos.
    if first.digitCount <= 2, first.fractionDigits == 0, isMark(end, ","), !atom(end).isSpaced, !atom(end + 1).isSpaced,
      atom(end + 1).isGrouped, atom(end + 1).digitCount == 5,
      let sum = ExactNumber(first.digits, exponent: 5).adding(atom(end + 1).number)
    {
      return NumberReading(end: end + 2, value: sum, hasDigits: true)
    }
    // "10 000", "1 250 000": groups of three after thin spaces or blanks are left apart; they may be two numbers.
    if let more = fractionBehind(end), let sum = value.adding(more.value) { (value, end) = (sum, more.end) }
    let gap = isMark(end, "-") && has(end + 1, .multiplier) && !atom(end + 1).isSpaced ? 1 : 0
    if has(end + gap, .multiplier), isMultiplier(end + gap, afterDigits: true), let scaled = scale(value, end + gap, 0)
    {
      return NumberReading(end: scaled.end, value: scaled.value, hasDigits: true, hasMultiplier: true)
    }
    return NumberReading(end: end, value: value, hasDigits: true)
  }

  /// "2 1/2", "1/2".
  private func mixedFraction(_ start: Int) -> NumberReading? {
    if atom(start).fractionDigits == 0, atom(start).digitCount <= 4, atom(start + 1).isSpaced,
      let part = quotient(start + 1),
      let sum = atom(start).number.adding(part)
    {
      return NumberReading(end: start + 4, value: sum, hasDigits: true)
    }
    return nil
  }

  /// "1/2": a fraction with exact decimals, three atoms long.
  func quotient(_ index: Int) -> ExactNumber? {
    guard let top = plainInteger(index, 1...2, 1...20), isMark(index + 1, "/"), !atom(index + 1).isSpaced,
      let bottom = plainInteger(index + 2, 1...2, 2...16), top < bottom, !atom(index + 2).isSpaced
    else { return nil }
    let millionths = top * 1_000_000 / bottom
    return millionths * bottom == top * 1_000_000 ? ExactNumber(Int64(millionths), exponent: -6) : nil
  }

  /// Whether the word is a factor here: the letters k, m, b only stand glued to digits.
  private func isMultiplier(_ index: Int, afterDigits: Bool) -> Bool {
    let length = atom(index).end - atom(index).start
    if length <= 2 { return afterDigits && (!atom(index).isSpaced || length == 2) }
    return !has(index, .plural)
  }

  /// Multiplies by the factors that follow ("hundred thousand", "million").
  private func scale(_ start: ExactNumber, _ from: Int, _ depth: Int) -> (end: Int, value: ExactNumber)? {
    guard let product = start.multiplied(by: ExactNumber(word(from).number)) else { return nil }
    let next = from + 1
    if depth < 3, has(next, .multiplier), !has(next, .plural), isMultiplier(next, afterDigits: false) {
      return scale(product, next, depth + 1)
    }
    return (next, product)
  }

  /// A number in words alone: groups below a thousand, each with its factor.
  private func wordNumber(_ start: Int) -> NumberReading? {
    var index = start
    var total = ExactNumber(0)
    var hasMultiplier = false
    var lastFactor = Int64.max
    while let group = groupBelowThousand(index) {
      var value = ExactNumber(Int64(group.value))
      var end = group.end
      var factor: Int64 = 1
      while has(end, .multiplier), !has(end, .plural), isMultiplier(end, afterDigits: false), word(end).number != 100 {
        guard let product = value.multiplied(by: ExactNumber(word(end).number)) else { return nil }
        value = product
        factor = factor &* word(end).number
        hasMultiplier = true
        end += 1
      }
      guard factor < lastFactor, let sum = total.adding(value) else { break }
      total = sum
      lastFactor = factor
      index = end
      if factor == 1 { break }
      let next = glue(index) == .and ? index + 1 : isMark(index, ",") ? index + 1 : index
      guard groupBelowThousand(next) != nil else { break }
      index = next
    }
    guard index > start else { return nil }
    var hadGlue = index
    while hadGlue > start, glue(hadGlue - 1) == .and || isMark(hadGlue - 1, ",") { hadGlue -= 1 }
    if let parts = partsOf(total, hadGlue) { return parts }
    if let more = fractionBehind(hadGlue), let sum = total.adding(more.value) {
      if has(more.end, .multiplier), !has(more.end, .plural), let scaled = scale(sum, more.end, 0) {
        return NumberReading(end: scaled.end, value: scaled.value, hasDigits: false, hasMultiplier: true)
      }
      return NumberReading(end: more.end, value: sum, hasDigits: false, hasMultiplier: hasMultiplier)
    }
    if glue(hadGlue) == .point, let tail = decimalWords(hadGlue + 1), let sum = total.adding(tail.value) {
      if has(tail.end, .multiplier), !has(tail.end, .plural), let scaled = scale(sum, tail.end, 0) {
        return NumberReading(end: scaled.end, value: scaled.value, hasDigits: false, hasMultiplier: true)
      }
      return NumberReading(end: tail.end, value: sum, hasDigits: false)
    }
    return NumberReading(end: hadGlue, value: total, hasDigits: false, hasMultiplier: hasMultiplier)
  }

  /// "three quarters of a million", "two fifths billion": parts of a factor. Thirds have no exact decimals and are left out.
  private func partsOf(_ count: ExactNumber, _ index: Int) -> NumberReading? {
    guard has(index, .fraction), has(index, .plural) || word(index).number == 4,
      let part = Self.parts[word(index).number],
      let product = count.multiplied(by: part)
    else { return nil }
    let isOf = glue(index + 1) == .of && glue(index + 2) == .a
    let factor = isOf ? index + 3 : index + 1
    guard has(factor, .multiplier), !has(factor, .plural), let scaled = scale(product, factor, 0) else { return nil }
    return NumberReading(end: scaled.end, value: scaled.value, hasDigits: false, hasMultiplier: true)
  }

  /// One part of so many as a decimal number.
  private static let parts: [Int64: ExactNumber] = [
    4: ExactNumber(25, exponent: -2), 5: ExactNumber(2, exponent: -1), 8: ExactNumber(125, exponent: -3),
    10: ExactNumber(1, exponent: -1),
  ]

  /// "and a half", "and a quarter" behind a number: its end and what it adds. A quarter needs a unit of time to follow or
  /// nothing.
  func fractionBehind(_ index: Int) -> (end: Int, value: ExactNumber)? {
    guard glue(index) == .and, glue(index + 1) == .a else { return nil }
    if glue(index + 2) == .half { return (index + 3, ExactNumber(5, exponent: -1)) }
    guard has(index + 2, .fraction), has(index + 2, .timeUnit), !has(index + 2, .plural),
      has(index + 3, .timeUnit) || has(index - 1, .timeUnit), glue(index + 3) != .of
    else { return nil }
    return (index + 3, ExactNumber(25, exponent: -2))
  }

  /// "point two five".
  private func decimalWords(_ start: Int) -> (end: Int, value: ExactNumber)? {
    var index = start
    var value = ExactNumber(0)
    while has(index, .cardinal), word(index).number < 10, index - start < 8 {
      value = ExactNumber(value.mantissa * 10 + word(index).number, exponent: value.exponent - 1)
      index += 1
    }
    return index > start ? (index, value) : nil
  }

  /// 1 to 999 in words: "three hundred and twenty-four".
  func groupBelowThousand(_ start: Int) -> (end: Int, value: Int)? {
    guard let first = belowHundred(start) else {
      return nil
    }
    guard has(first.end, .multiplier), word(first.end).number == 100, !has(first.end, .plural) else { return first }
    let afterHundred = first.end + 1
    let next = glue(afterHundred) == .and ? afterHundred + 1 : afterHundred
    if let rest = belowHundred(next) { return (rest.end, first.value * 100 + rest.value) }
    return (afterHundred, first.value * 100)
  }

  /// 0 to 99 in words: "seven", "twenty", "twenty-four".
  func belowHundred(_ start: Int) -> (end: Int, value: Int)? {
    guard has(start, .cardinal) else { return nil }
    let tens = Int(word(start).number)
    guard tens >= 20 else { return (start + 1, tens) }
    let next = isMark(start + 1, "-") ? start + 2 : start + 1
    if has(next, .cardinal), (1...9).contains(word(next).number) { return (next + 1, tens + Int(word(next).number)) }
    return (start + 1, tens)
  }

  /// An ordinal: "3rd", "third", "twenty-first", "hundredth" left out.
  func ordinal(_ start: Int) -> (end: Int, value: Int)? {
    let first = atom(start)
    if first.kind == .number {
      let suffix = atom(start + 1)
      guard first.fractionDigits == 0, !suffix.isSpaced, suffix.kind == .word, suffix.end - suffix.start == 2 else {
        return nil
      }
      guard glue(start + 1) == .ordinalSuffix, first.digits < 1_000_000 else { return nil }
      return (start + 2, Int(first.digits))
    }
    if has(start, .ordinal) { return (start + 1, Int(word(start).ordinal)) }
    guard has(start, .cardinal), word(start).number >= 20 else { return nil }
    let next = isMark(start + 1, "-") ? start + 2 : start + 1
    guard has(next, .ordinal), word(next).ordinal < 10 else { return nil }
    return (next + 1, Int(word(start).number) + Int(word(next).ordinal))
  }
}
