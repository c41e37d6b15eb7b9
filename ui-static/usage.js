// How a line or device was used: one question, looked at in a dialog over whatever stands on the desk, and its file.
import { ask } from './server/transport.js';
import { USAGE } from './server/documents/usage.js';
import { Failure } from './model/failure.js';

/** The usage part of the desk. What is looked at is `{subject, window, status, summary, failure, kinds, saving, saved, unsaved}`. */
export class Usage {
  #desk;

  constructor(desk) {
    this.#desk = desk;
  }

  /** Asks, or asks again in another window. @param {import('./model/question.js').Subject} subject @param {{from: string, to: string}|null} window */
  async open(subject, window = null) {
    const desk = this.#desk;
    const { kind, value, handle } = subject;
    const opened = { subject, window, status: 'busy', since: Date.now(), saving: null, saved: null, unsaved: null };
    desk.set({ usage: opened });
    desk.say(desk.state.t('busy.asking'));
    try {
      const { warrant } = await ask(USAGE, { warrant: desk.state.warrant.id, grant: desk.grant()?.id ?? null, window,
        of: handle ? null : { kind, value }, handle: handle ?? null });
      if (!warrant) throw new Failure('NOT_FOUND');
      const summary = warrant.usage;
      // A registration is no use; its time is the registry's.
      const kinds = new Set(summary.kinds.map((each) => each.kind).filter((each) => each !== 'REGISTRATION'));
      if (this.#settled(opened, { status: 'done', summary, kinds })) desk.say(desk.state.t('usage.arrived', { n: summary.acts }));
    } catch (failure) {
      this.#failed(failure, () => this.#settled(opened, { status: 'failed', failure }));
    }
  }

  /** Counts acts of this kind in, or leaves them out. @param {string} kind */
  toggle(kind) {
    const { usage } = this.#desk.state;
    const kinds = new Set(usage.kinds);
    if (!kinds.delete(kind)) kinds.add(kind);
    this.#desk.set({ usage: { ...usage, kinds } });
  }

  close() {
    this.#desk.set({ usage: null });
  }

  /** Shows somebody or something of it in the detail panel. */
  show(entity) {
    this.close();
    return this.#desk.detail.openEntity(entity);
  }

  // A slow answer must not replace what was opened after it.
  #settled(opened, patch) {
    const current = this.#desk.state.usage === opened;
    if (current) this.#desk.set({ usage: { ...opened, ...patch } });
    return current;
  }

  #failed(failure, settle) {
    if (!(failure instanceof Failure)) throw failure;
    if (failure.code === 'UNAUTHENTICATED') {
      this.#desk.session.ended(failure);
      return;
    }
    settle();
    this.#desk.say(this.#desk.state.t(`failure.${failure.code}`));
    this.#desk.instrument.doubt(failure);
  }
}
