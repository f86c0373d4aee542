// Decimal numbers without rounding: "1.5 billion" is 1500000000, "0.1" is 0.1. Knows nothing of words.

/// A decimal number: `mantissa × 10^exponent`, exact within 18 digits; what does not fit is refused with `nil`.
struct ExactNumber: Hashable, Sendable {
  /// The digits.
  var mantissa: Int64
  /// The power of ten.
  var exponent: Int

  /// A number of its parts.
  init(_ mantissa: Int64, exponent: Int = 0) {
    self.mantissa = mantissa
    self.exponent = exponent
  }

  /// The number as an integer; `nil` where it has a fraction or does not fit.
  var integer: Int? {
    var value = mantissa
    var power = exponent
    while power < 0 {
      guard value % 10 == 0 else { return nil }
      value /= 10
      power += 1
    }
    while power > 0 {
      let (product, overflow) = value.multipliedReportingOverflow(by: 10)
      if overflow { return nil }
      value = product
      power -= 1
    }
    return Int(value)
  }

  /// The product; `nil` where it has more than 18 digits.
  func multiplied(by other: ExactNumber) -> ExactNumber? {
    let left = reduced
    let right = other.reduced
    let (product, overflow) = left.mantissa.multipliedReportingOverflow(by: right.mantissa)
    let power = left.exponent + right.exponent
    return overflow || abs(power) > 40 ? nil : ExactNumber(product, exponent: power)
  }

  /// The sum; `nil` where it has more than 18 digits.
  func adding(_ other: ExactNumber) -> ExactNumber? {
    let power = Swift.min(exponent, other.exponent)
    guard let left = raised(to: power), let right = other.raised(to: power) else { return nil }
    let (sum, overflow) = left.addingReportingOverflow(right)
    return overflow ? nil : ExactNumber(sum, exponent: power)
  }

  /// The mantissa that the number has at a smaller exponent.
  private func raised(to power: Int) -> Int64? {
    guard exponent - power <= 18 else { return nil }
    var value = mantissa
    for _ in 0..<Swift.max(0, exponent - power) {
      let (product, overflow) = value.multipliedReportingOverflow(by: 10)
      if overflow { return nil }
      value = product
    }
    return value
  }

  /// The same number without trailing zeros in its mantissa.
  var reduced: ExactNumber {
    guard mantissa != 0 else { return ExactNumber(0) }
    var result = self
    while result.mantissa % 10 == 0 {
      result.mantissa /= 10
      result.exponent += 1
    }
    return result
  }

  /// The number in plain digits ("1500000000", "0.25", "-3").
  var plainText: String {
    let number = reduced
    let sign = number.mantissa < 0 ? "-" : ""
    let digits = String(number.mantissa.magnitude)
    if number.exponent >= 0 { return sign + digits + String(repeating: "0", count: Swift.min(number.exponent, 40)) }
    let fractionDigits = -number.exponent
    let padded = String(repeating: "0", count: Swift.max(0, fractionDigits - digits.utf8.count + 1)) + digits
    let point = padded.utf8.count - fractionDigits
    return sign + String(padded.prefix(point)) + "." + String(padded.suffix(fractionDigits))
  }
}
