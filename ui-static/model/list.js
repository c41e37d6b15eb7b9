// A pasted list of identifiers: what each line is, and what is not worth asking.
import { looksRight } from './terms.js';
import { normalised } from './question.js';

/** Lines that are looked up at most. */
export const MOST_LINES = 200;

/**
 * @typedef {object} Entry
 * @property {number} line counted from 1, empty lines too @property {string} text as pasted @property {string|null} kind null for any
 * @property {string} value as it is looked up @property {'wait'|'found'|'none'|'wrong'|'twice'} state
 * @property {string} [why] of `wrong` @property {number} [first] of `twice`, the line that has the same @property {object[]} [nodes] of `found`
 */

/**
 * The lines of a list, each with its kind.
 * @param {string} text @param {string} kind chosen for all; empty: guessed line by line
 * @returns {{entries: Entry[], beyond: number}} `beyond`: lines that are not looked at
 */
export function entriesOf(text, kind) {
  const lines = text.split(/\r\n|\r|\n/).map((each, place) => ({ line: place + 1, text: each.trim() })).filter((each) => each.text);
  const first = new Map();
  const entries = lines.slice(0, MOST_LINES).map((each) => {
    const entry = entryOf(each, kind);
    const key = `${entry.kind} ${entry.value}`;
    if (entry.state === 'wait' && first.has(key)) return { ...entry, state: 'twice', first: first.get(key) };
    first.set(key, entry.line);
    return entry;
  });
  return { entries, beyond: lines.length - entries.length };
}

function entryOf(each, chosen) {
  const kind = chosen || guessed(each.text.normalize('NFKC'));
  const value = normalised(kind, each.text);
  const why = wrongness(value, chosen);
  return { ...each, kind, value, state: why ? 'wrong' : 'wait', ...(why && { why }) };
}

/** The one kind whose shape a text has; null where several kinds have it, or none. @param {string} text */
export function guessed(text) {
  const compact = text.replace(/[\s-]/g, '');
  if (/^1\d{10}$/.test(compact) || /^\+\d{8,15}$/.test(compact)) return 'PHONE';
  if (/^(IMEI|MAC|FINGERPRINT):/i.test(text)) return 'DEVICE';
  if (/^ID:/i.test(text)) return 'PERSON';
  if (/^\d{1,3}(\.\d{1,3}){3}$/.test(text) || (/^[0-9a-f:]+$/i.test(text) && (/::/.test(text) || text.split(':').length === 8))) return 'IP';
  if (/^NUMBER:/i.test(text) || looksRight('PAYMENT_ACCOUNT', text)) return null;
  return ['CARD', 'SIM', 'CELL'].find((kind) => looksRight(kind, text)) ?? null;
}

function wrongness(value, chosen) {
  if (value.length > 200) return 'LONG';
  if (/[\u0000-\u001f\u007f-\u009f]/.test(value)) return 'CONTROL';
  if (/^[+-]?\d+([.,]\d*)?E[+-]?\d+$/i.test(value)) return 'SCIENTIFIC';
  if (chosen) return looksRight(chosen, value) ? null : 'SHAPE';
  // 18 digits are a PIN or a bare identity number, 17 a card whose carrier is missing: neither names anything by itself.
  if (/^\d{17}[\dX]$/i.test(value)) return 'PIN';
  return /^\d{17}$/.test(value) ? 'CARRIER' : null;
}

/** How many entries are in each state. @param {Entry[]} entries */
export const tally = (entries) => entries.reduce((sums, { state }) => ({ ...sums, [state]: sums[state] + 1 }), { wait: 0, found: 0, none: 0, wrong: 0, twice: 0 });
