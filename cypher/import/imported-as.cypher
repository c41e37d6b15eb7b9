// Under which name the same bytes were first imported.
// params: $digest (SHA-256, hex)
// columns: name
MATCH (f:SourceFile {digest: $digest})
RETURN f.name AS name
ORDER BY f.seq
LIMIT 1
