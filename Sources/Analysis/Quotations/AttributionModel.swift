// The trained weights of attribution: who speaks between marks, whether a verb attributes, and what it reports.
//
// Three tables of one file. What the features are stands with the candidates.

import Learning
import Models

/// The three rankers of attribution.
struct AttributionModel: Sendable {
  /// The name of the file's kind.
  static let kind = "attribution"

  /// Who said what stands between marks (`SpeakerCandidates`).
  let speakers: CandidateRanker
  /// Whether a site attributes (`ReportedClauses.siteFeatures`), against a score of 0 for "no".
  let sites: CandidateRanker
  /// What a site reports (`ReportedClauses.candidates`).
  let clauses: CandidateRanker
  /// The confidence, 0 to 1000, below which a speaker is not named: see Sources/Analysis/README.md for what it gives.
  var leastSpeakerConfidence = 0

  /// The rankers in a file of three tables, whose first list of names gives the scales in thousandths.
  init(_ file: ModelFile) throws(ModelError) {
    guard file.tables.count == 3, file.labels.count == 1, file.labels[0].count == 3 else {
      throw .shape("\(file.tables.count) tables where 3 are read")
    }
    let scales = file.labels[0].map { Int($0) ?? 1 }
    speakers = CandidateRanker(table: file.tables[0], scalePermille: scales[0])
    sites = CandidateRanker(table: file.tables[1], scalePermille: scales[1])
    clauses = CandidateRanker(table: file.tables[2], scalePermille: scales[2])
  }

  /// The bytes of a model.
  static func bytes(_ parts: [CandidateRankerTraining]) -> [UInt8] {
    let quantized = parts.map { $0.quantized() }
    return ModelFile.bytes(
      kind: kind, labels: [quantized.map { String($0.scalePermille) }],
      tables: zip(parts, quantized).map { (weights: $1.weights, rowCount: $0.rowCount, stride: 1) })
  }
}

extension TrainedModels {
  /// The rankers of attribution inside the program.
  static let attribution: AttributionModel? = try? loadAttribution()

  static func loadAttribution() throws(ModelError) -> AttributionModel {
    var count = 0
    let base = gloss_model_attribution(&count)
    return try AttributionModel(try ModelFile(embedded: base, count: count, kind: AttributionModel.kind))
  }
}
