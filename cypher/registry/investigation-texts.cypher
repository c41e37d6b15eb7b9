// Investigations as they stand, with their texts, as far as one account may open them.
// params: $ids, $of (keyed hash of the instrument), $reader (keyed hash of instrument and account)
// columns: id, head, body (sealed)
UNWIND $ids AS id
MATCH (i:Investigation {id: id, of: $of})
WHERE $reader IN i.readers
RETURN i.id AS id, i.head AS head, i.body AS body
ORDER BY i.id
