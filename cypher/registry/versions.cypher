// The versions of an investigation, newest first.
// params: $of (the investigation's id)
// columns: generation, marked, head (sealed)
MATCH (v:InvestigationVersion {of: $of})
RETURN v.generation AS generation, v.marked AS marked, v.head AS head
ORDER BY v.generation DESC
