// Subjects that were typed or chosen, kept for this tab only: the address names them by a random key.

const PREFIX = 'cardtrail.subject.';

/** @param {import('./model/question.js').Subject} subject @returns {string} its key */
export function keepSubject(subject) {
  const text = JSON.stringify(subject);
  for (let place = 0; place < sessionStorage.length; place += 1) {
    const name = sessionStorage.key(place);
    if (name?.startsWith(PREFIX) && sessionStorage.getItem(name) === text) return name.slice(PREFIX.length);
  }
  const key = Array.from(crypto.getRandomValues(new Uint8Array(6)), (byte) => byte.toString(16).padStart(2, '0')).join('');
  sessionStorage.setItem(PREFIX + key, text);
  return key;
}

/** @param {string|undefined} key @returns {import('./model/question.js').Subject|null} null in another tab */
export function keptSubject(key) {
  const text = key ? sessionStorage.getItem(PREFIX + key) : null;
  return text ? JSON.parse(text) : null;
}

/** Several, as one part of the address. @param {import('./model/question.js').Subject[]} subjects @returns {string|undefined} */
export const keepSubjects = (subjects) => (subjects.length > 0 ? subjects.map(keepSubject).join('.') : undefined);

/** @param {string|undefined} keys @returns {import('./model/question.js').Subject[]|null} null where one is of another tab */
export function keptSubjects(keys) {
  const subjects = (keys ?? '').split('.').filter(Boolean).map(keptSubject);
  return subjects.includes(null) ? null : subjects;
}

const SIGNED_IN = 'cardtrail.signed-in';

/** Whether this browser signed in before: the cookie itself is not readable, and asking without one is an error. */
export const mayBeSignedIn = () => localStorage.getItem(SIGNED_IN) === 'yes';

/** @param {boolean} signedIn */
export function rememberSignedIn(signedIn) {
  if (signedIn) localStorage.setItem(SIGNED_IN, 'yes');
  else localStorage.removeItem(SIGNED_IN);
}

const FORM = 'cardtrail.form';

/** A form being filled in survives a reload of its tab. @param {object} form */
export const keepForm = (form) => sessionStorage.setItem(FORM, JSON.stringify(form));

/** @param {string} key whose form @returns {object|null} */
export function keptForm(key) {
  const form = JSON.parse(sessionStorage.getItem(FORM) ?? 'null');
  return form?.key === key ? form : null;
}

export const forgetForm = () => sessionStorage.removeItem(FORM);

const MAPPING = 'cardtrail.mapping';

/** The mapping an import was started with, so that mended rows can be sent with it. @param {string} job @param {string} text */
export const keepMapping = (job, text) => sessionStorage.setItem(MAPPING, JSON.stringify({ job, text }));

/** @param {string} job @returns {string|null} null in another tab, or after another import */
export function keptMapping(job) {
  const kept = JSON.parse(sessionStorage.getItem(MAPPING) ?? 'null');
  return kept?.job === job ? kept.text : null;
}

const WORK = 'cardtrail.work.';

const namesOf = (prefix) => Object.keys(sessionStorage).filter((name) => name.startsWith(prefix));

/** What was done under an instrument survives a reload of its tab, and work under another. @param {string} warrant @param {object} work */
export function keepWork(warrant, work) {
  const text = JSON.stringify(work);
  try {
    sessionStorage.setItem(WORK + warrant, text);
  } catch {
    // The browser's room is used up: what is saved, or was never to be, makes room first.
    namesOf(WORK).filter((name) => !JSON.parse(sessionStorage.getItem(name)).named?.changed).forEach((name) => sessionStorage.removeItem(name));
    try {
      sessionStorage.setItem(WORK + warrant, text);
    } catch {
      sessionStorage.removeItem(WORK + warrant);
    }
  }
}

/** @param {string} warrant @returns {object|null} */
export const keptWork = (warrant) => JSON.parse(sessionStorage.getItem(WORK + warrant) ?? 'null');

const WHOSE = 'cardtrail.whose';

/** What this tab holds is one person's: whoever comes after another finds nothing of theirs. @param {string} account @returns {boolean} whether it was another's */
export function keepFor(account) {
  const before = sessionStorage.getItem(WHOSE);
  if (before === account) return false;
  forgetAll();
  sessionStorage.setItem(WHOSE, account);
  return before !== null;
}

/** Forgets what this tab holds of anybody's work. */
export function forgetAll() {
  sessionStorage.removeItem(WHOSE);
  forgetForm();
  sessionStorage.removeItem(MAPPING);
  [...namesOf(WORK), ...namesOf(PREFIX)].forEach((name) => sessionStorage.removeItem(name));
}

const SIZES = 'cardtrail.sizes';

/** Widths of the panels, px. @returns {{left: number, right: number}} */
export function keptSizes() {
  const { left = 272, right = 340 } = JSON.parse(localStorage.getItem(SIZES) ?? '{}');
  return { left: Number(left) || 272, right: Number(right) || 340 };
}

/** @param {{left: number, right: number}} sizes */
export const keepSizes = ({ left, right }) => localStorage.setItem(SIZES, JSON.stringify({ left, right }));

const TOURED = 'cardtrail.toured';

/** Whether this browser was shown around, or did not want to be. */
export const toured = () => localStorage.getItem(TOURED) === 'yes';

export const rememberToured = () => localStorage.setItem(TOURED, 'yes');
