// What an account sent, oldest first.
// params: $account
// columns: body (sealed)
MATCH (o:EtsiObject {account: $account})
RETURN o.body AS body
ORDER BY o.created, o.place, o.key
