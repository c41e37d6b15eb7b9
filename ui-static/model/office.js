// Who sees which screen, and what becomes of an instrument.

const HOMES = [['REVIEWER', 'queue'], ['CUSTODIAN', 'queue'], ['ADMIN', 'accounts']];

/** Screens a person's roles open, in the order of the bar. @param {string[]} roles */
export function screensOf(roles) {
  const has = (...some) => some.some((role) => roles.includes(role));
  return [
    has('REVIEWER', 'CUSTODIAN') && 'queue',
    has('INVESTIGATOR', 'INTEGRATOR', 'REVIEWER', 'CUSTODIAN', 'AUDITOR') && 'instruments',
    mayImport(roles) && 'import',
    has('AUDITOR', 'CUSTODIAN') && 'oversight',
    has('ADMIN') && 'accounts',
    has('ADMIN', 'AUDITOR') && 'system',
    'holders',
  ].filter(Boolean);
}

/** Where a person begins. @param {string[]} roles */
export function homeOf(roles) {
  if (roles.includes('INVESTIGATOR') || roles.includes('INTEGRATOR')) return 'instruments';
  return HOMES.find(([role]) => roles.includes(role))?.[1] ?? 'instruments';
}

/** Who may bring files. @param {string[]} roles */
export const mayImport = (roles) => ['INVESTIGATOR', 'INTEGRATOR', 'CUSTODIAN'].some((role) => roles.includes(role));

export const mayRequest = (roles) => roles.includes('INVESTIGATOR') || roles.includes('INTEGRATOR');

const QUESTIONABLE = ['APPROVED', 'EMERGENCY', 'AWAITING_UPDATE', 'SUSPENDED', 'EXPIRED'];

/** Whether opening it leads to the desk, or to the paper itself. @param {object} warrant @param {{name: string, roles: string[]}} viewer */
export const opensDesk = (warrant, { name, roles }) => (
  warrant.assignees.includes(name) && mayRequest(roles) && QUESTIONABLE.includes(warrant.state));

/** What one signs: a proposed update, or the text as it stands. */
export const hashToApprove = ({ hash, proposal }) => proposal?.hash ?? hash;

/** The duty in which somebody would approve. @param {string[]} roles @param {{duty: string}[]} approvals so far */
export function dutyOf(roles, approvals) {
  const given = approvals.map(({ duty }) => duty);
  if (roles.includes('REVIEWER') && !given.includes('REVIEW')) return 'REVIEW';
  return 'CUSTODY';
}

/** The actions that want a reason in words. */
export const NEEDS_REASON = new Set(['REJECT', 'SUSPEND', 'CANCEL', 'REVOKE', 'INVALIDATE']);

/** Since when it waits: its last submission or update. @param {{action: string, at: string}[]} history newest first */
export function waitingSince({ history = [], proposal }) {
  return proposal?.at ?? history.find(({ action }) => ['SUBMIT', 'APPROVE_EMERGENCY'].includes(action))?.at ?? history[0]?.at ?? null;
}

/** What happened to an instrument between two readings of it: the last event that ended or stopped it, else the newest. */
export function happened(before, after) {
  if (!after) return { action: 'GONE' };
  if (!before || after.generation === before.generation) return null;
  return (after.history ?? []).find(({ generation }) => generation > before.generation) ?? { action: 'CHANGED' };
}
