// The forms of English verbs: "say" gives says, said, saying.

/// Inflects verbs.
public enum VerbForms {
  private static let irregular: [String: [String]] = [
    "say": ["said"], "tell": ["told"], "write": ["wrote", "written"], "think": ["thought"], "know": ["knew", "known"],
    "see": ["saw", "seen"], "hear": ["heard"], "feel": ["felt"], "find": ["found"], "hold": ["held"], "mean": ["meant"],
    "make": ["made"], "put": ["put"], "read": ["read"], "speak": ["spoke", "spoken"], "swear": ["swore", "sworn"],
    "understand": ["understood"], "foresee": ["foresaw", "foreseen"], "teach": ["taught"], "show": ["showed", "shown"],
    "go": ["went", "gone"], "give": ["gave", "given"], "get": ["got", "gotten"], "take": ["took", "taken"],
    "bring": ["brought"], "begin": ["began", "begun"], "sing": ["sang", "sung"], "shoot": ["shot"], "let": ["let"],
    "have": ["has", "had"], "be": ["is", "are", "was", "were", "been"], "keep": ["kept"], "leave": ["left"],
    "lay": ["laid"], "forget": ["forgot", "forgotten"], "come": ["came"], "broadcast": ["broadcast"], "vow": ["vowed"],
    "choose": ["chose", "chosen"], "draw": ["drew", "drawn"], "become": ["became"], "bet": ["bet"], "set": ["set"],
    "cast": ["cast"], "seek": ["sought"], "send": ["sent"], "win": ["won"], "quip": ["quipped"], "stick": ["stuck"],
  ]

  /// All forms of a verb, the base form first.
  public static func forms(of verb: String) -> [String] {
    var result = [verb]
    result.append(thirdPerson(verb))
    result.append(ing(verb))
    result += irregular[verb] ?? [past(verb)]
    var seen: Set<String> = []
    return result.filter { seen.insert($0).inserted }
  }

  private static func thirdPerson(_ verb: String) -> String {
    if verb == "have" { return "has" }
    if ends(verb, in: ["s", "x", "z", "ch", "sh", "o"]) { return verb + "es" }
    if endsInConsonantY(verb) { return verb.dropLast() + "ies" }
    return verb + "s"
  }

  private static func past(_ verb: String) -> String {
    if verb.hasSuffix("e") { return verb + "d" }
    if endsInConsonantY(verb) { return verb.dropLast() + "ied" }
    return doubled(verb) + "ed"
  }

  private static func ing(_ verb: String) -> String {
    if verb.hasSuffix("e"), !verb.hasSuffix("ee"), verb.count > 2 { return verb.dropLast() + "ing" }
    return doubled(verb) + "ing"
  }

  /// The verb with its last consonant doubled where it is doubled before an ending ("admit", "quip").
  private static func doubled(_ verb: String) -> String {
    guard doubling.contains(verb), let last = verb.last else { return verb }
    return verb + String(last)
  }

  private static let doubling: Set<String> = [
    "admit", "quip", "submit", "refer", "infer", "blog", "put", "let", "get", "bet", "set", "begin", "forget", "chat",
    "plan", "rebut", "commit", "concur", "stop", "sob", "nod", "win", "brag", "slam", "snap", "prefer", "fret",
  ]

  private static func endsInConsonantY(_ verb: String) -> Bool {
    guard verb.hasSuffix("y"), let before = verb.dropLast().last else { return false }
    return !"aeiou".contains(before)
  }

  private static func ends(_ verb: String, in endings: [String]) -> Bool { endings.contains { verb.hasSuffix($0) } }
}
