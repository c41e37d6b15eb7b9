// Which account and sender are bound to each other; by either.
// params: $account, $sender (keyed hash)
// columns: account, sender (keyed hash)
MATCH (a:EtsiAccount)
WHERE a.account = $account
  OR a.sender = $sender
RETURN a.account AS account, a.sender AS sender
