const CLAIM = `fragment Claim on IdentityClaim {
  left { ...Thing } right { ...Thing } exactKey grade rule prior threshold total
  agreements { field level weight left { ...Value } right { ...Value } }
  rows { id handle kind at holder sources { file line } }
}
fragment Value on AgreementValue { text hidden act entity { ...Thing } }
fragment Thing on Entity { id handle kind label value pseudonymous }`;
const JUDGED = `fragment Judged on Judgement { id state claim { ...Claim } events { ...Step } }
fragment Step on JudgementEvent { at state here account grant generation reason }
${CLAIM}`;

/** A page of who may be whom, and the table by which it is weighed. */
export const CANDIDATES = `query IdentityCandidates($warrant: ID!, $grant: ID, $first: Int!, $after: String) {
  warrant(id: $warrant) {
    identityWeights { rule date knownError hash }
    list: identityCandidates(grant: $grant, first: $first, after: $after) {
      totalCount bounds
      pageInfo { hasNextPage endCursor }
      nodes { id digest claim { ...Claim } earlier { id state events { ...Step } } }
    }
  }
}
fragment Step on JudgementEvent { at state here account grant generation reason }
${CLAIM}`;

/** A page of what was judged. */
export const JUDGEMENTS = `query Judgements($warrant: ID!, $grant: ID, $first: Int!, $after: String) {
  warrant(id: $warrant) {
    identityWeights { rule date knownError hash }
    list: judgements(grant: $grant, first: $first, after: $after) {
      totalCount bounds
      pageInfo { hasNextPage endCursor }
      nodes { ...Judged }
    }
  }
}
${JUDGED}`;

const decide = (operation, field) => `mutation ${operation}($warrant: ID!, $candidate: ID!, $digest: String!, $reason: String!) {
  judged: ${field}(warrant: $warrant, candidate: $candidate, digest: $digest, reason: $reason) { id state }
}`;

/** By what is said to it. */
export const JUDGE = {
  CONFIRM: decide('ConfirmSameAs', 'confirmSameAs'),
  REJECT: decide('RejectSameAs', 'rejectSameAs'),
  WITHDRAW: `mutation WithdrawSameAs($warrant: ID!, $grant: ID, $judgement: ID!, $reason: String!) {
  judged: withdrawSameAs(warrant: $warrant, grant: $grant, judgement: $judgement, reason: $reason) { id state }
}`,
};
