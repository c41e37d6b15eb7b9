// What one account may open under one instrument, as far as the database says: the sealed head decides.
// params: $of (keyed hash of the instrument), $reader (keyed hash of instrument and account)
// columns: id, head (sealed)
MATCH (i:Investigation {of: $of})
WHERE $reader IN i.readers
RETURN i.id AS id, i.head AS head
ORDER BY i.id
