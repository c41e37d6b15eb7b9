// What is said of sealed reports.

/** What asking again came to, as a key of the dictionary: an answer that was cut proves no absence. @param {Array<{same: boolean, whole: boolean}>} told */
export function foundAgain(told) {
  if (!told.every(({ same }) => same)) return 'report.again.differs';
  return told.every(({ whole }) => whole) ? 'report.again.same' : 'report.again.cut';
}

/** Why a report was not sealed: `CODE: what the server says`. @param {import('./translate.js').Translate} t @param {string} message @returns {{code: string|null, said: string}} null without a code that has words */
export function failedText(t, message) {
  const [, code, said] = /^([A-Z_]+): ([^]*)$/.exec(message) ?? [];
  return code && t.has(`failure.${code}.text`) ? { code, said } : { code: null, said: message };
}
