// The desk against a server that answers when the test says so. Needs a document: run by the page alone.
import { Desk } from '../desk.js';
import { InvestigationPanel } from '../elements/investigation-panel/investigation-panel.js';
import { html, render } from '../elements/markup.js';
import { keepSubject } from '../kept.js';
import { done, NO_STEPS } from '../model/steps.js';
import { equal, ok, test } from './test.js';

/** Longer than any answer of the stand-in takes. */
const soon = () => new Promise((go) => { later(go, 5); });
const later = globalThis.setTimeout.bind(globalThis);

const INSTRUMENT = (id) => ({ id, number: id, state: 'APPROVED', generation: 1, grants: [{ id: 'g1', subjects: [] }] });
const CARD = (value) => ({ kind: 'CARD', value });

/** A server that keeps each request until it is told what to answer, and a clock that goes on when it is told. */
class Standin {
  /** `{operation, variables, answer, lose, refuse}` in the order they came. */
  waiting = [];
  timers = [];

  fetch = (url, { body, signal }) => new Promise((resolve, reject) => {
    const { query = `query ${url.pathname.split('/').at(-1)}`, variables } = JSON.parse(body ?? '{}');
    const reply = (told) => resolve(new Response(JSON.stringify(told), { status: 200 }));
    signal?.addEventListener('abort', () => reject(new DOMException('', 'AbortError')));
    this.waiting.push({ operation: /(?:query|mutation) (\w+)/.exec(query)[1], variables, answer: (data) => reply({ data }), lose: () => reject(new TypeError('network')),
      refuse: (code) => reply({ data: null, errors: [{ message: '', extensions: { code } }] }) });
  });

  /** The next request of this operation, taken off. */
  async next(operation) {
    for (let tries = 0; tries < 40; tries += 1) {
      const place = this.waiting.findIndex((each) => each.operation === operation);
      if (place >= 0) return this.waiting.splice(place, 1)[0];
      await soon();
    }
    throw new Error(`nobody asks for ${operation}`);
  }

  async nothing(operation) {
    await soon();
    ok(this.waiting.every((each) => each.operation !== operation), `${operation} was asked`);
  }

  /** What was to be done later is due. */
  due() {
    for (const { go } of this.timers.splice(0)) go();
  }

  async warrant(id) {
    (await this.next('Warrant')).answer({ warrant: INSTRUMENT(id) });
  }

  /** The next save, and its reply. */
  async saved() {
    const asked = await this.next('SaveInvestigation');
    asked.answer({ saved: savedAs(asked.variables) });
    await soon();
    return asked.variables;
  }
}

const savedAs = ({ id, generation, input: { content, ...told } }) => ({ id: id ?? 'i1', ...told, owner: 'a', colleagues: [], generation: (generation ?? 0) + 1, mine: true, versions: [], savedAt: '2026-03-01T00:00:00Z' });

/** A desk under an instrument, with a question answered and an investigation that is saved. */
async function at(server, viewer = 'a') {
  const desk = new Desk(() => {});
  desk.set({ phase: 'ready', viewer: { name: viewer, roles: ['INVESTIGATOR'] }, installation: { fixedClock: '2026-03-01T00:00:00Z' } });
  const opened = desk.follow({ warrant: 'w' }, true);
  await server.warrant('w');
  await opened;
  return desk;
}

async function investigating(server) {
  const desk = await at(server);
  const begun = desk.investigations.save({ name: 'One' });
  await server.saved();
  await begun;
  return desk;
}

const empty = (audit) => ({ acts: [], cardCount: 0, pinCount: 0, digest: 'd', audit, entities: [], gaps: [], hops: [], bounds: [], layout: { width: 1, lanes: [], links: [], ticks: [], breaks: [], marks: [] } });
const chain = (value) => ({ warrant: 'w', ask: 'chain', subject: keepSubject(CARD(value)) });
const asks = ({ state: { steps } }) => steps.all.map(({ question, subject }) => `${question.ask} ${question.subject === keepSubject(subject)} ${subject.value}`);

/** Asks and has it answered. */
async function answered(server, desk, value) {
  const asking = desk.follow(chain(value));
  (await server.next('Chain')).answer({ warrant: { answer: empty(value) } });
  await asking;
}

/** A test with a server of its own; nothing it kept is left. */
const desked = (name, body) => test(name, async () => {
  const server = new Standin();
  const { fetch, setTimeout, clearTimeout, location: { hash } } = globalThis;
  sessionStorage.clear();
  globalThis.fetch = server.fetch;
  globalThis.setTimeout = (go) => {
    const timer = { go };
    server.timers.push(timer);
    return timer;
  };
  globalThis.clearTimeout = (timer) => { server.timers = server.timers.filter((each) => each !== timer); };
  try {
    await body(server);
  } finally {
    Object.assign(globalThis, { fetch, setTimeout, clearTimeout });
    history.replaceState(null, '', hash || '#');
    sessionStorage.clear();
  }
});

desked('whoever_leaves_waits_for_the_save_under_way_and_what_is_done_next_is_not_its', async (server) => {
  const desk = await investigating(server);
  desk.investigations.save();
  const left = desk.investigations.leave();
  await soon();
  await server.saved();
  await left;
  equal([desk.state.named, desk.state.steps.all.length], [null, 0]);
  await answered(server, desk, 'x:1');
  server.due();
  await server.nothing('SaveInvestigation');
});

desked('what_was_saved_of_one_instrument_says_nothing_to_another_and_is_known_to_whoever_comes_back', async (server) => {
  const desk = await investigating(server);
  desk.investigations.write({ narrative: 'first' });
  server.due();
  const saving = await server.next('SaveInvestigation');
  const gone = desk.follow({ warrant: 'v' });
  await server.warrant('v');
  await gone;
  saving.answer({ saved: savedAs(saving.variables) });
  await soon();
  equal([desk.state.warrant.id, desk.state.named], ['v', null]);
  const back = desk.follow({ warrant: 'w' });
  await server.warrant('w');
  await back;
  equal([desk.state.named.id, desk.state.named.generation, desk.state.named.narrative, desk.state.named.changed], ['i1', 2, 'first', false]);
});

desked('what_is_typed_just_before_one_goes_elsewhere_is_saved', async (server) => {
  const desk = await investigating(server);
  desk.investigations.write({ narrative: 'last words' });
  desk.follow({ screen: 'account' });
  const { variables: { warrant, id, generation, input } } = await server.next('SaveInvestigation');
  equal([warrant, id, generation, input.narrative, desk.state.warrant], ['w', 'i1', 1, 'last words', null]);
  server.due();
  await server.nothing('SaveInvestigation');
});

desked('what_is_typed_just_before_one_signs_out_is_saved', async (server) => {
  const desk = await investigating(server);
  desk.investigations.write({ narrative: 'good night' });
  desk.session.signOut();
  equal((await server.saved()).input.narrative, 'good night');
});

desked('what_could_not_be_saved_is_tried_again_by_itself_and_not_left_without_a_word', async (server) => {
  const desk = await investigating(server);
  desk.investigations.write({ narrative: 'kept' });
  for (let tries = 0; tries < 2; tries += 1) {
    server.due();
    (await server.next('SaveInvestigation')).refuse('GRAPH_UNAVAILABLE');
    await soon();
    equal([desk.state.named.status, desk.state.named.failure.code], ['failed', 'GRAPH_UNAVAILABLE']);
  }
  const left = desk.investigations.leave();
  (await server.next('SaveInvestigation')).refuse('GRAPH_UNAVAILABLE');
  equal([await left, desk.state.named.narrative], [false, 'kept']);
  const opened = desk.investigations.open('i2');
  (await server.next('SaveInvestigation')).refuse('STALE_GENERATION');
  (await server.next('Investigation')).answer({ warrant: { investigation: { id: 'i1', name: 'One', tags: [], narrative: 'hers', content: '', generation: 2 } } });
  equal([await opened, desk.state.named.id], [false, 'i1']);
  // Somebody else's state is in the way: that does not pass.
  server.due();
  await server.nothing('SaveInvestigation');
  await desk.investigations.leave(true);
  equal(desk.state.named, null);
});

desked('a_save_whose_answer_got_lost_is_not_taken_for_somebody_elses', async (server) => {
  const desk = await investigating(server);
  desk.investigations.write({ narrative: 'one' });
  server.due();
  const lost = await server.next('SaveInvestigation');
  lost.lose();
  await soon();
  desk.investigations.write({ narrative: 'one two' });
  server.due();
  (await server.next('SaveInvestigation')).refuse('STALE_GENERATION');
  (await server.next('Investigation')).answer({ warrant: { investigation: { ...savedAs(lost.variables), content: lost.variables.input.content } } });
  const { generation, input } = await server.saved();
  equal([generation, input.narrative, desk.state.named.status, desk.state.named.generation], [2, 'one two', 'saved', 3]);
});

desked('what_is_typed_outlives_the_page_and_the_session_but_not_for_somebody_else', async (server) => {
  const desk = await investigating(server);
  desk.investigations.write({ narrative: 'typed' });
  const again = await at(server);
  equal(again.state.named.narrative, 'typed');
  desk.investigations.forget();
  server.due();
  const { input, generation } = await server.saved();
  equal([input.narrative, generation, again.state.named.status, again.state.named.changed], ['typed', 1, 'saved', undefined]);
  const other = await at(server, 'b');
  equal([other.state.named, other.state.steps.all.length], [null, 0]);
});

desked('a_question_one_goes_back_from_is_answered_to_nobody', async (server) => {
  const desk = await at(server);
  await answered(server, desk, 'x:1');
  const first = desk.state.address;
  desk.follow(chain('x:2'));
  const second = await server.next('Chain');
  await desk.follow(first, true);
  second.answer({ warrant: { answer: empty('two') } });
  await soon();
  equal([desk.state.asked.status, desk.state.asked.subject.value, asks(desk)], ['done', 'x:1', ['chain true x:1']]);
  desk.follow(chain('x:3'));
  const third = await server.next('Chain');
  await desk.follow({ warrant: 'w' }, true);
  third.answer({ warrant: { answer: empty('three') } });
  await soon();
  equal([desk.state.asked.status, asks(desk)], ['idle', ['chain true x:1']]);
});

desked('undoing_while_a_question_is_under_way_shows_what_it_leads_to', async (server) => {
  const desk = await at(server);
  await answered(server, desk, 'x:1');
  await answered(server, desk, 'x:2');
  desk.follow(chain('x:3'));
  await server.next('Chain');
  await desk.course.undo();
  await soon();
  equal([desk.state.asked.status, desk.state.asked.subject.value, desk.state.steps.at], ['done', 'x:1', 's1']);
  // The investigator's own word is another thing.
  desk.follow(chain('x:4'));
  await server.next('Chain');
  desk.asking.cancel();
  await soon();
  equal([desk.state.asked.status, desk.state.asked.failure.code], ['failed', 'CANCELLED']);
});

desked('going_on_while_a_step_is_asked_again_is_not_brought_back_to_it', async (server) => {
  const desk = await at(server);
  for (const value of ['x:1', 'x:2', 'x:3']) await answered(server, desk, value);
  desk.course.forget();
  desk.course.undo();
  await server.next('Chain');
  desk.course.undo();
  await soon();
  equal([desk.state.steps.at, desk.state.address.step], ['s1', 's1']);
});

desked('a_step_that_was_kept_without_its_question_shows_none', async (server) => {
  const desk = await at(server);
  desk.set({ steps: done(NO_STEPS, { kind: 'ask', question: { warrant: 'w' }, subject: CARD('x:1') }) });
  await desk.course.goTo('s1');
  equal([desk.state.asked.status, desk.reports.questions().length], ['idle', 0]);
});

desked('the_panel_asks_before_what_could_not_be_saved_is_left', async (server) => {
  const desk = await investigating(server);
  const root = document.body.appendChild(document.createElement('div'));
  const at = (id) => root.querySelector(`[data-testid=${id}]`);
  const drawn = () => render(html`<${InvestigationPanel} desk=${desk} state=${desk.state} />`, root);
  try {
    desk.investigations.write({ narrative: 'kept' });
    drawn();
    at('investigation-leave').click();
    (await server.next('SaveInvestigation')).refuse('GRAPH_UNAVAILABLE');
    await soon();
    drawn();
    ok(at('leave-dialog').open, 'it asks');
    at('leave-yes').click();
    await soon();
    equal(desk.state.named, null);
  } finally {
    render(null, root);
    root.remove();
  }
});
