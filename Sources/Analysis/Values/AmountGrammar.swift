// Sums of money, percentages, quantities with units, ordinals and plain numbers; and what looks like one and is none.

import Annotation
import Text

extension ValueParser {
  /// The best amount that begins at `start`.
  func amount(_ start: Int) -> ValueReading? {
    if let money = money(start) { return money }
    if let ordinal = ordinalReading(start) { return ordinal }
    guard let number = number(start) else { return nil }
    if let reading = percent(start, number) ?? quantity(start, number) { return reading }
    return cardinal(start, number)
  }

  // MARK: Money

  /// "$100 million", "A$5", "EUR 3.5bn", "five euros", "a million dollars", "10-15 million pounds", "50 cents".
  private func money(_ start: Int) -> ValueReading? {
    if let (currency, index) = currencySign(start) { return moneyAfterSign(currency, index, start) }
    if glue(start) == .a,
      has(start + 1, .multiplier) || glue(start + 1) == .half || glue(start + 1) == .couple || has(start + 1, .fraction)
    {
      return moneyByName(start)
    }
    if glue(start) == .a, let (currency, end) = currencyName(start + 1), !has(end - 1, .plural),
      isSafeCurrencyWord(end - 1, ExactNumber(1), false), context.isPhrase
    {
      return ValueReading(start, end, .money, currency + " 1", "values.money")
    }
    return moneyByName(start)
  }

  /// A sign or code before a number: its code, and the index of the number.
  private func currencySign(_ start: Int) -> (currency: String, number: Int)? {
    var index = start
    var country: String?
    if has(index, .currencyCountry), isMark(index + 1, "$"), !atom(index + 1).isSpaced || has(index, .currencyCode) {
      country = ValueVocabulary.nationalCurrencies[Int(word(index).country)].byName["USD"]
      index += 1
    } else if isMark(index + 1, "$"), atom(index + 1).isSpaced, Self.spacedLetters.contains(tokenHash(index)) {
      country = dollarLetter(index)
      index += 1
    } else if atom(index).kind == .word, isMark(index + 1, "$"), !atom(index + 1).isSpaced {
      guard let letter = dollarLetter(index) else { return nil }
      country = letter
      index += 1
    }
    if isMark(index, "$") { return (country ?? dollarCode(index) ?? "USD", index + 1) }
    // "dollar 22.5 million" in a phrase: the name as a sign.
    if context.isPhrase, index == start, has(index, .currency), !has(index, .plural), atom(index + 1).kind == .number,
      !Self.commonWords.contains(tokenHash(index)),
      atom(index - 1).kind != .number, !has(index - 1, .multiplier), !has(index - 1, .currencyCountry),
      !has(index - 1, .cardinal)
    {
      return (ValueVocabulary.currencies[Int(word(index).code)].code, index + 1)
    }
    guard has(index, .currencyCode), index == start else { return nil }
    let length = atom(index).end - atom(index).start
    if atom(index).kind == .word, !isMark(index, "$") {
      guard atom(index).isCapitalized || context.isPhrase && length == 3, length >= 2,
        atom(index).isAllCapitals || length <= 3 && word(index).code == 5 || context.isPhrase
      else { return nil }
    }
    let next = isMark(index + 1, "$") ? index + 2 : index + 1
    return (ValueVocabulary.currencies[Int(word(index).code)].code, next)
  }

  /// "A$", "C$", "HK$" cut into letters and sign.
  private func dollarLetter(_ index: Int) -> String? { Self.dollarLetters[tokenHash(index)] }

  /// The sign with its letters in one token ("A$").
  private func dollarCode(_ index: Int) -> String? {
    has(index, .currencyCode) ? ValueVocabulary.currencies[Int(word(index).code)].code : nil
  }

  /// Letters that belong to a dollar sign after a blank too ("hk $ 10"): those that are no English word.
  private static let spacedLetters: Set<UInt64> = Set(["c", "hk", "nz", "nt"].map { WordHash.folded($0) })

  private static let dollarLetters: [UInt64: String] = {
    let letters = [
      ("a", "AUD"), ("au", "AUD"), ("c", "CAD"), ("ca", "CAD"), ("can", "CAD"), ("nz", "NZD"), ("hk", "HKD"),
      ("s", "SGD"), ("nt", "TWD"), ("r", "BRL"),
      ("us", "USD"), ("mex", "MXN"), ("j", "JMD"), ("z", "ZWL"), ("aud", "AUD"), ("cad", "CAD"), ("usd", "USD"),
    ]
    return Dictionary(letters.map { (WordHash.folded($0.0), $0.1) }, uniquingKeysWith: { first, _ in first })
  }()

  private func moneyAfterSign(_ sign: String, _ index: Int, _ start: Int) -> ValueReading? {
    guard let first = number(index, allowsArticle: false), first.hasDigits || first.hasMultiplier || context.isPhrase
    else { return nil }
    var currency = sign
    var value = first.value
    var end = first.end
    var text: String?
    if isMark(end, "-") || glue(end) == .to, let (upper, stop) = rangeEnd(end + 1) {
      let lower = shared(first, upper)
      text = lower.plainText + "-" + upper.value.plainText
      end = stop
    } else if isMark(end, "-"), has(end + 1, .multiplier),
      let product = value.multiplied(by: ExactNumber(word(end + 1).number))
    {
      value = product
      end += 2
    }
    // "$5 Australian", "$20 US", "$3 million Canadian dollars".
    if let (named, after) = currencyName(end), !has(end, .currencyCode) || atom(after).kind != .number {
      currency = named
      end = after
    } else if sign == "USD", has(end, .currencyCountry), isMark(start, "$"), let named = nationalCode(end, "USD"),
      named != "USD" || atom(end).isAllCapitals, context.isPhrase
    {
      currency = named
      end += 1
    }
    return ValueReading(start, end, .money, currency + " " + (text ?? value.plainText), "values.money")
  }

  /// The upper end of a range of sums.
  private func rangeEnd(_ index: Int) -> (NumberReading, Int)? {
    let at = currencySign(index).map(\.number) ?? index
    guard let upper = number(at, allowsArticle: false), upper.hasDigits, !isMark(upper.end, "%"),
      glue(upper.end) != .percent,
      !has(upper.end, .timeUnit), !atom(index - 1).isSpaced || at > index || upper.hasMultiplier
    else { return nil }
    return (upper, upper.end)
  }

  /// The lower end of a range with the factor of the upper one: "10-15 million".
  private func shared(_ lower: NumberReading, _ upper: NumberReading) -> ExactNumber {
    guard !lower.hasMultiplier, upper.hasMultiplier else { return lower.value }
    let factor = word(upper.end - 1).number
    return lower.value.multiplied(by: ExactNumber(max(factor, 1))) ?? lower.value
  }

  private func nationalCode(_ index: Int, _ general: String) -> String? {
    guard has(index, .currencyCountry) else { return nil }
    return ValueVocabulary.nationalCurrencies[Int(word(index).country)].byName[general]
  }

  /// "euros", "US dollars", "New Zealand dollars", "CFA francs", "pounds sterling": its code and end.
  private func currencyName(_ index: Int) -> (code: String, end: Int)? {
    var at = index
    var country = -1
    while has(at, .currencyCountry) || isNewOrHong(at), at - index < 3 {
      if has(at, .currencyCountry) { country = Int(word(at).country) }
      at += 1
    }
    guard has(at, .currency) else {
      let isGluedToNumber = atom(index + 1).kind == .number && !atom(index + 1).isSpaced
      if at == index, has(index, .currencyCode), !isMark(index, "$"), !isGluedToNumber,
        atom(index).isAllCapitals || atom(index).kind == .mark || context.isPhrase
      {
        return (ValueVocabulary.currencies[Int(word(index).code)].code, index + 1)
      }
      return nil
    }
    let general = ValueVocabulary.currencies[Int(word(at).code)].code
    let code = country >= 0 ? ValueVocabulary.nationalCurrencies[country].byName[general] ?? general : general
    var end = at + 1
    if general == "GBP", has(end, .currency), word(end).code == word(at).code { end += 1 }
    return (code, end)
  }

  private func isNewOrHong(_ index: Int) -> Bool {
    Self.countryOpeners.contains(tokenHash(index)) && has(index + 1, .currencyCountry)
  }
  private static let countryOpeners: Set<UInt64> = Set(
    ["new", "hong", "south", "north", "saudi", "east", "west"].map { WordHash.folded($0) })

  /// A number before a currency's name.
  private func moneyByName(_ start: Int) -> ValueReading? {
    guard let first = number(start) else { return nil }
    var value = first.value
    var end = first.end
    var lower: ExactNumber?
    var hasMultiplier = first.hasMultiplier
    if isMark(end, "-") || glue(end) == .to, let upper = number(end + 1, allowsArticle: false),
      currencyName(upper.end) != nil || isMark(upper.end, "$")
    {
      lower = shared(first, upper)
      (value, end, hasMultiplier) = (upper.value, upper.end, hasMultiplier || upper.hasMultiplier)
    }
    let hyphen = isMark(end, "-") && !atom(end).isSpaced ? end + 1 : glue(end) == .of && hasMultiplier ? end : end
    // "75 USD million".
    if lower == nil, has(hyphen, .currencyCode), has(hyphen + 1, .multiplier), atom(hyphen + 1).isSpaced,
      !has(hyphen + 1, .plural),
      let (currency, after) = currencyName(hyphen), after == hyphen + 1,
      let product = value.multiplied(by: ExactNumber(word(after).number))
    {
      return ValueReading(start, after + 1, .money, currency + " " + product.plainText, "values.money")
    }
    let prefix = (lower?.plainText).map { $0 + "-" } ?? ""
    if isMark(hyphen, "$"), !atom(hyphen).isSpaced || context.isPhrase, lower == nil, context.isPhrase {
      return ValueReading(start, hyphen + 1, .money, "USD " + value.plainText, "values.money")
    }
    if let (currency, after) = currencyName(hyphen), isSafeCurrencyWord(after - 1, value, hasMultiplier) {
      if currency == "GBP", !hasMultiplier, isWeight(hyphen, after, start) { return nil }
      return withCents(
        ValueReading(start, after, .money, currency + " " + prefix + value.plainText, "values.money"), value, currency)
    }
    if has(hyphen, .subunit), lower == nil {
      let currency = ValueVocabulary.currencies[Int(word(hyphen).code)].code
      guard let hundredth = value.multiplied(by: ExactNumber(1, exponent: -2)) else { return nil }
      return ValueReading(start, hyphen + 1, .money, currency + " " + hundredth.plainText, "values.money")
    }
    return nil
  }

  /// "five dollars and fifty cents".
  private func withCents(_ reading: ValueReading, _ value: ExactNumber, _ currency: String) -> ValueReading {
    var index = reading.end
    if glue(index) == .and || isMark(index, ",") { index += 1 }
    guard let cents = number(index, allowsArticle: false),
      has(cents.end, .subunit) || isCentsAlone(cents, index, reading.end),
      let part = cents.value.multiplied(by: ExactNumber(1, exponent: -2)),
      let sum = value.adding(part)
    else { return reading }
    var result = reading
    result.end = has(cents.end, .subunit) ? cents.end + 1 : cents.end
    result.value = currency + " " + sum.plainText
    return result
  }

  /// "thirteen dollars forty five": words below a hundred right after the currency.
  private func isCentsAlone(_ cents: NumberReading, _ index: Int, _ end: Int) -> Bool {
    context.isPhrase && (index == end || glue(index - 1) == .and) && (cents.value.integer ?? 100) < 100
      && cents.end >= atoms.count - 1 && currencyName(cents.end) == nil
  }

  /// Whether "won", "real", "mark", "sol" can be the currency here: they need a large number.
  private func isSafeCurrencyWord(_ index: Int, _ value: ExactNumber, _ hasMultiplier: Bool) -> Bool {
    guard Self.commonWords.contains(tokenHash(index)), atom(index).kind == .word else { return true }
    return hasMultiplier || (value.integer ?? 0) >= 100
  }

  private static let commonWords: Set<UInt64> = Set(
    [
      "won", "real", "reals", "rand", "mark", "marks", "colon", "lev", "leu", "lek", "lei", "sol", "soles", "dong",
      "dram", "pula", "lari",
    ].map { WordHash.folded($0) })

  /// "200-pound", "weighs 200 pounds", "30 pounds of": weight, not money.
  private func isWeight(_ index: Int, _ end: Int, _ start: Int) -> Bool {
    guard Self.poundWords.contains(tokenHash(index)) else { return false }
    if isMark(index - 1, "-") && !has(index, .plural) && glue(end) != .none { return true }
    return glue(end) == .of || Self.weightWords.contains(tokenHash(start - 1))
      || Self.weightWords.contains(tokenHash(end))
  }

  private static let poundWords: Set<UInt64> = Set(["pound", "pounds"].map { WordHash.folded($0) })
  private static let weightWords: Set<UInt64> = Set(
    [
      "weigh", "weighs", "weighed", "weighing", "heavier", "lighter", "lost", "gained", "man", "woman", "fish", "bomb",
      "per",
    ].map { WordHash.folded($0) })

  // MARK: Percent

  private func percent(_ start: Int, _ number: NumberReading) -> ValueReading? {
    var value = number.value.plainText
    var end = number.end
    if percentEnd(end) == nil, isMark(end, "-") || glue(end) == .to,
      let upper = self.number(end + 1, allowsArticle: false), percentEnd(upper.end) != nil
    {
      value += "-" + upper.value.plainText
      end = upper.end
    }
    let at = isMark(end, "-") ? end + 1 : end
    guard let after = percentEnd(at) else { return nil }
    return ValueReading(start, after, .percent, value, "values.percent")
  }

  private func percentEnd(_ index: Int) -> Int? {
    if isMark(index, "%") || glue(index) == .percent { return index + 1 }
    if glue(index) == .per, glue(index + 1) == .cent || has(index + 1, .subunit) { return index + 2 }
    return Self.percentNouns.contains(tokenHash(index)) ? index + 1 : nil
  }

  private static let percentNouns: Set<UInt64> = Set(["percentage", "percents"].map { WordHash.folded($0) })

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

  private static let squareWords: Set<UInt64> = Set(["square", "sq", "sq."].map { WordHash.folded($0) })
  private static let cubicWords: Set<UInt64> = [WordHash.folded("cubic")]
  private static let nautical: Set<UInt64> = [WordHash.folded("nautical")]
  private static let metric: Set<UInt64> = [WordHash.folded("metric")]

  /// "foot", "stone", "in" and other words of everyday use are units only right after digits, or in the plural.
  private func isSafeMeasure(_ index: Int, _ number: NumberReading) -> Bool {
    let hash = tokenHash(index)
    if Self.everydayMeasures.contains(hash) { return number.hasDigits || isMark(index - 1, "-") }
    return true
  }

  private static let everydayMeasures: Set<UInt64> = Set(
    ["foot", "stone", "yard", "knots", "degree", "degrees"].map { WordHash.folded($0) })

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
