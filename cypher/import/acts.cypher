// Stores the new acts of a batch.
// params: $acts (list of {id, label, properties})
// columns: id, node (where each act is)
UNWIND $acts AS act
CREATE (a:Act:$(act.label))
SET a = act.properties
RETURN act.id AS id, elementId(a) AS node
