// Times: always an instant plus a named zone; never the browser's own zone.

/** @typedef {'shanghai'|'utc'} Zone */
const ZONES = {
  shanghai: { id: 'Asia/Shanghai', label: 'UTC+8', suffix: '+08:00' },
  utc: { id: 'UTC', label: 'UTC', suffix: 'Z' },
};
const formats = Object.fromEntries(Object.entries(ZONES).map(([name, zone]) => [name, new Intl.DateTimeFormat('sv-SE', {
  timeZone: zone.id, hour12: false, year: 'numeric', month: '2-digit', day: '2-digit',
  hour: '2-digit', minute: '2-digit', second: '2-digit',
})]));

/** The zone's short name, for headings. @param {Zone} zone */
export const zoneLabel = (zone) => ZONES[zone].label;

/**
 * `2026-03-02 10:15:04` in the zone; fractions of a second only where there are any.
 * @param {string} at RFC 3339 @param {Zone} zone
 */
export function stamp(at, zone) {
  const ms = Date.parse(at);
  if (Number.isNaN(ms)) return at;
  const fraction = /\.\d*[1-9]/.exec(at);
  return formats[zone].format(ms) + (fraction ? fraction[0] : '');
}

/** The same to the whole second, for lists of what this installation noted itself. @param {string} at @param {Zone} zone */
export const toTheSecond = (at, zone) => stamp(at, zone).replace(/\.\d+$/, '');

/** The same without seconds, where there are none. @param {string} at @param {Zone} zone */
export const brief = (at, zone) => stamp(at, zone).replace(/:00$/, '');

/** The two lines of a tick: date and time of day. @param {string} at @param {Zone} zone */
export function dateAndTime(at, zone) {
  const [date, time] = stamp(at, zone).split(' ');
  return { date, time: (time ?? '').slice(0, 5) };
}

/**
 * Reads what a person typed, in the zone; null when it is no such moment.
 * @param {string} text `2026-03-01`, `2026-03-01 08:00` or with seconds @param {Zone} zone
 * @returns {string|null} RFC 3339
 */
export function typedMoment(text, zone) {
  const match = /^(\d{4})-(\d{2})-(\d{2})(?:[ T](\d{2}):(\d{2})(?::(\d{2}))?)?$/.exec(text.trim());
  if (!match) return null;
  const [, year, month, day, hour = '00', minute = '00', second = '00'] = match;
  const moment = `${year}-${month}-${day}T${hour}:${minute}:${second}${ZONES[zone].suffix}`;
  // 31 February parses in some engines: only what reads back as typed is a date.
  const readBack = Number.isNaN(Date.parse(moment)) ? '' : stamp(moment, zone);
  return readBack === `${year}-${month}-${day} ${hour}:${minute}:${second}` ? moment : null;
}

/**
 * A duration in its two largest units.
 * @param {number} ms @param {import('./translate.js').Translate} t
 */
export function duration(ms, t) {
  const units = [['day', 86400000], ['hour', 3600000], ['minute', 60000], ['second', 1000]];
  const first = units.findIndex(([, size]) => ms >= size);
  if (first < 0) return t('time.moment');
  const [name, size] = units[first];
  const parts = [t(`time.${name}`, { n: Math.floor(ms / size) })];
  const next = units[first + 1];
  // Hours matter in the last days, not in the last years.
  if (next && first < 2 && ms < 30 * 86400000) {
    const rest = Math.floor((ms % size) / next[1]);
    if (rest > 0) parts.push(t(`time.${next[0]}`, { n: rest }));
  }
  return parts.join(' ');
}

/**
 * Where a moment stands in a half-open interval.
 * @param {{from: string, to: string}} interval @param {number} now ms
 * @returns {{phase: 'before'|'within'|'over', ms: number}} ms to the next border, or since the end
 */
export function standing(interval, now) {
  const from = Date.parse(interval.from);
  const to = Date.parse(interval.to);
  if (now < from) return { phase: 'before', ms: from - now };
  if (now < to) return { phase: 'within', ms: to - now };
  return { phase: 'over', ms: now - to };
}
