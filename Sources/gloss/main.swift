// The program. One call of a nonisolated function: closures formed here would belong to the main actor, and trap on
// other threads.

CommandLineTool.main()
