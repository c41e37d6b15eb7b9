/** One entity and a page of its acts. */
export const ENTITY = `query Entity($warrant: ID!, $handle: ID!, $first: Int!, $after: String) {
  warrant(id: $warrant) {
    entity(handle: $handle) {
      id handle kind label value pseudonymous
      acts(first: $first, after: $after) {
        totalCount bounds
        pageInfo { hasNextPage endCursor }
        nodes { id handle kind at channel holder grade sources { file line } }
      }
    }
  }
}`;
