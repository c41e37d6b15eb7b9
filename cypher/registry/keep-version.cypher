// Keeps an investigation as it stands as a version.
// params: $id, $generation (of what stands), $marked (whether somebody asked for it)
// columns: none
MATCH (i:Investigation {id: $id})
CREATE (:InvestigationVersion {of: i.id, generation: $generation, marked: $marked, head: i.head, body: i.body})
