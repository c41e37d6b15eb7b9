// What lies around a thing: counted first, then read a page at a time, and read again where one comes back to it.
import { ask } from './server/transport.js';
import { EXPANSION, MORE_ACTS } from './server/documents/expansion.js';
import { Failure } from './model/failure.js';

/** Acts of a role that are read at first, and more each time one goes on. */
const PAGE = 50;
/** What the server gives at once. */
const AT_ONCE = 200;

// Whatever a step was told since, what it is about stays: another work that was begun meanwhile has one of the same id.
const same = ({ id, entity }) => (step) => step.id === id && step.entity === entity;

/** The expanding part of the desk. What was read stays in this tab only. */
export class Expanding {
  #desk;
  #acts = new Map();
  /** Aborted with whatever it was begun for: step ids are the same in every investigation, so what comes late must not be taken for another's. */
  #opened = new AbortController();
  #going = new Set();

  constructor(desk) {
    this.#desk = desk;
  }

  /** Puts what was read away. */
  forget() {
    this.#acts.clear();
    this.#going.clear();
    this.#opened.abort();
    this.#opened = new AbortController();
  }

  /** How many steps are at hand; changes when more is. */
  get size() {
    return this.#acts.size;
  }

  /** Acts that a step brought; null where they are not at hand. @param {{id: string}} step */
  actsOf(step) {
    return this.#acts.get(step.id) ?? null;
  }

  /** Counts what there is around an entity, before any of it is drawn. @param {{handle: string}} entity */
  async count(entity) {
    const desk = this.#desk;
    const opened = { entity, status: 'busy' };
    const { signal } = this.#opened;
    desk.set({ expanding: opened });
    try {
      const { warrant } = await ask(EXPANSION, { warrant: desk.state.warrant.id, handle: entity.handle });
      if (!warrant?.entity) throw new Failure('NOT_FOUND');
      if (desk.state.expanding?.entity === entity) desk.set({ expanding: { entity, status: 'done', expansion: warrant.entity.expansion } });
    } catch (failure) {
      this.#failed(failure, opened, signal);
    }
  }

  /** Reads a page of each chosen role and draws it. @param {{role: string, kind: string}[]} chosen @param {boolean} newest */
  async take(chosen, newest) {
    const desk = this.#desk;
    const { entity } = desk.state.expanding;
    const { signal } = this.#opened;
    const question = desk.course.scene().ask?.id;
    desk.set({ expanding: { ...desk.state.expanding, status: 'reading' } });
    try {
      const { filter: { from, to } } = desk.course.scene();
      const { id, handle, kind, label, value, pseudonymous } = entity;
      const about = { entity: { id, handle, kind, label, value: value ?? null, pseudonymous }, newest, window: from && to ? { from, to } : null };
      const read = await this.#read(about, chosen.map((each) => ({ role: each.role, kind: each.kind, shown: PAGE })), signal);
      if (desk.state.expanding?.entity !== entity) return;
      desk.set({ expanding: null });
      // The browser's own buttons lead to another question while the dialog is open.
      if (desk.course.scene().ask?.id !== question) return;
      this.#done(about, read);
      desk.say(desk.state.t('expand.added', { n: read.acts.length }));
    } catch (failure) {
      this.#failed(failure, desk.state.expanding, signal);
    }
  }

  /** Whether an expansion is being gone on with. @param {{id: string}} step */
  goesOn(step) {
    return this.#going.has(step.id);
  }

  /** Goes on with what an expansion left. @param {object} step of it */
  async more(step) {
    if (this.goesOn(step)) return;
    const desk = this.#desk;
    const { signal } = this.#opened;
    const { entity, newest, window, pages } = step;
    this.#going.add(step.id);
    desk.set({});
    try {
      const about = { entity, newest, window };
      const read = await this.#read(about, pages.map((page) => ({ ...page, shown: page.shown + PAGE })), signal);
      // Undone meanwhile, or another question asked: it would stand beside what it has nothing to do with.
      if (desk.course.scene().expansions.some(same(step))) this.#done(about, read);
    } catch (failure) {
      this.#failed(failure, null, signal);
    }
    if (signal.aborted) return;
    this.#going.delete(step.id);
    desk.set({});
  }

  /** Reads what is not at hand of these steps; one that can't be read is marked. @param {object[]} steps */
  async again(steps) {
    const { course } = this.#desk;
    const { signal } = this.#opened;
    const stands = (step) => !signal.aborted && course.line.some(same(step));
    for (const step of steps) {
      if (this.#acts.has(step.id) || !stands(step)) continue;
      try {
        const { acts, pages, audit } = await this.#read(step, step.pages, signal);
        if (!stands(step)) continue;
        this.#acts.set(step.id, acts);
        course.amend(step.id, { audit, pages, missing: undefined });
      } catch (failure) {
        if (!(failure instanceof Failure)) throw failure;
        if (stands(step)) course.amend(step.id, { missing: failure.code });
      }
    }
  }

  #done(about, { acts, pages, audit }) {
    const desk = this.#desk;
    desk.course.do({ kind: 'expand', ...about, audit, pages, acts: acts.length });
    this.#acts.set(desk.state.steps.at, acts);
    desk.set({});
  }

  // Each page as far as it was shown, or is to be; each asking has a token of its own.
  async #read({ entity, newest, window }, wanted, signal) {
    const warrant = this.#desk.state.warrant.id;
    const acts = [];
    const pages = [];
    for (const { role, kind, shown } of wanted) {
      const nodes = [];
      const audits = [];
      let last = { totalCount: 0, bounds: [], nodes: [null], pageInfo: { hasNextPage: true, endCursor: null } };
      // A page that brought nothing won't bring more by asking again.
      while (nodes.length < shown && last.nodes.length > 0 && last.pageInfo.hasNextPage) {
        const found = await ask(MORE_ACTS, { warrant, handle: entity.handle, role, kind, newestFirst: newest, window,
          first: Math.min(AT_ONCE, shown - nodes.length), after: last.pageInfo.endCursor });
        // Each further page would be an access of its own, for nobody.
        if (signal.aborted) throw new Failure('CANCELLED');
        if (!found.warrant?.entity) throw new Failure('NOT_FOUND');
        last = found.warrant.entity.acts;
        nodes.push(...last.nodes);
        audits.push(last.audit);
      }
      acts.push(...nodes);
      pages.push({ role, kind, shown: nodes.length, total: last.totalCount, bounds: last.bounds, audits });
    }
    return { acts, pages, audit: pages.at(-1).audits.at(-1) };
  }

  #failed(failure, opened, signal) {
    // Nothing that was begun for something else says anything any more.
    if (signal.aborted && failure instanceof Failure) return;
    const desk = this.#desk;
    desk.failed(failure, ({ failure: why }) => (opened && desk.state.expanding ? { expanding: { ...opened, status: 'failed', failure: why } }
      : { notice: { tone: 'stop', text: desk.state.t(`failure.${why.code}`) } }));
  }
}
