// Path reports under the instrument in front: one is asked for, followed until it is sealed, and taken as a file.
import { ask, bundle } from './server/transport.js';
import * as documents from './server/documents/reports.js';
import { Failure } from './model/failure.js';
import { fromHandle, variablesOf } from './model/question.js';
import { save } from './save.js';

const LOOK_MS = 700;
const underWay = ({ stage }) => ['WAITING', 'PAGES', 'SEALING', 'STORING'].includes(stage);

/** The reports part of the desk; null while nobody looks: `{status, nodes, failure, sending, refused, taking, trust}`. */
export class Reports {
  #desk;
  #timer = null;

  constructor(desk) {
    this.#desk = desk;
  }

  #set(patch) {
    if (this.#desk.state.reports) this.#desk.set({ reports: { ...this.#desk.state.reports, ...patch } });
  }

  /** Why the question in front can't be sealed: a key of the dictionary; null where it can. */
  hindered() {
    const { asked } = this.#desk.state;
    if (asked.status !== 'done' || asked.kept || asked.question.ask === 'standing') return 'report.other';
    return fromHandle(asked) ? 'report.handle' : null;
  }

  async open() {
    this.#desk.set({ reports: { status: 'busy', nodes: [], failure: null, sending: false, refused: null, taking: null, trust: null } });
    await Promise.all([this.look(), this.#trust()]);
  }

  close() {
    clearTimeout(this.#timer);
    this.#desk.set({ reports: null });
  }

  /** Reads the list, and again while one is under way. */
  async look() {
    clearTimeout(this.#timer);
    const { warrant } = this.#desk.state;
    try {
      const data = await ask(documents.REPORTS, { warrant: warrant.id });
      if (!data.warrant) throw new Failure('NOT_FOUND');
      this.#told(data.warrant.reports);
    } catch (failure) {
      this.#failed(failure, { status: 'failed', failure });
    }
  }

  #told(nodes) {
    const { state } = this.#desk;
    if (!state.reports) return;
    const ended = nodes.filter((node) => !underWay(node) && state.reports.nodes.some((old) => old.id === node.id && underWay(old)));
    this.#set({ status: 'done', nodes, failure: null });
    for (const { stage, title } of ended) this.#desk.say(state.t(`report.said.${stage}`, { title }));
    if (nodes.some(underWay)) this.#timer = setTimeout(() => this.look(), LOOK_MS);
  }

  async #trust() {
    try {
      const { reportTrust } = await ask(documents.REPORT_TRUST, {});
      this.#set({ trust: reportTrust });
    } catch (failure) {
      this.#failed(failure, { refused: failure });
    }
  }

  /** Has the question in front sealed. @param {{title: string, recipient: string, language: string}} form @returns {Promise<boolean>} */
  async seal(form) {
    const { warrant, asked: { question, subject, end, conditions } } = this.#desk.state;
    const { of, grant, input } = variablesOf(warrant.id, question, subject, end, conditions);
    this.#set({ sending: true, refused: null });
    try {
      const { report } = await ask(documents.SEAL_REPORT, { warrant: warrant.id,
        input: question.ask === 'chain' ? { ...form, chain: of, grant } : { ...form, [question.ask]: input } });
      this.#set({ sending: false });
      this.#told([report, ...(this.#desk.state.reports?.nodes ?? [])]);
      return true;
    } catch (failure) {
      this.#failed(failure, { sending: false, refused: failure });
      return false;
    }
  }

  /** @param {string} id */
  async cancel(id) {
    try {
      await ask(documents.CANCEL_REPORT, { warrant: this.#desk.state.warrant.id, id });
      await this.look();
    } catch (failure) {
      this.#failed(failure, { refused: failure });
    }
  }

  /** Takes one as a file. @param {{id: string, issued: {number: string}}} report */
  async take({ id, issued }) {
    this.#set({ taking: id, refused: null });
    try {
      save(await bundle(id), `report-${issued.number.slice(0, 16)}.zip`);
    } catch (failure) {
      this.#failed(failure, { refused: failure });
    }
    this.#set({ taking: null });
  }

  #failed(failure, patch) {
    this.#desk.failed(failure, () => ({ reports: this.#desk.state.reports && { ...this.#desk.state.reports, ...patch } }));
  }
}
