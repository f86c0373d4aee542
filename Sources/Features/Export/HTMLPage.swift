// One self-contained page: the article, every mention in its entity's colour, a click lights up the chain.
//
// The page needs no network and works without its script: mentions link to the entity's card below the article.

import Annotation
import Corpus
import Prose
import Text

/// Writes an annotation as one HTML page.
public enum HTMLPage {
  /// The page of a document.
  public static func page(of document: DocumentSnapshot, title: String) -> String {
    """
    <!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'">
    <title>\(escaped(title))</title>
    <style>
    \(stylesheet)
    </style>
    </head>
    <body>
    <main>
    \(article(document))
    </main>
    <aside>
    \(cards(document))
    </aside>
    <script>
    \(script)
    </script>
    </body>
    </html>

    """
  }

  /// `text` with the characters escaped that HTML gives a meaning.
  static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      case "\u{0}"..."\u{8}", "\u{B}", "\u{C}", "\u{E}"..."\u{1F}", "\u{7F}": result += "\u{FFFD}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  // MARK: The article

  private static func article(_ document: DocumentSnapshot) -> String {
    var segments = Segment.all(in: document)[...]
    var output = ""
    for paragraph in document.annotation.prose.paragraphs {
      let isHeading = paragraph.kind == .heading
      let tag = isHeading ? "h\(Swift.min(Swift.max(paragraph.level, 2), 6))" : "p"
      output += "<\(tag)>"
      while let segment = segments.first, segment.range.end <= paragraph.range.start { segments.removeFirst() }
      for segment in segments {
        guard segment.range.start < paragraph.range.end else { break }
        var clipped = segment
        clipped.range = ByteRange(
          Swift.max(segment.range.start, paragraph.range.start), Swift.min(segment.range.end, paragraph.range.end))
        output += html(of: clipped, in: document)
      }
      output += "</\(tag)>\n"
    }
    return output
  }

  private static func html(of segment: Segment, in document: DocumentSnapshot) -> String {
    let annotation = document.annotation
    var html = escaped(document.text[segment.range])
    if let expression = segment.expressions.last {
      let value = annotation.expressions[expression]
      html =
        "<span class=\"value\" title=\"\(escaped(PlainWords.type(value.type) + ": " + value.value))\">\(html)</span>"
    }
    if let inner = segment.mentions.last {
      let mention = annotation.mentions[inner]
      let chains = segment.mentions.map { String(annotation.mentions[$0].chain) }.joined(separator: " ")
      let classes = "mention " + mention.kind.name + (mention.isMetonym ? " metonym" : "")
      html =
        "<a class=\"\(classes)\" href=\"#entity-\(mention.chain)\" data-chains=\"\(chains)\""
        + " style=\"--hue:\(hue(mention.chain))\" title=\"\(escaped(title(of: mention.chain, in: document)))\">\(html)</a>"
    }
    if let quotation = segment.quotations.last {
      let speaker = QuotationCard.speakerName(annotation.quotations[quotation], in: document) ?? "speaker not known"
      let kind = annotation.quotations[quotation].kind.name
      html = "<q class=\"\(kind)\" title=\"\(escaped(speaker))\">\(html)</q>"
    }
    return html
  }

  private static func title(of chain: Int, in document: DocumentSnapshot) -> String {
    guard let facts = EntityFacts(chain: chain, in: document) else { return "" }
    let role = facts.roles.first.map { ", " + $0 } ?? ""
    return Excerpt.line(facts.chain.canonicalName, limitScalars: 80) + role
  }

  /// Neighbouring numbers get hues far apart: multiples of the golden angle.
  private static func hue(_ chain: Int) -> Int { (chain % 360) * 137 % 360 }

  // MARK: The cards

  private static func cards(_ document: DocumentSnapshot) -> String {
    EntityNumbers(document).chains.map { chain in
      let lines = EntityCard.card(chain: chain, in: document).blocks.map(html).joined()
      return
        "<section id=\"entity-\(chain)\" data-chains=\"\(chain)\" style=\"--hue:\(hue(chain))\">\(lines)</section>\n"
    }.joined()
  }

  private static func html(_ block: Card.Block) -> String {
    switch block {
    case .line(let runs): "<p>" + runs.map(html).joined() + "</p>"
    case .list(let items): "<ul>" + items.map { "<li>" + $0.map(html).joined() + "</li>" }.joined() + "</ul>"
    }
  }

  private static func html(_ run: Card.Run) -> String {
    switch run {
    case .plain(let text): escaped(text)
    case .strong(let text): "<strong>\(escaped(text))</strong>"
    case .emphasis(let text): "<em>\(escaped(text))</em>"
    }
  }

  private static let stylesheet = """
    :root { color-scheme: light dark; --light: 88%; --ink: 25%; }
    @media (prefers-color-scheme: dark) { :root { --light: 25%; --ink: 85%; } }
    body { display: grid; grid-template-columns: minmax(0, 42rem) minmax(16rem, 24rem); gap: 3rem; margin: 2rem;
      font: 1.05rem/1.6 Georgia, serif; }
    aside { font: .85rem/1.4 system-ui, sans-serif; max-height: 96vh; overflow: auto; position: sticky; top: 1rem; }
    section { border-left: .3rem solid hsl(var(--hue) 60% 50%); padding: 0 .8rem; margin-bottom: 1rem; }
    section p, section ul { margin: .2rem 0; }
    a.mention { color: inherit; text-decoration: none; border-radius: .2rem; }
    a.name { background: hsl(var(--hue) 70% var(--light)); padding: 0 .15rem; }
    a.nominal, a.pronoun { border-bottom: .15rem dotted hsl(var(--hue) 60% 50%); }
    a.metonym { font-style: italic; }
    .value { border-bottom: 1px solid currentColor; }
    q { quotes: none; color: hsl(220 60% var(--ink)); }
    q.indirect { color: inherit; border-bottom: 1px dashed hsl(220 60% 50%); }
    .lit { outline: .15rem solid hsl(var(--hue) 80% 50%); }
    @media (max-width: 60rem) { body { display: block; margin: 1rem; } aside { position: static; max-height: none; } }
    """

  private static let script = """
    document.addEventListener("click", event => {
      const mention = event.target.closest("[data-chains]");
      document.querySelectorAll(".lit").forEach(element => element.classList.remove("lit"));
      if (!mention) return;
      const chain = mention.dataset.chains.split(" ").pop();
      document.querySelectorAll(`[data-chains~="${chain}"]`).forEach(element => element.classList.add("lit"));
    });
    """
}
