// What a summary of use shows: hours of the week, what followed what, where it was. Counts come from the server and are only arranged here.

/** Things that are used. @param {string} kind */
export const isUsed = (kind) => ['PHONE', 'SIM', 'DEVICE'].includes(kind);

/** What each panel rests on; without it nothing of the panel exists for this reader. */
export const NEEDS = { hours: [], counterparts: ['TRAFFIC'], used: ['ACCESS'], cells: ['TRAFFIC', 'LOCATION'] };

/** Categories that a panel needs and the grant lacks. @param {keyof NEEDS} panel @param {string[]} granted */
export const lacking = (panel, granted) => NEEDS[panel].filter((category) => !granted.includes(category));

/**
 * Acts by day (1 is Monday) and hour, of the chosen kinds.
 * @param {{day: number, hour: number, kind: string, acts: number}[]} hours @param {Set<string>} kinds
 * @returns {{days: {day: number, cells: number[], sum: number}[], byHour: number[], most: number, total: number, busiest: object|null}}
 */
export function weekOf(hours, kinds) {
  const days = Array.from({ length: 7 }, (_, place) => ({ day: place + 1, cells: Array(24).fill(0), sum: 0 }));
  const byHour = Array(24).fill(0);
  for (const { day, hour, kind, acts } of hours) {
    if (!kinds.has(kind)) continue;
    days[day - 1].cells[hour] += acts;
    days[day - 1].sum += acts;
    byHour[hour] += acts;
  }
  const most = Math.max(...days.flatMap(({ cells }) => cells));
  const first = days.find(({ cells }) => cells.includes(most));
  const busiest = most > 0 ? { day: first.day, hour: first.cells.indexOf(most), acts: most,
    alike: days.flatMap(({ cells }) => cells).filter((acts) => acts === most).length } : null;
  return { days, byHour, most, total: byHour.reduce((sum, acts) => sum + acts, 0), busiest };
}

/** 0 for none, else 1 to 4 by its share of the most. */
export const levelOf = (acts, most) => (acts > 0 ? Math.ceil((4 * acts) / most) : 0);

/**
 * Things that follow one another, each with the one before it: SIMs, phones, and devices by type of number.
 * @param {{entity: object}[]} stays in order of time
 * @returns {{series: string, things: number, stays: object[]}[]}
 */
export function seriesOf(stays) {
  const series = new Map();
  for (const stay of stays) {
    const { kind, label } = stay.entity;
    const name = kind === 'DEVICE' && label.includes(':') ? label.slice(0, label.indexOf(':')) : kind;
    const known = series.get(name) ?? { series: name, kind, stays: [] };
    series.set(name, known);
    known.stays.push({ ...stay, before: known.stays.at(-1) ?? null });
  }
  return [...series.values()].map((each) => ({ ...each, things: new Set(each.stays.map(({ entity }) => entity.id)).size }));
}

const STEP = 76;
const ROW = 28;
const BAR = { least: 8, most: 60, height: 12 };

/**
 * Visits in order, a row for each cell, a bar as long as from its first act to its last: a scheme, not a map, since no place of a cell is recorded.
 * @param {{entity: object, from: string, to: string, acts: number}[]} visits those to be drawn
 */
export function schemeOf(visits) {
  const rows = [];
  const rowOf = new Map();
  const dwell = visits.map(({ from, to }) => Date.parse(to) - Date.parse(from));
  const longest = Math.max(1, ...dwell);
  const bars = visits.map((visit, place) => {
    if (!rowOf.has(visit.entity.id)) {
      rowOf.set(visit.entity.id, rows.length);
      rows.push(visit.entity);
    }
    const width = BAR.least + Math.round(((BAR.most - BAR.least) * dwell[place]) / longest);
    return { ...visit, ms: dwell[place], x: place * STEP, y: rowOf.get(visit.entity.id) * ROW + ROW / 2, width };
  });
  const ways = bars.slice(1).map((bar, place) => ({
    x1: bars[place].x + bars[place].width, y1: bars[place].y, x2: bar.x, y2: bar.y, bend: place * STEP + BAR.most + 8,
  }));
  return { rows, bars, ways, width: visits.length * STEP, height: rows.length * ROW, row: ROW, bar: BAR.height, step: STEP };
}

/** One page of a list and what is beside it. @param {unknown[]} list @param {number} from @param {number} size */
export function pageOf(list, from, size) {
  const start = Math.min(Math.max(0, from), Math.max(0, list.length - 1));
  return { shown: list.slice(start, start + size), from: start, before: start > 0, after: start + size < list.length };
}
