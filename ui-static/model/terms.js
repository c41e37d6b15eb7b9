// The terms of an instrument as a form has them, and as the server takes them.
import { normalised } from './question.js';
import { brief, typedMoment } from './time.js';

/**
 * @typedef {object} GrantForm
 * @property {{kind: string, value: string}[]} subjects @property {string[]} categories @property {string[]} channels
 * @property {string} holders one a line; empty for all @property {string} from @property {string} to
 * @property {string} maxHops @property {string} maxRecords @property {boolean} named @property {boolean} exportAllowed
 * @typedef {object} TermsForm texts as typed; times in the zone shown
 * @property {string} number @property {string} kind @property {string} issuer @property {string} holders @property {string} caseNumber
 * @property {string} caseStage @property {string} purpose @property {string} legalBasis @property {string} jurisdiction
 * @property {string} mlaApproval @property {boolean} lifeAtRisk @property {string} assignees @property {string} document
 * @property {string} from @property {string} to @property {GrantForm[]} grants
 */
export const INSTRUMENT_KINDS = ['COURT_ORDER_CRIMINAL', 'COURT_ORDER_CIVIL', 'PROCURATORATE_NOTICE', 'POLICE_NOTICE', 'TECHNICAL_DECISION',
  'ADMINISTRATIVE_DEMAND', 'SUBJECT_CONSENT', 'CARRIER_AUTHORISATION', 'PRESERVATION_ORDER', 'MLA_APPROVAL'];
/** What can be granted; the content of a communication is never held. */
export const CATEGORIES = ['CARD', 'SALE', 'RECHARGE', 'PAYMENT', 'SUBSCRIBER', 'ACCESS', 'TRAFFIC', 'LOCATION', 'VIDEO', 'INFERENCE'];
export const CHANNELS = ['OFFLINE_SHOP', 'ONLINE_PLATFORM', 'CARRIER', 'PAYMENT_PROVIDER'];
const REQUIRED = ['number', 'issuer', 'caseNumber', 'purpose', 'legalBasis'];
const LINES = ['holders', 'assignees'];
const PLAIN = [...REQUIRED, 'kind', 'caseStage', 'jurisdiction', 'mlaApproval', 'document'];
const MOST_HOPS = 50;
const MOST_RECORDS = 1000000;

/** @returns {GrantForm} */
export const emptyGrant = () => ({ subjects: [{ kind: 'CARD', value: '' }], categories: [], channels: [], holders: '', from: '', to: '',
  maxHops: '0', maxRecords: '5000', named: false, exportAllowed: false });

/** @returns {TermsForm} */
export const emptyForm = () => ({ number: '', kind: 'POLICE_NOTICE', issuer: '', holders: '', caseNumber: '', caseStage: '', purpose: '',
  legalBasis: '', jurisdiction: 'CN', mlaApproval: '', lifeAtRisk: false, assignees: '', document: '', from: '', to: '', grants: [emptyGrant()] });

/** A form filled with terms. @param {object} terms as the server has them @param {import('./time.js').Zone} zone @returns {TermsForm} */
export function formOf(terms, zone) {
  const form = { lifeAtRisk: Boolean(terms.lifeAtRisk), ...span(terms.validity, zone) };
  for (const name of PLAIN) form[name] = terms[name] ?? '';
  for (const name of LINES) form[name] = (terms[name] ?? []).join('\n');
  form.grants = terms.grants.map((grant) => ({
    subjects: grant.subjects.map(({ kind, value }) => ({ kind, value })), categories: [...grant.categories], channels: [...grant.channels],
    holders: (grant.holders ?? []).join('\n'), ...span(grant.window, zone), maxHops: String(grant.maxHops),
    maxRecords: String(grant.maxRecords), named: grant.thirdParties === 'NAMED', exportAllowed: grant.exportAllowed,
  }));
  return form;
}

const span = ({ from, to }, zone) => ({ from: from ? brief(from, zone) : '', to: to ? brief(to, zone) : '' });

/**
 * What the server is sent, and what is wrong with what was typed: the key of a text by place, such as `grants.0.to`.
 * @param {TermsForm} form @param {import('./time.js').Zone} zone @returns {{input: object, errors: Record<string, string>}}
 */
export function inputOf(form, zone) {
  const errors = {};
  const input = { lifeAtRisk: form.lifeAtRisk, validity: intervalOf(form, zone, '', errors) };
  for (const name of PLAIN) input[name] = form[name].trim() || null;
  for (const name of REQUIRED) if (!input[name]) errors[name] = 'form.required';
  if (input.document) input.document = input.document.toLowerCase().replace(/\s/g, '');
  if (input.document && !/^[0-9a-f]{64}$/.test(input.document)) errors.document = 'form.badDigest';
  input.jurisdiction = (input.jurisdiction ?? '').toUpperCase();
  if (!/^[A-Z]{2}$/.test(input.jurisdiction)) errors.jurisdiction = 'form.badCountry';
  input.holders = lines(form.holders);
  input.assignees = lines(form.assignees);
  if (input.assignees.length === 0) input.assignees = null;
  input.grants = form.kind === 'MLA_APPROVAL' ? [] : form.grants.map((grant, index) => grantOf(grant, zone, `grants.${index}.`, errors));
  return { input, errors };
}

function grantOf(form, zone, at, errors) {
  const subjects = form.subjects.map(({ kind, value }) => ({ kind, value: normalised(kind, value) })).filter(({ value }) => value);
  if (subjects.length === 0) errors[`${at}subjects`] = 'form.noSubject';
  const holders = lines(form.holders);
  return {
    subjects, categories: form.categories, channels: form.channels, holders: holders.length ? holders : null,
    window: intervalOf(form, zone, at, errors), maxHops: count(form.maxHops, MOST_HOPS, `${at}maxHops`, errors),
    maxRecords: count(form.maxRecords, MOST_RECORDS, `${at}maxRecords`, errors), thirdParties: form.named ? 'NAMED' : 'PSEUDONYM',
    exportAllowed: form.exportAllowed,
  };
}

function intervalOf(form, zone, at, errors) {
  const [from, to] = [typedMoment(form.from, zone), typedMoment(form.to, zone)];
  if (!from) errors[`${at}from`] = 'form.badMoment';
  if (!to) errors[`${at}to`] = 'form.badMoment';
  if (from && to && Date.parse(from) >= Date.parse(to)) errors[`${at}to`] = 'form.endBeforeStart';
  return { from, to };
}

function count(text, most, at, errors) {
  const value = /^\d+$/.test(text.trim()) ? Number(text) : -1;
  if (value < 0 || value > most) errors[at] = 'form.badCount';
  return value;
}

/** @param {string} text @returns {string[]} what stands on its lines, or between commas */
export const lines = (text) => text.split(/[\n,，、;；]/).map((line) => line.trim()).filter(Boolean);

const SHAPES = {
  CARD: /^[^:]+:\d{17}$/, PHONE: /^\+\d{8,15}$/, SIM: /^\d{15}$/, DEVICE: /^(IMEI|MAC|FINGERPRINT|NUMBER):\S.*/, IP: /^(\d{1,3}(\.\d{1,3}){3}|[0-9a-f:]*:[0-9a-f:.]*)$/i,
  PAYMENT_ACCOUNT: /^[A-Za-z][A-Za-z0-9_]{0,31}:\S+/, ACCOUNT: /^[^:]+:.+/, PERSON: /^(ID:\d{17}[\dXx]|NUMBER:[^:]+:\S.*)$/i, CELL: /^\d{3}-\d{2,3}(-[0-9A-F]{1,12}){1,3}$/i,
};

/** Whether a value has its kind's shape; the server decides, this only warns. @param {string} kind @param {string} value */
export function looksRight(kind, value) {
  const text = normalised(kind, value);
  return text === '' || !SHAPES[kind] || SHAPES[kind].test(text);
}

/**
 * The place of the form that the server's words speak of; null when they name none.
 * @param {string} message such as `grants, g1, maxHops is 60: at most 50` @param {number} grants how many the form has
 */
export function placeOf(message, grants) {
  const inGrant = /^grants(?:, g|\[)(\d+)\]?(?:[,.]? ?\s*(\w+))?/.exec(message);
  if (inGrant) {
    const index = message.startsWith('grants,') ? Number(inGrant[1]) - 1 : Number(inGrant[1]);
    if (index < 0 || index >= grants) return null;
    const field = { window: 'to', thirdParties: 'named' }[inGrant[2]] ?? inGrant[2];
    return `grants.${index}.${field && field in emptyGrant() ? field : 'subjects'}`;
  }
  const [field] = /^\w+/.exec(message) ?? [];
  if (field === 'validity') return 'to';
  return field && field !== 'grants' && field in emptyForm() ? field : null;
}
