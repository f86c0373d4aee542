// Sums of money: a sign or a code before or after the number, the name of a currency with its country, parts of a currency,
// ranges. The currencies and their words are in CurrenciesAndMeasures.swift; numbers are read in NumberGrammar.swift.

import Annotation
import Text

extension ValueParser {
  /// "$100 million", "A$5", "EUR 3.5bn", "five euros", "a million dollars", "10-15 million pounds", "50 cents".
  func money(_ start: Int) -> ValueReading? {
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
  private static let spacedLetters = WordSet("c hk nz nt mex au cad aud usd")

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
    var (value, end) = (first.value, first.end)
    if let decimals = decimalsBehind(first, start) { (value, end) = decimals }
    if let product = scaledByCode(value, start) { value = product } else { return nil }
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
    let reading = ValueReading(start, end, .money, currency + " " + (text ?? value.plainText), "values.money")
    return text == nil && context.isPhrase ? withCents(reading, value, currency) : reading
  }

  /// The number in units of the currency where its code counts thousands or millions ("MUSD 60", "20 KEUR").
  private func scaledByCode(_ value: ExactNumber, _ code: Int) -> ExactNumber? {
    let factor = has(code, .currencyCode) && !has(code, .multiplier) ? word(code).number : 0
    return factor > 1 ? value.multiplied(by: ExactNumber(factor)) : value
  }

  /// "USD115.5" cut into "USD115", point and 5: the whole number, and the index behind it.
  private func decimalsBehind(_ number: NumberReading, _ start: Int) -> (ExactNumber, Int)? {
    let point = number.end
    let fraction = atom(point + 1)
    guard atom(start).kind == .word, isMark(point, "."), !atom(point).isSpaced, fraction.kind == .number,
      !fraction.isSpaced, fraction.fractionDigits == 0, !fraction.isGrouped, !number.hasMultiplier,
      !isMark(point + 2, ".") || atom(point + 2).isSpaced || atom(point + 3).kind != .number,
      let sum = number.value.adding(ExactNumber(fraction.digits, exponent: -Int(fraction.digitCount)))
    else { return nil }
    return (sum, point + 2)
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
        atom(index).isAllCapitals || atom(index).kind == .mark || context.isPhrase && word(index).number == 0
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
  private static let countryOpeners = WordSet("new hong south north saudi east west")

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
    if lower == nil, let product = scaledByCode(value, hyphen) { value = product }
    if let (currency, after) = currencyName(hyphen),
      after - hyphen > 1 || isSafeCurrencyWord(after - 1, value, hasMultiplier)
    {
      if currency == "GBP", !hasMultiplier, isWeight(hyphen, after, start) { return nil }
      return withCents(
        ValueReading(start, after, .money, currency + " " + prefix + value.plainText, "values.money"), value, currency)
    }
    if lower == nil, isSubunit(hyphen), let part = part(value, hyphen) {
      let currency = ValueVocabulary.currencies[Int(word(hyphen).code)].code
      return ValueReading(start, hyphen + 1, .money, currency + " " + part.plainText, "values.money")
    }
    if lower == nil, first.hasDigits, isLetterOfSubunit(end, Self.pennyLetter),
      let part = value.multiplied(by: ExactNumber(1, exponent: -2))
    {
      return ValueReading(start, end + 1, .money, "GBP " + part.plainText, "values.money")
    }
    return nil
  }

  /// Whether the word names a part of a currency. Those that are also names of people and places are written small.
  private func isSubunit(_ index: Int) -> Bool {
    has(index, .subunit) && (!atom(index).isCapitalized || Self.commonSubunits.contains(tokenHash(index)))
  }

  /// "43c" behind dollars, "50p": a letter right behind one or two digits.
  private func isLetterOfSubunit(_ index: Int, _ letter: UInt64) -> Bool {
    let number = atom(index - 1)
    return number.kind == .number && number.digitCount <= 2 && number.fractionDigits == 0 && !atom(index).isSpaced
      && !atom(index).isCapitalized && tokenHash(index) == letter && !isMark(index - 2, "-")
  }

  private static let centLetter = WordHash.folded("c")
  private static let pennyLetter = WordHash.folded("p")

  private static let commonSubunits = WordSet("cent cents pence penny pennies")

  /// So many parts of a currency in units of it.
  private func part(_ value: ExactNumber, _ subunit: Int) -> ExactNumber? {
    value.multiplied(by: ExactNumber(1, exponent: Int(word(subunit).offset)))
  }

  /// "five dollars and fifty cents", "two yuan five mao".
  private func withCents(_ reading: ValueReading, _ value: ExactNumber, _ currency: String) -> ValueReading {
    var index = reading.end
    if glue(index) == .and || isMark(index, ",") { index += 1 }
    guard let cents = number(index, allowsArticle: false) else { return reading }
    let isNamed = isSubunit(cents.end)
    let isLetter = isLetterOfSubunit(cents.end, Self.centLetter)
    guard isNamed || isLetter || value.integer != nil && isCentsAlone(cents, index, reading.end),
      let part = isNamed ? part(cents.value, cents.end) : cents.value.multiplied(by: ExactNumber(1, exponent: -2)),
      var sum = value.adding(part)
    else { return reading }
    var result = reading
    result.end = isNamed || isLetter ? cents.end + 1 : cents.end
    // A digit behind tenths counts hundredths: "five mao five".
    if isNamed, word(cents.end).offset == -1, let last = belowHundred(result.end), last.value < 10,
      let more = sum.adding(ExactNumber(Int64(last.value), exponent: -2))
    {
      (sum, result.end) = (more, last.end)
    }
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

  private static let commonWords = WordSet(
    "won real reals rand mark marks colon lev leu lek lei sol soles dong dram pula lari")

  /// "200-pound", "weighs 200 pounds", "30 pounds of": weight, not money.
  private func isWeight(_ index: Int, _ end: Int, _ start: Int) -> Bool {
    guard Self.poundWords.contains(tokenHash(index)) else { return false }
    if isMark(index - 1, "-") && !has(index, .plural) && glue(end) != .none { return true }
    return glue(end) == .of || Self.weightWords.contains(tokenHash(start - 1))
      || Self.weightWords.contains(tokenHash(end))
  }

  static let poundWords = WordSet("pound pounds")
  private static let weightWords = WordSet(
    "weigh weighs weighed weighing heavier lighter lost gained man woman fish bomb per")
}
