// What a batch's rows say, by the graph alone: for rows whose texts are gone already.
// params: $file (key), $batch (key), $lines (null for all)
// columns: id, line
MATCH (:SourceFile {key: $file})<-[r:RECORDED_IN]-(a:Act|RecordKeeping)
WHERE r.batch = $batch AND ($lines IS NULL OR r.line IN $lines)
RETURN a.id AS id, r.line AS line
