// What lies around a thing: counted first, then read a page at a time, and read again where one comes back to it.
import { ask } from './server/transport.js';
import { EXPANSION, MORE_ACTS } from './server/documents/expansion.js';
import { Failure } from './model/failure.js';

/** Acts of a role that are read at first, and more each time one goes on. */
const PAGE = 50;
/** What the server gives at once. */
const AT_ONCE = 200;

/** The expanding part of the desk. What was read stays in this tab only. */
export class Expanding {
  #desk;
  #acts = new Map();

  constructor(desk) {
    this.#desk = desk;
  }

  /** Puts what was read away. */
  forget() {
    this.#acts.clear();
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
    desk.set({ expanding: opened });
    try {
      const { warrant } = await ask(EXPANSION, { warrant: desk.state.warrant.id, handle: entity.handle });
      if (!warrant?.entity) throw new Failure('NOT_FOUND');
      if (desk.state.expanding?.entity === entity) desk.set({ expanding: { entity, status: 'done', expansion: warrant.entity.expansion } });
    } catch (failure) {
      this.#failed(failure, opened);
    }
  }

  /** Reads a page of each chosen role and draws it. @param {{role: string, kind: string}[]} chosen @param {boolean} newest */
  async take(chosen, newest) {
    const desk = this.#desk;
    const { entity } = desk.state.expanding;
    desk.set({ expanding: { ...desk.state.expanding, status: 'reading' } });
    try {
      const { filter: { from, to } } = desk.course.scene();
      const { id, handle, kind, label, value, pseudonymous } = entity;
      const about = { entity: { id, handle, kind, label, value: value ?? null, pseudonymous }, newest, window: from && to ? { from, to } : null };
      const read = await this.#read(about, chosen.map((each) => ({ role: each.role, kind: each.kind, shown: PAGE })));
      if (desk.state.expanding?.entity !== entity) return;
      desk.set({ expanding: null });
      this.#done(about, read);
      desk.say(desk.state.t('expand.added', { n: read.acts.length }));
    } catch (failure) {
      this.#failed(failure, desk.state.expanding);
    }
  }

  /** Goes on with what an expansion left. @param {object} step of it */
  async more({ entity, newest, window, pages }) {
    try {
      const about = { entity, newest, window };
      this.#done(about, await this.#read(about, pages.map((page) => ({ ...page, shown: page.shown + PAGE }))));
    } catch (failure) {
      this.#failed(failure, null);
    }
  }

  /** Reads what is not at hand of these steps; one that can't be read is marked. @param {object[]} steps */
  async again(steps) {
    const desk = this.#desk;
    for (const step of steps.filter(({ id }) => !this.#acts.has(id))) {
      try {
        const { acts, pages, audit } = await this.#read(step, step.pages);
        this.#acts.set(step.id, acts);
        desk.course.amend(step.id, { audit, pages, missing: undefined });
      } catch (failure) {
        if (!(failure instanceof Failure)) throw failure;
        desk.course.amend(step.id, { missing: failure.code });
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
  async #read({ entity, newest, window }, wanted) {
    const acts = [];
    const pages = [];
    for (const { role, kind, shown } of wanted) {
      const nodes = [];
      const audits = [];
      let last = { totalCount: 0, bounds: [], nodes: [null], pageInfo: { hasNextPage: true, endCursor: null } };
      // A page that brought nothing won't bring more by asking again.
      while (nodes.length < shown && last.nodes.length > 0 && last.pageInfo.hasNextPage) {
        const { warrant } = await ask(MORE_ACTS, { warrant: this.#desk.state.warrant.id, handle: entity.handle, role, kind, newestFirst: newest, window,
          first: Math.min(AT_ONCE, shown - nodes.length), after: last.pageInfo.endCursor });
        if (!warrant?.entity) throw new Failure('NOT_FOUND');
        last = warrant.entity.acts;
        nodes.push(...last.nodes);
        audits.push(last.audit);
      }
      acts.push(...nodes);
      pages.push({ role, kind, shown: nodes.length, total: last.totalCount, bounds: last.bounds, audits });
    }
    return { acts, pages, audit: pages.at(-1).audits.at(-1) };
  }

  #failed(failure, opened) {
    const desk = this.#desk;
    desk.failed(failure, ({ failure: why }) => (opened && desk.state.expanding ? { expanding: { ...opened, status: 'failed', failure: why } }
      : { notice: { tone: 'stop', text: desk.state.t(`failure.${why.code}`) } }));
  }
}
