// How long an instrument may still be used: what the bar counts down.
import { standing } from './time.js';

const USABLE = new Set(['APPROVED', 'EMERGENCY', 'AWAITING_UPDATE']);
const DAY = 86400000;
const HOUR = 3600000;

/** From when until when it may be used as it stands: the law may end it sooner than its text. @param {object} warrant */
export const usableInterval = ({ validity, usableUntil }) => ({
  from: validity.from,
  to: usableUntil && Date.parse(usableUntil) < Date.parse(validity.to) ? usableUntil : validity.to,
});

/** Whether an instrument looks usable at a moment; the server decides. @param {object} warrant @param {number} now ms */
export function looksUsable(warrant, now) {
  return USABLE.has(warrant.state) && !warrant.sealed && standing(usableInterval(warrant), now).phase === 'within';
}

/**
 * What the bar says.
 * @param {object} warrant @param {number} now ms
 * @returns {{words: 'state'|'before'|'within'|'over', tone: 'usable'|'near'|'over'|'waiting', ms: number, border: string}}
 */
export function countdown(warrant, now) {
  const interval = usableInterval(warrant);
  const { phase, ms } = standing(interval, now);
  const border = phase === 'before' ? interval.from : interval.to;
  if (['DRAFT', 'SUBMITTED'].includes(warrant.state)) return { words: 'state', tone: 'waiting', ms, border };
  if (!USABLE.has(warrant.state) && warrant.state !== 'EXPIRED') return { words: 'state', tone: 'over', ms, border };
  if (phase === 'over' || warrant.state === 'EXPIRED') return { words: 'over', tone: 'over', ms: phase === 'over' ? ms : 0, border };
  if (phase === 'before') return { words: 'before', tone: 'waiting', ms, border };
  return { words: 'within', tone: ms < DAY ? 'near' : 'usable', ms, border };
}

/** How long what the bar says stays true, ms: it is written in days and hours, then minutes, then seconds. @param {number} ms left */
export function nextTick(ms) {
  if (ms <= 2 * HOUR) return 1000;
  return ms <= 2 * DAY ? 15000 : 60000;
}
