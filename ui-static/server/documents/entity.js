/** One entity and a page of its acts. */
export const ENTITY = `query Entity($warrant: ID!, $handle: ID!, $first: Int!, $after: String) {
  warrant(id: $warrant) {
    entity(handle: $handle) {
      id handle kind label value pseudonymous
      registrations { act { id handle kind at sources { file line } } status to { id kind label value pseudonymous } }
      naturalPerson
      sharedExit { accountsIn24h isSharedExit }
      acts(first: $first, after: $after) {
        totalCount bounds
        pageInfo { hasNextPage endCursor }
        nodes { id handle kind at channel holder grade sources { file line } }
      }
    }
  }
}`;
