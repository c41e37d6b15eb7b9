// What the address bar holds. Never an identifier, never the sign-in code: an address is copied, logged and remembered.

/**
 * @typedef {object} Address
 * @property {string} [warrant] @property {string} [grant]
 * @property {'chain'|'trace'|'paths'|'standing'} [ask] @property {string} [thread] @property {string} [direction]
 * @property {string} [hops] @property {string} [from] @property {string} [to]
 * @property {string} [via] @property {string} [exclude] keys of what every way must pass, and what none may, with dots between @property {string} [without] channels left out, with dots between
 * @property {string} [subject] @property {string} [end] keys of subjects kept in this tab @property {string} [wait] hours, the longest between two hops @property {string} [kept] a standing question
 * @property {'instruments'|'queue'|'record'|'request'|'oversight'|'accounts'|'account'|'holders'|'identity'|'import'|'system'} [screen] none: home, or an instrument's desk
 * @property {string} [upload] @property {string} [job] the file and the import in front; random tokens
 * @property {'lanes'|'graph'|'table'} [view] @property {string} [step] of the work of this tab @property {string} [act] act whose detail is open
 * @property {string} [lang] @property {string} [theme] @property {string} [zone]
 */

const ALLOWED = {
  screen: ['instruments', 'queue', 'record', 'request', 'oversight', 'accounts', 'account', 'holders', 'identity', 'import', 'system'],
  ask: ['chain', 'trace', 'paths', 'standing'], thread: ['CUSTODY', 'MONEY', 'LINK'], direction: ['FORWARD', 'BACKWARD'],
  view: ['lanes', 'graph', 'table'], lang: ['zh', 'en'], theme: ['light', 'dark'], zone: ['shanghai', 'utc'],
};
const FREE = ['warrant', 'grant', 'hops', 'from', 'to', 'subject', 'end', 'via', 'exclude', 'without', 'wait', 'kept', 'act', 'step', 'upload', 'job'];

/** @param {string} hash @returns {Address} only what is known and well formed */
export function readAddress(hash) {
  const parts = new URLSearchParams(hash.replace(/^#/, ''));
  const address = {};
  for (const name of FREE) if (parts.get(name)) address[name] = parts.get(name);
  for (const [name, values] of Object.entries(ALLOWED)) {
    if (values.includes(parts.get(name))) address[name] = parts.get(name);
  }
  return address;
}

/**
 * The parts a link may bring and the address must not keep.
 * @param {string} hash @returns {{code?: string, open?: string, card?: string, enrol?: string, account?: string, refused?: string}}
 */
export function readLink(hash) {
  const parts = new URLSearchParams(hash.replace(/^#/, ''));
  const found = {};
  for (const [part, name] of [['sign-in', 'code'], ['open', 'open'], ['card', 'card'], ['enrol', 'enrol'], ['account', 'account'], ['refused', 'refused']]) {
    if (parts.get(part)) found[name] = parts.get(part);
  }
  return found;
}

/** @param {Address} address @returns {string} the hash, parts in a fixed order */
export function writeAddress(address) {
  const parts = new URLSearchParams();
  for (const name of [...FREE, ...Object.keys(ALLOWED)].sort()) {
    if (address[name]) parts.set(name, address[name]);
  }
  const text = parts.toString();
  return text ? `#${text}` : '#';
}

/** What a question's address says, apart from the subject. @param {Address} address */
export const questionParts = ({ warrant, grant, ask, thread, direction, hops, from, to, subject, end, via, exclude, without, wait, kept }) => (
  { warrant, grant, ask, thread, direction, hops, from, to, subject, end, via, exclude, without, wait, kept });

/** True when two addresses ask the same. @param {Address} a @param {Address} b */
export const sameQuestion = (a, b) => writeAddress(questionParts(a)) === writeAddress(questionParts(b));

/** In which zone the screen tells times. @param {Address} address @returns {import('./time.js').Zone} */
export const zoneOf = ({ zone }) => zone ?? 'shanghai';
