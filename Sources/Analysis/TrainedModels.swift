// The trained models that ship, read once from the bytes inside the program.
//
// A model that does not fit this program is left out and `problems` says why: the component that needs it then finds nothing,
// and the others go on.

import Annotation
import Learning
import Models

/// The models inside the program.
public enum TrainedModels {
  /// The part-of-speech tagger.
  static let tagger: SequenceTagger? = try? loadTagger()
  /// The dependency parser.
  static let parser: DependencyParser? = try? loadParser()

  /// The classes of frequent words, which all models see; without them every word is unknown.
  package static let wordClasses: WordClassTable = (try? loadWordClasses()) ?? WordClassTable([])

  private static func loadWordClasses() throws(ModelError) -> WordClassTable {
    var count = 0
    let base = gloss_model_classes(&count)
    return try WordClassTable(try ModelFile(embedded: base, count: count, kind: WordClassTable.kind))
  }

  private static func loadTagger() throws(ModelError) -> SequenceTagger {
    var count = 0
    let base = gloss_model_tagger(&count)
    return try SequenceTagger(try ModelFile(embedded: base, count: count, kind: SequenceTagger.kind))
  }

  private static func loadParser() throws(ModelError) -> DependencyParser {
    var count = 0
    let base = gloss_model_parser(&count)
    return try DependencyParser(try ModelFile(embedded: base, count: count, kind: DependencyParser.kind))
  }

  /// What is wrong with the models inside the program; empty where all is well.
  public static var problems: [String] {
    var result: [String] = []
    do throws(ModelError) { _ = try loadWordClasses() } catch { result.append("classes: \(error)") }
    do throws(ModelError) { _ = try loadTagger() } catch { result.append("tagger: \(error)") }
    do throws(ModelError) { _ = try loadParser() } catch { result.append("parser: \(error)") }
    return result
  }

  private static let tags: [PartOfSpeech] = names(tagger?.labels, PartOfSpeech.allCases, \.name, .XX)
  private static let relations: [DependencyRelation] = names(parser?.labels, DependencyRelation.allCases, \.name, .dep)

  /// The part of speech of a label of the tagger.
  static func partOfSpeech(_ label: UInt8) -> PartOfSpeech { Int(label) < tags.count ? tags[Int(label)] : .XX }

  /// The relation of a label of the parser.
  static func relation(_ label: UInt8) -> DependencyRelation {
    Int(label) < relations.count ? relations[Int(label)] : .dep
  }

  /// The values that a model's labels name, in the model's order.
  private static func names<Value>(
    _ labels: [String]?, _ values: [Value], _ name: (Value) -> String, _ unknown: Value
  ) -> [Value] {
    (labels ?? []).map { label in values.first { name($0) == label } ?? unknown }
  }
}
