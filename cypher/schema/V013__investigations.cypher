// Ids of investigations, whose they are, and their versions.
// params: none
// columns: none
CREATE CONSTRAINT investigation_id IF NOT EXISTS FOR (i:Investigation) REQUIRE i.id IS UNIQUE;
CREATE INDEX investigation_of IF NOT EXISTS FOR (i:Investigation) ON (i.of);
CREATE INDEX investigation_version_of IF NOT EXISTS FOR (v:InvestigationVersion) ON (v.of);
CREATE CONSTRAINT investigation_version IF NOT EXISTS FOR (v:InvestigationVersion) REQUIRE (v.of, v.generation) IS UNIQUE;
