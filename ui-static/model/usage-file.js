// A summary of use as a file: the figures on the screen, and what they rest on.
import { stamp, zoneLabel } from './time.js';

const seconds = ({ from, to }) => (Date.parse(to) - Date.parse(from)) / 1000;

/**
 * @typedef {object} Told what stands on the screen besides the summary
 * @property {Set<string>} kinds counted in the hours @property {import('./time.js').Zone} zone
 * @property {import('./translate.js').Translate} t @property {(entity: object) => string} label
 */

/** What the figures rest on: name and value. @param {Told} told */
function about(summary, { kinds, zone, t, label }) {
  const { subject, bounds } = summary;
  const listed = ({ nodes, totalCount }) => t('list.shown', { shown: nodes.length, n: totalCount });
  return [
    [t('usage.file.subject'), `${t(`kind.${subject.kind}`)} ${label(subject)}`],
    [`${t('usage.file.window')} ${zoneLabel(zone)}`, `${stamp(bounds.window.from, zone)} – ${stamp(bounds.window.to, zone)}`],
    [t('usage.count'), t('list.shown', { shown: summary.acts, n: summary.totalActs })],
    ...bounds.truncatedBy.map((bound) => [t('usage.file.bound'), t(`bound.${bound}.plain`)]),
    [t('usage.kinds'), [...kinds].map((kind) => t(`act.${kind}`)).join(t('list.and'))],
    ...['counterparts', 'used', 'visits', 'cells'].map((list) => [t(list === 'cells' ? 'usage.byCell' : `usage.${list}`), listed(summary[list])]),
  ];
}

/** The table as lines of cells, its heading first: a line for each figure. @param {Told} told */
export function usageTable(summary, told) {
  const { kinds, zone, t, label } = told;
  const time = (at) => stamp(at, zone);
  const said = (acts) => acts.map((kind) => t(`act.${kind}`)).join(t('list.and'));
  const line = (part, entity, { first, last, acts, role = '', visits = '', dwell = '', by = '' }) => [
    t(part), label(entity), t(`kind.${entity.kind}`), role, '', '', time(first), time(last), acts, visits, dwell, by];
  const stays = ({ from, to, acts, kinds: by }) => ({ first: from, last: to, acts, by: said(by ?? []) });
  return [
    [t('usage.file.part'), t('usage.who'), t('usage.file.kind'), t('usage.role'), t('usage.day'), t('usage.file.hour'), t('usage.first', { zone: zoneLabel(zone) }),
      t('usage.last'), t('usage.count'), t('usage.visitCount'), t('usage.file.seconds'), t('usage.saidBy')],
    ...about(summary, told).map(([name, value]) => [t('usage.file.about'), name, value, '', '', '', '', '', '', '', '', '']),
    ...summary[zone].filter(({ kind }) => kinds.has(kind)).map(({ day, hour, kind, acts }) => [
      t('usage.hours'), '', t(`act.${kind}`), '', t(`usage.day.${day}`), hour, '', '', acts, '', '', '']),
    ...summary.counterparts.nodes.map((one) => line('usage.counterparts', one.entity, {
      first: one.first, last: one.last, acts: one.acts, role: one.roles.map((role) => t(`role.${role}`)).join(t('list.and')), by: said(one.kinds) })),
    ...summary.used.nodes.map((one) => line('usage.used', one.entity, stays(one))),
    ...summary.visits.nodes.map((one) => line('usage.visits', one.entity, { ...stays(one), dwell: seconds(one) })),
    ...summary.cells.nodes.map((one) => line('usage.byCell', one.entity, { ...one, dwell: one.seconds })),
  ];
}

/**
 * Cells as unlocated features (RFC 7946, 3.2): where a cell stands is not on record, and nothing is made up.
 * @param {Told} told @param {object|null} record of the export, the last member of the file; without it, what is hashed
 */
export function geoJsonOf(summary, told, record = null) {
  return JSON.stringify({
    type: 'FeatureCollection',
    about: Object.fromEntries(about(summary, told)),
    features: summary.cells.nodes.map(({ entity, acts, visits, first, last, seconds: dwell }) => ({
      type: 'Feature', geometry: null,
      properties: { cell: told.label(entity), acts, visits, first, last, seconds: dwell,
        stays: summary.visits.nodes.filter((visit) => visit.entity.id === entity.id).map(({ from, to, acts: each }) => ({ from, to, acts: each })) },
    })),
    ...(record ? { export: record } : {}),
  });
}
