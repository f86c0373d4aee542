// Where others listen to the traffic, such as recordings. Transport does not know who they are.

/// The way of a frame.
public enum MessageDirection: Sendable, Hashable {
  /// From the client to the server.
  case incoming
  /// From the server to the client.
  case outgoing
}

/// Called with each frame in the order of the stream, on the thread that reads or writes it. It must be quick.
public typealias MessageTap = @Sendable (MessageDirection, Frame) -> Void
