// Walking an answer, and the drawing's geometry.
import { answerOf, cursorAt, figures, marksOf, moved, partiesOf, passagesOf, windowOf } from '../model/answer.js';
import { apart, crowdedOf, free, inside, linkPath, markSize, readableTicks, scaleOf, shapeOf } from '../model/lanes.js';
import { equal, ok, test } from './test.js';

const ids = (...names) => names.map((id) => ({ id }));
const hop = (act, card) => ({ act: { id: act }, card: card && { id: card }, tied: false });
const trace = {
  acts: [
    { id: 'pay', kind: 'PAYMENT', at: '2026-03-01T00:00:00Z', paidFrom: { id: 'x' }, paidTo: null },
    { id: 'sale', kind: 'SALE', at: '2026-03-01T00:01:00Z', soldBy: { id: 'y' }, soldTo: { id: 'z' } },
    { id: 'check', kind: 'VERIFICATION', at: '2026-03-03T00:00:00Z', byAccount: null },
    { id: 'charge1', kind: 'REDEMPTION', at: '2026-03-04T00:00:00Z' },
    { id: 'charge2', kind: 'REDEMPTION', at: '2026-03-05T00:00:00Z' },
  ],
  hops: [hop('sale', 'c1'), hop('sale', 'c2'), hop('sale', 'c3'), hop('charge1', 'c1'), hop('check', 'c2'), hop('charge2', 'c2')],
  entities: ids('x', 'y', 'z', 'c1', 'c2', 'c3'),
  cardCount: 3,
  pinCount: 2,
  layout: { marks: [{ act: 'sale', acts: ['sale'] }, { act: 'check', acts: ['check'] }, { act: 'charge1', acts: ['charge1', 'charge2'] }] },
};
const answer = answerOf(trace);

test('figures_count_each_redeemed_card_once', () => equal(figures(answer), { acts: 5, cards: 3, pins: 2, redeemed: 2, gaps: 0, findings: 0 }));
test('gaps_are_numbered_as_people_count_and_are_told_apart', () => {
  const missing = answerOf({ ...trace, gaps: [{ cause: 'UNKNOWN' }, { cause: 'DESTROYED' }], findings: [{}] });
  equal(missing.gaps.map(({ id, number, cause }) => [id, number, cause]), [['gap-0', 1, 'UNKNOWN'], ['gap-1', 2, 'DESTROYED']]);
  equal(figures(missing).gaps, 2);
  equal(figures(missing).findings, 1);
});
test('a_backward_answer_gives_the_same_chain', () => {
  const backward = answerOf({ ...trace, hops: [...trace.hops].reverse() });
  equal(backward.chainOf.get('c2'), ['sale', 'check', 'charge2']);
});
test('roles_that_are_not_told_are_no_parties', () => {
  equal(partiesOf(trace.acts[0]), { from: 'x', to: null });
  equal(partiesOf(trace.acts[2]), { from: null, to: null });
});
test('right_and_left_follow_one_card', () => {
  let cursor = { act: 'sale', card: 'c2' };
  cursor = moved(answer, cursor, 'ArrowRight');
  equal(cursor, { act: 'check', card: 'c2' });
  equal(moved(answer, moved(answer, cursor, 'ArrowRight'), 'ArrowRight'), { act: 'charge2', card: 'c2' });
  equal(moved(answer, cursor, 'ArrowLeft'), { act: 'sale', card: 'c2' });
});
test('up_and_down_follow_the_canonical_order_and_stop_at_its_ends', () => {
  equal(moved(answer, cursorAt(answer, 'pay'), 'ArrowUp').act, 'pay');
  equal(moved(answer, cursorAt(answer, 'pay'), 'ArrowDown').act, 'sale');
  equal(moved(answer, cursorAt(answer, 'sale'), 'End').act, 'charge2');
  equal(moved(answer, null, 'x'), null);
});
test('an_act_of_no_card_leads_nowhere_along_hops', () => equal(moved(answer, cursorAt(answer, 'pay'), 'ArrowRight'), { act: 'pay', card: null }));
test('a_cursor_keeps_its_card_where_it_can', () => {
  equal(cursorAt(answer, 'sale', 'c3'), { act: 'sale', card: 'c3' });
  equal(cursorAt(answer, 'charge1', 'c3'), { act: 'charge1', card: 'c1' });
});
test('an_empty_answer_has_nowhere_to_go', () => equal(moved(answerOf({ acts: [], hops: [], entities: [] }), null, 'ArrowDown'), null));
test('passages_join_marks_not_acts', () => {
  equal([...passagesOf(answer, 'c2', marksOf(trace.layout))], ['sale→check', 'check→charge1']);
  equal([...passagesOf(answer, null, marksOf(trace.layout))], []);
});

test('a_window_covers_what_is_seen_and_no_more_than_there_is', () => {
  equal(windowOf(0, 600, 30, 20000), { first: 0, last: 32 });
  equal(windowOf(300000, 600, 30, 20000), { first: 9988, last: 10032 });
  equal(windowOf(599400, 600, 30, 20000), { first: 19968, last: 20000 });
  equal(windowOf(5000, 600, 30, 3), { first: 3, last: 3 });
  equal(windowOf(0, 600, 30, 0), { first: 0, last: 0 });
});
test('the_layout_is_scaled_into_the_plot', () => {
  const x = scaleOf({ width: 100 }, 216);
  equal([x(0), x(50), x(100)], [8, 108, 208]);
  equal(scaleOf({ width: 0 }, 216)(0), 8);
});
test('every_kind_has_a_shape_of_its_own', () => {
  const kinds = ['ISSUE', 'SALE', 'PAYMENT', 'VERIFICATION', 'REDEMPTION', 'USAGE', 'ACCESS', 'REGISTRATION'];
  equal(new Set(kinds.map((kind) => shapeOf(kind, 6))).size, kinds.length);
});
test('marks_grow_slowly_and_not_without_end', () => {
  ok(markSize(30) > markSize(2) && markSize(1e6) === 12 && markSize(0) === 6, 'sizes');
});
test('links_end_at_their_marks', () => {
  ok(linkPath({ x: 1, y: 2 }, { x: 30, y: 40 }).startsWith('M1 2C') && linkPath({ x: 1, y: 2 }, { x: 30, y: 40 }).endsWith('30 40'), 'curve');
  equal(linkPath({ x: 1, y: 2 }, { x: 30, y: 2 }), 'M1 2L30 2');
});
test('labels_do_not_touch', () => {
  const tick = (label, date) => ({ x: label, label, date, time: '00:00' });
  equal(readableTicks([tick(0, 'a'), tick(40, 'a'), tick(80, 'a'), tick(170, 'b')], 78).map(({ label, dated }) => [label, dated]),
    [[0, true], [80, false], [170, true]]);
  equal(apart([{ x: 0, y: 0 }, { x: 5, y: 0 }, { x: 5, y: 20 }], 10, 10).length, 2);
  equal([inside(3, 500), inside(499, 500), inside(250, 500)], [38, 462, 250]);
});
test('marks_that_touch_are_crowded_only_within_their_lane', () => {
  const place = (id, x, y) => ({ id, x, y, r: 6 });
  equal([...crowdedOf([place('a', 0, 0), place('b', 8, 0), place('c', 40, 0), place('d', 41, 34)])], ['a', 'b']);
});
test('a_label_keeps_off_the_marks', () => {
  const places = [{ x: 100, y: 100, r: 10 }];
  equal([free({ x: 100, y: 110 }, places), free({ x: 118, y: 108 }, places), free({ x: 130, y: 100 }, places)], [false, false, true]);
});
