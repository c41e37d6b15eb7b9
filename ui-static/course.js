// What was done since the instrument was opened: steps, undone and done again, and what they make of the screen.
import { ask as request } from './server/transport.js';
import { EXPANSION, MORE_ACTS } from './server/documents/expansion.js';
import { questionParts } from './model/address.js';
import { Failure } from './model/failure.js';
import { NO_CONDITIONS, questionOf } from './model/question.js';
import { sceneOf } from './model/scene.js';
import { shownOf } from './model/shown.js';
import { NO_STEPS, amended, done, goneTo, lineOf, redoTo, stepOf, undoTo } from './model/steps.js';
import { keepSubject, keepSubjects, keepWork, keptWork } from './kept.js';

/** Answers held at once; an older question is asked again when one goes back to it. */
const HELD = 12;
const PAGE = 50;
const MERGED = ['filter', 'move'];
const same = (a, b) => Object.keys(a.to ?? {}).join() === Object.keys(b.to ?? {}).join();

/** The part of the desk that remembers. */
export class Course {
  #desk;
  #answers = new Map();
  #acts = new Map();
  #seen = { key: null };
  /** Where the graph's nodes stand, by question; what is there stays there. */
  places = new Map();

  constructor(desk) {
    this.#desk = desk;
  }

  /** Takes up what this tab did under an instrument. @param {string} warrant */
  begin(warrant) {
    this.forget();
    const kept = keptWork(warrant);
    this.#set(kept?.steps ?? NO_STEPS, kept?.named ?? null, true);
    this.places = new Map(Object.entries(kept?.places ?? {}));
  }

  /** Puts what was read away; what was done stays. */
  forget() {
    this.#answers.clear();
    this.#acts.clear();
    this.#seen = { key: null };
  }

  #set(steps, named = this.#desk.state.named, quiet = false) {
    this.#desk.set({ steps, named });
    if (!quiet) this.keep();
  }

  /** Keeps the steps in this tab, and saves the investigation they belong to. */
  keep(saved = false) {
    const { warrant, steps, named } = this.#desk.state;
    if (!warrant) return;
    keepWork(warrant.id, { steps, named, places: Object.fromEntries(this.places) });
    if (!saved) this.#desk.investigations.soon();
  }

  get line() {
    return lineOf(this.#desk.state.steps);
  }

  scene() {
    return sceneOf(this.line);
  }

  /** What stands on the screen. @returns {{scene: import('./model/scene.js').Scene, answer: object}|null} */
  shown() {
    const { steps, asked } = this.#desk.state;
    if (asked.status !== 'done') return null;
    // Each keystroke renders; only a step changes what is shown.
    if (this.#seen.steps !== steps || this.#seen.whole !== asked.answer || this.#seen.read !== this.#acts.size) {
      const scene = this.scene();
      this.#seen = { steps, whole: asked.answer, read: this.#acts.size, scene, answer: shownOf(asked.answer, scene, (step) => this.#acts.get(step.id) ?? null) };
    }
    return this.#seen;
  }

  /** Whether a step's own answer is at hand. */
  has(id) {
    return this.#answers.has(id);
  }

  answerAt(id) {
    return this.#answers.get(id)?.answer ?? null;
  }

  /** A question was answered: a new step, or an old one asked again. */
  answered(asked, again) {
    const { address, steps } = this.#desk.state;
    const { answer, subject, end, question, conditions, kept } = asked;
    const audit = answer.trace.audit;
    let id = again;
    if (stepOf(steps, again)) this.#set(amended(steps, again, { audit, acts: answer.acts.length }));
    else {
      this.do({ kind: 'ask', audit, question: questionParts(kept ? { warrant: address.warrant, ...question } : address), subject, end, conditions, thread: question.thread, acts: answer.acts.length });
      id = this.#desk.state.steps.at;
    }
    this.#answers.delete(id);
    this.#answers.set(id, asked);
    if (this.#answers.size > HELD) this.#answers.delete(this.#answers.keys().next().value);
    this.#desk.turn({ step: id });
  }

  /** Does something that can be undone. @param {object} step */
  do(step) {
    const { steps } = this.#desk.state;
    const here = stepOf(steps, steps.at);
    // Brushing on, or moving on the same thing, is one step: undoing it leads to where it began.
    if (here && MERGED.includes(step.kind) && here.kind === step.kind && same(here, step) && steps.all.every(({ parent }) => parent !== here.id)) {
      this.#set(amended(steps, here.id, step));
      return;
    }
    this.#set(done(this.#desk.state.steps, { at: new Date(this.#desk.now()).toISOString(), ...step }));
    if (step.kind !== 'ask') this.#desk.turn({ step: this.#desk.state.steps.at });
  }

  undo() {
    const to = undoTo(this.#desk.state.steps);
    return to === undefined ? null : this.goTo(to);
  }

  redo() {
    const to = redoTo(this.#desk.state.steps);
    return to === undefined ? null : this.goTo(to);
  }

  /** Goes back or on to a step: its question is asked again only where its answer is not at hand. @param {string|null} id */
  async goTo(id) {
    const desk = this.#desk;
    desk.asking.cancel();
    this.#set(goneTo(desk.state.steps, id));
    const scene = this.scene();
    const { warrant, lang, theme, zone, view } = desk.state.address;
    if (!scene.ask) {
      desk.show({ warrant, lang, theme, zone, view, grant: desk.state.address.grant });
      desk.set({ asked: { status: 'idle' }, detail: null, cursor: null });
      return;
    }
    const { question, subject, end, conditions = NO_CONDITIONS } = scene.ask;
    const address = { ...question, subject: keepSubject(subject), end: end ? keepSubject(end) : undefined, via: keepSubjects(conditions.via),
      exclude: keepSubjects(conditions.exclude), lang, theme, zone, view, step: id };
    desk.show(address);
    await this.restore(address, scene);
  }

  /** The browser went to a step by its own buttons. @param {import('./model/address.js').Address} address */
  visit(address) {
    this.#set(goneTo(this.#desk.state.steps, address.step));
    return this.scene().ask ? this.restore(address) : this.#desk.asking.ask(address);
  }

  /** Shows the step an address names. */
  async restore(address, scene = this.scene()) {
    const desk = this.#desk;
    const held = this.#answers.get(scene.ask.id);
    desk.set({ detail: null, cursor: null, way: null });
    if (held) desk.set({ asked: { status: 'done', ...held, ...(held.kept ? {} : { question: questionOf(address) }) } });
    else await desk.asking.ask(address, scene.ask.id);
    if (desk.state.steps.at !== address.step) this.#set(goneTo(desk.state.steps, address.step));
    desk.turn({ step: address.step });
    if (desk.state.asked.status !== 'done') return;
    for (const step of scene.expansions) if (!this.#acts.has(step.id)) await this.#readAgain(step);
    desk.set({});
  }

  /** Counts first: what there is around an entity, before any of it is drawn. @param {{handle: string}} entity */
  async expand(entity) {
    const desk = this.#desk;
    const opened = { entity, status: 'busy' };
    desk.set({ expanding: opened });
    try {
      const { warrant } = await request(EXPANSION, { warrant: desk.state.warrant.id, handle: entity.handle });
      if (!warrant?.entity) throw new Failure('NOT_FOUND');
      if (desk.state.expanding?.entity === entity) desk.set({ expanding: { entity, status: 'done', expansion: warrant.entity.expansion } });
    } catch (failure) {
      this.#failed(failure, opened);
    }
  }

  /** Reads a page of each chosen role and draws it. @param {{role: string, kind: string}[]} chosen @param {boolean} newest */
  async take(chosen, newest) {
    const desk = this.#desk;
    const { entity, expansion } = desk.state.expanding;
    desk.set({ expanding: { ...desk.state.expanding, status: 'reading' } });
    try {
      const { filter: { from, to } } = this.scene();
      const window = from && to ? { from, to } : null;
      const acts = [];
      const pages = [];
      for (const { role, kind } of chosen) {
        const page = await this.#page(entity.handle, { role, kind, newestFirst: newest, window });
        acts.push(...page.nodes);
        pages.push({ role, kind, shown: page.nodes.length, total: page.totalCount, bounds: page.bounds, audits: [page.audit] });
      }
      if (desk.state.expanding?.entity !== entity) return;
      desk.set({ expanding: null });
      this.do({ kind: 'expand', audit: pages.at(-1)?.audits.at(-1) ?? expansion.audit, entity: { id: entity.id, handle: entity.handle, kind: entity.kind, label: entity.label,
        value: entity.value ?? null, pseudonymous: entity.pseudonymous }, pages, newest, window, acts: acts.length });
      this.#acts.set(desk.state.steps.at, acts);
      desk.set({});
      desk.say(desk.state.t('expand.added', { n: acts.length }));
    } catch (failure) {
      this.#failed(failure, desk.state.expanding);
    }
  }

  /** The next page of what an expansion left. @param {object} step of it */
  async more(step) {
    const desk = this.#desk;
    const acts = [];
    const pages = [];
    try {
      for (const page of step.pages) {
        const next = await this.#upTo(step, page, page.shown + PAGE);
        acts.push(...next.nodes);
        pages.push({ ...page, shown: next.nodes.length, total: next.totalCount, bounds: next.bounds, audits: next.audits });
      }
      this.do({ kind: 'expand', entity: step.entity, newest: step.newest, window: step.window, audit: pages.at(-1).audits.at(-1), pages, acts: acts.length });
      this.#acts.set(desk.state.steps.at, acts);
      desk.set({});
    } catch (failure) {
      this.#failed(failure, null);
    }
  }

  async #readAgain(step) {
    try {
      const acts = [];
      const pages = [];
      for (const page of step.pages) {
        const again = await this.#upTo(step, page, page.shown);
        acts.push(...again.nodes);
        pages.push({ ...page, audits: again.audits });
      }
      this.#acts.set(step.id, acts);
      this.#desk.set({ steps: amended(this.#desk.state.steps, step.id, { audit: pages.at(-1).audits.at(-1), pages, missing: undefined }) });
    } catch (failure) {
      if (!(failure instanceof Failure)) throw failure;
      // Said, and the step is marked: what it brought is not on the screen.
      this.#desk.set({ steps: amended(this.#desk.state.steps, step.id, { missing: failure.code }) });
    }
  }

  async #upTo(step, page, n) {
    const nodes = [];
    const audits = [];
    let last = { nodes: [], totalCount: 0, bounds: [], audit: null, pageInfo: { hasNextPage: true, endCursor: null } };
    while (nodes.length < n && last.pageInfo.hasNextPage) {
      last = await this.#page(step.entity.handle, { role: page.role, kind: page.kind, newestFirst: step.newest, window: step.window,
        first: Math.min(200, n - nodes.length), after: last.pageInfo.endCursor });
      nodes.push(...last.nodes);
      audits.push(last.audit);
    }
    return { ...last, nodes, audits };
  }

  async #page(handle, { first = PAGE, after = null, ...which }) {
    const { warrant } = await request(MORE_ACTS, { warrant: this.#desk.state.warrant.id, handle, first, after, ...which });
    if (!warrant?.entity) throw new Failure('NOT_FOUND');
    return warrant.entity.acts;
  }

  #failed(failure, opened) {
    const desk = this.#desk;
    desk.failed(failure, ({ failure: why }) => (opened && desk.state.expanding ? { expanding: { ...opened, status: 'failed', failure: why } }
      : { notice: { tone: 'stop', text: desk.state.t(`failure.${why.code}`) } }));
  }
}

