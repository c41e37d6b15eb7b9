const TERMS = `fragment Terms on Warrant {
  id number kind issuer caseNumber purpose legalBasis state generation approvals
  validity { from to }
  grants {
    id categories channels holders maxHops maxRecords thirdParties exportAllowed
    subjects { kind value } window { from to }
  }
}`;

/** The viewer's instruments, a page at a time. */
export const WARRANTS = `query Warrants($first: Int!, $after: String) {
  warrants(first: $first, after: $after) { nodes { ...Terms } pageInfo { hasNextPage endCursor } }
}
${TERMS}`;

/** One instrument. */
export const WARRANT = `query Warrant($id: ID!) { warrant(id: $id) { ...Terms } }
${TERMS}`;
