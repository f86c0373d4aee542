// Starts the servers that replays talk to: one in this process, or a program.

import Glibc
import Server
import Synchronization
import Transport

extension ServerConnection {
  /// Starts a server on a thread of this process; `nil` where the system gives no pipes.
  static func start(inProcess options: ServerOptions) -> ServerConnection? {
    guard let pipes = Pipes() else { return nil }
    let exit = Monitor<Int32?>(nil)
    let (serverInput, serverOutput) = (pipes.toServer.read, pipes.fromServer.write)
    BackgroundThread.start {
      let code = LanguageServer.run(options, input: serverInput, output: serverOutput)
      exit.withLock { $0 = code }
      close(serverInput)
      close(serverOutput)
    }
    return ServerConnection(input: pipes.toServer.write, output: pipes.fromServer.read) {
      exit.wait(upTo: Int(patienceMilliseconds)) { $0 != nil } ? exit.withLock { $0 } : nil
    }
  }

  /// Starts a program with its words; `nil` where it cannot be started.
  static func start(program path: String, arguments: [String]) -> ServerConnection? {
    guard let pipes = Pipes() else { return nil }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, pipes.toServer.read, STDIN_FILENO)
    posix_spawn_file_actions_adddup2(&actions, pipes.fromServer.write, STDOUT_FILENO)
    var words: [UnsafeMutablePointer<CChar>?] = ([path] + arguments).map { strdup($0) } + [nil]
    defer { for word in words { free(word) } }
    var process = pid_t()
    let failure = posix_spawnp(&process, path, &actions, nil, &words, environ)
    close(pipes.toServer.read)
    close(pipes.fromServer.write)
    guard failure == 0 else {
      close(pipes.toServer.write)
      close(pipes.fromServer.read)
      return nil
    }
    let started = process
    return ServerConnection(input: pipes.toServer.write, output: pipes.fromServer.read) {
      var status: Int32 = 0
      while waitpid(started, &status, 0) < 0 { if errno != EINTR { return nil } }
      // WIFEXITED and WEXITSTATUS, which Swift does not import; a signal counts as shells count it.
      return status & 0x7F == 0 ? (status >> 8) & 0xFF : 128 + status & 0x7F
    }
  }
}

/// A pipe in each direction. The ends are closed when a program is executed, except those that it gets.
private struct Pipes {
  let toServer: (read: Int32, write: Int32)
  let fromServer: (read: Int32, write: Int32)

  init?() {
    var (first, second): ([Int32], [Int32]) = ([0, 0], [0, 0])
    guard pipe(&first) == 0 else { return nil }
    guard pipe(&second) == 0 else {
      close(first[0])
      close(first[1])
      return nil
    }
    for end in first + second { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    toServer = (first[0], first[1])
    fromServer = (second[0], second[1])
  }
}
