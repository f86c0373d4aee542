// swift-tools-version: 6.1
//
// Gloss: a language server for prose.
//
// One section for each module, in the order of the layers: a module imports only modules above it
// (Sources/README.md). Dependencies stand in alphabetical order, one a line. There are no packages.

import PackageDescription

/// Settings that every Swift target shares.
let shared: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

let package = Package(
  name: "gloss",
  products: [
    .executable(name: "gloss", targets: ["gloss"]),
    .executable(name: "gloss-train", targets: ["gloss-train"]),
    .library(name: "GlossAnalysis", targets: ["Analysis"]),
  ],
  dependencies: [],
  targets: [
    // MARK: Text
    // Bytes, ranges, lines, encodings, edits, letter classes, calendar, limits. Imports nothing.
    .target(
      name: "Text",
      dependencies: [],
      swiftSettings: shared
    ),
    .testTarget(
      name: "TextTests",
      dependencies: [
        "TestSupport",
        "Text",
      ],
      swiftSettings: shared
    ),
    // MARK: JSON
    // Value, pull reader, canonical writer. Knows no method.
    .target(
      name: "JSON",
      dependencies: [
        "Text"
      ],
      swiftSettings: shared
    ),
    .testTarget(
      name: "JSONTests",
      dependencies: [
        "JSON",
        "TestSupport",
        "Text",
      ],
      swiftSettings: shared
    ),
    // MARK: LexiconTables
    // The fact tables, embedded by the C compiler.
    .target(
      name: "LexiconTables",
      exclude: ["tables"],
      publicHeadersPath: "include"
    ),
    // MARK: Lexicon
    // Facts: gazetteers, titles, cue verbs, the user's lexicon file. Knows no document.
    .target(
      name: "Lexicon",
      dependencies: [
        "LexiconTables",
        "Text",
      ],
      swiftSettings: shared
    ),
    .testTarget(
      name: "LexiconTests",
      dependencies: [
        "Lexicon",
        "Prose",
        "TestSupport",
        "Text",
      ],
      swiftSettings: shared
    ),
    // MARK: Learning
    // Feature hashing, perceptrons, CRF, model files. Knows no prose.
    .target(
      name: "Learning",
      dependencies: [
        "Text"
      ],
      swiftSettings: shared
    ),
    .testTarget(
      name: "LearningTests",
      dependencies: [
        "Learning",
        "TestSupport",
        "Text",
      ],
      swiftSettings: shared
    ),
    // MARK: Models
    // The trained tables, embedded by the C compiler.
    .target(
      name: "Models",
      exclude: ["tables"],
      publicHeadersPath: "include"
    ),
    // MARK: Prose
    // Markup, paragraphs, tokens, sentences, quotation marks. Knows nobody.
    .target(
      name: "Prose",
      dependencies: [
        "Text",
        "Lexicon",
      ],
      swiftSettings: shared
    ),
    .testTarget(
      name: "ProseTests",
      dependencies: [
        "Lexicon",
        "Prose",
        "TestSupport",
        "Text",
      ],
      swiftSettings: shared
    ),
    // MARK: Annotation
    // Plain values: mention, chain, quotation, expression, evidence. No algorithm.
    .target(
      name: "Annotation",
      dependencies: [
        "Text",
        "Prose",
      ],
      swiftSettings: shared
    ),
    .testTarget(
      name: "AnnotationTests",
      dependencies: [
        "Annotation",
        "Prose",
        "TestSupport",
        "Text",
      ],
      swiftSettings: shared
    ),
    // MARK: Analysis
    // The pipeline, one component a file. Knows no file and no editor.
    .target(
      name: "Analysis",
      dependencies: [
        "Annotation",
        "Learning",
        "Lexicon",
        "Models",
        "Prose",
        "Text",
      ],
      exclude: ["README.md"],
      swiftSettings: shared
    ),
    .testTarget(
      name: "AnalysisTests",
      dependencies: [
        "Analysis",
        "Annotation",
        "Learning",
        "Lexicon",
        "Models",
        "Prose",
        "TestSupport",
        "Text",
      ],
      swiftSettings: shared
    ),
    // MARK: Corpus
    // Documents, snapshots, indexes over them. Knows no JSON.
    .target(
      name: "Corpus",
      dependencies: [
        "Analysis",
        "Annotation",
        "Lexicon",
        "Prose",
        "Text",
      ],
      swiftSettings: shared
    ),
    .testTarget(
      name: "CorpusTests",
      dependencies: [
        "Analysis",
        "Annotation",
        "Corpus",
        "Lexicon",
        "Prose",
        "TestSupport",
        "Text",
      ],
      swiftSettings: shared
    ),
    // MARK: Features
    // What an editor or a script asks, in byte terms, one file a feature; exports.
    .target(
      name: "Features",
      dependencies: [
        "Analysis",
        "Annotation",
        "Corpus",
        "JSON",
        "Lexicon",
        "Prose",
        "Text",
      ],
      swiftSettings: shared
    ),
    .testTarget(
      name: "FeaturesTests",
      dependencies: [
        "Analysis",
        "Annotation",
        "Corpus",
        "Features",
        "JSON",
        "Lexicon",
        "Prose",
        "TestSupport",
        "Text",
      ],
      swiftSettings: shared
    ),
    // MARK: LanguageServerProtocol
    // Wire types, one message a file. Knows no prose.
    .target(
      name: "LanguageServerProtocol",
      dependencies: [
        "JSON",
        "Text",
      ],
      swiftSettings: shared
    ),
    .testTarget(
      name: "LanguageServerProtocolTests",
      dependencies: [
        "JSON",
        "LanguageServerProtocol",
        "TestSupport",
        "Text",
      ],
      swiftSettings: shared
    ),
    // MARK: Transport
    // Frames on descriptors. Knows no method.
    .target(
      name: "Transport",
      dependencies: [
        "JSON",
        "Text",
      ],
      swiftSettings: shared
    ),
    .testTarget(
      name: "TransportTests",
      dependencies: [
        "JSON",
        "TestSupport",
        "Text",
        "Transport",
      ],
      swiftSettings: shared
    ),
    // MARK: Server
    // Lifecycle, order, one handler file a method.
    .target(
      name: "Server",
      dependencies: [
        "Analysis",
        "Annotation",
        "Corpus",
        "Features",
        "JSON",
        "LanguageServerProtocol",
        "Lexicon",
        "Prose",
        "Text",
        "Transport",
      ],
      swiftSettings: shared
    ),
    .testTarget(
      name: "ServerTests",
      dependencies: [
        "Analysis",
        "Annotation",
        "Corpus",
        "Features",
        "JSON",
        "LanguageServerProtocol",
        "Prose",
        "Server",
        "TestSupport",
        "Text",
        "Transport",
      ],
      exclude: ["Resources"],
      swiftSettings: shared
    ),
    // MARK: Allocator
    // The header of glibc's allocator, for Swift.
    .systemLibrary(name: "Allocator"),
    // MARK: Recording
    // Session files, replay, redaction, transcripts.
    .target(
      name: "Recording",
      dependencies: [
        "Allocator",
        "JSON",
        "LanguageServerProtocol",
        "Server",
        "Text",
        "Transport",
      ],
      swiftSettings: shared
    ),
    .testTarget(
      name: "RecordingTests",
      dependencies: [
        "Analysis",
        "Corpus",
        "JSON",
        "LanguageServerProtocol",
        "Lexicon",
        "Recording",
        "Server",
        "TestSupport",
        "Text",
        "Transport",
      ],
      swiftSettings: shared
    ),
    // MARK: gloss
    // The command line, and nothing else.
    .executableTarget(
      name: "gloss",
      dependencies: [
        "Analysis",
        "Annotation",
        "Corpus",
        "Features",
        "JSON",
        "Lexicon",
        "Prose",
        "Recording",
        "Server",
        "Text",
        "Transport",
      ],
      swiftSettings: shared
    ),
    .testTarget(
      name: "CommandLineTests",
      dependencies: [
        "JSON",
        "Recording",
        "TestSupport",
        "Text",
        "gloss",
      ],
      swiftSettings: shared
    ),
    // MARK: gloss-train
    // Trains and measures the models from corpora.
    .executableTarget(
      name: "gloss-train",
      dependencies: [
        "Analysis",
        "Annotation",
        "JSON",
        "Learning",
        "Lexicon",
        "Models",
        "Prose",
        "Text",
      ],
      swiftSettings: shared
    ),
    // MARK: TestSupport
    // Marked text, golden files, small-input generators, an in-process client.
    .target(
      name: "TestSupport",
      dependencies: [
        "JSON",
        "Text",
      ],
      path: "Tests/TestSupport",
      swiftSettings: shared
    ),
  ],
  swiftLanguageModes: [.v6],
  cLanguageStandard: .c2x
)
