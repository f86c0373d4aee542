// The specification for people, in Markdown: made from the description, with the examples that tests run.

import JSON

/// Makes the page `specification.md`.
public enum SpecificationPage {
  /// An example of a method: what was asked and what came back, as a transcript writes them.
  public struct Example: Sendable, Hashable {
    /// The method.
    public var method: String
    /// The documents that are open, as Markdown blocks.
    public var documents: [String]
    /// The blocks of the request and of its answer.
    public var blocks: [String]
    /// The file that it stands in, from the folder of the page.
    public var path: String

    /// An example of its parts.
    public init(method: String, documents: [String], blocks: [String], path: String) {
      self.method = method
      self.documents = documents
      self.blocks = blocks
      self.path = path
    }
  }

  /// The page. Of several examples of a method the first is shown.
  public static func text(_ description: ProtocolDescription, examples: [Example] = []) -> String {
    var page = introduction(description)
    page += "\n## Methods\n"
    for request in description.requests {
      page += self.request(request, description, examples.first { $0.method == request.method })
    }
    page += "\n## Notifications\n"
    for notification in description.notifications {
      page += "\n### \(notification.method)\n\n\(notification.documentation)\n\n"
      page += "Parameters: \(link(.reference(notification.params))).\n"
    }
    page += "\n## Structures\n"
    for structure in description.structures { page += self.structure(structure) }
    page += "\n## Enumerations\n"
    for enumeration in description.enumerations { page += self.enumeration(enumeration) }
    return page
  }

  private static func introduction(_ description: ProtocolDescription) -> String {
    """
    <!-- Made by `gloss schema --markdown`; meta model \(description.hash). -->
    # The protocol of Gloss beside LSP, version \(description.version)

    Gloss speaks LSP 3.17. What no method of LSP can answer has a method of its own; their names begin with `gloss/`.
    The same in the form of LSP's own meta model is [gloss.metamodel.json](gloss.metamodel.json) (hash `\(description.hash)`),
    as a JSON Schema [gloss.schema.json](gloss.schema.json). Refusals are listed in [errors.md](errors.md), settings in
    [settings.md](settings.md).

    ## Common rules

    * The server announces its methods in `capabilities.experimental.gloss.methods`, each with an integer version, and the version
      of this protocol in `capabilities.experimental.gloss.version`. A minor version only adds; clients let pass what they do not know.
    * Positions are LSP positions in the encoding that was negotiated. With `offsets: true` spans carry bytes of UTF-8 too.
    * Numbers for how sure something is go from 0 to 1000. There are no fractions on the wire.
    * Lists stand in the order of documents (by name, bytewise), then of places, unless a method says otherwise.
    * Answers depend on texts, settings and lexicon alone: the same inputs give the same bytes.
    * A client says under `capabilities.experimental.gloss` what it wants besides: `didChange: true` for
      `gloss/didChange` without a subscription, `status: true` for `gloss/statusChanged`, `referenceContainer: true` for
      `containerName`, `mentionKind` and `quoted` in the places of `textDocument/references`, `commands` for the commands of its own that lenses may name (`gloss.showReferences`).

    ## Pages

    A list is cut after `limit` items (10000 where it is absent); then `cursor` says where the next page begins. A cursor holds
    until a document changes; after that it is refused with −32801 (`cursor.stale`).

    ## Identifiers

    | form | of | holds |
    |---|---|---|
    | `person:ana-nunez`, `organization:…`, `place:…`, … | an entity with a name; `~2` for a homonym | as long as its names do; an older one is understood where its name is a name of exactly one entity, which `movedTo` then names |
    | `local:<digest>:<n>` | an entity without a name | for one text |
    | `m:<digest>:<start>-<end>` | a mention, by its bytes | for one text |
    | `q:<digest>:<paragraph>.<n>` | a quotation | for one text |
    | `d:<digest>:<code>:<start>-<end>` | a diagnostic | for one text |

    Names are folded to `a`–`z`, `0`–`9` and hyphens; every other byte is percent-encoded. An identifier of a text that has changed
    is refused with −32803 (`stale.id`).

    ## Commands

    For clients that can send nothing but `workspace/executeCommand`: `gloss.request` with a method and its parameters (methods that
    only read), `gloss.exportDocument` with a document and a format, `gloss.reanalyze`.

    ## Examples

    Examples are parts of [transcripts](transcripts/), which tests run. In them `@1` is the place of the first `|` in the text (which is
    not part of it), `"0:17-0:26"` a range and `"0:17"` a position; of an answer only the members that are shown are compared.

    """
  }

  private static func request(
    _ request: RequestDescription, _ description: ProtocolDescription, _ example: Example?
  ) -> String {
    var text = "\n### \(request.method)\n\n\(request.documentation)\n\n"
    text += "Parameters: \(request.params.map { link(.reference($0)) } ?? "none").\n"
    text += "Result: \(link(request.result))."
    if let partial = request.partialResult { text += " In parts: \(link(partial))." }
    text += "\n"
    if let params = request.params, let structure = description.structure(params) {
      text += "\n" + table(description.properties(of: structure))
    }
    if let example {
      text += "\nFrom [\(example.path)](\(example.path)):\n\n"
      text += (example.documents + example.blocks).joined(separator: "\n\n") + "\n"
    }
    return text
  }

  private static func structure(_ structure: StructureDescription) -> String {
    var text = "\n### \(structure.name)\n\n\(structure.documentation)\n"
    if !structure.mixins.isEmpty {
      text += "\nHas the members of \(structure.mixins.map { link(.reference($0)) }.joined(separator: ", ")) too.\n"
    }
    if !structure.properties.isEmpty { text += "\n" + table(structure.properties) }
    return text
  }

  private static func enumeration(_ enumeration: EnumerationDescription) -> String {
    var text = "\n### \(enumeration.name)\n\n\(enumeration.documentation)"
    text += enumeration.isOpen ? " Open: later versions may add values.\n" : "\n"
    text += "\n| value | meaning |\n|---|---|\n"
    for value in enumeration.values { text += "| `\(value.value)` | \(cell(value.documentation)) |\n" }
    return text
  }

  private static func table(_ properties: [PropertyDescription]) -> String {
    var text = "| member | type | meaning |\n|---|---|---|\n"
    for property in properties {
      text += "| `\(property.name)`\(property.isOptional ? "?" : "") | \(cell(link(property.type))) | "
      text += cell(property.documentation) + " |\n"
    }
    return text
  }

  private static func cell(_ text: String) -> String {
    text.replacing("|", with: "\\|").replacing("\n", with: " ")
  }

  /// A type in words, the names of structures as links.
  private static func link(_ type: TypeDescription) -> String {
    switch type {
    case .string: "string"
    case .integer: "integer"
    case .uinteger: "uinteger"
    case .boolean: "boolean"
    case .null: "null"
    case .documentURI: "DocumentUri"
    case .reference(let name): "[\(name)](#\(name.lowercased()))"
    case .array(let element): link(element) + "[]"
    case .map(let element): "map of \(link(element))"
    case .or(let types): types.map(link).joined(separator: " | ")
    }
  }
}
