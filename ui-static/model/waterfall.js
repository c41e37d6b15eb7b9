// How the weights of a claim add up, as bars: pure numbers, bits.

/** @typedef {{step: string, level: string|null, weight: number, from: number, to: number, left: object|null, right: object|null}} Bar */

/**
 * The bars from the prior to the total: each begins where the one before it ended. What is missing weighs nothing and stands still.
 * @param {{prior: number, total: number, agreements: object[]}} claim @returns {Bar[]}
 */
export function barsOf({ prior, agreements }) {
  let at = prior;
  const bars = [{ step: 'PRIOR', level: null, weight: prior, from: 0, to: prior, left: null, right: null }];
  for (const { field, level, weight, left, right } of agreements) {
    bars.push({ step: field, level, weight, from: at, to: at + weight, left, right });
    at += weight;
  }
  return bars;
}

/**
 * Bits to pixels, so that all bars, zero and the threshold are in sight.
 * @param {Bar[]} bars @param {number} threshold @param {number} width pixels
 */
export function scaleOf(bars, threshold, width) {
  const ends = [0, threshold, ...bars.flatMap(({ from, to }) => [from, to])];
  const [least, most] = [Math.min(...ends), Math.max(...ends)];
  const span = most - least || 1;
  return (bits) => Math.round(((bits - least) / span) * width * 10) / 10;
}

/** A weight as it is written: with its sign, to the tenth of a bit. @param {number} weight */
export const bits = (weight) => `${weight < 0 ? '−' : '+'}${Math.abs(weight).toFixed(1)}`;
