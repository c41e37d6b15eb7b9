/** What there is around an entity, counted by role before any of it is drawn. */
export const EXPANSION = `query Expansion($warrant: ID!, $handle: ID!) {
  warrant(id: $warrant) {
    entity(handle: $handle) { id expansion { acts parties bounds audit roles { role kind acts parties from to } } }
  }
}`;

/** A page of an entity's acts in one role, with everybody in them. */
export const MORE_ACTS = `query MoreActs($warrant: ID!, $handle: ID!, $role: Role, $kind: ActKind, $newestFirst: Boolean!, $window: IntervalInput, $first: Int!, $after: String) {
  warrant(id: $warrant) {
    entity(handle: $handle) {
      acts(role: $role, kind: $kind, newestFirst: $newestFirst, window: $window, first: $first, after: $after) {
        totalCount bounds audit
        pageInfo { hasNextPage endCursor }
        nodes {
          id handle kind at channel holder grade
          sources { file line }
          roles { role entity { id handle kind label value pseudonymous } }
          ... on Issue { faceValue }
          ... on Sale { amount unitPrice quantity }
          ... on Payment { amount }
          ... on Redemption { faceValue }
        }
      }
    }
  }
}`;
