// What is done with an instrument, and what stands between wish and deed: a confirmation, a reason, a fresh sign-in.
import { ask, stepUp } from './server/transport.js';
import { CHANGES } from './server/documents/lifecycle.js';
import { Failure } from './model/failure.js';
import { hashToApprove, NEEDS_REASON } from './model/office.js';

/** The life-cycle part of the desk. */
export class LifeCycle {
  #desk;

  constructor(desk) {
    this.#desk = desk;
  }

  /** Asks before doing it. @param {string} action */
  begin(action) {
    if (action === 'EDIT' || action === 'UPDATE') return this.#desk.request.open();
    // What is confirmed is the text that stood on the screen, whatever comes in meanwhile.
    this.#desk.set({ dialog: { action, warrant: this.#desk.state.warrant, step: 'confirm', busy: false, failure: null, reason: '' } });
    return undefined;
  }

  close() {
    this.#desk.set({ dialog: null });
  }

  /** Does what the dialog asked about. @param {string} reason */
  async confirm(reason = this.#desk.state.dialog.reason) {
    const desk = this.#desk;
    const dialog = { ...desk.state.dialog, reason, busy: true, failure: null };
    desk.set({ dialog });
    try {
      const { warrant } = await ask(CHANGES[dialog.action], variablesOf(dialog));
      desk.set({ dialog: null });
      desk.instrument.changed(warrant, desk.state.t(`done.${dialog.action}`));
    } catch (failure) {
      await this.#refused(dialog, failure);
    }
  }

  /** Shows once more who one is, then goes on. @param {string} [password] */
  async stepUp(password) {
    const desk = this.#desk;
    const dialog = { ...desk.state.dialog, busy: true, failure: null };
    desk.set({ dialog });
    try {
      await stepUp(password);
    } catch (failure) {
      if (!(failure instanceof Failure)) throw failure;
      desk.set({ dialog: { ...dialog, busy: false, failure } });
      return;
    }
    desk.set({ dialog: { ...dialog, step: 'confirm' } });
    await this.confirm();
  }

  async #refused(dialog, failure) {
    const desk = this.#desk;
    if (!(failure instanceof Failure)) throw failure;
    switch (failure.code) {
      case 'UNAUTHENTICATED':
        await desk.session.ended(failure);
        return;
      case 'STEP_UP_REQUIRED':
        desk.set({ dialog: { ...dialog, step: 'step-up', busy: false } });
        return;
      case 'STALE_GENERATION':
        desk.set({ dialog: null });
        await desk.instrument.reread();
        desk.set({ notice: { tone: 'warn', text: desk.state.t('record.stale') } });
        desk.say(desk.state.t('record.stale'));
        return;
      default:
        desk.set({ dialog: { ...dialog, busy: false, failure } });
    }
  }
}

function variablesOf({ action, warrant, reason }) {
  const variables = { id: warrant.id, generation: warrant.generation };
  if (action === 'APPROVE' || action === 'APPROVE_EMERGENCY') variables.hash = hashToApprove(warrant);
  if (NEEDS_REASON.has(action)) variables.reason = reason;
  return variables;
}
