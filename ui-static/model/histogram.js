// Acts over time, for the brush.

/**
 * @param {{at: string}[]} acts @param {number} bins
 * @returns {{from: number, to: number, counts: number[]}|null} ms, half-open; null without acts
 */
export function histogramOf(acts, bins) {
  if (acts.length === 0) return null;
  let from = Infinity;
  let last = -Infinity;
  for (const { at } of acts) {
    const ms = Date.parse(at);
    from = Math.min(from, ms);
    last = Math.max(last, ms);
  }
  const to = Math.max(last + 1000, from + 60000);
  const counts = new Array(bins).fill(0);
  for (const { at } of acts) counts[Math.min(bins - 1, Math.floor(((Date.parse(at) - from) / (to - from)) * bins))] += 1;
  return { from, to, counts };
}

/** A moment at a part of the span, as RFC 3339 to the second. @param {{from: number, to: number}} span @param {number} part 0 to 1 */
export function momentAt({ from, to }, part) {
  const ms = from + Math.min(1, Math.max(0, part)) * (to - from);
  return new Date(Math.round(ms / 1000) * 1000).toISOString().replace('.000Z', 'Z');
}

/** Where a moment lies in the span, 0 to 1. @param {string} at */
export const partOf = ({ from, to }, at) => Math.min(1, Math.max(0, (Date.parse(at) - from) / (to - from)));
