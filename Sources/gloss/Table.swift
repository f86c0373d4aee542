// Tables for people, spreadsheets and web pages.

/// A table of texts.
struct Table {
  /// How it is written.
  enum Form: String {
    case aligned = "table"
    case csv
    case markdown
  }

  /// The heads of the columns.
  var columns: [String]
  /// The rows, each with a text for each column.
  var rows: [[String]] = []

  /// The widest column of an aligned table; longer texts are left out of the count, and shift their row.
  private static let widthLimit = 40

  /// A table with these columns.
  init(columns: [String]) { self.columns = columns }

  /// The table with a line end at the end.
  func text(as form: Form) -> String {
    switch form {
    case .aligned: aligned()
    case .csv: ([columns] + rows).map { $0.map(Self.csv).joined(separator: ",") + "\r\n" }.joined()
    case .markdown: markdown()
    }
  }

  private func aligned() -> String {
    let lines = [columns] + rows
    let widths = columns.indices.map { column in
      lines.map { Self.width($0[column]) }.filter { $0 <= Self.widthLimit }.max() ?? 0
    }
    return lines.map { line in
      var text = ""
      for (column, cell) in line.enumerated() {
        if column > 0 { text += "  " }
        text += cell
        if column < line.count - 1 {
          text += String(repeating: " ", count: Swift.max(0, widths[column] - Self.width(cell)))
        }
      }
      while text.hasSuffix(" ") { text.removeLast() }
      return text + "\n"
    }.joined()
  }

  private func markdown() -> String {
    func row(_ cells: [String]) -> String {
      "| "
        + cells.map { $0.split(separator: "|", omittingEmptySubsequences: false).joined(separator: "\\|") }
        .joined(separator: " | ") + " |\n"
    }
    return row(columns) + row(columns.map { _ in "---" }) + rows.map(row).joined()
  }

  /// A cell after RFC 4180; one that a spreadsheet would take for a formula gets a space before it.
  private static func csv(_ cell: String) -> String {
    var cell = cell
    if let first = cell.unicodeScalars.first, "=+-@\t\r".unicodeScalars.contains(first) { cell = " " + cell }
    guard cell.unicodeScalars.contains(where: { ",\"\n\r".unicodeScalars.contains($0) }) else { return cell }
    return "\"" + cell.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
  }

  /// The columns that a terminal needs: one for each character, good enough for the scripts of news.
  private static func width(_ text: String) -> Int { text.count }
}
