import { TERMS } from './warrants.js';

const change = (operation, field, parameters) => {
  const declared = parameters.map(([name, type]) => `$${name}: ${type}`).join(', ');
  const given = parameters.map(([name]) => `${name}: $${name}`).join(', ');
  return `mutation ${operation}(${declared}) { warrant: ${field}(${given}) { ...Terms } }
${TERMS}`;
};
const AT = [['id', 'ID!'], ['generation', 'Int!']];
const INPUT = ['input', 'WarrantInput!'];
const HASH = ['hash', 'String!'];
const REASON = ['reason', 'String!'];

/** A new draft. */
export const DRAFT = change('DraftWarrant', 'draftWarrant', [INPUT]);

/** By action: the changes of an instrument that stands. */
export const CHANGES = {
  EDIT: change('EditWarrant', 'editWarrant', [...AT, INPUT]),
  SUBMIT: change('SubmitWarrant', 'submitWarrant', AT),
  APPROVE: change('ApproveWarrant', 'approveWarrant', [...AT, HASH]),
  APPROVE_EMERGENCY: change('ApproveEmergency', 'approveEmergency', [...AT, HASH]),
  REJECT: change('RejectWarrant', 'rejectWarrant', [...AT, REASON]),
  SUSPEND: change('SuspendWarrant', 'suspendWarrant', [...AT, REASON]),
  RESUME: change('ResumeWarrant', 'resumeWarrant', AT),
  UPDATE: change('UpdateWarrant', 'updateWarrant', [...AT, INPUT]),
  CANCEL: change('CancelWarrant', 'cancelWarrant', [...AT, REASON]),
  REVOKE: change('RevokeWarrant', 'revokeWarrant', [...AT, REASON]),
  INVALIDATE: change('InvalidateWarrant', 'invalidateWarrant', [...AT, REASON]),
};
