// How long records stay, in words: periods, and where a clock stands.

const UNITS = { Y: 'years', M: 'months', W: 'weeks', D: 'days' };

/**
 * `P3Y` is `3 years`; a dash where there is none.
 * @param {string|null} period ISO 8601 calendar period @param {import('./translate.js').Translate} t
 */
export function periodText(period, t) {
  if (!period) return '—';
  const parts = [...period.matchAll(/(\d+)([YMWD])/g)].map(([, n, unit]) => t(`period.${UNITS[unit]}`, { n: Number(n) }));
  return parts.length > 0 ? parts.join(' ') : period;
}

/**
 * Where a clock stands: within its floor, past it, past its ceiling, held beyond it, or not running.
 * @param {{floorEnds: string|null, ceilingEnds: string|null, holds: object[]}} clock @param {number} now ms
 * @returns {'FLOOR'|'OPEN'|'LAPSED'|'HELD'|'STILL'}
 */
export function clockPhase({ floorEnds, ceilingEnds, holds }, now) {
  if (ceilingEnds && now >= Date.parse(ceilingEnds)) return holds.length > 0 ? 'HELD' : 'LAPSED';
  if (floorEnds && now < Date.parse(floorEnds)) return 'FLOOR';
  return floorEnds || ceilingEnds ? 'OPEN' : 'STILL';
}

/** The words in the reader's language. @param {{zh: string, en: string}} words @param {import('./translate.js').Translate} t */
export const wordsIn = (words, t) => words[t.language] ?? words.en;
