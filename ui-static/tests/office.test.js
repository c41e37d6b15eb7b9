// Countdowns, terms, widening, differences, offices.
import { byClause, differenceOf } from '../model/changes.js';
import { countdown, looksUsable, nextTick, usableInterval } from '../model/countdown.js';
import { failureOf } from '../model/failure.js';
import { dutyOf, happened, hashToApprove, homeOf, opensDesk, screensOf, waitingSince } from '../model/office.js';
import { emptyForm, emptyGrant, formOf, inputOf, lines, looksRight, placeOf } from '../model/terms.js';
import { extendable, widened } from '../model/widening.js';
import { equal, ok, test } from './test.js';

const DAY = 86400000;
const NOW = Date.parse('2026-11-22T04:00:00Z');
const grant = { id: 'g1', subjects: [{ kind: 'CARD', value: '示例移动:10026030100000001' }], categories: ['CARD', 'SALE'], channels: ['CARRIER'],
  holders: null, window: { from: '2026-03-01T00:00:00+08:00', to: '2026-04-01T00:00:00+08:00' }, maxHops: 2, maxRecords: 5000,
  thirdParties: 'PSEUDONYM', exportAllowed: true };
const warrant = { number: '1', kind: 'POLICE_NOTICE', issuer: 'i', holders: ['a', 'b'], caseNumber: 'c', caseStage: null, purpose: 'p', legalBasis: 'l',
  jurisdiction: 'CN', mlaApproval: null, lifeAtRisk: false, assignees: ['investigator'], document: null, state: 'APPROVED', generation: 4, hash: 'h',
  usableUntil: '2026-12-01T00:00:00Z', sealed: false, validity: { from: '2026-01-01T00:00:00+08:00', to: '2030-01-01T00:00:00+08:00' },
  grants: [grant], approvals: [], proposal: null, requester: 'investigator' };

test('an_instrument_ends_where_the_law_ends_it_before_its_text_does', () => {
  equal(usableInterval(warrant).to, '2026-12-01T00:00:00Z');
  equal(usableInterval({ ...warrant, usableUntil: '2031-01-01T00:00:00Z' }).to, warrant.validity.to);
  equal([looksUsable(warrant, Date.parse('2026-11-30T23:59:59Z')), looksUsable(warrant, Date.parse('2026-12-01T00:00:00Z'))], [true, false]);
});
test('the_countdown_warns_in_the_last_day_and_says_expired_at_zero', () => {
  const left = (ms) => countdown({ ...warrant, usableUntil: new Date(NOW + ms).toISOString() }, NOW);
  equal([left(DAY).tone, left(DAY - 1).tone, left(1).tone, left(0).words, left(0).tone], ['usable', 'near', 'near', 'over', 'over']);
});
test('the_countdown_says_the_state_where_no_time_can_help', () => {
  const said = (state) => countdown({ ...warrant, state }, NOW);
  equal(['DRAFT', 'SUBMITTED', 'SUSPENDED', 'INVALID', 'EXPIRED', 'EMERGENCY'].map((state) => said(state).words),
    ['state', 'state', 'state', 'state', 'over', 'within']);
  ok(!looksUsable({ ...warrant, sealed: true }, NOW), 'what is sealed is not usable');
});
test('the_countdown_is_renewed_as_often_as_its_words_change', () => {
  equal([nextTick(90 * 60000), nextTick(3 * 3600000), nextTick(9 * DAY)], [1000, 15000, 60000]);
});

test('terms_go_through_the_form_unchanged', () => {
  const { input, errors } = inputOf(formOf(warrant, 'utc'), 'utc');
  equal(errors, {});
  equal(input.holders, ['a', 'b']);
  equal(Date.parse(input.validity.from), Date.parse(warrant.validity.from));
  const { window, ...rest } = input.grants[0];
  const { id, window: before, ...same } = grant;
  equal(Object.entries(rest).sort(), Object.entries(same).sort());
  equal([Date.parse(window.from), Date.parse(window.to)], [Date.parse(before.from), Date.parse(before.to)]);
});
test('an_empty_form_says_what_is_missing_and_where', () => {
  const { errors } = inputOf(emptyForm(), 'shanghai');
  equal(Object.keys(errors).sort(), ['caseNumber', 'from', 'grants.0.from', 'grants.0.subjects', 'grants.0.to', 'issuer', 'legalBasis', 'number',
    'purpose', 'to']);
});
test('an_interval_must_not_end_before_it_begins_and_hops_are_bounded', () => {
  const form = { ...formOf(warrant, 'shanghai'), from: '2026-02-01', to: '2026-02-01' };
  form.grants = [{ ...form.grants[0], maxHops: '51', maxRecords: 'many' }];
  equal(Object.keys(inputOf(form, 'shanghai').errors).sort(), ['grants.0.maxHops', 'grants.0.maxRecords', 'to']);
});
test('a_digest_has_64_digits_and_a_country_two_letters', () => {
  const wrong = (more) => Object.keys(inputOf({ ...formOf(warrant, 'utc'), ...more }, 'utc').errors);
  equal([wrong({ document: 'ab' }), wrong({ jurisdiction: 'China' }), wrong({ document: ` ${'AB '.repeat(32)}`, jurisdiction: 'cn' })],
    [['document'], ['jurisdiction'], []]);
});
test('nobody_named_as_user_is_left_out_so_that_the_requester_alone_may_use_it', () => {
  equal(inputOf({ ...formOf(warrant, 'utc'), assignees: ' \n' }, 'utc').input.assignees, null);
});
test('an_mla_approval_has_no_grants_and_blank_subjects_are_no_subjects', () => {
  equal(inputOf({ ...emptyForm(), kind: 'MLA_APPROVAL' }, 'utc').input.grants, []);
  const subjects = [{ kind: 'PHONE', value: ' 158 0599-1451 ' }, { kind: 'CARD', value: ' ' }];
  const { input } = inputOf({ ...emptyForm(), grants: [{ ...emptyGrant(), subjects }] }, 'utc');
  equal(input.grants[0].subjects, [{ kind: 'PHONE', value: '+8615805991451' }]);
});
test('a_list_is_split_at_lines_and_commas_of_both_scripts', () => equal(lines(' a\nb，c、d；\n\n e '), ['a', 'b', 'c', 'd', 'e']));
test('a_shape_only_warns', () => {
  equal([['CARD', '示例移动:10026030100000001'], ['CARD', '10026030100000001'], ['PHONE', '15805991451'], ['PERSON', '张三'], ['ORGANISATION', 'x'], ['IP', '2001:db8::1'],
    ['PERSON', 'NUMBER:云卡网:729'], ['DEVICE', 'IMEI:359900049306499'], ['DEVICE', '359900049306499']]
    .map(([kind, value]) => looksRight(kind, value)), [true, false, true, false, true, true, true, true, false]);
});
test('the_servers_words_are_put_at_the_field_they_name', () => {
  equal(['grants, g2, maxHops is 60: at most 50', 'grants, g1, window: to must be after from', 'validity of a TECHNICAL_DECISION is at most three months',
    'purpose: a CARRIER_AUTHORISATION is for 反诈', 'grants, g1: a SUBJECT_CONSENT reaches one hop', 'something else', 'grants, g9, maxHops is 60']
    .map((message) => placeOf(message, 2)), ['grants.1.maxHops', 'grants.0.to', 'to', 'purpose', 'grants.0.subjects', null, null]);
});

const refused = (reasons, question = {}, subject = { kind: 'PHONE', value: '+8615805991451' }) => (
  widened(warrant, { grant: 'g1', question: { ask: 'trace', thread: 'CUSTODY', hops: null, from: null, to: null, ...question }, subject, reasons,
    viewer: 'second', now: NOW }));
test('terms_are_widened_by_what_the_refusal_names_and_nothing_else', () => {
  const { terms, touched } = refused(['HOPS_EXCEEDED'], { hops: 9 });
  equal(touched, ['grants.0.maxHops']);
  equal(terms, { ...warrant, grants: [{ ...grant, maxHops: 9 }] });
});
test('a_window_is_widened_at_the_end_that_was_outside', () => {
  const { terms, touched } = refused(['WINDOW_NOT_GRANTED'], { from: '2026-03-10T00:00:00+08:00', to: '2026-05-01T00:00:00+08:00' });
  equal([touched, terms.grants[0].window], [['grants.0.to'], { from: grant.window.from, to: '2026-05-01T00:00:00+08:00' }]);
});
test('a_subject_is_named_a_user_added_and_a_category_of_the_thread_asked_for', () => {
  equal(refused(['SUBJECT_NOT_NAMED']).terms.grants[0].subjects.length, 2);
  equal(refused(['NOT_ASSIGNED']).terms.assignees, ['investigator', 'second']);
  equal(refused(['CATEGORY_NOT_GRANTED'], { thread: 'MONEY' }).terms.grants[0].categories, ['CARD', 'SALE', 'PAYMENT']);
  equal(warrant.grants[0].categories, ['CARD', 'SALE']);
});
test('an_ended_validity_is_extended_by_its_own_length_from_today', () => {
  const ended = { ...warrant, validity: { from: '2026-01-01T00:00:00+08:00', to: '2026-02-01T00:00:00+08:00' } };
  const { terms, touched } = widened(ended, { grant: 'g1', question: {}, subject: {}, reasons: ['OUTSIDE_VALIDITY'], viewer: 'x', now: NOW });
  equal([terms.validity.to, touched], ['2026-12-22T16:00:00.000Z', ['from', 'to']]);
});
test('what_no_terms_can_mend_is_not_extended', () => {
  const subject = { kind: 'PHONE', handle: 'h', pseudonymous: true };
  equal([['HOPS_EXCEEDED'], ['GRANT_NOT_CHOSEN'], ['SUBJECT_NOT_NAMED'], []].map((reasons) => extendable({ reasons, subject })), [true, false, false, false]);
  ok(extendable({ reasons: ['SUBJECT_NOT_NAMED'], subject: { kind: 'PHONE', value: '+1' } }), 'a value can be named');
});

test('lists_differ_by_what_was_added_and_removed', () => {
  const { added, removed, before } = differenceOf({ path: 'grants.g1.categories', before: '["CARD","SALE"]', after: '["CARD","ACCESS"]' });
  equal([added, removed, before], [['ACCESS'], ['SALE'], undefined]);
});
test('a_list_that_becomes_all_is_said_as_a_value', () => {
  const { added, removed, before, after } = differenceOf({ path: 'grants.g1.holders', before: '["x"]', after: 'null' });
  equal([added, removed, before, after], [[], [], ['x'], null]);
});
test('differences_are_read_clause_by_clause_in_the_order_of_numbers', () => {
  const clauses = byClause([{ path: 'grants.g10.maxHops', before: '1', after: '2' }, { path: 'grants.g2.id', before: null, after: '"g2"' },
    { path: 'grants.g2.maxHops', before: null, after: '2' }, { path: 'purpose', before: '"a"', after: '"b"' }]);
  equal(clauses.map(({ grant: id, standing, differences }) => [id, standing, differences.length]), [[null, 'changed', 1], ['g2', 'new', 1], ['g10', 'changed', 1]]);
});

test('everybody_begins_where_their_work_is', () => {
  equal([['INVESTIGATOR'], ['REVIEWER'], ['CUSTODIAN'], ['AUDITOR'], ['ADMIN']].map(homeOf), ['instruments', 'queue', 'queue', 'instruments', 'accounts']);
  equal([screensOf(['ADMIN']), screensOf(['CUSTODIAN'])], [['accounts', 'system', 'holders'], ['queue', 'instruments', 'import', 'oversight', 'holders']]);
});
test('only_who_may_use_an_instrument_is_led_to_its_desk', () => {
  const who = { name: 'investigator', roles: ['INVESTIGATOR'] };
  equal([opensDesk(warrant, who), opensDesk({ ...warrant, state: 'DRAFT' }, who), opensDesk(warrant, { name: 'x', roles: ['INVESTIGATOR'] }),
    opensDesk(warrant, { name: 'investigator', roles: ['AUDITOR'] })], [true, false, false, false]);
});
test('what_is_signed_is_the_proposal_where_there_is_one', () => {
  equal([hashToApprove(warrant), hashToApprove({ ...warrant, proposal: { hash: 'p' } })], ['h', 'p']);
  equal([dutyOf(['REVIEWER', 'CUSTODIAN'], []), dutyOf(['REVIEWER', 'CUSTODIAN'], [{ duty: 'REVIEW' }])], ['REVIEW', 'CUSTODY']);
});
test('it_waits_since_it_was_submitted_not_since_it_was_first_approved', () => {
  const history = [{ action: 'APPROVE', at: '3' }, { action: 'SUBMIT', at: '2' }, { action: 'DRAFT', at: '1' }];
  equal([waitingSince({ history }), waitingSince({ history, proposal: { at: '9' } })], ['2', '9']);
});
test('what_happened_is_the_newest_event_since', () => {
  const history = [{ generation: 5, action: 'REVOKE' }, { generation: 4, action: 'APPROVE' }];
  equal(happened(warrant, { ...warrant, generation: 5, history }).action, 'REVOKE');
  equal([happened(warrant, warrant), happened(warrant, null).action], [null, 'GONE']);
});
test('a_throttled_sign_in_says_how_long_to_wait', () => {
  equal([failureOf(429, null, '7').wait, failureOf(429, null, 'soon').wait], [7, null]);
});
