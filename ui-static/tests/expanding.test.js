// What lies around a thing arrives late: it must be what one still has in front that it is put to.
import { Expanding } from '../expanding.js';
import { sceneOf } from '../model/scene.js';
import { NO_STEPS, amended, done, goneTo, lineOf } from '../model/steps.js';
import { equal, test } from './test.js';

const PAGE = { data: { warrant: { entity: { acts: { totalCount: 9, bounds: [], audit: 'now', nodes: [{ id: 'n' }], pageInfo: { hasNextPage: false, endCursor: null } } } } } };
const expansion = () => ({ kind: 'expand', entity: { id: 'e', handle: 'h' }, newest: false, window: null, pages: [{ role: 'PAID_TO', kind: 'PAYMENT', shown: 1, total: 9 }], audit: 'then' });
const work = (...steps) => [{ kind: 'ask' }, ...steps].reduce(done, NO_STEPS);

// A desk at which an expansion was drawn, and a server that answers when it is told to. @param {(desk: object, arrive: () => Promise<number>) => Promise<void>} body
async function atTheDesk(body) {
  const [asked, before] = [[], { fetch: globalThis.fetch, document: globalThis.document }];
  globalThis.document ??= { baseURI: 'http://localhost/' };
  globalThis.fetch = () => new Promise((answer) => asked.push(() => answer({ status: 200, ok: true, json: async () => PAGE })));
  const desk = {
    state: { warrant: { id: 'w' }, steps: work(expansion()) },
    set: (patch) => Object.assign(desk.state, patch),
    course: {
      get line() { return lineOf(desk.state.steps); },
      scene: () => sceneOf(lineOf(desk.state.steps)),
      do: (step) => desk.set({ steps: done(desk.state.steps, step) }),
      amend: (id, parts) => desk.set({ steps: amended(desk.state.steps, id, parts) }),
    },
  };
  desk.expanding = new Expanding(desk);
  const arrive = async () => {
    const answered = asked.splice(0);
    answered.forEach((answer) => answer());
    await new Promise((later) => setTimeout(later));
    return answered.length;
  };
  try {
    await body(desk, arrive);
  } finally {
    globalThis.fetch = before.fetch;
    if (!before.document) delete globalThis.document;
  }
}
const told = ({ state: { steps }, expanding }) => [steps.all.map(({ kind, audit }) => [kind, audit].filter(Boolean).join(' ')).join(', '), expanding.size];

test('going_on_with_an_expansion_twice_at_once_is_one_access_and_one_step', () => atTheDesk(async (desk, arrive) => {
  const [, step] = desk.state.steps.all;
  desk.expanding.more(step);
  desk.expanding.more(step);
  equal([desk.expanding.goesOn(step), await arrive(), desk.expanding.goesOn(step)], [true, 1, false]);
  equal(told(desk), ['ask, expand then, expand now', 1]);
}));
test('what_an_expansion_left_comes_to_nothing_once_it_was_undone_or_something_else_was_asked', () => atTheDesk(async (desk, arrive) => {
  const [, step] = desk.state.steps.all;
  desk.expanding.more(step);
  desk.set({ steps: goneTo(desk.state.steps, 's1') });
  await arrive();
  equal(told(desk), ['ask, expand then', 0]);
  desk.set({ steps: goneTo(desk.state.steps, 's2') });
  desk.expanding.more(step);
  desk.course.do({ kind: 'ask' });
  await arrive();
  equal(told(desk), ['ask, expand then, ask', 0]);
}));
test('what_is_read_again_for_one_investigation_is_not_put_to_the_steps_of_another', () => atTheDesk(async (desk, arrive) => {
  for (const leave of [() => desk.expanding.forget(), () => {}]) {
    desk.expanding.again(desk.course.scene().expansions);
    leave();
    desk.set({ steps: work(expansion()) });
    equal([await arrive(), ...told(desk)], [1, 'ask, expand then', 0]);
  }
  desk.expanding.again(desk.course.scene().expansions);
  equal([await arrive(), ...told(desk)], [1, 'ask, expand now', 1]);
}));
