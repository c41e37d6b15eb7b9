// Stores a batch's own node and its file.
// params: $key, $seq, $file {key, name, digest, size, charset, zone, mapping, channel, holder}
// columns: file (where the file's node is)
CREATE (b:Batch {key: $key, seq: $seq})
MERGE (f:SourceFile {key: $file.key})
  ON CREATE SET
    f.seq = $seq, f.name = $file.name, f.digest = $file.digest, f.size = $file.size, f.charset = $file.charset,
    f.zone = $file.zone, f.mapping = $file.mapping, f.channel = $file.channel, f.holder = $file.holder
CREATE (b)-[:OF_FILE]->(f)
RETURN elementId(f) AS file
