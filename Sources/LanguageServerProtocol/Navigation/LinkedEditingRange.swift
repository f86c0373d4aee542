// Mentions that can be edited as one.

import JSON
import Text

/// `textDocument/linkedEditingRange`.
public enum LinkedEditingRangeRequest: RequestType {
  /// The method.
  public static let method = "textDocument/linkedEditingRange"
  /// Where.
  public typealias Params = TextDocumentPositionParams
  /// The ranges, or null.
  public typealias Result = LinkedEditingRanges?
}

/// Ranges with the same letters.
public struct LinkedEditingRanges: JSONWritable, Sendable, Hashable {
  /// The ranges.
  public var ranges: [PositionRange]

  /// Ranges with the same letters.
  public init(ranges: [PositionRange]) { self.ranges = ranges }

  /// Writes `{"ranges":[…]}`.
  public func write(to writer: inout JSONWriter) {
    writer.object { $0.member("ranges", ranges) }
  }
}
