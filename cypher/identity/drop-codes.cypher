// Takes back an account's one-time codes of one purpose.
// params: $name, $purpose
// columns: dropped
MATCH (c:StaffCode {purpose: $purpose})-[:CODE_FOR]->(:Staff {name: $name})
DETACH DELETE c
RETURN count(*) AS dropped
