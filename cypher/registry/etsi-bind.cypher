// Binds an account to its sender, once, and waits for its turn: the node stays locked until commit.
// params: $account, $sender (keyed hash), $by (the change's own id; writing it takes the lock)
// columns: sender (keyed hash)
MERGE (a:EtsiAccount {account: $account})
ON CREATE SET a.sender = $sender
SET a.lockedBy = $by
RETURN a.sender AS sender
