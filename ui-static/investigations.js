// Investigations: the steps under a name, saved, shared, opened again, compared; and what leaves as a file.
import { ask } from './server/transport.js';
import { DROP, INVESTIGATION, INVESTIGATIONS, RECORD_EXPORT, SAVE, SHARE, VERSION } from './server/documents/investigations.js';
import { Failure } from './model/failure.js';
import { compared, contentOf, readContent } from './model/investigation.js';
import { NO_CONDITIONS, questionOf } from './model/question.js';
import { NO_STEPS } from './model/steps.js';

/** How long the hand rests before what was done is saved by itself, ms. */
const REST = 2500;

/** The part of the desk that keeps work for later and for others. */
export class Investigations {
  #desk;
  #waiting = null;
  #saving = null;
  /** While one is being opened, what that changes is nothing to be saved. */
  #looking = false;

  constructor(desk) {
    this.#desk = desk;
  }

  get #warrant() {
    return this.#desk.state.warrant.id;
  }

  /** Lists them, a page after what is listed. */
  async list(on = false) {
    const desk = this.#desk;
    const before = desk.state.investigations;
    desk.set({ investigations: { ...before, status: 'busy' } });
    await this.#try(async () => {
      const { warrant } = await ask(INVESTIGATIONS, { warrant: this.#warrant, after: on ? before.next : null });
      if (!warrant) throw new Failure('NOT_FOUND');
      const { nodes, pageInfo, totalCount } = warrant.investigations;
      desk.set({ investigations: { status: 'done', nodes: on ? [...before.nodes, ...nodes] : nodes, totalCount, next: pageInfo.hasNextPage ? pageInfo.endCursor : null } });
    }, (failure) => ({ investigations: { ...before, status: 'failed', failure } }));
  }

  /** Opens one: its steps come back, and what they show is asked again. @param {string} id @param {number} [generation] an earlier state */
  async open(id, generation = null) {
    const desk = this.#desk;
    await this.#flush();
    await this.#try(async () => {
      const { warrant } = await ask(INVESTIGATION, { warrant: this.#warrant, id });
      const found = warrant?.investigation;
      if (!found) throw new Failure('NOT_FOUND');
      const { content, narrative, tags } = generation === null ? found : await this.#version(id, generation);
      const held = readContent(content);
      if (!held) throw new Failure('BAD_REQUEST');
      desk.course.forget();
      desk.course.places = held.places;
      const named = { ...found, content: undefined, narrative, tags, earlier: generation !== null, status: 'saved' };
      desk.set({ steps: held.steps, named, expanding: null, comparing: null, versions: null });
      // To look is not to change: only what is done from here on is saved.
      this.#looking = true;
      try {
        await desk.course.goTo(held.steps.at);
      } finally {
        this.#looking = false;
      }
      if (desk.state.steps.all.length !== held.steps.all.length) this.soon();
      desk.say(desk.state.t('investigation.opened', { name: named.name }));
    });
  }

  async #version(id, generation) {
    const { warrant } = await ask(VERSION, { warrant: this.#warrant, id, generation });
    const found = warrant?.investigation?.version;
    if (!found) throw new Failure('NOT_FOUND');
    return found;
  }

  /** What is in front, as a version of it. @returns {import('./model/versions.js').Version} */
  inFront() {
    const { named: { name, tags, narrative }, steps } = this.#desk.state;
    return { name, tags, narrative, steps };
  }

  /** Puts two states of the investigation in front beside each other. @param {number|null} a @param {number|null} b generations; null for what is in front */
  async compare(a, b) {
    const desk = this.#desk;
    const { id } = desk.state.named;
    const held = { ...desk.state.versions?.held };
    const show = this.#beside({ a, b, held, status: 'busy' });
    await this.#try(async () => {
      for (const generation of [a, b].filter((each) => each !== null && !held[each])) {
        const { content, ...told } = await this.#version(id, generation);
        const read = readContent(content);
        if (!read) throw new Failure('BAD_REQUEST');
        held[generation] = { ...told, steps: read.steps };
      }
      show({ status: 'done' });
    }, (failure) => show({ status: 'failed', failure }));
  }

  /** Asks again what two states have in front, and puts the acts beside each other. @param {object[]} asks their steps */
  async compareActs(asks) {
    const desk = this.#desk;
    const show = this.#beside({ ...desk.state.versions, acts: { status: 'busy' } });
    await this.#try(async () => {
      const answers = [];
      for (const { question, subject, end, conditions = NO_CONDITIONS } of asks) answers.push(await desk.asking.read({ question: questionOf(question), subject, end, conditions }));
      show({ acts: { status: 'done', ...compared(...answers.map(({ acts }) => acts)) } });
    }, (failure) => show({ acts: { status: 'failed', failure } }));
  }

  /** Shows two states; what comes later is shown only while nobody closed them or chose others. @returns {(patch: object) => object} */
  #beside(versions) {
    const desk = this.#desk;
    desk.set({ versions });
    return (patch) => {
      if (desk.state.versions === versions) desk.set({ versions: { ...versions, ...patch } });
      return {};
    };
  }

  /** Begins anew without a name. */
  async leave() {
    await this.#flush();
    this.#desk.set({ named: null, steps: NO_STEPS });
    this.#desk.course.places = new Map();
    await this.#desk.course.goTo(null);
  }

  /** Saves what was done under a name: a new one, or the one in front. @param {{name?: string, tags?: string[], narrative?: string}} parts @param {boolean} [mark] keeps the state before */
  async save(parts = {}, mark = false) {
    const desk = this.#desk;
    clearTimeout(this.#waiting);
    this.#waiting = null;
    // One after the other: the second needs the generation the first one gives.
    while (this.#saving) await this.#saving;
    const { named, steps } = desk.state;
    const name = parts.name ?? named?.name;
    if (!name) return;
    const next = { ...named, name, tags: parts.tags ?? named?.tags ?? [], narrative: parts.narrative ?? named?.narrative ?? '' };
    desk.set({ named: { ...next, status: 'saving' } });
    const input = { name: next.name, tags: next.tags, narrative: next.narrative, content: contentOf(steps, desk.course.places) };
    this.#saving = this.#try(async () => {
      // What stood there before an earlier state was taken up again is kept.
      const { saved } = await ask(SAVE, { warrant: this.#warrant, id: named?.id ?? null, generation: named?.generation ?? null, input, mark: mark || Boolean(named?.earlier) });
      // What was typed meanwhile stays.
      const { narrative, tags } = desk.state.named ?? {};
      desk.set({ named: { ...saved, narrative: narrative ?? saved.narrative, tags: tags ?? saved.tags, status: 'saved' } });
      desk.course.keep(true);
    }, (failure) => ({ named: { ...desk.state.named, status: 'failed', failure } }));
    try {
      await this.#saving;
    } finally {
      this.#saving = null;
    }
    if (desk.state.investigations.status === 'done') await this.list();
  }

  /** Keeps what is in front as a version of its own: saved first, so that it is this that is kept and not what was saved before. */
  async mark() {
    await this.save();
    await this.save({}, true);
  }

  /** Saves what is in front under another name, as one's own. @param {string} name */
  copy(name) {
    const { narrative, tags } = this.#desk.state.named;
    this.#desk.set({ named: null });
    return this.save({ name: name.slice(0, 120), narrative, tags });
  }

  /** After something was done: saves it once the hand rests. */
  soon() {
    const { named } = this.#desk.state;
    // What was refused for what is in it may be mended by what was done.
    if (!named?.id || (named.status === 'failed' && named.failure?.code !== 'BAD_REQUEST') || this.#looking) return;
    clearTimeout(this.#waiting);
    this.#waiting = setTimeout(() => this.save(), REST);
  }

  /** What is being typed; saved when the hand rests. @param {object} parts */
  write(parts) {
    this.#desk.set({ named: { ...this.#desk.state.named, ...parts } });
    this.#looking = false;
    this.soon();
  }

  /** Waits until what was done is saved. */
  async settled() {
    await this.#flush();
    while (this.#saving) await this.#saving;
  }

  async #flush() {
    if (this.#waiting) await this.save();
  }

  /** Forgets what was to be saved: whoever goes is no longer who may. */
  forget() {
    clearTimeout(this.#waiting);
    this.#waiting = null;
  }

  /** @param {string[]} colleagues accounts */
  share(colleagues) {
    const desk = this.#desk;
    return this.#try(async () => {
      const { saved } = await ask(SHARE, { warrant: this.#warrant, id: desk.state.named.id, colleagues });
      desk.set({ named: { ...desk.state.named, colleagues: saved.colleagues, generation: saved.generation, status: 'saved' } });
      desk.say(desk.state.t('investigation.shared', { n: saved.colleagues.length }));
    }, (failure) => ({ named: { ...desk.state.named, status: 'failed', failure } }));
  }

  async drop() {
    const desk = this.#desk;
    this.forget();
    await this.#try(async () => {
      await ask(DROP, { warrant: this.#warrant, id: desk.state.named.id });
      desk.set({ named: null });
      desk.course.keep(true);
      await this.list();
    });
  }

  /**
   * Puts on record that a file leaves, and only then makes it.
   * @param {{format: string, digest: string, acts: number}} what @param {string[]} answers audit tokens @returns {Promise<object|null>} what to print on it; null where it is refused
   */
  async record({ format, digest, acts }, answers) {
    const desk = this.#desk;
    let record = null;
    await this.#try(async () => {
      ({ record } = await ask(RECORD_EXPORT, { warrant: this.#warrant, grant: desk.grant()?.id ?? null, input: { format, digest, acts, answers } }));
    }, (failure) => ({ notice: { tone: 'stop', text: desk.state.t(failure.code === 'DENIED' ? 'export.refused' : `failure.${failure.code}`,
      { number: desk.state.warrant.number, grant: desk.grant()?.id ?? '' }) } }));
    return record;
  }

  async #try(work, told = (failure) => ({ notice: { tone: 'stop', text: this.#desk.state.t(`failure.${failure.code}`) } })) {
    try {
      await work();
    } catch (failure) {
      this.#desk.failed(failure, ({ failure: why }) => told(why));
    }
  }
}
