// Standing questions, pasted lists, the tour, the glossary.
import { readAddress, sameQuestion, writeAddress } from '../model/address.js';
import { answerOf } from '../model/answer.js';
import { entriesOf, guessed, MOST_LINES, tally } from '../model/list.js';
import { questionOf, subjectOf, variablesOf } from '../model/question.js';
import { everyAct, marked, questionIn, unkeepable } from '../model/standing.js';
import { termsWith } from '../model/text.js';
import { beside, STEPS } from '../model/tour.js';
import { equal, jsonOf, ok, test } from './test.js';

const TRACE = { ask: 'trace', grant: 'g1', thread: 'MONEY', direction: 'BACKWARD', hops: 3, end: null, wait: 48, from: '2026-03-01T00:00:00Z', to: '2026-04-01T00:00:00Z' };

test('a_kept_question_asks_what_was_asked', () => {
  const subject = { kind: 'PHONE', value: '+8613800000000' };
  const conditions = { via: [{ kind: 'ACCOUNT', value: 'p:1' }], exclude: [{ kind: 'CARD', value: 'c:2' }] };
  const asked = { ...TRACE, without: 'CARRIER.OFFLINE_SHOP' };
  const { input } = variablesOf('w', asked, subject, null, conditions);
  // As the server writes it: everything that was left out is null.
  const kept = questionIn(JSON.stringify({ ...input, handle: null, categories: null, channels: null, limit: 500, maxGap: 'PT48H', clockSkew: null }));
  equal(kept, { question: asked, conditions, subject });
  equal(variablesOf('w', kept.question, kept.subject, null, kept.conditions).input, input);
  equal(unkeepable({ question: TRACE, subject, conditions: { via: [{ kind: 'CARD', handle: 'h' }], exclude: [] } }), 'HANDLE');
});
test('what_a_kept_question_leaves_out_stays_the_grants_own', () => {
  const { question } = questionIn('{"from":{"kind":"CARD","value":"a:1"},"grant":null,"thread":"CUSTODY","direction":"FORWARD","maxHops":null,"maxGap":null,"window":null}');
  equal(variablesOf('w', question, { kind: 'CARD', value: 'a:1' }).input, { thread: 'CUSTODY', direction: 'FORWARD', from: { kind: 'CARD', value: 'a:1' } });
});
test('only_traces_from_named_subjects_can_be_kept', () => {
  const why = (ask, subject) => unkeepable({ question: { ...TRACE, ask }, subject });
  equal([why('trace', { value: 'v' }), why('trace', { handle: 'h' }), why('chain', { value: 'v' }), why('paths', { value: 'v' })], [null, 'HANDLE', 'TRACE', 'TRACE']);
});
test('the_address_of_a_standing_question_names_it_and_nothing_else', () => {
  const address = readAddress('#ask=standing&kept=k1&warrant=w');
  equal(writeAddress(address), '#ask=standing&kept=k1&warrant=w');
  equal([questionOf(address).ask, questionOf(address).kept], ['standing', 'k1']);
  ok(!sameQuestion(address, { ...address, kept: 'k2' }), 'another question');
  ok(!('kept' in questionOf({ ...address, ask: 'trace' })), 'an ordinary trace');
});
test('what_is_new_is_marked_and_candidates_of_gaps_count_too', () => {
  const answer = answerOf({ entities: [], hops: [], acts: [{ id: 'a' }, { id: 'b' }], gaps: [{ candidates: [{ act: { id: 'c' } }] }] });
  marked(answer, ['b', 'c']);
  equal(answer.acts.map(({ fresh }) => Boolean(fresh)), [false, true]);
  equal([...everyAct(answer)], ['a', 'b', 'c']);
});

test('the_kind_of_a_line_is_guessed_only_where_one_alone_has_its_shape', () => {
  equal(['13800000000', '138 0000-0000', '+8613800000000', '示例移动:10026030100000001', '460001234567890', '203.0.113.9', '2001:db8::1', 'IMEI:35', 'ID:110101199001011234',
    '460-00-1F-2A'].map(guessed), ['PHONE', 'PHONE', 'PHONE', 'CARD', 'SIM', 'IP', 'IP', 'DEVICE', 'PERSON', 'CELL']);
  // A platform's user, a provider's account, somebody's own number, a name: the server compares with every kind.
  equal(['平台甲:user', 'ab:cd', 'BANK_CARD:12345678901234567', 'NUMBER:x:1', '晨光通讯店'].map(guessed), [null, null, null, null, null]);
});
test('malformed_lines_are_named_by_their_line_and_not_asked', () => {
  const { entries } = entriesOf('13800000000\n\n110101199001011234\n10026030100000001\r\n1.00260E+16\n', '');
  equal(entries.map(({ line, state, why }) => [line, state, why ?? null]), [[1, 'wait', null], [3, 'wrong', 'PIN'], [4, 'wrong', 'CARRIER'], [5, 'wrong', 'SCIENTIFIC']]);
  equal(entries[0].value, '+8613800000000');
  equal(entriesOf(`${'x'.repeat(201)}\na\u0007b`, '').entries.map(({ why }) => why), ['LONG', 'CONTROL']);
  equal(entriesOf('abc\n460001234567890', 'SIM').entries.map(({ why }) => why ?? null), ['SHAPE', null]);
});
test('a_line_that_stands_twice_is_asked_once', () => {
  const { entries } = entriesOf('13800000000\n+86 138 0000 0000\n13800000001', '');
  equal(entries.map(({ state, first }) => [state, first ?? null]), [['wait', null], ['twice', 1], ['wait', null]]);
  equal(tally(entries), { wait: 2, found: 0, none: 0, wrong: 0, twice: 1 });
});
test('of_a_long_list_the_first_lines_are_looked_at_and_the_cut_is_counted', () => {
  const { entries, beyond } = entriesOf(Array.from({ length: MOST_LINES + 50 }, (_, place) => `x:${place}`).join('\n'), '');
  equal([entries.length, beyond], [MOST_LINES, 50]);
});
test('a_third_party_is_asked_about_by_handle', () => {
  equal([subjectOf({ id: 'i', kind: 'CARD', value: 'v', handle: 'h' }), subjectOf({ id: 'i', kind: 'PHONE', value: null, handle: 'h', label: 'l', pseudonymous: true })],
    [{ kind: 'CARD', value: 'v' }, { kind: 'PHONE', handle: 'h', label: 'l', pseudonymous: true }]);
});

test('a_card_of_the_tour_stands_beside_its_target_and_within_the_window', () => {
  const view = { width: 1280, height: 720 };
  const card = { width: 340, height: 180 };
  const box = (left, top, width, height) => ({ left, top, right: left + width, bottom: top + height });
  equal(beside(box(0, 100, 270, 300), card, view), { left: 282, top: 100 });
  equal(beside(box(0, 30, 1280, 40), card, view), { left: 12, top: 82 });
  for (const target of [box(0, 0, 1280, 720), box(900, 690, 300, 30), box(-50, 700, 10, 400), box(1200, 0, 80, 700)]) {
    const { left, top } = beside(target, card, view);
    ok(left >= 12 && left + card.width <= 1268 && top >= 12 && top + card.height <= 708, JSON.stringify({ left, top }));
  }
});
test('every_stop_of_the_tour_has_its_words', async () => {
  const zh = await jsonOf('../i18n/zh.json');
  for (const { name, at } of STEPS) ok(`tour.${name}` in zh && `tour.${name}.text` in zh && at.length > 0, name);
});

test('words_are_found_in_either_language_and_stand_in_the_readers_order', async () => {
  const terms = await jsonOf('../i18n/terms.json');
  ok(terms.length >= 30, 'a short list');
  for (const term of terms) ok(Object.values(term).every((text) => text.trim()), term.term);
  equal(termsWith(terms, '缺口', 'en').some(({ term }) => term === 'gap'), true);
  equal(termsWith(terms, ' PSEUDO', 'zh').map(({ zh }) => zh), ['化名']);
  const order = termsWith(terms, '', 'en').map(({ term }) => term.toLowerCase());
  equal(order, [...order].sort((a, b) => a.localeCompare(b)));
});
