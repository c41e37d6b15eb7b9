// Ids of what became of records.
// params: none
// columns: none
CREATE CONSTRAINT record_keeping_id IF NOT EXISTS FOR (k:RecordKeeping) REQUIRE k.id IS UNIQUE;
CREATE INDEX record_keeping_pair IF NOT EXISTS FOR (k:RecordKeeping) ON (k.pair);
