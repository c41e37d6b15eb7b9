// Stores what became of an object, if it still stands at the generation it was read at.
// params: $key, $expected, $generation, $body (sealed)
// columns: generation
MATCH (o:EtsiObject {key: $key, generation: $expected})
SET o.generation = $generation, o.body = $body
RETURN o.generation AS generation
