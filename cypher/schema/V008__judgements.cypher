// Ids of judgements on identity; at most one of a grant's terms and two ends that holds.
// params: none
// columns: none
CREATE CONSTRAINT judgement_id IF NOT EXISTS FOR (j:Judgement) REQUIRE j.id IS UNIQUE;
CREATE CONSTRAINT judgement_slot IF NOT EXISTS FOR (j:Judgement) REQUIRE j.slot IS UNIQUE;
