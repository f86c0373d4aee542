// Parts of speech and dependency relations, in the treebanks' terms.

/// A part of speech of the Penn Treebank set as the English Universal Dependencies treebanks use it (column XPOS).
public enum PartOfSpeech: UInt8, Sendable, CaseIterable, Hashable {
  case CC, CD, DT, EX, FW, IN, JJ, JJR, JJS, LS, MD, NN, NNP, NNPS, NNS, PDT, POS, PRP, PRPS, RB, RBR, RBS, RP, SYM, TO,
    UH
  case VB, VBD, VBG, VBN, VBP, VBZ, WDT, WP, WPS, WRB
  case comma, period, colon, openQuote, closeQuote, openBracket, closeBracket, dollar, hash, hyphen, ADD, AFX, GW, NFP,
    XX

  /// The name in the treebanks (`PRP$`, `-LRB-`).
  public var name: String {
    switch self {
    case .PRPS: "PRP$"
    case .WPS: "WP$"
    case .comma: ","
    case .period: "."
    case .colon: ":"
    case .openQuote: "``"
    case .closeQuote: "''"
    case .openBracket: "-LRB-"
    case .closeBracket: "-RRB-"
    case .dollar: "$"
    case .hash: "#"
    case .hyphen: "HYPH"
    default: "\(self)"
    }
  }

  /// Whether it is a noun or a proper noun.
  public var isNoun: Bool { self == .NN || self == .NNS || self == .NNP || self == .NNPS }
  /// Whether it is a proper noun.
  public var isProperNoun: Bool { self == .NNP || self == .NNPS }
  /// Whether it is a verb, modal verbs apart.
  public var isVerb: Bool { rawValue >= PartOfSpeech.VB.rawValue && rawValue <= PartOfSpeech.VBZ.rawValue }
  /// Whether it is a verb that can head a clause by itself (past, present).
  public var isFiniteVerb: Bool { self == .VBD || self == .VBP || self == .VBZ || self == .MD }
  /// Whether it is an adjective.
  public var isAdjective: Bool { self == .JJ || self == .JJR || self == .JJS }
  /// Whether it is a personal or possessive pronoun.
  public var isPronoun: Bool { self == .PRP || self == .PRPS }
}

/// A relation of Universal Dependencies, subtypes folded except those that Gloss uses.
public enum DependencyRelation: UInt8, Sendable, CaseIterable, Hashable {
  case root, nsubj, nsubjPass, obj, iobj, csubj, ccomp, xcomp, obl, oblAgent, vocative, expl, dislocated, advcl, advmod
  case discourse, aux, auxPass, cop, mark, nmod, nmodPoss, appos, nummod, acl, aclRelcl, amod, det, caseMarker, conj, cc
  case fixed, flat, list, parataxis, compound, compoundPrt, goeswith, orphan, reparandum, punct, dep

  /// The name in the treebanks (`nsubj:pass`).
  public var name: String {
    switch self {
    case .nsubjPass: "nsubj:pass"
    case .oblAgent: "obl:agent"
    case .auxPass: "aux:pass"
    case .nmodPoss: "nmod:poss"
    case .aclRelcl: "acl:relcl"
    case .compoundPrt: "compound:prt"
    case .caseMarker: "case"
    default: "\(self)"
    }
  }
}
