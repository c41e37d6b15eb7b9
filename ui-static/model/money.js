// Money is fen, a whole number; shown in yuan with two places, never through floating point.

/** @param {number|string|null|undefined} fen @returns {string} such as `¥1,470.00`; empty where there is none */
export function yuan(fen) {
  if (fen === null || fen === undefined) return '';
  const value = BigInt(fen);
  const size = value < 0n ? -value : value;
  const whole = String(size / 100n).replace(/\B(?=(\d{3})+$)/g, ',');
  return `${value < 0n ? '−' : ''}¥${whole}.${String(size % 100n).padStart(2, '0')}`;
}
