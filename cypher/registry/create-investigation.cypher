// Stores a new investigation.
// params: $id, $of (keyed hash of the instrument), $readers (keyed hashes of instrument and account), $head, $body (sealed)
// columns: none
CREATE (:Investigation {id: $id, of: $of, readers: $readers, head: $head, body: $body})
