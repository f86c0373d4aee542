// The last step: what the components found, in token terms, becomes an annotation in byte terms.
//
// It decides nothing but one thing: where a name and a value overlap, which of them the flat list shows.

import Annotation
import Prose
import Text

/// Turns a filled state into an annotation.
enum Assembly {
  /// The annotation of a state. Mentions, chains and quotations keep their indices.
  static func annotation(of state: AnalysisState) -> DocumentAnnotation {
    var annotation = DocumentAnnotation(prose: state.prose)
    var evidence = EvidenceTable()
    annotation.referenceDate = state.referenceDate
    annotation.partsOfSpeech = state.partsOfSpeech
    annotation.heads = state.heads
    annotation.dependencies = state.dependencies
    annotation.quotations = quotations(of: state, evidence: &evidence)
    annotation.mentions = mentions(of: state, quotations: annotation.quotations, evidence: &evidence)
    annotation.chains = chains(of: state)
    annotation.expressions = state.values.map { value in
      Expression(
        range: state.prose.byteRange(ofTokens: value.tokens), type: value.type, value: value.value,
        anchor: value.anchor.map { state.prose.byteRange(ofTokens: $0) },
        countsFromReferenceDay: value.countsFromReferenceDay,
        evidence: evidence.index(of: Evidence(rule: value.rule)))
    }
    annotation.entities = entities(of: state)
    annotation.marks = state.marks
    annotation.echoes = state.echoes
    annotation.evidence = evidence.entries
    return annotation
  }

  private static func mentions(
    of state: AnalysisState, quotations: [Quotation], evidence: inout EvidenceTable
  ) -> [Mention] {
    let quotationOfSpan = quotationIndexByQuotedSpan(state)
    let turns = state.quotations.indices.filter { !state.quotations[$0].turn.isEmpty }
    var nextTurn = 0
    return state.mentions.indices.map { index in
      let candidate = state.mentions[index]
      // Mentions and turns are both in order.
      while nextTurn < turns.count, state.quotations[turns[nextTurn]].turn.upperBound <= candidate.tokens.lowerBound {
        nextTurn += 1
      }
      let turn = nextTurn < turns.count ? turns[nextTurn] : nil
      let ownTurn = turn.flatMap { state.quotations[$0].turn.contains(candidate.head) ? $0 : nil }
      return Mention(
        range: state.prose.byteRange(ofTokens: candidate.tokens),
        nounPhrase: state.prose.byteRange(ofTokens: candidate.nounPhrase),
        head: state.prose.byteRange(ofTokens: candidate.head..<(candidate.head + 1)),
        kind: candidate.kind,
        type: candidate.type,
        chain: index < state.chainOfMention.count ? state.chainOfMention[index] : 0,
        isMetonym: index < state.isMetonym.count && state.isMetonym[index],
        quotation: candidate.quotedSpan.flatMap { quotationOfSpan[$0] } ?? ownTurn,
        confidence: index < state.confidenceOfMention.count ? state.confidenceOfMention[index] : 0,
        evidence: index < state.evidenceOfMention.count ? evidence.index(of: state.evidenceOfMention[index]) : 0)
    }
  }

  private static func quotationIndexByQuotedSpan(_ state: AnalysisState) -> [Int: Int] {
    var result: [Int: Int] = [:]
    for (index, quotation) in state.quotations.enumerated() {
      for span in quotation.quotedSpans { result[span] = index }
    }
    return result
  }

  private static func chains(of state: AnalysisState) -> [Chain] {
    state.chains.map { candidate in
      var aliases: [Alias] = []
      for index in candidate.mentions where index < state.mentions.count && state.mentions[index].kind == .name {
        let name = state.prose.string(ofTokens: state.mentions[index].tokens)
        if let known = aliases.firstIndex(where: { $0.text == name }) {
          aliases[known].count += 1
        } else {
          aliases.append(Alias(text: name, count: 1))
        }
      }
      return Chain(
        canonicalName: candidate.canonicalName, type: candidate.type, mentions: candidate.mentions,
        introducingMention: candidate.introducingMention, aliases: aliases,
        roles: candidate.roles.map {
          Role(text: state.prose.string(ofTokens: $0), range: state.prose.byteRange(ofTokens: $0))
        },
        gender: candidate.gender, number: candidate.number, relations: candidate.relations,
        lexiconFacts: candidate.lexiconFacts, userIdentity: candidate.userIdentity)
    }
  }

  private static func quotations(of state: AnalysisState, evidence: inout EvidenceTable) -> [Quotation] {
    func ranges(_ tokens: Range<Int>) -> [ByteRange] {
      tokens.isEmpty ? [] : [state.prose.byteRange(ofTokens: tokens)]
    }
    func chain(_ mention: Int?) -> Int? {
      mention.flatMap { $0 < state.chainOfMention.count ? state.chainOfMention[$0] : nil }
    }
    return state.quotations.map { candidate in
      // Two words for one entity are one speaker.
      var chains: [Int] = []
      for chain in candidate.speakerMentions.compactMap(chain) where !chains.contains(chain) { chains.append(chain) }
      return Quotation(
        spans: candidate.spans,
        marked: candidate.quotedSpans.filter(state.prose.quotedSpans.indices.contains).map {
          state.prose.quotedSpans[$0].content
        },
        kind: candidate.kind, speaker: candidate.speakers.flatMap(ranges), speakerMentions: candidate.speakerMentions,
        chains: chains, cue: candidate.cue.flatMap(ranges),
        addressee: ranges(candidate.addressee), addresseeChain: chain(candidate.addresseeMention),
        medium: ranges(candidate.medium), isAnonymous: candidate.isAnonymous, polarity: candidate.polarity,
        confidence: candidate.confidence, evidence: evidence.index(of: candidate.evidence))
    }
  }

  /// Names and values without overlaps: of two that overlap the longer one stays, of equal ones the name.
  private static func entities(of state: AnalysisState) -> [Entity] {
    var nameChain: [Range<Int>: Int] = [:]
    for (index, mention) in state.mentions.enumerated() where mention.kind == .name {
      if index < state.chainOfMention.count { nameChain[mention.tokens] = state.chainOfMention[index] }
    }
    var spans: [(tokens: Range<Int>, type: EntityType, confidence: Int)] = []
    spans += state.names.map { ($0.tokens, $0.type, $0.confidence) }
    spans += state.values.map { ($0.tokens, $0.type, 1000) }
    spans.sort {
      $0.tokens.lowerBound != $1.tokens.lowerBound
        ? $0.tokens.lowerBound < $1.tokens.lowerBound : $0.tokens.count > $1.tokens.count
    }
    var kept: [(tokens: Range<Int>, type: EntityType, confidence: Int)] = []
    for span in spans {
      if let last = kept.last, last.tokens.upperBound > span.tokens.lowerBound {
        if last.tokens.count < span.tokens.count { kept[kept.count - 1] = span }
      } else {
        kept.append(span)
      }
    }
    return kept.map {
      Entity(
        range: state.prose.byteRange(ofTokens: $0.tokens), type: $0.type,
        chain: $0.type.isValue ? nil : nameChain[$0.tokens], confidence: $0.confidence)
    }
  }
}

/// Evidence by index, each distinct entry once, "none" first.
private struct EvidenceTable {
  private(set) var entries = [Evidence(rule: "none")]
  private var known: [Evidence: Int] = [Evidence(rule: "none"): 0]

  mutating func index(of evidence: Evidence) -> Int {
    if let index = known[evidence] { return index }
    known[evidence] = entries.count
    entries.append(evidence)
    return entries.count - 1
  }
}
