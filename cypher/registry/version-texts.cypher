// Some versions of an investigation with their texts, newest first.
// params: $of (the investigation's id), $generations
// columns: head, body (sealed)
UNWIND $generations AS generation
MATCH (v:InvestigationVersion {of: $of, generation: generation})
RETURN v.head AS head, v.body AS body
ORDER BY v.generation DESC
