// A mapping being edited.
import { columnTo, lacking, needsCarrier, onFile, placeIn, put, putIn, readMapping, rowsOf, shareDone, textOf, valuesOf, withHolder,
  withoutExample, wordsOf } from '../model/mapping.js';
import { complained, complaintOf } from '../model/complaint.js';
import { failureOf } from '../model/failure.js';
import { sizeText } from '../model/text.js';
import { translator } from '../model/translate.js';
import { equal, ok, test } from './test.js';

const WORDS = {
  attributes: [{ to: 'amount', unit: 'yuan' }, { to: 'reference', unit: null }],
  roles: [{ role: 'SOLD_TO', kinds: ['ORGANISATION', 'ACCOUNT'] }, { role: 'ON_DEVICE', kinds: ['DEVICE'] }, { role: 'BY_ACCOUNT', kinds: ['ACCOUNT'] }],
  kinds: [{ kind: 'ORGANISATION', types: [], ownTypes: [] }, { kind: 'ACCOUNT', types: [], ownTypes: [], namespaced: true },
    { kind: 'DEVICE', types: ['NUMBER', 'IMEI', 'MAC'], ownTypes: ['NUMBER'] }],
};
const MAPPING = {
  version: '1', holder: '甲', channel: 'CARRIER', act: 'SALE', carrier: '甲', separator: ',',
  columns: [{ column: '卡号', to: 'OF_CARD', kind: 'CARD' }, { column: '买家', to: 'SOLD_TO', kind: 'ACCOUNT', namespace: '甲' },
    { column: '卖家', to: 'SOLD_BY', kind: 'ACCOUNT', namespace: '乙' }, { column: '户', to: 'PAID_TO', kind: 'PAYMENT_ACCOUNT', namespace: '甲' }],
  constants: [{ to: 'SOLD_BY', kind: 'ORGANISATION', constant: '甲' }, { to: 'BROKERED_BY', kind: 'ORGANISATION', constant: '丙' }],
};

test('what_goes_by_the_holders_name_follows_it_and_nothing_else_does', () => {
  const renamed = withHolder(MAPPING, '丁');
  equal([renamed.holder, renamed.carrier, renamed.columns.map(({ namespace }) => namespace ?? null), renamed.constants.map(({ constant }) => constant)],
    ['丁', '丁', [null, '丁', '乙', '甲'], ['丁', '丙']]);
  equal(withHolder({ ...MAPPING, channel: 'OFFLINE_SHOP' }, '丁').carrier, '甲');
});
test('an_example_gives_way_to_a_name_still_to_be_typed', () => {
  const emptied = withoutExample(MAPPING);
  ok(!('holder' in emptied), 'an empty holder is none');
  equal(withHolder(emptied, '甲').columns, MAPPING.columns);
});
test('a_mapping_goes_through_its_text_unchanged_and_nothing_else_is_one', () => {
  equal(readMapping(`\uFEFF${textOf(MAPPING)}`), MAPPING);
  equal(['{', '[]', '{"columns":{}}', 'null'].map(readMapping), [null, null, null, null]);
});
test('headings_are_compared_as_the_server_does_it_and_columns_the_file_lacks_are_told', () => {
  equal(rowsOf(MAPPING, [' 卡号 ', '备注', '买家']).map(({ index }) => index), [0, -1, 1]);
  equal(rowsOf({ columns: [{ column: 'IP' }] }, ['ＩＰ'])[0].index, 0);
  equal(lacking(MAPPING, ['卡号', '户']), [1, 2]);
});
test('a_column_mapped_anew_has_what_that_needs_and_no_more', () => {
  equal([columnTo('x', '', WORDS, MAPPING), columnTo('x', 'amount', WORDS, MAPPING), columnTo('x', 'ON_DEVICE', WORDS, MAPPING), columnTo('x', 'BY_ACCOUNT', WORDS, MAPPING)],
    [{ column: 'x', to: null }, { column: 'x', to: 'amount', unit: 'yuan' }, { column: 'x', to: 'ON_DEVICE', kind: 'DEVICE', type: 'IMEI' },
      { column: 'x', to: 'BY_ACCOUNT', kind: 'ACCOUNT', namespace: '甲' }]);
});
test('an_empty_property_is_left_out_and_a_property_keeps_its_place', () => {
  equal(JSON.stringify(put({ a: 1, b: 2, c: 3 }, 'b', 5)), '{"a":1,"b":5,"c":3}');
  equal([put({ a: 1 }, 'a', ''), put({ a: 1 }, 'b', false)], [{}, { a: 1 }]);
  equal(putIn(MAPPING, 'constants', 0, null).constants.length, 1);
});
test('words_go_through_their_lines_unchanged', () => {
  const values = { 回函: 'HELD_ABROAD', 'a=b': 'x' };
  equal(valuesOf(wordsOf(values)), values);
  equal([valuesOf(' \n'), valuesOf('实名')], [undefined, { 实名: '实名' }]);
});
test('the_servers_words_about_a_mapping_are_put_where_they_belong', () => {
  equal(['mapping.columns[3].kind: SOLD_TO takes x', 'mapping.holder: it is missing; add it', 'mapping.constants[0].constant: y', 'mapping.columns[2]: property "z"',
    'mapping.columns: the time', 'the file lacks the mapping\'s columns [x]'].map(placeIn), ['columns.3.kind', 'holder', 'constants.0.constant', 'columns.2', 'columns', null]);
});
test('a_complaint_is_told_in_the_readers_words_and_one_without_as_it_was_sent', () => {
  const t = translator({ 'complaint.COLUMN_TWICE': '两列“{a}”', 'complaint.NO_SUCH_ROLE': '{a} 无 {b}：{c}', 'role.SOLD_TO': '买方', 'kind.CARD': '卡', 'act.SALE': '销售',
    'failure.GRAPH_UNAVAILABLE.text': '数据库没有应答' }, 'zh');
  const told = (name, ...values) => complained(t, { name, values }, 'as sent');
  equal([told('COLUMN_TWICE', 'SALE {b}'), told('NO_SUCH_ROLE', 'SALE', 'X_Y', '[SOLD_TO, CARD]'), told('GRAPH_UNAVAILABLE'), told('UNHEARD_OF'), complained(t, null, 'as sent')],
    ['两列“SALE {b}”', '销售 无 X_Y：[买方, 卡]', '数据库没有应答', 'as sent', 'as sent']);
  equal([complaintOf({ name: 'A', values: [1] }), complaintOf({ name: 'A' }), complaintOf(undefined)], [{ name: 'A', values: ['1'] }, null, null]);
  equal(failureOf(400, { errors: [{ message: 'm', extensions: { code: 'BAD_REQUEST', complaint: { name: 'A', values: [] } } }] }).complaint, { name: 'A', values: [] });
});
test('separator_and_sheet_are_the_files_own', () => {
  equal(onFile({ ...MAPPING, sheet: '一' }, { separator: '\t', sheets: [] }), { ...MAPPING, separator: '\t' });
  equal(onFile({ ...MAPPING, sheet: '一' }, { separator: null, sheets: [{ name: '一' }] }), { ...MAPPING, sheet: '一' });
});
test('a_carrier_is_needed_where_a_card_is_named_and_no_column_says_whose', () => {
  equal([needsCarrier(MAPPING), needsCarrier({ columns: [...MAPPING.columns, { to: 'carrier' }] }), needsCarrier({ columns: [] })], [true, false, false]);
});
test('how_far_an_import_is_is_told_by_rate_and_time_left', () => {
  equal([shareDone({ rowsRead: 50, rate: 10, secondsLeft: 5 }), shareDone({ rowsRead: 0, rate: null, secondsLeft: null })], [0.5, null]);
});
test('sizes_are_told_in_units_people_know', () => equal([0, 1023, 1536, 5 << 20].map(sizeText), ['0 B', '1023 B', '1.5 KiB', '5.0 MiB']));
test('too_many_files_are_not_too_many_attempts', () => {
  equal(failureOf(429, { errors: [{ message: 'discard one', extensions: { code: 'TOO_MUCH_WORK' } }] }).code, 'TOO_MUCH_WORK');
  equal(failureOf(429, null, '7').code, 'THROTTLED');
});
