const REPORT = 'id title begunAt stage message issued { number recipient digest audit bytes generation instrumentNow changedSince rows rowsLapsed }';

/** What reports are checked by: to be filed on paper. */
export const REPORT_TRUST = `query ReportTrust { reportTrust { demonstration signerName authority stampAuthority signer sm2 logKey } }`;

/** The viewer's reports under an instrument. */
export const REPORTS = `query Reports($warrant: ID!) { warrant(id: $warrant) { reports { ${REPORT} } } }`;

export const SEAL_REPORT = `mutation SealReport($warrant: ID!, $input: ReportInput!) {
  report: sealReport(warrant: $warrant, input: $input) { ${REPORT} }
}`;

export const CANCEL_REPORT = `mutation CancelReport($warrant: ID!, $id: ID!) { cancelReport(warrant: $warrant, id: $id) }`;
