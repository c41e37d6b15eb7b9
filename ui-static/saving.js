// Work under a name on its way to the server: by itself once the hand rests, one save after the other, once more where it could not be.
import { ask } from './server/transport.js';
import { INVESTIGATION, SAVE } from './server/documents/investigations.js';
import { Failure, PASSING } from './model/failure.js';
import { contentOf } from './model/investigation.js';
import { keepWork, keptWork } from './kept.js';

/** How long the hand rests before what was done is saved by itself, ms. */
const REST = 2500;
/** How long after a failure that passes it is tried again; the last one from then on. */
const AGAIN = [5000, 15000, 60000];

/** @typedef {{warrant: string, named: object, input: object}} Work what is to be saved, and whose it is */

/** The part of the investigations that saves. `changed` of `named` says that something of it is not on the server yet. */
export class Saving {
  #desk;
  #waiting = null;
  #under = null;
  #failures = 0;
  /** What was sent and not answered: it may have been taken all the same. @type {Set<string>} */
  #unanswered = new Set();
  /** Another one with each session: what an earlier one had under way says nothing to it. */
  #session = 0;
  /** While one is being opened, what that changes is nothing to be saved. */
  looking = false;

  constructor(desk) {
    this.#desk = desk;
  }

  /** After something was done: saves it once the hand rests. */
  soon() {
    const { warrant, named } = this.#desk.state;
    if (!warrant || !named || this.looking) return;
    if (!named.changed) this.#desk.set({ named: { ...named, changed: true } });
    // What failed has its next try before it, or needs the investigator first; what was refused for what is in it may be mended by what was done.
    if (named.id && (named.status !== 'failed' || named.failure?.code === 'BAD_REQUEST')) this.#wait(REST);
  }

  /** Takes up what this tab kept: nothing of it is under way any more, and what was not saved still is to be. */
  takenUp() {
    const { named } = this.#desk.state;
    if (!named) return;
    const failure = named.status === 'failed' ? new Failure(named.failure?.code ?? 'INTERNAL') : null;
    if (failure && !(named.id && PASSING.has(failure.code))) this.#desk.set({ named: { ...named, failure } });
    else if (!named.id) this.#desk.set({ named: { ...named, status: 'failed', failure: new Failure('UNREACHABLE'), changed: true } });
    else if (failure || named.changed || named.status !== 'saved') {
      this.#desk.set({ named: { ...named, status: 'saved', changed: true } });
      this.#wait(REST);
    }
  }

  /** Saves what is in front as it is now, also where something else is in front once its turn comes. @param {{name?: string, tags?: string[], narrative?: string}} parts @param {boolean} [mark] keeps the state before */
  async save(parts = {}, mark = false) {
    this.#rest();
    let work = this.#inFront(parts);
    if (!work) return;
    const session = this.#session;
    // One after the other: the second needs the generation the first one gives.
    let before = null;
    while (this.#under) before = await this.#under;
    if (session !== this.#session) return;
    if (before?.warrant === work.warrant) work.named = { ...work.named, id: before.id, generation: before.generation };
    if (this.here(work)) work = this.#inFront(parts);
    await this.alone(() => this.#send(work, mark));
  }

  /** Does something no save may come between. @template T @param {() => Promise<T>} doing @returns {Promise<T>} */
  async alone(doing) {
    while (this.#under) await this.#under;
    this.#under = doing();
    try {
      return await this.#under;
    } finally {
      this.#under = null;
    }
  }

  /** Waits until what was done is saved, or could not be. */
  async settled() {
    while (this.#under || this.#waiting) {
      if (this.#under) await this.#under;
      else await this.save();
      if (this.#desk.state.named?.status === 'failed' && !this.#under) return;
    }
  }

  /** The instrument leaves the screen: what waits is sent as it stands. */
  away() {
    if (this.#waiting) this.save();
  }

  /** What was not saved yet need not be any more. */
  async givenUp() {
    this.#rest();
    while (this.#under) await this.#under;
    this.#rest();
  }

  /** Forgets what was to be saved: whoever goes is no longer who may. */
  forget() {
    this.#rest();
    this.#session += 1;
    this.#done();
  }

  /** Whether an investigation is in front, under its instrument. @param {{warrant: string, named: object|null}} work */
  here({ warrant, named }) {
    const { state } = this.#desk;
    return state.warrant?.id === warrant && (state.named?.id ?? null) === (named?.id ?? null);
  }

  #wait(ms) {
    this.#rest();
    this.#waiting = setTimeout(() => this.save(), ms);
  }

  #rest() {
    clearTimeout(this.#waiting);
    this.#waiting = null;
  }

  /** @returns {Work|null} null where nothing has a name */
  #inFront(parts = {}) {
    const { state: { warrant, named, steps }, course: { places } } = this.#desk;
    const name = parts.name ?? named?.name;
    if (!warrant || !name) return null;
    const next = { ...named, name, tags: parts.tags ?? named?.tags ?? [], narrative: parts.narrative ?? named?.narrative ?? '' };
    return { warrant: warrant.id, named: next, input: inputOf(next, steps, places) };
  }

  async #send(work, mark) {
    const { warrant, named, input } = work;
    const session = this.#session;
    if (this.here(work)) this.#desk.set({ named: { ...named, status: 'saving' } });
    try {
      // What stood there before an earlier state was taken up again is kept.
      const saved = await this.#put({ warrant, id: named.id ?? null, generation: named.generation ?? null, input, mark: mark || Boolean(named.earlier) });
      if (session !== this.#session) return null;
      if (this.here(work)) this.#saved(input, saved);
      else savedAway(work, saved);
      return { warrant, id: saved.id, generation: saved.generation };
    } catch (failure) {
      if (session === this.#session) this.#failed(work, failure);
      return null;
    }
  }

  /** @throws {Failure} */
  async #put(asked) {
    try {
      const { saved } = await ask(SAVE, asked);
      this.#done();
      return saved;
    } catch (failure) {
      if (PASSING.has(failure.code)) this.#unanswered.add(textOf(asked.input));
      if (failure.code !== 'STALE_GENERATION' || this.#unanswered.size === 0) throw failure;
      const { warrant } = await ask(INVESTIGATION, { warrant: asked.warrant, id: asked.id });
      const found = warrant?.investigation;
      // Nobody else's state is in the way if it is the one whose answer got lost.
      if (!found || !this.#unanswered.has(textOf(found))) throw failure;
      this.#unanswered.clear();
      return this.#put({ ...asked, generation: found.generation });
    }
  }

  #done() {
    this.#failures = 0;
    this.#unanswered.clear();
  }

  #saved(input, saved) {
    const desk = this.#desk;
    // What was typed or done meanwhile stays, and is saved next.
    const { narrative, tags } = desk.state.named ?? saved;
    desk.set({ named: { ...saved, narrative, tags, status: 'saved' } });
    desk.course.keep(textOf(this.#inFront().input) === textOf(input));
  }

  #failed(work, failure) {
    const desk = this.#desk;
    const here = this.here(work);
    desk.failed(failure, ({ failure: why }) => (here ? { named: { ...desk.state.named, status: 'failed', failure: why, changed: true } }
      : { notice: { tone: 'stop', text: desk.state.t('investigation.kept', { name: work.named.name }) } }));
    if (!here || !this.here(work)) return;
    desk.course.keep(true);
    if (!work.named.id || !PASSING.has(failure.code)) return;
    this.#wait(Math.max(AGAIN[Math.min(this.#failures, AGAIN.length - 1)], (failure.wait ?? 0) * 1000));
    this.#failures += 1;
  }
}

const inputOf = ({ name, tags, narrative }, steps, places) => ({ name, tags, narrative, content: contentOf(steps, places) });

const textOf = ({ name, tags, narrative, content }) => JSON.stringify([name, tags, narrative, content]);

/** What was saved after its instrument had left the screen: whoever comes back goes on from there. @param {Work} work @param {object} saved */
function savedAway({ warrant, named, input }, saved) {
  const kept = keptWork(warrant);
  if (!kept || (kept.named?.id ?? null) !== (named.id ?? null)) return;
  const next = { ...saved, narrative: kept.named?.narrative ?? saved.narrative, tags: kept.named?.tags ?? saved.tags, status: 'saved' };
  const changed = textOf(inputOf(next, kept.steps, new Map(Object.entries(kept.places)))) !== textOf(input);
  keepWork(warrant, { ...kept, named: { ...next, changed } });
}
