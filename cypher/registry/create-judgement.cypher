// Stores a judgement that holds from now on.
// params: $id, $slot (keyed hash of terms and ends), $cites (how many acts it rests on), $body (sealed)
// columns: none
CREATE (:Judgement {id: $id, slot: $slot, cites: $cites, body: $body})
