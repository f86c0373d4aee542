// Role of the module: see Sources/README.md.
