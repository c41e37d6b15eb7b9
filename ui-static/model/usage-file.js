// A summary of use as a file: what the screen shows, with instrument, question and digest in it.
import { stamp, zoneLabel } from './time.js';
import { visible } from './text.js';

const COLUMNS = ['part', 'item', 'kind', 'role', 'day', 'hour', 'first', 'last', 'acts', 'visits', 'seconds', 'value'];

/** A text as a cell of a spreadsheet: what would be read as a formula is marked as text. @param {unknown} value */
export function cellOf(value) {
  const text = visible(String(value ?? ''));
  const safe = /^[=+\-@\t\r]/.test(text.trimStart()) ? `'${text}` : text;
  return `"${safe.replaceAll('"', '""')}"`;
}

const lineOf = (cells) => `${COLUMNS.map((column) => cellOf(cells[column])).join(',')}\r\n`;

/**
 * @param {{number: string, grant: string, kinds: string[], zone: import('./time.js').Zone, labelOf: (entity: object) => string}} told
 *   what stands on the screen besides the summary
 */
function about(summary, { number, grant, kinds, zone, labelOf }) {
  const { bounds } = summary;
  const listed = ({ nodes, totalCount }) => `${nodes.length} of ${totalCount}`;
  return {
    instrument: number, grant, subject: `${summary.subject.kind} ${labelOf(summary.subject)}`,
    window: `${bounds.window.from}/${bounds.window.to}`, zone: zoneLabel(zone),
    acts: `${summary.acts} of ${summary.totalActs}`, 'bounded by': bounds.truncatedBy.join(' ') || 'nothing', 'kinds counted in hours': kinds.join(' '),
    counterparts: listed(summary.counterparts), 'used with': listed(summary.used), 'visits to cells': listed(summary.visits),
    cells: listed(summary.cells), 'newest batch': summary.asOf, 'digest of the answer': summary.digest, 'audit of the answer': summary.audit,
  };
}

/** The table: one heading, one line for each figure on the screen. */
export function csvOf(summary, told) {
  const { kinds, zone, labelOf } = told;
  const time = (at) => stamp(at, zone);
  const lines = [
    ...Object.entries(about(summary, told)).map(([item, value]) => ({ part: 'about', item, value })),
    ...summary[zone].filter(({ kind }) => kinds.includes(kind))
      .map(({ day, hour, kind, acts }) => ({ part: 'hours', kind, day, hour, acts })),
    ...summary.counterparts.nodes.map((one) => ({ part: 'counterparts', item: labelOf(one.entity), kind: one.entity.kind,
      role: one.roles.join(' '), first: time(one.first), last: time(one.last), acts: one.acts, value: one.kinds.join(' ') })),
    ...summary.used.nodes.map((one) => ({ part: 'used with', item: labelOf(one.entity), kind: one.entity.kind,
      first: time(one.from), last: time(one.to), acts: one.acts, value: one.kinds.join(' ') })),
    ...summary.visits.nodes.map((one) => ({ part: 'visits', item: one.entity.label, kind: one.entity.kind,
      first: time(one.from), last: time(one.to), acts: one.acts, seconds: (Date.parse(one.to) - Date.parse(one.from)) / 1000 })),
    ...summary.cells.nodes.map((one) => ({ part: 'cells', item: one.entity.label, kind: one.entity.kind,
      first: time(one.first), last: time(one.last), acts: one.acts, visits: one.visits, seconds: one.seconds })),
  ];
  return lineOf(Object.fromEntries(COLUMNS.map((column) => [column, column]))) + lines.map(lineOf).join('');
}

/** Cells as unlocated features (RFC 7946, 3.2): where a cell stands is not on record, and nothing is made up. */
export function geoJsonOf(summary, told) {
  return JSON.stringify({
    type: 'FeatureCollection',
    about: about(summary, told),
    features: summary.cells.nodes.map(({ entity, acts, visits: count, first, last, seconds }) => ({
      type: 'Feature', geometry: null,
      properties: { cell: entity.label, acts, visits: count, first, last, seconds,
        stays: summary.visits.nodes.filter((visit) => visit.entity.id === entity.id).map(({ from, to, acts: each }) => ({ from, to, acts: each })) },
    })),
  });
}

/**
 * The file with the record of its export. What was hashed is all before the first `export` line (CSV), or the object without its last member.
 * @param {'CSV'|'GEOJSON'} format @param {string} content @param {{number: string, at: string, audit: string, digest: string}} record
 */
export function stamped(format, content, { number, at, audit, digest }) {
  const record = { instrument: number, 'exported at': at, 'audit of the export': audit, 'SHA-256 of the content': digest };
  return format === 'CSV' ? content + Object.entries(record).map(([item, value]) => lineOf({ part: 'export', item, value })).join('')
    : `${content.slice(0, -1)},"export":${JSON.stringify(record)}}`;
}
