// Hours of the week, what followed what, the scheme of cells, and the files.
import { lacking, levelOf, pageOf, schemeOf, seriesOf, weekOf } from '../model/usage.js';
import { csvOf } from '../model/export.js';
import { geoJsonOf, usageTable } from '../model/usage-file.js';
import { equal, ok, test } from './test.js';

const thing = (kind, label, id = label) => ({ id, kind, label, value: label, pseudonymous: false });
const stay = (entity, from, to, acts = 1) => ({ entity, from: `2026-06-0${from}Z`, to: `2026-06-0${to}Z`, acts, kinds: ['USAGE'] });
const hour = (day, at, kind, acts) => ({ day, hour: at, kind, acts });

test('hours_count_the_chosen_kinds_only_and_say_where_most_are', () => {
  const hours = [hour(1, 9, 'USAGE', 2), hour(1, 9, 'REDEMPTION', 3), hour(7, 23, 'USAGE', 4)];
  const both = weekOf(hours, new Set(['USAGE', 'REDEMPTION']));
  equal([both.total, both.most, both.busiest], [9, 5, { day: 1, hour: 9, acts: 5, alike: 1 }]);
  equal([both.days[0].sum, both.days[6].cells[23], both.byHour[9]], [5, 4, 5]);
  const calls = weekOf(hours, new Set(['USAGE']));
  equal([calls.total, calls.busiest], [6, { day: 7, hour: 23, acts: 4, alike: 1 }]);
  equal(weekOf([hour(2, 3, 'USAGE', 1), hour(1, 5, 'USAGE', 1)], new Set(['USAGE'])).busiest, { day: 1, hour: 5, acts: 1, alike: 2 });
  const none = weekOf(hours, new Set());
  equal([none.total, none.most, none.busiest], [0, 0, null]);
});
test('a_shade_is_none_for_nothing_and_the_darkest_for_the_most', () => {
  equal([0, 1, 2, 3, 4, 5].map((acts) => levelOf(acts, 5)), [0, 1, 2, 3, 4, 4]);
  equal([levelOf(1, 1), levelOf(1, 1000), levelOf(0, 0)], [4, 1, 0]);
});
test('sims_and_types_of_device_number_follow_one_another_each_by_itself', () => {
  const [a, b] = [thing('DEVICE', 'IMEI:1'), thing('DEVICE', 'IMEI:2')];
  const series = seriesOf([stay(a, '1T00:00:00', '1T01:00:00'), stay(thing('DEVICE', 'MAC:ff'), '1T00:00:00', '1T01:00:00'),
    stay(thing('SIM', '46000'), '1T00:00:00', '1T01:00:00'), stay(b, '2T00:00:00', '2T01:00:00'), stay(a, '3T00:00:00', '3T01:00:00')]);
  equal(series.map(({ series: name, things, stays }) => [name, things, stays.length]), [['IMEI', 2, 3], ['MAC', 1, 1], ['SIM', 1, 1]]);
  equal(series[0].stays.map(({ before }) => before?.entity.label ?? null), [null, 'IMEI:1', 'IMEI:2']);
});
test('the_scheme_has_a_row_for_each_cell_in_order_of_the_first_visit_and_joins_one_visit_to_the_next', () => {
  const [a, b] = [thing('CELL', 'a'), thing('CELL', 'b')];
  const scheme = schemeOf([stay(b, '1T00:00:00', '1T02:00:00'), stay(a, '1T03:00:00', '1T03:00:00'), stay(b, '1T04:00:00', '1T05:00:00')]);
  equal(scheme.rows.map(({ id }) => id), ['b', 'a']);
  equal([scheme.bars[0].y, scheme.bars[2].y], [scheme.bars[0].y, scheme.bars[0].y]);
  ok(scheme.bars[0].width > scheme.bars[2].width && scheme.bars[2].width > scheme.bars[1].width && scheme.bars[1].width > 0, 'a bar is as long as from the first act to the last');
  scheme.ways.forEach((way, place) => {
    equal([way.y1, way.y2, way.x2], [scheme.bars[place].y, scheme.bars[place + 1].y, scheme.bars[place + 1].x]);
    ok(way.x1 <= way.bend && way.bend <= way.x2, 'a transition goes forward');
  });
  equal([schemeOf([]).bars, schemeOf([]).ways], [[], []]);
});
test('a_page_is_never_past_the_end_and_says_what_is_beside_it', () => {
  const list = [1, 2, 3, 4, 5];
  equal(pageOf(list, 0, 2), { shown: [1, 2], from: 0, before: false, after: true });
  equal(pageOf(list, 4, 2), { shown: [5], from: 4, before: true, after: false });
  equal(pageOf(list, 99, 2).shown, [5]);
  equal(pageOf([], -2, 2), { shown: [], from: 0, before: false, after: false });
});
test('a_panel_names_the_categories_it_lacks', () => {
  equal(lacking('cells', ['TRAFFIC']), ['LOCATION']);
  equal(lacking('hours', []), []);
});
const cell = thing('CELL', '460-00-1-1');
const summary = {
  subject: thing('PHONE', '+8613900000001'), acts: 2, totalActs: 3, shanghai: [hour(1, 9, 'USAGE', 2), hour(1, 9, 'REGISTRATION', 1)], utc: [],
  counterparts: { totalCount: 1, nodes: [{ entity: { ...thing('PHONE', 'Phone 7F21-C', 'x'), pseudonymous: true }, acts: 2, first: '2026-06-01T00:00:00Z',
    last: '2026-06-01T01:00:00Z', roles: ['WITH_PHONE'], kinds: ['USAGE'] }] },
  used: { totalCount: 0, nodes: [] }, visits: { totalCount: 1, nodes: [stay(cell, '1T00:00:00', '1T01:00:00', 2)] },
  cells: { totalCount: 1, nodes: [{ entity: cell, acts: 2, visits: 1, first: '2026-06-01T00:00:00Z', last: '2026-06-01T01:00:00Z', seconds: 3600 }] },
  bounds: { truncatedBy: ['MAX_RECORDS'], limit: 10, maxRecords: 2, window: { from: '2026-06-01T00:00:00Z', to: '2026-07-01T00:00:00Z' } },
  asOf: 'batch', digest: 'd1', audit: 'a1',
};
const t = Object.assign((key, values = {}) => [key, ...Object.values(values)].join(' '), { has: () => true });
const told = { kinds: new Set(['USAGE']), zone: 'shanghai', t, label: ({ label }) => label };

test('the_table_says_what_the_screen_says_line_by_line', () => {
  const lines = usageTable(summary, told);
  equal([...new Set(lines.map((line) => line.length))], [lines[0].length]);
  const has = (...parts) => ok(lines.some((line) => parts.every((part) => line.includes(part))), `${parts} is missing`);
  has('usage.file.about', 'usage.count', 'list.shown 2 3');
  has('usage.file.about', 'bound.MAX_RECORDS.plain');
  has('usage.hours', 'act.USAGE', 'usage.day.1', 9, 2);
  has('usage.counterparts', 'Phone 7F21-C', 'role.WITH_PHONE', '2026-06-01 08:00:00', '2026-06-01 09:00:00', 2);
  has('usage.visits', '460-00-1-1', 3600);
  has('usage.byCell', '460-00-1-1', 1, 3600);
  ok(!lines.some((line) => line[0] === 'usage.hours' && line.includes('act.REGISTRATION')), 'what is not counted on the screen is not in the file');
});
test('no_name_of_the_table_is_a_formula_in_a_spreadsheet', () => {
  const hostile = { ...summary, counterparts: { totalCount: 1, nodes: [{ ...summary.counterparts.nodes[0], entity: thing('PHONE', '=HYPERLINK("x")') }] },
    cells: { totalCount: 1, nodes: [{ ...summary.cells.nodes[0], entity: thing('CELL', '@SUM(1,2)') }] } };
  const file = csvOf(usageTable(hostile, told), []);
  ok(file.includes(`"'=HYPERLINK(""x"")"`) && file.includes(`"'@SUM(1,2)"`), 'formulas are text');
  ok(!/(^|,|\n)"?[=@]/.test(file), 'nothing begins as a formula');
});
test('cells_are_features_without_a_place_since_none_is_on_record', () => {
  const content = geoJsonOf(summary, told);
  const file = JSON.parse(geoJsonOf(summary, told, { instrument: '〔2026〕1号', audit: 'a2', digest: 'd2' }));
  equal([file.type, file.features.length, file.features[0].type, file.features[0].geometry], ['FeatureCollection', 1, 'Feature', null]);
  equal(file.features[0].properties.cell, '460-00-1-1');
  equal(file.features[0].properties.stays, [{ from: '2026-06-01T00:00:00Z', to: '2026-06-01T01:00:00Z', acts: 2 }]);
  equal([file.export.instrument, file.export.digest], ['〔2026〕1号', 'd2']);
  const { export: _, ...hashed } = file;
  equal(JSON.stringify(hashed), content);
});
