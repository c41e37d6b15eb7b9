// Stores what a batch says became of records. It is no act: nothing leads from it to what the records were about.
// params: $keepings (list of {properties})
// columns: none
UNWIND $keepings AS keeping
CREATE (k:RecordKeeping)
SET k = keeping.properties
