// The trained name model: the CRF, and how its file is laid out.

import Glibc
import Learning
import Models

/// The name model as it runs. Read only; one value serves all threads.
package struct NameModel: Sendable {
  /// The kind of its model file.
  package static let kind = "names"
  /// The field itself.
  package let field: LinearChainCRF
  /// By how much the field is too sure of itself; found on dev data. Divides every score before probabilities.
  package let temperature: Float

  /// The model that ships; `nil` where the program was built without one.
  package static let builtin: NameModel? = {
    var count = 0
    let base = gloss_model_names(&count)
    guard let file = try? ModelFile(embedded: base, count: count, kind: kind) else { return nil }
    return NameModel(file)
  }()

  /// A model of its parts.
  package init(field: LinearChainCRF, temperature: Float) {
    self.field = field
    self.temperature = temperature
  }

  /// The model of a file: tables of weights, transitions (two bytes each), parameters (two floats).
  package init?(_ file: ModelFile) {
    guard file.tables.count == 3, file.labels == [NameModelType.labelNames] else { return nil }
    let (weights, transitions, parameters) = (file.tables[0], file.tables[1], file.tables[2])
    guard weights.stride == LabelLayout.stride, transitions.rowCount == 256, transitions.stride == 2,
      parameters.rowCount == 1, parameters.stride == 8
    else { return nil }
    let steps = (0..<256).map {
      UnsafeRawPointer(transitions.row(0)).loadUnaligned(fromByteOffset: $0 * 2, as: Int16.self)
    }
    let numbers = (0..<2).map {
      UnsafeRawPointer(parameters.row(0)).loadUnaligned(fromByteOffset: $0 * 4, as: UInt32.self)
    }
    let temperature = Float(bitPattern: UInt32(littleEndian: numbers[1]))
    guard temperature.isFinite, temperature > 0,
      let field = LinearChainCRF(
        weights: weights.row(0), rowCount: weights.rowCount, scale: Float(bitPattern: UInt32(littleEndian: numbers[0])),
        labelCount: NameModelType.labelCount, transitions: steps.map { Int16(littleEndian: $0) })
    else { return nil }
    self.init(field: field, temperature: temperature)
  }

  /// The bytes of a model file.
  package static func bytes(table: [Int8], scale: Float, transitions: [Int16], temperature: Float) -> [UInt8] {
    func littleEndian(_ value: some FixedWidthInteger) -> [Int8] {
      withUnsafeBytes(of: value.littleEndian) { $0.map { Int8(bitPattern: $0) } }
    }
    return ModelFile.bytes(
      kind: kind, labels: [NameModelType.labelNames],
      tables: [
        (table, table.count / LabelLayout.stride, LabelLayout.stride),
        (transitions.flatMap { littleEndian($0) }, 256, 2),
        (littleEndian(scale.bitPattern) + littleEndian(temperature.bitPattern), 1, 8),
      ])
  }
}
