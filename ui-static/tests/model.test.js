// Texts, times, money, addresses, failures, questions.
import { readAddress, readLink, sameQuestion, writeAddress } from '../model/address.js';
import { failureOf } from '../model/failure.js';
import { yuan } from '../model/money.js';
import { narrowed, normalised, questionOf, termsTouched, variablesOf } from '../model/question.js';
import { abbreviated, shortened, visible } from '../model/text.js';
import { brief, duration, stamp, standing, toTheSecond, typedMoment } from '../model/time.js';
import { translator } from '../model/translate.js';
import { equal, ok, test } from './test.js';

const t = translator({ 'time.day': '{n} d', 'time.hour': '{n} h', 'time.minute': '{n} min', 'time.second': '{n} s', 'time.moment': 'now' }, 'en');

test('a_time_is_shown_in_the_chosen_zone_whatever_its_own_offset', () => {
  equal(stamp('2026-03-02T10:15:04+08:00', 'shanghai'), '2026-03-02 10:15:04');
  equal(stamp('2026-03-02T02:15:04Z', 'shanghai'), '2026-03-02 10:15:04');
  equal(stamp('2026-03-02T10:15:04+08:00', 'utc'), '2026-03-02 02:15:04');
});
test('midnight_is_00_and_the_date_goes_with_the_zone', () => {
  equal(stamp('2026-02-28T16:00:00Z', 'shanghai'), '2026-03-01 00:00:00');
  equal(stamp('2026-02-28T16:00:00Z', 'utc'), '2026-02-28 16:00:00');
});
test('fractions_of_a_second_are_kept_and_seconds_dropped_only_if_zero', () => {
  equal(stamp('2026-03-02T10:15:04.250+08:00', 'shanghai'), '2026-03-02 10:15:04.25');
  equal(stamp('2026-03-02T10:15:04.000+08:00', 'shanghai'), '2026-03-02 10:15:04');
  equal(brief('2026-03-02T10:15:00+08:00', 'shanghai'), '2026-03-02 10:15');
  equal(brief('2026-03-02T10:15:04+08:00', 'shanghai'), '2026-03-02 10:15:04');
});
test('what_the_installation_noted_is_listed_to_the_second', () => {
  equal(toTheSecond('2026-11-25T05:29:55.824322802Z', 'shanghai'), '2026-11-25 13:29:55');
});
test('a_time_that_is_none_is_shown_as_it_came', () => equal(stamp('soon', 'utc'), 'soon'));
test('a_typed_moment_is_read_in_the_zone_and_nonsense_refused', () => {
  equal(typedMoment('2026-03-01', 'shanghai'), '2026-03-01T00:00:00+08:00');
  equal(typedMoment(' 2026-03-01 08:30 ', 'utc'), '2026-03-01T08:30:00Z');
  for (const bad of ['', '2026-02-30', '2026-13-01', '2026-03-01 24:30', '1.3.2026', '2026-03-01 8:00']) equal(typedMoment(bad, 'utc'), null);
});
test('a_duration_has_its_two_largest_units', () => {
  equal(duration(2 * 86400000 + 3 * 3600000 + 59 * 60000, t), '2 d 3 h');
  equal(duration(90 * 60000, t), '1 h 30 min');
  equal(duration(40 * 86400000 + 3600000, t), '40 d');
  equal(duration(400, t), 'now');
});
test('validity_is_half_open', () => {
  const interval = { from: '2026-03-01T00:00:00Z', to: '2026-03-02T00:00:00Z' };
  equal(standing(interval, Date.parse(interval.from) - 1).phase, 'before');
  equal(standing(interval, Date.parse(interval.from)).phase, 'within');
  equal(standing(interval, Date.parse(interval.to) - 1).phase, 'within');
  equal(standing(interval, Date.parse(interval.to)).phase, 'over');
});

test('money_is_exact_to_the_fen', () => {
  equal([147000, 5, -9200, 0, null, '9007199254740993'].map(yuan), ['¥1,470.00', '¥0.05', '−¥92.00', '¥0.00', '', '¥90,071,992,547,409.93']);
});

test('invisible_characters_are_named', () => {
  equal(visible('a\u202Eb\u0000c\u200bd\u2066\ufeff'), 'a⟨U+202E⟩b⟨U+0000⟩c⟨U+200B⟩d⟨U+2066⟩⟨U+FEFF⟩');
  equal(visible('晨光通讯店 shop'), '晨光通讯店 shop');
  ok(!/[\u{e0000}-\u{e0fff}]/u.test(visible('x\u{e0041}')), 'tag characters stay');
});
test('half_a_surrogate_pair_is_replaced_and_piled_marks_are_cut', () => {
  equal(visible('a\ud800b'), 'a\ufffdb');
  ok(visible(`z${'\u0301'.repeat(500)}`).length < 10, 'marks pile up');
});
test('a_cut_is_marked_and_splits_neither_a_character_nor_a_name', () => {
  equal(shortened('abcdef', 4), 'abc…');
  equal(shortened('😀😀😀😀😀', 3), '😀😀…');
  equal(shortened(visible('\u202E\u202E\u202E\u202E'), 3), '⟨U+202E⟩⟨U+202E⟩…');
  equal(shortened('名'.repeat(10000), 20).length, 20);
  equal(shortened('short', 20), 'short');
});
test('a_hash_is_abbreviated_and_a_short_text_is_not', () => {
  equal(abbreviated('0123456789abcdef0123456789abcdef'), '0123456789…cdef');
  equal(abbreviated('0123'), '0123');
});

test('a_text_takes_its_values_and_a_missing_key_shows_itself', () => {
  const say = translator({ acts: '{n} act|{n} acts', hi: 'hi {who} {constructor}' }, 'en');
  equal([say('acts', { n: 1 }), say('acts', { n: 20000 }), say('no.key')], ['1 act', '20,000 acts', 'no.key']);
  equal(say('hi', { who: '{n}' }), 'hi {n} {constructor}');
});

test('the_address_keeps_no_code_and_no_identifier', () => {
  const hash = '#sign-in=abc&card=X:1&warrant=w1&value=secret&view=table';
  equal(readLink(hash), { code: 'abc', card: 'X:1' });
  equal(writeAddress(readAddress(hash)), '#view=table&warrant=w1');
});
test('an_address_with_unknown_values_loses_them', () => {
  equal(readAddress('#view=3d&theme=pink&ask=drop&thread=CUSTODY'), { thread: 'CUSTODY' });
});
test('view_and_theme_are_no_part_of_the_question', () => {
  const address = { warrant: 'w', ask: 'trace', subject: 's', hops: '3' };
  ok(sameQuestion(address, { ...address, view: 'table', theme: 'dark', act: 'a' }), 'a view makes another question');
  ok(!sameQuestion(address, { ...address, hops: '4' }), 'hops make no other question');
});

test('any_error_makes_the_whole_answer_a_failure', () => {
  const failure = failureOf(200, { data: { warrant: {} }, errors: [{ message: 'no', extensions: { code: 'DENIED', reasons: ['HOPS_EXCEEDED'] } }] });
  equal([failure.code, failure.reasons], ['DENIED', ['HOPS_EXCEEDED']]);
  equal(failureOf(200, { data: {} }), null);
});
test('statuses_without_a_code_are_told_apart', () => {
  equal([401, 404, 403, 429, 503, 500, 400].map((status) => failureOf(status, null).code),
    ['UNAUTHENTICATED', 'NOT_FOUND', 'NOT_FOUND', 'THROTTLED', 'GRAPH_UNAVAILABLE', 'INTERNAL', 'BAD_REQUEST']);
  equal(failureOf(200, null).code, 'INTERNAL');
  equal(failureOf(200, { errors: [{ extensions: { code: 'MADE_UP' } }] }).code, 'INTERNAL');
});

test('what_is_left_out_of_a_question_is_left_out_of_its_variables', () => {
  const question = questionOf({ warrant: 'w', ask: 'trace' });
  equal(variablesOf('w', question, { kind: 'CARD', value: 'X:1' }),
    { warrant: 'w', input: { thread: 'CUSTODY', direction: 'FORWARD', from: { kind: 'CARD', value: 'X:1' } } });
});
test('a_handle_is_asked_from_instead_of_an_identifier', () => {
  const { input } = variablesOf('w', questionOf({ warrant: 'w', ask: 'trace', hops: '2' }), { kind: 'PHONE', handle: 'h', label: 'Phone 1' });
  equal([input.handle, input.from, input.maxHops], ['h', undefined, 2]);
});
test('what_must_be_passed_and_left_out_goes_with_the_question', () => {
  const question = questionOf({ warrant: 'w', ask: 'trace', without: 'CARRIER' });
  const { input } = variablesOf('w', question, { kind: 'CARD', value: 'X:1' }, null, { via: [{ kind: 'ACCOUNT', handle: 'h' }], exclude: [{ kind: 'PHONE', value: '+861' }] });
  equal([input.via, input.exclude, input.excludeChannels], [[{ handle: 'h' }], [{ identifier: { kind: 'PHONE', value: '+861' } }], ['CARRIER']]);
  ok(!sameQuestion({ warrant: 'w', ask: 'trace' }, { warrant: 'w', ask: 'trace', via: 'k' }), 'another question');
});
test('only_a_question_that_a_narrower_one_mends_is_narrowed', () => {
  const question = { ask: 'trace', hops: 9, from: 'a', to: 'b' };
  equal(narrowed(question, {}, ['HOPS_EXCEEDED']), { ask: 'trace', hops: null, from: 'a', to: 'b' });
  equal(narrowed(question, {}, ['HOPS_EXCEEDED', 'SUBJECT_NOT_NAMED']), null);
  equal(narrowed(question, {}, []), null);
});
test('reasons_point_at_terms', () => equal([...termsTouched(['HOPS_EXCEEDED', 'MADE_UP'])], ['hops']));
test('a_phone_is_written_as_the_records_have_it', () => {
  equal([normalised('PHONE', '158 0599-1451'), normalised('PHONE', '+8615805991451'), normalised('CARD', ' ａ1 ')],
    ['+8615805991451', '+8615805991451', 'a1']);
});
