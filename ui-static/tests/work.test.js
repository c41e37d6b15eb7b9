// Steps, what they make of the screen, the graph, the brush, files that leave.
import { answerOf } from '../model/answer.js';
import { cellOf, csvOf, headOf } from '../model/export.js';
import { ALL_CARDS, elementsOf, neighbourOf, placesOf, settled } from '../model/graph.js';
import { histogramOf, momentAt, partOf } from '../model/histogram.js';
import { citation, citedAct, citedIn, compared, contentOf, knownPlaces, noteKey, readContent, spoken } from '../model/investigation.js';
import { partsOf } from '../model/partial.js';
import { endsAt, threadsFrom } from '../model/question.js';
import { failedText, foundAgain } from '../model/report.js';
import { NO_FILTER, filters, sceneOf } from '../model/scene.js';
import { shownOf } from '../model/shown.js';
import { NO_STEPS, askedIn, done, goneTo, lineOf, redoTo, treeOf, undoTo } from '../model/steps.js';
import { differenceOf, linesOf } from '../model/versions.js';
import { equal, ok, test } from './test.js';

const step = (kind, more = {}) => ({ kind, at: '2026-03-01T00:00:00Z', ...more });
const ids = (steps) => lineOf(steps).map(({ id }) => id);
const nothing = () => null;

test('a_step_done_after_undoing_begins_a_branch_and_loses_nothing', () => {
  let steps = done(done(done(NO_STEPS, step('ask')), step('hide')), step('hide'));
  steps = goneTo(steps, undoTo(steps));
  steps = goneTo(steps, undoTo(steps));
  equal([ids(steps), redoTo(steps)], [['s1'], 's2']);
  steps = done(steps, step('filter'));
  equal([ids(steps), steps.all.length, redoTo(steps)], [['s1', 's4'], 4, undefined]);
  equal(treeOf(steps).map(({ step: { id }, depth, here }) => `${id} ${depth} ${here}`), ['s1 0 false', 's4 1 true', 's2 0 false', 's3 0 false']);
});
test('what_an_investigation_asks_is_what_was_asked_up_to_where_one_stands_each_question_once', () => {
  const asked = (value, subject) => step('ask', { question: { ask: 'chain', subject }, subject: { kind: 'CARD', value } });
  // The key of a subject is another in each tab.
  let steps = [asked('x:1', 'a'), step('hide'), asked('x:2', 'b'), asked('x:1', 'c'), asked('x:3', 'd')].reduce(done, NO_STEPS);
  equal(askedIn(steps).map(({ id }) => id), ['s1', 's3', 's5']);
  steps = goneTo(steps, 's2');
  equal(askedIn(steps).map(({ id }) => id), ['s1']);
  equal(askedIn(NO_STEPS), []);
});
test('undoing_all_and_redoing_all_comes_back_to_the_same_step', () => {
  let seed = 7;
  const random = (n) => {
    seed = (seed * 1103515245 + 12345) % 2147483648;
    return seed % n;
  };
  for (let round = 0; round < 60; round += 1) {
    let steps = NO_STEPS;
    for (let i = 0; i < 12; i += 1) {
      if (steps.all.length > 0 && random(3) === 0) steps = goneTo(steps, steps.all[random(steps.all.length)].id);
      else steps = done(steps, step('hide'));
    }
    const before = steps.at;
    while (undoTo(steps) !== undefined) steps = goneTo(steps, undoTo(steps));
    equal(steps.at, null);
    const way = ids({ ...steps, at: steps.tip });
    while (redoTo(steps) !== undefined) steps = goneTo(steps, redoTo(steps));
    equal(ids(steps), way);
    ok(way.includes(before), 'where one stood is on the way redone');
    equal(treeOf(steps).map(({ step: { id } }) => id).sort(), steps.all.map(({ id }) => id).sort());
  }
});

const entity = (id, kind = 'ACCOUNT') => ({ id, handle: `h${id}`, kind, label: id, value: id, pseudonymous: false });
const sale = (id, at, from, to, more = {}) => ({ id, handle: id, kind: 'SALE', at, channel: 'ONLINE_PLATFORM', holder: 'x', grade: 'A', depth: 1, sources: [{ file: 'f.csv', line: 1 }],
  soldBy: entity(from), soldTo: entity(to), amount: 9200, ...more });

function answer(acts, cards) {
  const entities = new Map(acts.flatMap((act) => [act.soldBy, act.soldTo]).map((each) => [each.id, each]));
  cards.flat().forEach((card) => entities.set(card, entity(card, 'CARD')));
  return answerOf({
    acts, cardCount: 1, pinCount: 0, digest: 'd', audit: 'a', entities: [...entities.values()], gaps: [],
    hops: acts.flatMap((act, place) => cards[place].map((card) => ({ act: { id: act.id }, card: { id: card }, from: { id: act.soldBy.id }, to: { id: act.soldTo.id } }))),
    layout: { width: 1, lanes: [], links: [{ from: 'a1', to: 'a2', cards: 1, style: 'SOLID' }], ticks: [], breaks: [], marks: acts.map(({ id }) => ({ act: id, lane: 0, x: 0, cards: 1, acts: [id] })) },
  });
}
const three = () => answer([sale('a1', '2026-03-01T00:00:00Z', 'p', 'q'), sale('a2', '2026-03-02T00:00:00Z', 'q', 'r', { depth: 2, grade: 'C', amount: 100 }),
  sale('a3', '2026-03-03T00:00:00Z', 'q', 's', { depth: 2, channel: 'OFFLINE_SHOP' })], [['c1'], ['c1'], ['c2']]);
const shown = (...steps) => shownOf(three(), sceneOf([step('ask'), ...steps]), nothing);

test('what_is_filtered_or_hidden_leaves_table_marks_and_links_and_is_counted', () => {
  const filter = (parts) => step('filter', { filter: { ...NO_FILTER, ...parts } });
  const seen = (...steps) => shown(...steps).acts.map(({ id }) => id).join(' ');
  equal([seen(), seen(filter({ grades: ['C'] })), seen(filter({ channels: ['OFFLINE_SHOP'] })), seen(filter({ least: 9000 })), seen(filter({ most: 9000 }))],
    ['a1 a2 a3', 'a1 a3', 'a1 a2', 'a1 a3', 'a2']);
  equal(seen(filter({ from: '2026-03-01T00:00:00Z', to: '2026-03-02T00:00:00Z' })), 'a1');
  equal([seen(step('hide', { ids: ['a1'] })), seen(step('hide', { ids: ['q'] })), seen(step('hide', { ids: ['c2'] })), seen(step('hide', { ids: ['q'] }), step('show', { ids: ['q'] }))],
    ['a2 a3', '', 'a1 a2', 'a1 a2 a3']);
  const left = shown(filter({ grades: ['C'] }));
  equal([left.left, left.trace.layout.marks.map(({ act }) => act), left.trace.layout.links, left.whole.acts.length], [1, ['a1', 'a3'], [], 3]);
  equal([filters(NO_FILTER), filters({ ...NO_FILTER, from: 'x', to: 'y', kinds: ['SALE'] })], [0, 2]);
});
test('another_question_begins_without_the_filter_of_the_last_and_keeps_what_was_hidden', () => {
  const scene = sceneOf([step('ask'), step('filter', { filter: { ...NO_FILTER, grades: ['C'] } }), step('hide', { ids: ['x'] }), step('ask')]);
  equal([scene.filter, [...scene.hidden]], [NO_FILTER, ['x']]);
});
test('what_expanding_brought_is_added_once_and_marked', () => {
  const act = { id: 'n1', kind: 'PAYMENT', at: '2026-03-04T00:00:00Z', channel: 'PAYMENT_PROVIDER', grade: 'A', sources: [], roles: [{ role: 'PAID_FROM', entity: entity('q') }, { role: 'PAID_TO', entity: entity('z') }] };
  const all = shownOf(three(), sceneOf([step('ask'), step('expand', { id: 's2' })]), () => [act, act, { ...act, id: 'a1' }]);
  equal([all.acts.map(({ id }) => id), [...all.added], all.entityOf.has('z'), all.acts[3].hop.to.id], [['a1', 'a2', 'a3', 'n1'], ['n1'], true, 'z']);
});

test('the_graph_draws_each_act_and_party_once_and_the_same_steps_the_same_picture', () => {
  const scene = sceneOf([step('ask')]);
  const elements = elementsOf(shownOf(three(), scene, nothing), scene);
  equal(elements.nodes.map(({ id }) => id).sort(), ['a1', 'a2', 'a3', 'c1', 'c2', 'p', 'q', 'r', 's']);
  const again = elementsOf(shownOf(three(), scene, nothing), scene);
  equal([...placesOf(elements)], [...placesOf(again)]);
  const places = placesOf(elements);
  ok(places.get('p').x < places.get('a1').x && places.get('a1').x < places.get('q').x && places.get('q').x < places.get('a2').x, 'from left to right by depth');
  equal([neighbourOf(places, 'p', 'ArrowRight') !== null, neighbourOf(places, 'p', 'Enter')], [true, null]);
});
test('nothing_moves_when_something_is_added_grouped_or_taken_away', () => {
  const scene = sceneOf([step('ask')]);
  const before = placesOf(elementsOf(shownOf(three(), scene, nothing), scene));
  for (const more of [step('hide', { ids: ['r'] }), step('group', { group: 'g1', name: 'G', ids: ['r', 's'] }), step('filter', { filter: { ...NO_FILTER, grades: ['C'] } })]) {
    const next = sceneOf([step('ask'), more]);
    const after = settled(before, elementsOf(shownOf(three(), next, nothing), next));
    for (const [id, place] of before) equal(after.get(id), place);
  }
  const grouped = sceneOf([step('ask'), step('group', { group: 'g1', name: 'G', ids: ['r', 's'] })]);
  const group = elementsOf(shownOf(three(), grouped, nothing), grouped).nodes.find(({ id }) => id === 'g1');
  equal([group.members, group.type], [['r', 's'], 'group']);
  const opened = sceneOf([step('ask'), step('group', { group: 'g1', name: 'G', ids: ['r', 's'] }), step('ungroup', { group: 'g1' })]);
  equal(elementsOf(shownOf(three(), opened, nothing), opened).nodes.some(({ id }) => id === 'g1'), false);
});
test('what_is_missing_stands_between_what_it_lies_between', () => {
  const missing = three();
  missing.gaps = [{ id: 'gap-0', number: 1, cause: 'UNKNOWN', after: { id: 'a1' }, before: { id: 'a2' }, from: null, to: null }, { id: 'gap-1', number: 2, cause: 'UNKNOWN', after: null, before: null, from: null, to: { id: 'p' } },
    { id: 'gap-2', number: 3, cause: 'UNKNOWN', after: { id: 'gone' }, before: null, from: null, to: null }];
  const scene = sceneOf([step('ask')]);
  const { nodes, edges } = elementsOf(shownOf(missing, scene, nothing), scene);
  equal(nodes.filter(({ type }) => type === 'gap').map(({ id }) => id), ['gap-0', 'gap-1']);
  equal(edges.filter((edge) => edge.missing).map(({ from, to }) => `${from} ${to}`), ['a1 gap-0', 'gap-0 a2', 'gap-1 p']);
});
test('an_expansion_is_taken_back_whole_and_what_is_pinned_is_not_arranged', () => {
  const expand = (id, entity) => step('expand', { id, entity: { id: entity } });
  const move = (id) => step('move', { to: { [id]: { x: 1, y: 1 } } });
  equal(sceneOf([step('ask'), expand('s2', 'p'), expand('s3', 'q'), step('retract', { entity: 'p' })]).expansions.map(({ id }) => id), ['s3']);
  equal([...sceneOf([step('ask'), move('p'), move('q'), step('pin', { ids: ['p'] }), step('arrange', { id: 's9' })]).moved.keys()], ['p']);
});
test('many_cards_are_lines_until_each_is_asked_for_and_a_crowd_is_folded_and_counted', () => {
  const acts = Array.from({ length: 200 }, (_, i) => sale(`a${i}`, '2026-03-01T00:00:00Z', 'p', `b${i}`));
  const large = answer(acts, acts.map((_, i) => [`c${i}`]));
  const of = (...steps) => {
    const scene = sceneOf([step('ask'), ...steps]);
    return elementsOf(shownOf(large, scene, nothing), scene);
  };
  equal([of().cards, of().total], [200, 401]);
  ok(of().nodes.length <= 300, `${of().nodes.length} drawn`);
  equal(of().nodes.flatMap(({ members }) => members).filter((id) => id.startsWith('a')).length, 200);
  const each = of(step('ungroup', { group: ALL_CARDS }));
  equal([each.cards, each.total], [0, 601]);
});

test('a_brush_and_its_moments_agree', () => {
  const span = histogramOf([{ at: '2026-03-01T00:00:00Z' }, { at: '2026-03-01T12:00:00Z' }, { at: '2026-03-02T00:00:00Z' }], 10);
  equal([span.counts.reduce((sum, n) => sum + n, 0), span.counts[0], span.counts[9]], [3, 1, 1]);
  for (const part of [0, 0.25, 0.5, 1]) ok(Math.abs(partOf(span, momentAt(span, part)) - part) < 1e-4, `${part}`);
  equal(histogramOf([], 10), null);
});

test('no_cell_of_a_file_is_taken_for_a_formula_and_nothing_in_it_is_invisible', () => {
  equal(['=1+1', '+1', '-1', '@x', 'a"b', 'a,b', 'a\u202eb', 'plain'].map(cellOf), ["'=1+1", "'+1", "'-1", "'@x", '"a""b"', '"a,b"', 'a⟨U+202E⟩b', 'plain']);
  equal(csvOf([['a', 1], ['b', null]], ['head']), '\ufeffhead\r\na,1\r\nb,\r\n');
});

test('what_leaves_says_what_it_is_a_part_of', () => {
  const t = Object.assign((key, values = {}) => [key, ...Object.values(values)].join(' '), { language: 'en', has: () => true });
  const act = { id: 'n1', kind: 'PAYMENT', at: '2026-03-04T00:00:00Z', channel: 'PAYMENT_PROVIDER', grade: 'A', sources: [], roles: [{ role: 'PAID_FROM', entity: entity('q') }] };
  const expand = (id, page, more) => step('expand', { id, entity: entity('q'), newest: true, pages: [{ shown: 50, total: 1284, ...page }], ...more });
  const whole = three();
  const parts = (bounds, lanes, ...steps) => {
    const scene = sceneOf([step('ask'), ...steps]);
    whole.trace.bounds = { truncatedBy: bounds, limit: 500, maxHops: 3, maxRecords: 9 };
    return partsOf(t, { answer: shownOf(whole, scene, () => [act]), scene }, ({ label }) => label, lanes);
  };
  equal(parts([], true), []);
  equal(parts(['LIMIT', 'MAX_HOPS'], false), ['bounds.cut bound.LIMIT 500list.andbound.MAX_HOPS 3']);
  equal(parts([], false, expand('s2')), ['q: expand.left.newest 50 1284']);
  equal(parts([], true, expand('s2')), ['q: expand.left.newest 50 1284', 'lanes.added 1']);
  // Gone on with to its end, and one that could not be read again.
  equal(parts([], false, expand('s2'), expand('s3', { shown: 1284 })), []);
  equal(parts([], false, expand('s2', { shown: 1284 }, { missing: 'NOT_FOUND' })), ['q: steps.missing']);
  const head = headOf(t, { audit: 'x', at: '2026-03-04T00:00:00Z', number: 'n' }, { grant: 'g', digest: 'd', audit: 'a', shown: 1, of: 2, zone: 'shanghai', parts: ['cut \u202e'] });
  equal([head.length, head[3]], [4, 'cut ⟨U+202E⟩']);
});

test('an_investigation_holds_steps_and_places_and_refuses_what_is_not_its_own', () => {
  const steps = done(done(NO_STEPS, step('ask')), step('hide', { ids: ['x'] }));
  const read = readContent(contentOf(steps, new Map([['s1', { at: {} }]])));
  equal([read.steps, [...read.places]], [steps, [['s1', { at: {} }]]]);
  equal(['', '{}', '[]', '{"format":1,"all":[],"at":"s9"}', '{"format":2,"all":[],"at":null}'].map(readContent), [null, null, null, null, null]);
});
test('where_things_stand_is_saved_under_short_ids_and_found_again_by_the_whole_ones', () => {
  const id = (n) => `AWxvcmVtc${n.toString(36).padStart(4, '0')}${'x'.repeat(137)}`;
  const at = { [id(1)]: { x: 1, y: -2 }, [`cards:${id(2)}`]: { x: 3, y: 4 }, 'gap-0': { x: 5, y: 6 }, 'group:abc': { x: 7, y: 8 } };
  const again = readContent(contentOf(NO_STEPS, new Map([['s1', { arranged: null, at }]]))).places.get('s1');
  equal([again.arranged, Object.values(again.at)], [null, Object.values(at)]);
  ok(Object.keys(again.at).every((key) => key.length <= 22), Object.keys(again.at).join());
  const found = knownPlaces(again.at, Object.keys(at));
  for (const [each, place] of Object.entries(at)) equal(found.get(each), place);
  equal(found.size, 4);
  // As it was saved once.
  equal(readContent(JSON.stringify({ format: 1, ...NO_STEPS, places: { s1: { arranged: null, at } } })).places.get('s1'), { arranged: null, at });
  // Two that begin alike are told apart.
  const alike = { [`${'a'.repeat(20)}1`]: { x: 1, y: 1 }, [`${'a'.repeat(20)}2`]: { x: 2, y: 2 } };
  equal(readContent(contentOf(NO_STEPS, new Map([['s1', { arranged: null, at: alike }]]))).places.get('s1').at, alike);
});
test('many_graphs_leave_room_for_the_steps_and_the_one_looked_at_last_keeps_its_places', () => {
  const graph = (question) => Object.fromEntries(Array.from({ length: 300 }, (_, node) => [`AWxvcmVt${question}-${node}-${'x'.repeat(138)}`, { x: -1234, y: 1234 }]));
  const places = new Map(Array.from({ length: 40 }, (_, question) => [`s${question}`, { arranged: null, at: graph(question) }]));
  const content = contentOf(NO_STEPS, places);
  ok(content.length < 66000, `${content.length}`);
  const kept = [...readContent(content).places.keys()];
  ok(kept.length >= 5 && kept.at(-1) === 's39', kept.join());
});
test('a_narrative_cites_acts_and_its_brackets_are_text', () => {
  equal(citedAct([{ id: 'other' }, { id: 'abcdefghijklmnop' }], citedIn(citation('abcdefghijklmnop', 'x'))[0].act).id, 'abcdefghijklmnop');
  equal(citedIn(`He sold it ${citation('a1', 'SALE f.csv:1]|')} twice [[x]`), [{ text: 'He sold it ' }, { act: 'a1', words: 'SALE f.csv:1  ' }, { text: ' twice [[x]' }]);
  equal([spoken(`Sold ${citation('a1', 'SALE f.csv:1')} on`), spoken('[[x]'), spoken('')], ['Sold [SALE f.csv:1] on', '[[x]', '']);
});
test('a_note_on_a_gap_finds_it_again_and_two_answers_are_told_apart', () => {
  const gap = { place: 'BETWEEN', expected: { record: 'SALE' }, after: { id: 'a1' }, before: null };
  equal([noteKey({ type: 'gap', thing: gap }), noteKey({ type: 'fold', thing: {} })], ['gap:BETWEEN:SALE:a1:', null]);
  const { onlyA, both, onlyB } = compared([{ id: '1' }, { id: '2' }], [{ id: '2' }, { id: '3' }]);
  equal([onlyA, both, onlyB].map((acts) => acts.map(({ id }) => id).join()), ['1', '2', '3']);
});

test('a_report_asked_again_says_that_nothing_else_was_there_only_of_answers_that_nothing_cut', () => {
  const found = (same, whole) => ({ same, whole });
  equal([[found(true, true)], [found(true, true), found(true, false)], [found(true, false), found(false, true)]].map(foundAgain),
    ['report.again.same', 'report.again.cut', 'report.again.differs']);
});

test('a_report_that_failed_is_told_by_its_code_where_that_has_words', () => {
  const t = Object.assign((key) => key, { language: 'zh', has: (key) => key === 'failure.INTERNAL.text' });
  equal([failedText(t, 'INTERNAL: not\nreached'), failedText(t, 'STRANGE: x'), failedText(t, 'the server was stopped')],
    [{ code: 'INTERNAL', said: 'not\nreached' }, { code: null, said: 'STRANGE: x' }, { code: null, said: 'the server was stopped' }]);
});

test('only_what_can_start_and_end_a_thread_is_offered', () => {
  equal(['CARD', 'PAYMENT_ACCOUNT', 'PHONE', 'ORGANISATION', 'DEVICE'].map((kind) => threadsFrom(kind).join(' ')), ['CUSTODY', 'CUSTODY MONEY', 'CUSTODY LINK', 'CUSTODY', '']);
  equal(['CUSTODY', 'MONEY', 'LINK'].map((thread) => ['CARD', 'PAYMENT_ACCOUNT', 'SIM'].filter((kind) => endsAt(thread, kind)).join(' ')), ['CARD PAYMENT_ACCOUNT SIM', 'PAYMENT_ACCOUNT', 'SIM']);
});

test('two_texts_are_told_apart_by_as_few_lines_as_can_be', () => {
  const told = (a, b) => linesOf(a, b).map(({ side, text }) => `${{ a: '-', both: ' ', b: '+' }[side]}${text}`).join('|');
  equal(told('a\nb\nc', 'a\nx\nc\nd'), ' a|-b|+x| c|+d');
  equal([told('', ''), told('', 'a'), told('a', ''), told('a', 'a'), told('a\na', 'a')], ['', '+a', '-a', ' a', ' a|-a']);
  let seed = 11;
  const random = (n) => {
    seed = (seed * 1103515245 + 12345) % 2147483648;
    return seed % n;
  };
  for (let round = 0; round < 300; round += 1) {
    const [a, b] = [0, 1].map(() => Array.from({ length: 1 + random(7) }, () => 'xyz'[random(3)]));
    const lines = linesOf(a.join('\n'), b.join('\n'));
    const without = (side) => lines.filter((line) => line.side !== side).map(({ text }) => text);
    equal([without('b'), without('a')], [a, b]);
    equal(lines.filter(({ side }) => side === 'both').length, inCommon(a, b));
  }
});
// By trying all that can be left out.
const inCommon = (a, b) => (a.length === 0 || b.length === 0 ? 0 : a[0] === b[0] ? 1 + inCommon(a.slice(1), b.slice(1)) : Math.max(inCommon(a.slice(1), b), inCommon(a, b.slice(1))));

test('a_text_too_long_to_be_compared_line_by_line_is_told_as_a_whole', () => {
  const long = (word) => Array.from({ length: 2100 }, (_, line) => `${word}${line}`).join('\n');
  const lines = linesOf(`same\n${long('a')}`, `same\n${long('b')}`);
  equal([lines.length, lines[0].side, lines.filter(({ side }) => side === 'a').length, lines.filter(({ side }) => side === 'b').length], [4201, 'both', 2100, 2100]);
});

test('two_states_of_an_investigation_are_told_apart_by_what_was_done_and_not_by_what_was_read', () => {
  const ask = (value, audit) => step('ask', { question: { ask: 'chain', warrant: 'w', subject: audit }, subject: { kind: 'CARD', value }, audit, acts: audit.length });
  const before = [ask('x:1', 'one'), step('hide', { ids: ['e'] })].reduce(done, NO_STEPS);
  const again = [ask('x:1', 'seven'), step('hide', { ids: ['e'] })].reduce(done, NO_STEPS);
  // As it comes back from where it was saved: what was left open is not there.
  Object.assign(before.all[0], { end: undefined, question: { ...before.all[0].question, from: undefined } });
  const version = (steps, more = {}) => ({ name: 'n', tags: ['t'], narrative: 'x', steps, ...more });
  const same = differenceOf(version(before), version(again));
  equal([same.name, same.steps.a.length, same.steps.b.length, same.sameQuestion, same.tags.a.length], [false, 0, 0, true, 0]);
  const after = done(done(goneTo(again, 's1'), step('note', { text: 'seen' })), ask('x:2', 'other'));
  const told = differenceOf(version(before), version(after, { name: 'm', tags: ['u'], narrative: 'y' }));
  equal([told.name, told.steps.a.map(({ id }) => id), told.steps.both.map(({ id }) => id), told.steps.b.map(({ kind }) => kind), told.sameQuestion, told.asks.b.subject.value, told.tags],
    [true, [], ['s1', 's2'], ['note', 'ask'], false, 'x:2', { a: ['t'], both: [], b: ['u'] }]);
  equal(differenceOf(version(NO_STEPS), version(after)).asks.a, null);
  // Undone and saved: nothing was done, and yet another thing is in front.
  const undone = differenceOf(version(before), version(goneTo(before, 's1')));
  equal([same.here, undone.here, undone.steps.a.length, undone.steps.b.length], [true, false, 0, 0]);
});
