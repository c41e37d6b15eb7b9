// Which of a batch's acts and record-keeping are stored already, and which of them this importer has brought before.
// params: $ids (list of act ids), $by (mark of the importer)
// columns: id, own
UNWIND $ids AS id
MATCH (a:Act|RecordKeeping {id: id})
RETURN a.id AS id, EXISTS {
  MATCH (a)-[r:RECORDED_IN]->(:SourceFile)
  WHERE $by IN r.by
} AS own
