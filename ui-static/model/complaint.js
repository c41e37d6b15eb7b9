// What the server finds wrong with something that was sent, in the reader's language.

/** @typedef {{name: string, values: string[]}} Complaint */

const HOLES = 'abc';

/** Those whose values are words of ours, such as a role, and have names in every language. */
const OF_WORDS = new Set(['CHECK', 'COLUMN_NEEDED', 'CONSENT_TO_OWN', 'CUSTODY_START', 'GRANT_NEEDED', 'KINDS_OF_ROLE', 'LINK_END', 'LINK_START', 'MONEY_END', 'MONEY_START', 'NEVER_CONSTANT', 'NO_SUCH_ATTRIBUTE', 'NO_SUCH_ROLE', 'NO_TYPE', 'NO_UNIT',
  'NO_VALUES', 'ROLE_ALONE', 'TYPE', 'UNKNOWN_WORD']);

/** @param {unknown} sent @returns {Complaint|null} it, if it is one */
export const complaintOf = (sent) => (typeof sent?.name === 'string' && Array.isArray(sent.values) ? { name: sent.name, values: sent.values.map(String) } : null);

/**
 * @param {import('./translate.js').Translate} t @param {Complaint|null|undefined} complaint
 * @param {string} message the same in English: for what has no words here
 */
export function complained(t, complaint, message) {
  if (!complaint) return message;
  const { name, values } = complaint;
  if (t.has(`reject.${name}`)) return `${t(`reject.${name}`)} · ${t(`reject.${name}.text`)}`;
  const key = [`complaint.${name}`, `failure.${name}.text`].find(t.has);
  return key ? t(key, Object.fromEntries(values.map((value, at) => [HOLES[at], OF_WORDS.has(name) ? named(t, value) : value]))) : message;
}

const named = (t, value) => value.replace(/[A-Za-z_]+/g, (word) => {
  const key = ['role', 'kind', 'act', 'import.to', 'instrument'].map((family) => `${family}.${word}`).find(t.has);
  return key ? t(key) : word;
});
