// Ties the new acts of a batch to those they name. Each role repeats time and pair, so a hop is filtered without the act.
// params: $roles (list of {act, role, entity, properties {at, pair, name}}; act and entity say where the nodes are)
// columns: none
UNWIND $roles AS tie
MATCH (a:Act) WHERE elementId(a) = tie.act
MATCH (e:Entity) WHERE elementId(e) = tie.entity
CREATE (a)-[r:$(tie.role)]->(e)
SET r = tie.properties
