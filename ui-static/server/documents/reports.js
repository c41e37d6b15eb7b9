const REPORT = 'id title begunAt stage message issued { questions number recipient digest audit bytes generation instrumentNow changedSince rows rowsLapsed }';

/** What reports are checked by: to be filed on paper. */
export const REPORT_TRUST = `query ReportTrust { reportTrust { demonstration signerName authority stampAuthority signer sm2 logKey } }`;

/** The viewer's reports under an instrument. */
export const REPORTS = `query Reports($warrant: ID!) { warrant(id: $warrant) { reports { ${REPORT} } } }`;

export const SEAL_REPORT = `mutation SealReport($warrant: ID!, $input: ReportInput!) {
  report: sealReport(warrant: $warrant, input: $input) { ${REPORT} }
}`;

/** How far one is, as it happens. */
export const REPORT_PROGRESS = `subscription ReportProgress($warrant: ID!, $id: ID!) { reportProgress(warrant: $warrant, id: $id) { ${REPORT} } }`;

/** An issued one's question put again. */
export const ASK_REPORT_AGAIN = `mutation AskReportAgain($warrant: ID!, $id: ID!, $question: Int!) {
  told: askReportAgain(warrant: $warrant, id: $id, question: $question) {
    same whole differences digestThen digestNow actsMore actsFewer actsSince rowsWithdrawn rowsLapsed ledgerSize ledgerRootThen ledgerRootNow ledgerWhole at audit
  }
}`;

export const CANCEL_REPORT = `mutation CancelReport($warrant: ID!, $id: ID!) { cancelReport(warrant: $warrant, id: $id) }`;
