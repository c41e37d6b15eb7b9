// Questions that are kept under the instrument in front: what they are, what of them is news, and one of them asked again.
import { ask, subscribe } from './server/transport.js';
import * as documents from './server/documents/standing.js';
import { answerOf } from './model/answer.js';
import { looksUsable } from './model/countdown.js';
import { Failure } from './model/failure.js';
import { variablesOf } from './model/question.js';
import { everyAct, marked, questionIn } from './model/standing.js';

export const NO_STANDING = { status: 'idle', nodes: [], news: {}, deaf: null };
/** A stream that ends sooner was not ended by the clock. */
const SHORTEST_MS = 60000;

/** The standing part of the desk: `{status, nodes, news, failure, deaf}`; `deaf` is why no news comes any more. */
export class Standing {
  #desk;
  #stream = null;

  constructor(desk) {
    this.#desk = desk;
  }

  #set(patch) {
    this.#desk.set({ standing: { ...this.#desk.state.standing, ...patch } });
  }

  /** Reads what is kept and listens for news of it, as long as the desk is in front. */
  async look() {
    this.forget();
    if (!this.#desk.state.warrant) return;
    await this.#read();
    await this.#listen();
  }

  /** Listens no longer. */
  forget() {
    this.#stream?.abort();
    this.#stream = null;
  }

  async #read() {
    const { warrant } = this.#desk.state;
    this.#set({ ...NO_STANDING, status: 'busy' });
    try {
      const data = await ask(documents.STANDING_QUESTIONS, { warrant: warrant.id });
      if (this.#desk.state.warrant?.id !== warrant.id) return;
      if (!data.warrant) throw new Failure('NOT_FOUND');
      this.#set({ status: 'done', nodes: data.warrant.standingQuestions });
    } catch (failure) {
      this.#survives(failure, { status: 'failed', failure });
    }
  }

  async #listen() {
    const { state: { warrant, standing } } = this.#desk;
    // Under an instrument that can't be used each asking would be one more refusal on record.
    if (this.#stream || !warrant || standing.nodes.length === 0 || !looksUsable(warrant, this.#desk.now())) return;
    const { signal } = this.#stream = new AbortController();
    this.#set({ deaf: null });
    try {
      for (let began = Date.now(); ; began = Date.now()) {
        await subscribe(documents.STANDING_NEWS, { warrant: warrant.id }, ({ standingNews }) => !signal.aborted && this.#heard(standingNews), signal);
        // The server ends each after a while. Asked anew at once again and again, it would put one access after another on record.
        if (Date.now() - began < SHORTEST_MS) throw new Failure('UNREACHABLE');
      }
    } catch (failure) {
      if (signal.aborted) return;
      this.#stream = null;
      this.#survives(failure, { deaf: failure });
      if (failure instanceof Failure) this.#desk.instrument.doubt(failure);
    }
  }

  #heard(news) {
    const { state } = this.#desk;
    const node = state.standing.nodes.find(({ id }) => id === news.question);
    if (!node) return;
    this.#set({ news: { ...state.standing.news, [node.id]: news } });
    if (news.newActs > 0) this.#desk.say(state.t('standing.heard', { name: node.name.slice(0, 60), n: news.newActs }));
  }

  /** Keeps the trace in front. @param {string} name @throws {Failure} */
  async keep(name) {
    const { warrant, asked, t } = this.#desk.state;
    const { input } = variablesOf(warrant.id, asked.question, asked.subject, null, asked.conditions);
    const { kept } = await this.#send(documents.KEEP_QUESTION, { warrant: warrant.id, name, input });
    this.#set({ status: 'done', nodes: [...this.#desk.state.standing.nodes, kept] });
    this.#desk.say(t('standing.kept'));
    this.#listen();
  }

  /** Asks one again, as the address says. @param {string} id @param {string} [step] of the work it is asked again for @returns {Promise<boolean>} false where something else took its place */
  async open(id, step = undefined) {
    const desk = this.#desk;
    const asked = { status: 'busy', since: Date.now() };
    desk.set({ asked });
    if (desk.state.standing.status !== 'done') await this.#read();
    if (desk.state.asked !== asked) return false;
    const { warrant, standing } = desk.state;
    const node = standing.nodes.find((each) => each.id === id);
    if (standing.status !== 'done' || !node) {
      desk.set({ asked: { status: 'failed', failure: standing.failure ?? new Failure('NOT_FOUND') } });
      return true;
    }
    return desk.asking.run({ ...questionIn(node.question), end: null, kept: { ...node, newActs: [], gone: 0 } }, async (signal) => {
      const { warrant: found } = await ask(documents.STANDING_QUESTION, { warrant: warrant.id, question: id }, { signal });
      if (!found?.told) throw new Failure('NOT_FOUND');
      const { question, newActs, gone, answer } = found.told;
      this.#counted(id, newActs.length, gone);
      return { answer: marked(answerOf(answer), newActs), kept: { ...question, newActs, gone } };
    }, step);
  }

  /** All that the one in front finds counts as seen; what came in since it was asked still shows as new. @throws {Failure} */
  async see() {
    const { warrant, asked } = this.#desk.state;
    const { told } = await this.#send(documents.SEE_QUESTION, { warrant: warrant.id, question: asked.kept.id });
    const shown = everyAct(asked.answer);
    const newActs = told.newActs.filter((act) => !shown.has(act));
    this.#set({ nodes: this.#desk.state.standing.nodes.map((node) => (node.id === told.question.id ? told.question : node)) });
    this.#counted(told.question.id, 0, 0);
    this.#desk.set({ asked: { ...asked, answer: marked(answerOf(told.answer), newActs), kept: { ...told.question, newActs, gone: 0 } } });
    this.#desk.say(this.#desk.state.t('standing.seen'));
  }

  /** @param {string} id @throws {Failure} */
  async drop(id) {
    const { warrant, address, t } = this.#desk.state;
    await this.#send(documents.DROP_QUESTION, { warrant: warrant.id, question: id });
    this.#set({ nodes: this.#desk.state.standing.nodes.filter((node) => node.id !== id) });
    if (this.#desk.state.standing.nodes.length === 0) this.forget();
    this.#desk.say(t('standing.dropped'));
    if (address.kept === id) await this.#desk.follow({ ...address, ask: undefined, kept: undefined, act: undefined, step: undefined });
  }

  #counted(id, newActs, gone) {
    this.#set({ news: { ...this.#desk.state.standing.news, [id]: { ...this.#desk.state.standing.news[id], newActs, gone } } });
  }

  async #send(document, variables) {
    try {
      return await ask(document, variables);
    } catch (failure) {
      if (failure.code === 'UNAUTHENTICATED') await this.#desk.session.ended(failure);
      throw failure;
    }
  }

  #survives(failure, patch) {
    if (!(failure instanceof Failure)) throw failure;
    if (failure.code === 'UNAUTHENTICATED') this.#desk.session.ended(failure);
    else this.#set(patch);
  }
}
