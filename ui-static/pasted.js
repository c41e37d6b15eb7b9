// A pasted list looked up line by line: each is a search of its own under the grant, and an access of its own.
import { entriesOf, tally } from './model/list.js';

/** The list part of the desk: `{status: 'idle'|'busy'|'done'|'stopped'|'failed', entries, beyond, failure}`. */
export class Pasted {
  #desk;
  #looking = null;

  constructor(desk) {
    this.#desk = desk;
  }

  /** Stops looking; what was found stays. */
  stop() {
    this.#looking?.abort();
  }

  /** Stops looking, for good. */
  forget() {
    this.stop();
    this.#looking = null;
  }

  /** Looks up every line. @param {string} text @param {string} kind for all lines; empty: guessed */
  async look(text, kind) {
    const { entries, beyond } = entriesOf(text, kind);
    if (entries.length === 0) return;
    this.#desk.set({ pasted: { status: 'busy', entries, beyond, failure: null } });
    await this.goOn();
  }

  /** One after another, from the first line that was not looked up yet. */
  async goOn() {
    const desk = this.#desk;
    this.stop();
    const looking = this.#looking = new AbortController();
    const set = (patch) => this.#looking === looking && desk.set({ pasted: { ...desk.state.pasted, ...patch } });
    set({ status: 'busy', failure: null });
    for (const entry of desk.state.pasted.entries.filter(({ state }) => state === 'wait')) {
      try {
        const found = await this.#one(entry, looking.signal);
        set({ entries: desk.state.pasted.entries.map((each) => (each.line === entry.line ? { ...each, ...found } : each)) });
      } catch (failure) {
        if (this.#looking !== looking) return;
        if (looking.signal.aborted) set({ status: 'stopped' });
        else desk.failed(failure, ({ failure: why }) => ({ pasted: { ...desk.state.pasted, status: 'failed', failure: why } }));
        return;
      }
      if (this.#looking !== looking) return;
    }
    set({ status: 'done' });
    const { found, none, wrong } = tally(desk.state.pasted.entries);
    desk.say(desk.state.t('list.tally', { found, none, wrong }));
  }

  async #one({ kind, value }, signal) {
    try {
      const { nodes } = await this.#desk.lookUp(value, kind, { signal });
      return nodes.length ? { state: 'found', nodes } : { state: 'none' };
    } catch (failure) {
      // What is wrong with one line is no reason to leave the others.
      if (failure.code === 'BAD_REQUEST') return { state: 'wrong', why: 'SAID', said: failure.message, complaint: failure.complaint };
      throw failure;
    }
  }
}
