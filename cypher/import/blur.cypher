// Keeps how a file is blurred, as one import found it, in place of what the same importer found by the same mapping before.
// params: $file (key), $mapping (digest), $by (mark of the importer), $findings (list of properties)
// columns: none
MATCH (f:SourceFile {key: $file})
CALL (f) {
  MATCH (b:BlurFinding {mapping: $mapping, by: $by})-[:FOUND_IN]->(f)
  DETACH DELETE b
}
UNWIND $findings AS finding
CREATE (b:BlurFinding)-[:FOUND_IN]->(f)
SET b = finding
