// Where the money of one payment went: one question, looked at in a dialog over whatever stands on the desk.
import { ask } from './server/transport.js';
import { TAINT } from './server/documents/taint.js';
import { Failure } from './model/failure.js';

/** Acts asked for at once; what lies beyond is named as a bound. */
const LIMIT = 500;

/** This part of the desk. What is looked at is `{payment, status, since, answer, failure}`. */
export class Taint {
  #desk;

  constructor(desk) {
    this.#desk = desk;
  }

  /** Asks. @param {{handle: string, at: string, amount: number}} payment an act of kind PAYMENT */
  async open(payment) {
    const desk = this.#desk;
    const opened = { payment, status: 'busy', since: Date.now() };
    desk.set({ taint: opened });
    desk.say(desk.state.t('busy.asking'));
    try {
      const { warrant } = await ask(TAINT, { warrant: desk.state.warrant.id, payment: payment.handle, maxHops: null, limit: LIMIT });
      if (!warrant?.taint) throw new Failure('NOT_FOUND');
      // A slow answer must not replace what was opened after it.
      if (desk.state.taint !== opened) return;
      const answer = warrant.taint;
      desk.set({ taint: { ...opened, status: 'done', answer } });
      desk.say(desk.state.t('taint.arrived', { n: answer.carried.length - 1 }));
    } catch (failure) {
      desk.failed(failure, (failed) => (desk.state.taint === opened ? { taint: { ...opened, ...failed } } : {}));
    }
  }

  close() {
    this.#desk.set({ taint: null });
  }

  /** Shows an account of it in the detail panel. */
  showEntity(entity) {
    this.close();
    return this.#desk.detail.openEntity(entity);
  }

  /** Shows a payment or sale of it in the detail panel. */
  showAct(act) {
    this.close();
    return this.#desk.openAct(act);
  }
}
