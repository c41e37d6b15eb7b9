// Ids of instruments and of what happened to them.
// params: none
// columns: none
CREATE CONSTRAINT warrant_id IF NOT EXISTS FOR (w:Warrant) REQUIRE w.id IS UNIQUE;
CREATE CONSTRAINT warrant_event_id IF NOT EXISTS FOR (e:WarrantEvent) REQUIRE e.id IS UNIQUE;
CREATE INDEX warrant_event_warrant IF NOT EXISTS FOR (e:WarrantEvent) ON (e.warrant);
