/** Where the money of one payment went. */
export const TAINT = `query Taint($warrant: ID!, $payment: ID!, $maxHops: Int, $limit: Int!) {
  warrant(id: $warrant) {
    taint(payment: $payment, maxHops: $maxHops, limit: $limit) {
      amount untold
      carried {
        amount
        payment { id handle kind at depth roles { role entity { ...Named } } ... on Payment { amount } }
        settles { id handle kind at roles { role entity { ...Named } } }
      }
      endings { why amount account { ...Named } }
      overdrawn { ...Named }
      bounds { truncatedBy maxHops limit maxRecords window { from to } acts }
      asOf digest audit
    }
  }
}
fragment Named on Entity { id handle kind label value pseudonymous }`;
