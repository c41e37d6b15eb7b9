const FIELDS = 'id name tags narrative owner colleagues createdAt savedAt savedBy generation mine';
const WITH_VERSIONS = `${FIELDS} versions { generation savedAt savedBy name }`;

/** Investigations under an instrument, last saved first. */
export const INVESTIGATIONS = `query Investigations($warrant: ID!, $after: String) {
  warrant(id: $warrant) {
    investigations(first: 20, after: $after) { totalCount pageInfo { hasNextPage endCursor } nodes { ${FIELDS} } }
  }
}`;

/** One with what it holds, and when earlier states of it were saved. */
export const INVESTIGATION = `query Investigation($warrant: ID!, $id: ID!) {
  warrant(id: $warrant) { investigation(id: $id) { ${WITH_VERSIONS} content } }
}`;

/** An earlier state of one. */
export const VERSION = `query InvestigationVersion($warrant: ID!, $id: ID!, $generation: Int!) {
  warrant(id: $warrant) { investigation(id: $id) { id version(generation: $generation) { name tags narrative content } } }
}`;

export const SAVE = `mutation SaveInvestigation($warrant: ID!, $id: ID, $generation: Int, $input: InvestigationInput!, $mark: Boolean!) {
  saved: saveInvestigation(warrant: $warrant, id: $id, generation: $generation, input: $input, mark: $mark) { ${WITH_VERSIONS} }
}`;

export const SHARE = `mutation ShareInvestigation($warrant: ID!, $id: ID!, $colleagues: [String!]!) {
  saved: shareInvestigation(warrant: $warrant, id: $id, colleagues: $colleagues) { ${FIELDS} }
}`;

export const DROP = `mutation DropInvestigation($warrant: ID!, $id: ID!) { dropped: dropInvestigation(warrant: $warrant, id: $id) }`;

/** What is on the screen leaves as a file. */
export const RECORD_EXPORT = `mutation RecordExport($warrant: ID!, $grant: ID, $input: ExportInput!) {
  record: recordExport(warrant: $warrant, grant: $grant, input: $input) { audit at number }
}`;
