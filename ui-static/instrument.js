// The instrument in front: opened, read again when it may have changed, and what was read under it put away with it.
import { ask } from './server/transport.js';
import { WARRANT } from './server/documents/warrants.js';
import { Failure } from './model/failure.js';
import { NO_CONDITIONS } from './model/question.js';
import { happened } from './model/office.js';
import { NO_STANDING } from './standing.js';

const IDLE = { status: 'idle' };
const NO_LIST = { status: 'idle', nodes: [], next: null };

/** The instrument part of the desk. */
export class Instrument {
  #desk;

  constructor(desk) {
    this.#desk = desk;
  }

  /** Opens an instrument, or none. @param {string|undefined} id */
  async open(id) {
    const desk = this.#desk;
    this.#putAway();
    desk.set({ warrant: null, opening: Boolean(id) });
    if (!id) return;
    try {
      const { warrant } = await ask(WARRANT, { id });
      if (desk.state.address.warrant !== id) return;
      if (warrant) {
        desk.set({ warrant, opening: false });
        desk.course.begin(id);
      } else desk.set({ opening: false, asked: { status: 'failed', failure: new Failure('NOT_FOUND') } });
    } catch (failure) {
      desk.set({ opening: false });
      desk.failed(failure, (asked) => ({ asked }));
    }
  }

  /** Reads the instrument in front once more. @returns {Promise<object|null>} what happened to it since, if anything */
  async reread() {
    const desk = this.#desk;
    const before = desk.state.warrant;
    if (!before) return null;
    try {
      const { warrant } = await ask(WARRANT, { id: before.id });
      if (desk.state.warrant?.id !== before.id) return null;
      const event = happened(before, warrant);
      // What was read under it leaves the screen with the text it was read under.
      if (event) this.#putAway();
      desk.set({ warrant, ...(warrant ? {} : { asked: { status: 'failed', failure: new Failure('NOT_FOUND') } }) });
      return event;
    } catch (failure) {
      if (!(failure instanceof Failure)) throw failure;
      if (failure.code === 'UNAUTHENTICATED') await desk.session.ended(failure);
      return null;
    }
  }

  #putAway() {
    const desk = this.#desk;
    desk.investigations.away();
    desk.asking.supersede();
    desk.detail.forget();
    desk.course.forget();
    desk.standing.forget();
    desk.pasted.forget();
    desk.set({ expanding: null, comparing: null, versions: null, way: null, conditions: NO_CONDITIONS, asked: IDLE, search: IDLE, subject: null, detail: null, cursor: null, identity: NO_LIST, judging: null,
      standing: NO_STANDING, pasted: IDLE, usage: null, taint: null, investigations: NO_LIST });
  }

  /** An instrument as the server has it after a change of the viewer's own; shows its paper. */
  async changed(warrant, text) {
    const desk = this.#desk;
    this.#putAway();
    desk.set({ warrant });
    await desk.goTo('record', warrant.id);
    desk.set({ notice: { tone: 'good', text } });
    desk.say(text);
  }

  /** After a refusal that may mean that the instrument changed: reads it again, and says what became of it. */
  async doubt(failure) {
    const desk = this.#desk;
    const ended = failure.reasons.some((reason) => ['NOT_USABLE', 'OUTSIDE_VALIDITY', 'NOT_ASSIGNED'].includes(reason));
    if (!ended && !['INSTRUMENT_CHANGED', 'NOT_FOUND'].includes(failure.code)) return;
    const event = await this.reread();
    if (!event) return;
    if (desk.state.warrant) desk.set({ asked: { status: 'changed', event } });
    desk.say(desk.state.t(`happened.${event.action}`));
  }
}
