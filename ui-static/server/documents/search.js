/** Subjects of the grant by exact value. */
export const SEARCH = `query Search($warrant: ID!, $text: String!, $kinds: [EntityKind!], $grant: ID) {
  warrant(id: $warrant) {
    search(text: $text, kinds: $kinds, grant: $grant, first: 20) {
      totalCount
      nodes { id handle kind label value pseudonymous }
    }
  }
}`;
