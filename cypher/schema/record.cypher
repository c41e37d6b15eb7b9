// Notes that a migration was applied.
// params: $version, $name, $checksum, $at (epoch milliseconds)
// columns: none
MERGE (m:Migration {version: $version})
SET m.name = $name, m.checksum = $checksum, m.at = $at
