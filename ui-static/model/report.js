// What is said of sealed reports.

/** What asking again came to, as a key of the dictionary: an answer that was cut proves no absence. @param {Array<{same: boolean, whole: boolean}>} told */
export function foundAgain(told) {
  if (!told.every(({ same }) => same)) return 'report.again.differs';
  return told.every(({ whole }) => whole) ? 'report.again.same' : 'report.again.cut';
}
