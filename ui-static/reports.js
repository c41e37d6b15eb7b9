// Path reports under the instrument in front: one is asked for, followed until it is sealed, and taken as a file.
import { ask, bundle, subscribe } from './server/transport.js';
import * as documents from './server/documents/reports.js';
import { Failure } from './model/failure.js';
import { fromHandle, questionOf, variablesOf } from './model/question.js';
import { foundAgain } from './model/report.js';
import { askedIn } from './model/steps.js';
import { save } from './save.js';

/** Questions in one report. */
const MOST = 20;
/** A stream that ends sooner was not ended by the clock. */
const SHORTEST_MS = 60000;
const underWay = ({ stage }) => ['WAITING', 'PAGES', 'SEALING', 'STORING'].includes(stage);

/** The reports part of the desk; null while nobody looks: `{status, nodes, failure, sending, refused, taking, trust, asking, again}`; `again` is by id what came of asking again. */
export class Reports {
  #desk;
  /** By the id of a report, the stream that tells of it. */
  #streams = new Map();

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

  /** What the investigation in front asks as it stands: each question once, in its order. */
  questions() {
    const { steps, warrant } = this.#desk.state;
    return askedIn(steps).map(({ question, ...asked }) => ({ ...asked, question: questionOf({ ...question, warrant: warrant.id }) }));
  }

  /** Why the whole investigation can't be sealed: a key of the dictionary; null where it can, or where none is in front. */
  hinderedWhole() {
    if (!this.#desk.state.named?.id) return 'report.whole.none';
    const asked = this.questions();
    if (asked.length === 0) return 'report.whole.none';
    if (asked.length > MOST) return 'report.whole.many';
    if (asked.some(({ question }) => question.ask === 'standing')) return 'report.whole.standing';
    return asked.some(fromHandle) ? 'report.whole.handle' : null;
  }

  async open() {
    this.#desk.set({ reports: { status: 'busy', nodes: [], failure: null, sending: false, refused: null, taking: null, trust: null, asking: null, again: {} } });
    await Promise.all([this.look(), this.#trust()]);
  }

  close() {
    for (const stream of this.#streams.values()) stream.abort();
    this.#streams.clear();
    this.#desk.set({ reports: null });
  }

  /** Reads the list, and listens to those that are under way. */
  async look() {
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
    for (const { id } of nodes.filter(underWay)) this.#listen(id);
  }

  async #listen(id) {
    if (this.#streams.has(id)) return;
    const stream = new AbortController();
    this.#streams.set(id, stream);
    const { signal } = stream;
    const began = Date.now();
    try {
      await subscribe(documents.REPORT_PROGRESS, { warrant: this.#desk.state.warrant.id, id }, ({ reportProgress }) => !signal.aborted && this.#heard(reportProgress), signal);
      if (signal.aborted) return;
      this.#streams.delete(id);
      if (!this.#desk.state.reports?.nodes.some((node) => node.id === id && underWay(node))) return;
      // The server ends each after a while.
      if (Date.now() - began < SHORTEST_MS) throw new Failure('UNREACHABLE');
      await this.look();
    } catch (failure) {
      if (signal.aborted) return;
      this.#streams.delete(id);
      this.#failed(failure, { failure });
    }
  }

  #heard(report) {
    const { reports } = this.#desk.state;
    if (reports) this.#told(reports.nodes.map((node) => (node.id === report.id ? report : node)));
  }

  async #trust() {
    try {
      const { reportTrust } = await ask(documents.REPORT_TRUST, {});
      this.#set({ trust: reportTrust });
    } catch (failure) {
      this.#failed(failure, { refused: failure });
    }
  }

  /** Has the question in front sealed, or the whole investigation. @param {{title: string, recipient: string, language: string}} form @param {boolean} [whole] @returns {Promise<boolean>} */
  async seal(form, whole = false) {
    const { warrant, asked } = this.#desk.state;
    this.#set({ sending: true, refused: null });
    try {
      const what = whole ? { investigation: await this.#whole() } : inputOf(warrant.id, asked);
      const { report } = await ask(documents.SEAL_REPORT, { warrant: warrant.id, input: { ...form, ...what } });
      this.#set({ sending: false });
      this.#told([report, ...(this.#desk.state.reports?.nodes ?? [])]);
      return true;
    } catch (failure) {
      this.#failed(failure, { sending: false, refused: failure });
      return false;
    }
  }

  /** The investigation as it is saved: what was typed a moment ago is saved first. */
  async #whole() {
    const { investigations, state: { warrant } } = this.#desk;
    await investigations.settled();
    const { named } = this.#desk.state;
    if (named.status === 'failed') throw named.failure;
    return { id: named.id, generation: named.generation, questions: this.questions().map((asked) => inputOf(warrant.id, asked)) };
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

  /** Puts the questions of an issued one again, one after the other. @param {string} id @param {number} questions how many it has */
  async askAgain(id, questions) {
    this.#set({ asking: id, refused: null });
    try {
      const told = [];
      for (let question = 1; question <= questions; question += 1) {
        told.push((await ask(documents.ASK_REPORT_AGAIN, { warrant: this.#desk.state.warrant.id, id, question })).told);
      }
      this.#set({ again: { ...this.#desk.state.reports?.again, [id]: told } });
      this.#desk.say(this.#desk.state.t(foundAgain(told)));
    } catch (failure) {
      this.#failed(failure, { refused: failure });
    }
    this.#set({ asking: null });
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

/** A question as reports take it. @param {string} warrant @param {{question: object, subject: object, end: object, conditions: object}} asked */
function inputOf(warrant, { question, subject, end, conditions }) {
  const { of, grant, input } = variablesOf(warrant, question, subject, end, conditions);
  return question.ask === 'chain' ? { chain: of, grant } : { [question.ask]: input };
}
