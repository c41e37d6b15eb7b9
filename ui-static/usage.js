// How a line or device was used: one question, looked at in a dialog over whatever stands on the desk, and its file.
import { zoneOf } from './model/address.js';
import { ask } from './server/transport.js';
import { RECORD_EXPORT } from './server/documents/investigations.js';
import { USAGE } from './server/documents/usage.js';
import { csvOf, digestOf, headOf } from './model/export.js';
import { Failure } from './model/failure.js';
import { geoJsonOf, usageTable } from './model/usage-file.js';
import { save } from './save.js';

/** The usage part of the desk. What is looked at is `{subject, window, status, summary, failure, kinds, saving, unsaved}`. */
export class Usage {
  #desk;

  constructor(desk) {
    this.#desk = desk;
  }

  /** Asks, or asks again in another window. @param {import('./model/question.js').Subject} subject @param {{from: string, to: string}|null} window */
  async open(subject, window = null) {
    const desk = this.#desk;
    const { kind, value, handle } = subject;
    const opened = { subject, window, status: 'busy', since: Date.now(), saving: false, unsaved: null };
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
      desk.failed(failure, (failed) => (desk.state.usage === opened ? { usage: { ...opened, ...failed } } : {}));
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

  /** Puts on record that the file leaves, and only then makes it. @param {'CSV'|'GEOJSON'} format @param {(entity: object) => string} label */
  async take(format, label) {
    const desk = this.#desk;
    const { warrant } = desk.state;
    const { t } = desk.state;
    const zone = zoneOf(desk.state.address);
    const taking = { ...desk.state.usage, saving: true, unsaved: null };
    desk.set({ usage: taking });
    const { summary } = taking;
    const grant = desk.grant()?.id ?? null;
    const told = { kinds: taking.kinds, zone, t, label };
    const table = usageTable(summary, told);
    try {
      const digest = await digestOf(format === 'CSV' ? csvOf(table, []) : geoJsonOf(summary, told));
      const { record } = await ask(RECORD_EXPORT, { warrant: warrant.id, grant, input: { format, digest, acts: summary.acts, answers: [summary.audit] } });
      const name = `cardtrail-usage-${summary.digest.slice(0, 12)}`;
      if (format === 'CSV') {
        const head = headOf(t, record, { grant, digest: summary.digest, audit: summary.audit, shown: summary.acts, of: summary.totalActs, zone });
        save(new Blob([csvOf(table, head)], { type: 'text/csv;charset=utf-8' }), `${name}.csv`);
      } else {
        const printed = { instrument: record.number, grant, answer: { digest: summary.digest, audit: summary.audit }, at: record.at, audit: record.audit, digest };
        save(new Blob([geoJsonOf(summary, told, printed)], { type: 'application/geo+json' }), `${name}.geojson`);
      }
      if (this.#settled(taking, { saving: false })) desk.say(t('export.done', { name }));
    } catch (failure) {
      desk.failed(failure, () => (desk.state.usage === taking ? { usage: { ...taking, saving: false, unsaved: failure } } : {}));
    }
  }

  // A slow answer must not replace what was opened after it.
  #settled(opened, patch) {
    const current = this.#desk.state.usage === opened;
    if (current) this.#desk.set({ usage: { ...opened, ...patch } });
    return current;
  }
}
