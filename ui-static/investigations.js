// Investigations: the steps under a name, saved, shared, opened again, compared; and what leaves as a file.
import { ask } from './server/transport.js';
import { DROP, INVESTIGATION, INVESTIGATIONS, RECORD_EXPORT, SHARE, VERSION } from './server/documents/investigations.js';
import { Failure } from './model/failure.js';
import { compared, readContent } from './model/investigation.js';
import { NO_CONDITIONS, questionOf } from './model/question.js';
import { NO_STEPS } from './model/steps.js';
import { Saving } from './saving.js';

/** The part of the desk that keeps work for later and for others. */
export class Investigations {
  #desk;
  #saving;
  /** The last opening: an earlier one that comes later says nothing any more. */
  #opening = null;

  constructor(desk) {
    this.#desk = desk;
    this.#saving = new Saving(desk);
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

  /**
   * Opens one: its steps come back, and what they show is asked again.
   * @param {string} id @param {number|null} [generation] an earlier state @param {boolean} [anyway] also where what is in front could not be saved
   * @returns {Promise<boolean>} false where it could not, and nothing was opened
   */
  async open(id, generation = null, anyway = false) {
    const desk = this.#desk;
    const { warrant } = desk.state;
    if (!await this.#left(anyway)) return false;
    const mine = this.#opening = {};
    let left = true;
    await this.#try(async () => {
      const { warrant: read } = await ask(INVESTIGATION, { warrant: warrant.id, id });
      const found = read?.investigation;
      if (!found) throw new Failure('NOT_FOUND');
      const { content, narrative, tags } = generation === null ? found : await this.#version(id, generation);
      const held = readContent(content);
      if (!held) throw new Failure('BAD_REQUEST');
      if (desk.state.warrant?.id !== warrant.id || this.#opening !== mine) return;
      // Something was done while it was being read.
      if (desk.state.named?.changed && !anyway) {
        left = await this.open(id, generation);
        return;
      }
      desk.course.forget();
      desk.course.places = held.places;
      const named = { ...found, content: undefined, narrative, tags, earlier: generation !== null, status: 'saved' };
      desk.set({ steps: held.steps, named, expanding: null, comparing: null, versions: null });
      // To look is not to change: only what is done from here on is saved.
      this.#saving.looking = true;
      try {
        await desk.course.goTo(held.steps.at);
      } finally {
        if (this.#opening === mine) this.#saving.looking = false;
      }
      if (!this.#saving.here({ warrant: warrant.id, named })) return;
      if (desk.state.steps.all.length !== held.steps.all.length) this.soon();
      desk.say(desk.state.t('investigation.opened', { name: named.name }));
    });
    return left;
  }

  /** Puts what is in front away, saved. @returns {Promise<boolean>} false where it could not be saved and stays */
  async #left(anyway) {
    if (anyway) await this.#saving.givenUp();
    else await this.#saving.settled();
    return anyway || !this.#desk.state.named?.changed;
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

  /** Begins anew without a name. @param {boolean} [anyway] also where what is in front could not be saved @returns {Promise<boolean>} false where it could not, and stays */
  async leave(anyway = false) {
    const desk = this.#desk;
    const { warrant } = desk.state;
    if (!await this.#left(anyway)) return false;
    if (desk.state.warrant?.id !== warrant.id) return true;
    desk.set({ named: null, steps: NO_STEPS });
    desk.course.places = new Map();
    await desk.course.goTo(null);
    return true;
  }

  /** Saves what was done under a name: a new one, or the one in front. @param {{name?: string, tags?: string[], narrative?: string}} parts @param {boolean} [mark] keeps the state before */
  async save(parts = {}, mark = false) {
    const { warrant } = this.#desk.state;
    await this.#saving.save(parts, mark);
    const { state } = this.#desk;
    if (warrant && state.warrant?.id === warrant.id && state.investigations.status === 'done') await this.list();
  }

  /** Keeps what is in front as a version of its own: saved first, so that it is this that is kept and not what was saved before. */
  async mark() {
    await this.save();
    await this.save({}, true);
  }

  /** Saves what is in front under another name, as one's own. @param {string} name */
  async copy(name) {
    const desk = this.#desk;
    const { warrant } = desk.state;
    await this.#saving.settled();
    if (desk.state.warrant?.id !== warrant.id) return;
    const { narrative, tags } = desk.state.named;
    desk.set({ named: null });
    await this.save({ name: name.slice(0, 120), narrative, tags });
  }

  /** After something was done: saves it once the hand rests. */
  soon() {
    this.#saving.soon();
  }

  /** What is being typed; kept in this tab at once, saved when the hand rests. @param {object} parts */
  write(parts) {
    this.#desk.set({ named: { ...this.#desk.state.named, ...parts } });
    this.#saving.looking = false;
    this.#desk.course.keep();
  }

  /** Waits until what was done is saved. */
  settled() {
    return this.#saving.settled();
  }

  /** What this tab kept is in front again. */
  takenUp() {
    this.#saving.takenUp();
  }

  /** The instrument leaves the screen, and its list with it. */
  away() {
    this.#saving.away();
    this.#opening = null;
    this.#saving.looking = false;
  }

  /** Forgets what was to be saved: whoever goes is no longer who may. */
  forget() {
    this.#saving.forget();
  }

  /** @param {string[]} colleagues accounts */
  async share(colleagues) {
    const desk = this.#desk;
    const { warrant, named } = desk.state;
    const work = { warrant: warrant.id, named };
    await this.#saving.settled();
    // It gives a generation, as each save does.
    await this.#saving.alone(() => this.#try(async () => {
      const { saved } = await ask(SHARE, { warrant: warrant.id, id: named.id, colleagues });
      if (!this.#saving.here(work)) return;
      desk.set({ named: { ...desk.state.named, colleagues: saved.colleagues, generation: saved.generation } });
      desk.course.keep(true);
      desk.say(desk.state.t('investigation.shared', { n: saved.colleagues.length }));
    }));
  }

  async drop() {
    const desk = this.#desk;
    const { warrant, named } = desk.state;
    const work = { warrant: warrant.id, named };
    await this.#saving.givenUp();
    await this.#try(async () => {
      await ask(DROP, { warrant: warrant.id, id: named.id });
      if (!this.#saving.here(work)) return;
      desk.set({ named: null });
      desk.course.keep(true);
      await this.list();
    });
    // It is still there: what was not saved yet is to be.
    if (this.#saving.here(work) && desk.state.named.changed) this.soon();
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
