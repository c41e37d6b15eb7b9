// Lists the migrations this database has.
// params: none
// columns: version, name, checksum
MATCH (m:Migration)
RETURN m.version AS version, m.name AS name, m.checksum AS checksum
