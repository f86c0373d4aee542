// Standard input and output, kept clean for frames.

import Glibc

/// The descriptors that messages travel on.
public struct StandardStreams: Sendable {
  /// Where the client's messages come from.
  public let input: Int32
  /// Where ours go.
  public let output: Int32

  /// Takes standard output for frames alone.
  ///
  /// From now on whatever else is printed lands in standard error: descriptor 1 becomes a copy of 2, and frames go to a
  /// private copy of the old 1. A client that closes its end gives an error at the next write, not a signal.
  public static func claim() -> StandardStreams {
    signal(SIGPIPE, SIG_IGN)
    let copy = fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 3)
    guard copy >= 0 else { return StandardStreams(input: STDIN_FILENO, output: STDOUT_FILENO) }
    dup2(STDERR_FILENO, STDOUT_FILENO)
    return StandardStreams(input: STDIN_FILENO, output: copy)
  }
}
