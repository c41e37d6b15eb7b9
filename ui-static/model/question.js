// Questions, and what a grant says to them.

/**
 * @typedef {object} Question
 * @property {'chain'|'trace'|'paths'|'standing'} ask @property {string} [grant] @property {string} [thread] @property {string} [direction]
 * @property {string|null} [end] key of the subject that ways end at @property {number|null} [wait] hours @property {number|null} [hops] @property {string|null} [from] @property {string|null} [to] RFC 3339
 * @typedef {{kind: string, value?: string, handle?: string, label?: string, pseudonymous?: boolean}} Subject
 */

/** @typedef {{via: Subject[], exclude: Subject[]}} Conditions what every way must pass, in its order, and what none may */
/** @type {Conditions} */
export const NO_CONDITIONS = { via: [], exclude: [] };

/** Whether a question names anything by a handle, which ends with the instrument's generation. @param {object} asked */
export const fromHandle = ({ subject, end, conditions: { via, exclude } = NO_CONDITIONS }) => [subject, end, ...via, ...exclude].some((thing) => thing?.handle);

const thingOf = ({ kind, value, handle }) => (handle ? { handle } : { identifier: { kind, value } });

/**
 * Variables of the chain, trace or paths document.
 * @param {string} warrant @param {Question} question @param {Subject} subject @param {Subject|null} [end] of ways @param {Conditions} [conditions]
 */
export function variablesOf(warrant, question, subject, end = null, { via, exclude } = NO_CONDITIONS) {
  if (question.ask === 'chain') {
    return { warrant, of: { kind: subject.kind, value: subject.value }, grant: question.grant ?? null };
  }
  const input = { thread: question.thread };
  if (question.ask === 'paths') input.to = { kind: end.kind, value: end.value };
  else input.direction = question.direction;
  if (question.wait) input.maxGap = `PT${question.wait}H`;
  if (question.grant) input.grant = question.grant;
  if (subject.handle) input.handle = subject.handle;
  else input.from = { kind: subject.kind, value: subject.value };
  if (question.hops) input.maxHops = question.hops;
  if (question.from && question.to) input.window = { from: question.from, to: question.to };
  if (via.length > 0) input.via = via.map(thingOf);
  if (exclude.length > 0) input.exclude = exclude.map(thingOf);
  if (question.without) input.excludeChannels = question.without.split('.');
  return { warrant, input };
}

/** The question an address asks. @param {import('./address.js').Address} address @returns {Question|null} */
export function questionOf(address) {
  if (!address.ask || !address.warrant) return null;
  const hops = Number.parseInt(address.hops ?? '', 10);
  const wait = Number.parseInt(address.wait ?? '', 10);
  return {
    ask: address.ask,
    grant: address.grant,
    thread: address.thread ?? 'CUSTODY',
    direction: address.direction ?? 'FORWARD',
    hops: hops > 0 ? hops : null,
    end: address.end ?? null,
    ...(address.via && { via: address.via }),
    ...(address.exclude && { exclude: address.exclude }),
    ...(address.without && { without: address.without }),
    ...(address.ask === 'standing' && { kept: address.kept }),
    wait: wait > 0 ? wait : null,
    from: address.from ?? null,
    to: address.to ?? null,
  };
}

const TOUCHED = {
  NOT_USABLE: ['state'], OUTSIDE_VALIDITY: ['validity'], GRANT_NOT_CHOSEN: ['grant'], SUBJECT_NOT_NAMED: ['subject'],
  HOPS_EXCEEDED: ['hops'], CATEGORY_NOT_GRANTED: ['categories'], CHANNEL_NOT_GRANTED: ['channels'],
  WINDOW_NOT_GRANTED: ['window'], CATEGORY_NOT_IN_CHANNEL: ['categories', 'channels'],
  NEEDS_SECOND_APPROVAL: ['approvals'], CROSS_BORDER: ['mlaApproval'], NOT_ASSIGNED: ['assignees'],
  EXPORT_NOT_GRANTED: ['export'],
};

/** The terms that the reasons speak of. @param {string[]} reasons @returns {Set<string>} */
export const termsTouched = (reasons) => new Set(reasons.flatMap((reason) => TOUCHED[reason] ?? []));

/**
 * The same question made to fit, where a narrower one is all that is missing; else null.
 * @param {Question} question @param {object|null} grant @param {string[]} reasons
 */
export function narrowed(question, grant, reasons) {
  const mendable = ['HOPS_EXCEEDED', 'WINDOW_NOT_GRANTED'];
  if (!grant || reasons.length === 0 || !reasons.every((reason) => mendable.includes(reason))) return null;
  const next = { ...question };
  if (reasons.includes('HOPS_EXCEEDED')) next.hops = null;
  if (reasons.includes('WINDOW_NOT_GRANTED')) Object.assign(next, { from: null, to: null });
  return next;
}

/** The kinds a subject may be looked up as; a PIN is never typed into a search. */
export const KINDS = ['CARD', 'PHONE', 'PAYMENT_ACCOUNT', 'ACCOUNT', 'PERSON', 'ORGANISATION', 'SIM', 'DEVICE', 'IP', 'CELL'];

const PARTIES = ['ACCOUNT', 'PHONE', 'SIM'];

/** What can be followed from a thing of a kind; nothing from what is only used. @param {string} kind @returns {string[]} the usual one first */
export const threadsFrom = (kind) => [
  ...(['DEVICE', 'IP', 'CELL'].includes(kind) ? [] : ['CUSTODY']),
  ...(kind === 'PAYMENT_ACCOUNT' ? ['MONEY'] : []),
  ...(PARTIES.includes(kind) ? ['LINK'] : []),
];

/** Whether a way of a thread can end at a thing of a kind. @param {string} thread @param {string} kind */
export const endsAt = (thread, kind) => thread === 'CUSTODY' || (thread === 'MONEY' ? kind === 'PAYMENT_ACCOUNT' : PARTIES.includes(kind));

/** What a question about a found entity starts from. @param {object} entity @returns {Subject} */
export const subjectOf = ({ kind, value, handle, label, pseudonymous }) => (value ? { kind, value } : { kind, handle, label, pseudonymous });

/** A value as its kind is written: phones in E.164, cards without spaces. @param {string} kind @param {string} text */
export function normalised(kind, text) {
  const value = text.normalize('NFKC').trim();
  if (kind === 'PHONE') {
    const digits = value.replace(/[\s-]/g, '');
    if (/^1\d{10}$/.test(digits)) return `+86${digits}`;
    return digits;
  }
  return value;
}
