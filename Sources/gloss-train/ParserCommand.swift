// gloss-train parser: trains the dependency parser from the treebanks, on tags as the tagger would give them.

import Annotation
import Learning

/// Trains and measures the dependency parser.
enum ParserCommand {
  private static let epochs = 12
  private static let runs = 6
  private static let folds = 8
  private static let epochsOfFold = 6

  /// Runs with the arguments after the command's name; the exit status.
  static func run(_ options: TrainingOptions) -> Int32 {
    guard let training = TaggerCommand.sentences(options, "train") else { return 1 }
    let tagged = jackknifed(training)
    let all = tagged + variants(training, tagged)
    report("parser: \(all.count) sentences")
    let start = now()
    let labels = DependencyRelation.allCases.map(\.name)
    let trained = DependencyParser.train(
      all, labels: labels, actionRows: 1 << 19, labelRows: 1 << 15, runs: runs, epochs: epochs
    ) { epoch, permille in
      let left = (now() - start) / Double(epoch + 1) * Double(runs * epochs - epoch - 1)
      report("parser: epoch \(epoch + 1) of \(runs * epochs), \(permille) ‰ of actions right, \(Int(left)) s left")
    }
    guard let tagger = ShippedModels.tagger(), let parser = ShippedModels.parser(bytes: trained) else { return 1 }
    let bytes = RememberedDecisions.adding(to: parser, tagger: tagger, options)
    let path = options.output ?? "Sources/Models/tables/parser.bin"
    guard Files.write(bytes, to: path) else {
      report("gloss-train: cannot write \(path)")
      return 1
    }
    return SyntaxEvaluation.run(options, parserPath: path)
  }

  /// Tags each part of the sentences by a tagger trained on the others, so that the parser sees tags as good as in use.
  private static func jackknifed(_ sentences: [TreebankSentence]) -> [DependencyParser.Example] {
    let labels = PartOfSpeech.allCases.map(\.name)
    var tags = [[UInt8]](repeating: [], count: sentences.count)
    for fold in 0..<folds {
      let others = sentences.indices.filter { $0 % folds != fold }.map {
        SequenceTagger.Example(words: sentences[$0].features, labels: sentences[$0].tags.map(\.rawValue))
      }
      let bytes = SequenceTagger.train(others, labels: labels, rowCount: 1 << 16, epochs: epochsOfFold) { _, _ in }
      bytes.withUnsafeBytes { raw in
        guard let base = raw.baseAddress,
          let model = try? ModelFile(embedded: base, count: raw.count, kind: SequenceTagger.kind),
          let tagger = try? SequenceTagger(model)
        else { return }
        for index in sentences.indices where index % folds == fold {
          tags[index] = tagger.tag(sentences[index].features)
        }
      }
      report("parser: tags of part \(fold + 1) of \(folds)")
    }
    return sentences.indices.map { example(sentences[$0], tags: tags[$0]) }
  }

  private static func example(_ sentence: TreebankSentence, tags: [UInt8]) -> DependencyParser.Example {
    DependencyParser.Example(
      words: sentence.features, tags: tags.count == sentence.forms.count ? tags : sentence.tags.map(\.rawValue),
      heads: sentence.heads, labels: sentence.relations.map(\.rawValue))
  }

  /// Copies with curly quotation marks, with the tags of the original.
  private static func variants(
    _ sentences: [TreebankSentence], _ tagged: [DependencyParser.Example]
  ) -> [DependencyParser.Example] {
    sentences.indices.compactMap { index in
      Treebank.quotationVariants([sentences[index]]).first.map { example($0, tags: tagged[index].tags) }
    }
  }
}

/// The models as they lie in the sources: newer than those that this program embeds.
enum ShippedModels {
  /// The tagger; a message and `nil` where there is none.
  static func tagger(_ path: String = "Sources/Models/tables/tagger.bin") -> SequenceTagger? {
    bytes(path).flatMap { tagger(bytes: $0, path) }
  }

  /// The parser; a message and `nil` where there is none.
  static func parser(_ path: String = "Sources/Models/tables/parser.bin") -> DependencyParser? {
    bytes(path).flatMap { parser(bytes: $0, path) }
  }

  /// The tagger of a model's bytes; a message and `nil` where it is none.
  static func tagger(bytes: [UInt8], _ name: String = "the new model") -> SequenceTagger? {
    model(bytes, name, kind: SequenceTagger.kind) { (model) throws(ModelError) in try SequenceTagger(model) }
  }

  /// The parser of a model's bytes; a message and `nil` where it is none.
  static func parser(bytes: [UInt8], _ name: String = "the new model") -> DependencyParser? {
    model(bytes, name, kind: DependencyParser.kind) { (model) throws(ModelError) in try DependencyParser(model) }
  }

  private static func bytes(_ path: String) -> [UInt8]? {
    let bytes = Files.read(path)
    if bytes == nil { report("gloss-train: cannot read \(path); run it from the root of the project") }
    return bytes
  }

  private static func model<Reader>(
    _ bytes: [UInt8], _ name: String, kind: String, _ read: (ModelFile) throws(ModelError) -> Reader
  ) -> Reader? {
    // Kept for the rest of the run: the reader looks at the bytes in place.
    let kept = UnsafeMutableRawBufferPointer.allocate(byteCount: bytes.count, alignment: 64)
    kept.copyBytes(from: bytes)
    guard let base = UnsafeRawPointer(kept.baseAddress) else { return nil }
    do throws(ModelError) {
      return try read(try ModelFile(embedded: base, count: kept.count, kind: kind))
    } catch {
      report("gloss-train: \(name): \(error)")
      return nil
    }
  }
}
