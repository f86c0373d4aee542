// Learns the weights of attribution from documents whose attributions are known.
//
// Everything before runs as it does in use, so that the weights fit the mistakes of tagger, parser and names. It reads
// no file.

import Annotation
import Learning
import Lexicon
import Prose
import Text

/// Collects choices from documents and trains the three rankers.
package struct AttributionTraining {
  /// An attribution as a corpus has it, in bytes.
  package struct GoldAttribution: Sendable {
    /// The content, one range a run.
    package let spans: [ByteRange]
    /// Where the corpus has the speaker, one range a run.
    package let speaker: [ByteRange]
    /// The speaker's head word where the corpus has it.
    package let speakerHead: ByteRange?
    var cue: [ByteRange]

    /// An attribution of its parts.
    package init(spans: [ByteRange], speaker: [ByteRange], speakerHead: ByteRange?, cue: [ByteRange]) {
      self.spans = spans
      self.speaker = speaker
      self.speakerHead = speakerHead
      self.cue = cue
    }
  }

  private typealias Choice = CandidateRankerTraining.Choice
  private var speakers: [Choice] = []
  private var sites: [Choice] = []
  private var clauses: [Choice] = []

  /// No choices yet.
  package init() {}

  /// Runs what comes before quotations.
  package static func prepared(_ prose: ProseDocument) -> AnalysisState {
    var state = AnalysisState(prose: prose, lexicon: .builtin, options: AnalysisOptions())
    for component in Pipeline.components {
      if component == QuotationFinding.self { break }
      component.run(on: &state)
    }
    return state
  }

  /// What the finders give for one document, for measuring.
  package struct Found {
    /// The quotations; `evidence` is an index of `rules`.
    package var quotations: [Quotation] = []
    /// The rule of each quotation.
    package var rules: [String] = []
    /// What nobody says.
    package var marks: [Mark] = []
  }

  /// The quotations that the weights in `model` give, or those inside the program. `nil` where the bytes are no model.
  /// `leastConfidence` stands in for the confidence from which speakers are named.
  package static func found(
    in prose: ProseDocument, model: [UInt8]?, leastConfidence: Int? = nil
  ) -> Found? {
    var state = prepared(prose)
    func run(_ weights: AttributionModel?) -> Bool {
      guard var weights else { return false }
      weights.leastSpeakerConfidence = leastConfidence ?? weights.leastSpeakerConfidence
      QuotationFinding.run(on: &state, model: weights)
      return true
    }
    let isRead =
      model.map { model in
        model.withUnsafeBytes { bytes in
          guard let base = bytes.baseAddress,
            let file = try? ModelFile(embedded: base, count: bytes.count, kind: AttributionModel.kind)
          else { return false }
          return run(try? AttributionModel(file))
        }
      } ?? run(TrainedModels.attribution)
    guard isRead else { return nil }
    EchoFinding.run(on: &state)
    var found = Found()
    found.marks = state.marks
    for (index, candidate) in state.quotations.enumerated() {
      found.rules.append(candidate.evidence.rule)
      found.quotations.append(
        Quotation(
          spans: candidate.spans, marked: candidate.quotedSpans.map { prose.quotedSpans[$0].content },
          kind: candidate.kind,
          speaker: candidate.speakers.map { prose.byteRange(ofTokens: $0) },
          cue: candidate.cue.map { prose.byteRange(ofTokens: $0) },
          addressee: candidate.addressee.isEmpty ? [] : [prose.byteRange(ofTokens: candidate.addressee)],
          confidence: candidate.confidence, evidence: index))
    }
    return found
  }

  /// Adds the choices of a document. `marked` are the attributions of single spans between marks, `all` the
  /// attributions of every kind.
  package mutating func add(_ prose: ProseDocument, marked: [GoldAttribution], all: [GoldAttribution]) {
    let context = QuotationContext(Self.prepared(prose))
    let candidates = SpeakerCandidates(context)
    let phrases = SpeakerPhrases(context)
    let attributed = addSpeakers(candidates, phrases, marked)
    addClauses(candidates, phrases, all, attributed)
  }

  // MARK: Speakers

  /// Adds one choice a span; the outer token ranges of spans by the anchor of the cue that is right for them.
  private mutating func addSpeakers(
    _ candidates: SpeakerCandidates, _ phrases: SpeakerPhrases, _ gold: [GoldAttribution]
  ) -> [Int: [Range<Int>]] {
    let context = candidates.context
    var attributed: [Int: [Range<Int>]] = [:]
    var earlier: EarlierSpan?
    var earlierSite: (sentence: Int, site: Int, option: Int)?
    for (index, span) in context.prose.quotedSpans.enumerated() where span.depth == 0 {
      guard let facts = MarkedSpanFacts(index, context) else { continue }
      let options = candidates.candidates(of: facts, earlier: earlier)
      let match = gold.first { $0.spans.contains { Self.overlap($0, span.content) >= 0.5 } }
      let resolved = options.map { option -> (sentence: Int, site: Int, option: Int)? in
        switch option.origin {
        case .site(let sentence, let site, let number): (sentence, site, number)
        case .carried: earlierSite
        case .nobody: nil
        }
      }
      var isRight = [Bool](repeating: false, count: options.count)
      if let match {
        let fits = resolved.map { Self.fit($0, match, candidates, phrases) }
        let best = fits.max() ?? 0
        if best > 0 { isRight = fits.map { $0 == best } }
      } else {
        isRight[options.count - 1] = true
      }
      guard let right = isRight.firstIndex(of: true) else {
        if !facts.isHeading {
          earlier = nil
          earlierSite = nil
        }
        continue
      }
      speakers.append(Choice(candidates: options.map(\.features), isRight: isRight))
      let origin = options[right].origin
      var side = 0
      let siteAnchor = resolved[right].map { candidates.sites[$0.sentence][$0.site].anchor } ?? -1
      if siteAnchor >= 0 {
        attributed[siteAnchor, default: []].append(facts.outer)
        if case .site = origin { side = siteAnchor < facts.outer.lowerBound ? 1 : 2 }
      }
      guard !facts.isHeading else { continue }
      earlierSite = resolved[right]
      earlier = EarlierSpan(span: facts, origin: origin, side: side, anchor: siteAnchor)
    }
    return attributed
  }

  /// How well a candidate fits: 0 not, 1 the speaker, 2 speaker and cue.
  private static func fit(
    _ place: (sentence: Int, site: Int, option: Int)?, _ gold: GoldAttribution, _ candidates: SpeakerCandidates,
    _ phrases: SpeakerPhrases
  ) -> Int {
    guard let place else { return 0 }
    let site = candidates.sites[place.sentence][place.site]
    let prose = candidates.context.prose
    let cueFits = gold.cue.contains { prose.byteRange(ofTokens: site.cue).overlaps($0) }
    guard site.options.indices.contains(place.option) else {
      return gold.speaker.isEmpty && cueFits ? 2 : 0
    }
    let option = site.options[place.option]
    let phrase = prose.byteRange(ofTokens: phrases.range(option, site))
    guard let head = gold.speakerHead ?? gold.speaker.last, phrase.overlaps(head),
      gold.speaker.contains(where: { $0.contains(phrase) || overlap($0, phrase) >= 0.2 })
    else { return 0 }
    return cueFits ? 2 : 1
  }

  /// Intersection over union.
  package static func overlap(_ left: ByteRange, _ right: ByteRange) -> Double {
    let shared = min(left.end, right.end) - max(left.start, right.start)
    guard shared > 0 else { return 0 }
    return Double(shared) / Double(max(left.end, right.end) - min(left.start, right.start))
  }

  // MARK: Sites and clauses

  private mutating func addClauses(
    _ candidates: SpeakerCandidates, _ phrases: SpeakerPhrases, _ gold: [GoldAttribution],
    _ attributed: [Int: [Range<Int>]]
  ) {
    let prose = candidates.context.prose
    let finder = ReportedClauses(candidates)
    for (sentence, list) in candidates.sites.enumerated() {
      for (index, site) in list.enumerated() where site.verb != nil || site.kind == .noun {
        let anchor = prose.tokens[site.anchor].range
        let match = gold.first { attribution in
          attribution.cue.contains { $0.overlaps(anchor) } && isLastSite(index, of: list, in: attribution.cue, prose)
        }
        let speaker = phrases.speakers(
          site.options.indices.contains(phrases.speakingOption(of: site))
            ? site.options[phrases.speakingOption(of: site)] : nil, site
        ).extent
        let marked = (attributed[site.anchor] ?? []).filter { span in
          prose.sentences[sentence].tokens.lowerBound <= span.lowerBound
            && span.upperBound <= prose.sentences[sentence].tokens.upperBound
        }
        if marked.isEmpty {
          sites.append(
            Choice(
              candidates: [finder.siteFeatures(site, speaker: speaker), []], isRight: [match != nil, match == nil]))
        }
        guard let match else { continue }
        let found = finder.candidates(site, speaker: speaker, marked: marked)
        let fits = found.map { clause in
          Self.fit(clause.parts.map { prose.byteRange(ofTokens: $0) }, match.spans, prose)
        }
        guard let best = fits.max(), best >= 0.5 else { continue }
        clauses.append(Choice(candidates: found.map(\.features), isRight: fits.map { $0 >= best - 1e-9 }))
      }
    }
  }

  /// Whether of the verbs inside a cue this is the last: "went on to say".
  private func isLastSite(_ index: Int, of list: [CueSite], in cue: [ByteRange], _ prose: ProseDocument) -> Bool {
    !list[(index + 1)...].contains { other in
      (other.verb != nil || other.kind == .noun) && cue.contains { $0.overlaps(prose.tokens[other.anchor].range) }
    }
  }

  /// Intersection over union in letters, marks and space left out.
  private static func fit(_ parts: [ByteRange], _ gold: [ByteRange], _ prose: ProseDocument) -> Double {
    var shared = 0
    var all = 0
    let bounds = (parts + gold).reduce(parts.first ?? ByteRange(0, 0)) { $0.union($1) }
    for offset in bounds.range {
      let byte = prose.text.bytes[offset]
      guard byte >= 0x80 || byte >= 0x30 && byte <= 0x39 || (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A else {
        continue
      }
      let isIn = parts.contains { $0.contains(offset) }
      let isGold = gold.contains { $0.contains(offset) }
      shared += isIn && isGold ? 1 : 0
      all += isIn || isGold ? 1 : 0
    }
    return all > 0 ? Double(shared) / Double(all) : 0
  }

  // MARK: Training

  /// The bytes of the model that the choices teach, and how many choices there were.
  package func model(epochs: Int = 6, decay: Float = 1e-5) -> (bytes: [UInt8], counts: [Int]) {
    let parts = [speakers, sites, clauses].map { choices in
      var training = CandidateRankerTraining(rowCount: Self.rowCount)
      training.train(choices, epochs: epochs, decay: decay)
      return training
    }
    return (AttributionModel.bytes(parts), [speakers.count, sites.count, clauses.count])
  }

  private static let rowCount = 1 << 15
}
