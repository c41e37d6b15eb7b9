// The judgement that holds for two ends under one grant's terms, if any.
// params: $slot (keyed hash of terms and ends)
// columns: id
MATCH (j:Judgement {slot: $slot})
RETURN j.id AS id
