// Keys of what was deleted because its time was over.
// params: none
// columns: none
CREATE CONSTRAINT deletion_key IF NOT EXISTS FOR (d:Deletion) REQUIRE d.key IS UNIQUE;
