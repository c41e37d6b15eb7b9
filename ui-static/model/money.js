// Money is fen, a whole number; shown in yuan with two places, never through floating point.

/** @param {number|string|null|undefined} fen @returns {string} such as `¥1,470.00`; empty where there is none */
export function yuan(fen) {
  if (fen === null || fen === undefined) return '';
  const value = BigInt(fen);
  const size = value < 0n ? -value : value;
  const whole = String(size / 100n).replace(/\B(?=(\d{3})+$)/g, ',');
  return `${value < 0n ? '−' : ''}¥${whole}.${String(size % 100n).padStart(2, '0')}`;
}

/** @param {number|string} part @param {number|string} whole both fen, not negative @returns {string} such as `12.5 %`, rounded down; empty where there is no whole */
export function share(part, whole) {
  if (BigInt(whole) === 0n) return '';
  const tenths = (BigInt(part) * 1000n) / BigInt(whole);
  return `${tenths / 10n}.${tenths % 10n} %`;
}
