const LINE = `fragment Line on Warrant {
  id number kind issuer caseNumber purpose legalBasis requester assignees state generation usableUntil sealed lifeAtRisk actions
  validity { from to }
  approvals { account duty at hash }
  proposal { at approvals { account duty at hash } }
  grants { id categories channels maxHops thirdParties }
}`;

export const TERMS = `fragment Clause on Grant {
  id categories channels holders maxHops maxRecords thirdParties exportAllowed
  subjects { kind value } window { from to }
}
fragment Terms on Warrant {
  id number kind issuer holders caseNumber caseStage purpose legalBasis jurisdiction mlaApproval lifeAtRisk assignees document
  requester state generation hash usableUntil sealed actions
  validity { from to }
  approvals { account duty at hash }
  grants { ...Clause }
  proposal {
    hash at approvals { account duty at hash } validity { from to } grants { ...Clause } changes { path before after }
  }
  history { at account action state generation reason hash }
}`;

/** The instruments the viewer may see, a page at a time, without their subjects. */
export const WARRANTS = `query Warrants($state: WarrantState, $first: Int!, $after: String) {
  warrants(state: $state, first: $first, after: $after) { nodes { ...Line } pageInfo { hasNextPage endCursor } }
}
${LINE}`;

/** What waits for the viewer's approval, longest first. */
export const QUEUE = `query Queue($first: Int!, $after: String) {
  queue(first: $first, after: $after) {
    nodes { ...Line history { at action } }
    pageInfo { hasNextPage endCursor }
  }
}
${LINE}`;

/** One instrument, whole. */
export const WARRANT = `query Warrant($id: ID!) { warrant(id: $id) { ...Terms } }
${TERMS}`;
