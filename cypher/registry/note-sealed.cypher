// Notes once that an emergency ended unratified.
// params: $id (instrument and `sealed`), $warrant, $generation, $body (sealed)
// columns: none
MERGE (e:WarrantEvent {id: $id})
ON CREATE SET e.warrant = $warrant, e.generation = $generation, e.body = $body
