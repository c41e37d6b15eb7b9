// Ids of standing questions, and whose they are.
// params: none
// columns: none
CREATE CONSTRAINT standing_question_id IF NOT EXISTS FOR (q:StandingQuestion) REQUIRE q.id IS UNIQUE;
CREATE INDEX standing_question_of IF NOT EXISTS FOR (q:StandingQuestion) ON (q.of);
