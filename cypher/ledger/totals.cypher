// How much the graph holds, so that whatever was added to it shows.
// params: none
// columns: acts, keepings, sources, settlements, files,
//   ties (relationships of acts, record-keeping, entities, files and batches; what was found of files is none of them),
//   unnamed (entities that no act names), seq (number of the newest batch), epoch (number of the newest deletion)
OPTIONAL MATCH (s:ImportSequence {name: 'batches'})
RETURN coalesce(s.value, 0) AS seq, coalesce(s.deletionEpoch, 0) AS epoch,
  COUNT { MATCH (:Act) } AS acts,
  COUNT { MATCH (:RecordKeeping) } AS keepings,
  COUNT { MATCH ()-[:RECORDED_IN]->() } AS sources,
  COUNT { MATCH ()-[:SETTLED_BY]->() } AS settlements,
  COUNT { MATCH (:SourceFile) } AS files,
  COUNT {
    MATCH (x)-[r]->(y)
    WHERE NOT x:Judgement AND NOT (x:BlurFinding AND type(r) = 'FOUND_IN') AND (x:Act|RecordKeeping|Entity|SourceFile|Batch OR y:Act|RecordKeeping|Entity|SourceFile|Batch)
  } AS ties,
  COUNT {
    MATCH (e:Entity)
    WHERE NOT EXISTS { MATCH (e)<--(:Act) }
  } AS unnamed
