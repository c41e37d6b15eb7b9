/** The readings under one instrument, newest first. */
export const ACCESSES = `query Accesses($id: ID!, $first: Int!, $after: String) {
  warrant(id: $id) {
    accesses(first: $first, after: $after) {
      totalCount
      nodes { audit at actor operation outcome records thirdParty digest index generation reasons }
      pageInfo { hasNextPage endCursor }
    }
  }
}`;

/** How the audit log stands. */
export const AUDIT_LOG = `query AuditLog { auditLog { origin size rootHash checkpoint publicKey healthy } }`;

/** Where readings were unusually many. */
export const ALARMS = `query Alarms($first: Int!, $after: String) {
  alarms(first: $first, after: $after) {
    totalCount
    nodes { at account warrant threshold records audit }
    pageInfo { hasNextPage endCursor }
  }
}`;
