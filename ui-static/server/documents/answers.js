// Entities come once; acts and lanes only name them, so that an answer of many thousand acts stays small.
export const ANSWER = `fragment Answer on Trace {
  cardCount pinCount asOf digest audit
  entities { id handle kind label value pseudonymous }
  acts {
    id handle kind at channel holder depth grade
    sources { file line }
    ... on Issue { issuedBy { id } issuedTo { id } }
    ... on Sale { soldBy { id } soldTo { id } amount unitPrice quantity }
    ... on Payment { paidFrom { id } paidTo { id } amount }
    ... on Verification { byAccount { id } }
    ... on Redemption { toPhone { id } faceValue }
  }
  hops { act { id } card { id } tied from { id } to { id } }
  parties { id naturalPerson }
  links { a { id } b { id } via { id } grade rule knownError alternatives }
  sharedExits { address { id } accountsIn24h }
  identityHops { from { id } to { id } depth grade rule knownError disputed rows { id } }
  gaps {
    place cause nextStep preserveBefore grade cards { id } from { id } to { id } after { id } before { id }
    interval { from to } expected { record channel holder } promoted { act { id } }
    candidates {
      grade independentSources inference { rule version }
      act { id kind at holder faceValue quantity amount sources { file line } }
    }
  }
  findings { kind cards holds party { id } lot { at holder sources { file line } } }
  layout {
    width
    lanes { index channel title party { id } }
    marks { act lane x cards acts }
    links { from to cards style }
    gaps { gaps from to x lane }
    ticks { x at }
    breaks { x from to }
  }
  bounds { truncatedBy maxHops limit maxRecords acts categories channels window { from to } }
}`;

/** The whole custody of one card. */
export const CHAIN = `query Chain($warrant: ID!, $of: IdentifierInput!, $grant: ID) {
  warrant(id: $warrant) { answer: chain(of: $of, grant: $grant) { ...Answer } }
}
${ANSWER}`;

/** A thread from a subject or a handle. */
export const TRACE = `query Trace($warrant: ID!, $input: TraceInput!) {
  warrant(id: $warrant) { answer: trace(input: $input) { ...Answer } }
}
${ANSWER}`;

/** Ways from a subject or a handle to another subject, the best first, and what else reaches the same end. */
export const PATHS = `query Paths($warrant: ID!, $input: PathsInput!) {
  warrant(id: $warrant) {
    answer: paths(input: $input) {
      subgraph { ...Answer }
      ranked {
        card { id } acts { id } grade corroborated gaps length
        steps { from { id } to { id } via { id } grade oneLine identityHop { rule } }
      }
      count more
      otherSources {
        cardCount
        acts { id handle kind at channel holder depth grade sources { file line } }
        bounds { truncatedBy maxHops limit maxRecords }
      }
      digest audit
    }
  }
}
${ANSWER}`;
