// Deletes versions of an investigation.
// params: $of (the investigation's id), $generations
// columns: none
UNWIND $generations AS generation
MATCH (v:InvestigationVersion {of: $of, generation: generation})
DELETE v
