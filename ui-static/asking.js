// Questions: asked, given up, answered. An answer becomes a step of the work.
import { CHAIN, PATHS, TRACE } from './server/documents/answers.js';
import * as transport from './server/transport.js';
import { sameQuestion } from './model/address.js';
import { answerOf } from './model/answer.js';
import { Failure } from './model/failure.js';
import { NO_CONDITIONS, questionOf, variablesOf } from './model/question.js';
import { keepSubject, keepSubjects, keptSubject, keptSubjects } from './kept.js';

/** The asking part of the desk. */
export class Asking {
  #desk;
  #under = null;

  constructor(desk) {
    this.#desk = desk;
  }

  /** Asks a question about a subject. */
  about(subject, { end, conditions = NO_CONDITIONS, ...parts }) {
    const desk = this.#desk;
    const { warrant, lang, theme, zone, view } = desk.state.address;
    const address = { warrant, lang, theme, zone, view, grant: desk.grant()?.id, ...parts, subject: keepSubject(subject) };
    if (end) address.end = keepSubject(end);
    Object.assign(address, { via: keepSubjects(conditions.via), exclude: keepSubjects(conditions.exclude) });
    // Pressed once more it asks once more: the instrument may have changed since.
    return sameQuestion(desk.state.address, address) ? this.again() : desk.follow(address);
  }

  /** Asks the present question again, within a narrower time. @param {string} from @param {string} to RFC 3339 */
  within(from, to) {
    const { question, subject, end, conditions } = this.#desk.state.asked;
    // A chain is whole or not at all: within a time one asks for a trace.
    return this.about(subject, { ask: question.ask === 'chain' ? 'trace' : question.ask, end, thread: question.thread,
      direction: question.ask === 'paths' ? undefined : question.direction, hops: question.hops ? String(question.hops) : undefined,
      wait: question.wait ? String(question.wait) : undefined, without: question.without, conditions, from, to });
  }

  /** Asks the present question once more. */
  again() {
    const { address } = this.#desk.state;
    return questionOf(address) ? this.ask(address) : this.#desk.follow(address, true);
  }

  /**
   * @param {import('./model/address.js').Address} address @param {string} [step] the step it is asked again for
   * @returns {Promise<boolean>} false where something else took its place before it was answered
   */
  async ask(address, step = undefined) {
    const desk = this.#desk;
    const question = questionOf(address);
    this.supersede();
    desk.set({ detail: null, cursor: null, way: null });
    // A step that an earlier edition kept without its question.
    if (!question) {
      desk.set({ asked: { status: 'idle' } });
      return true;
    }
    if (question.ask === 'standing') return desk.standing.open(question.kept, step);
    const subject = keptSubject(address.subject);
    const end = keptSubject(address.end);
    const conditions = { via: keptSubjects(address.via), exclude: keptSubjects(address.exclude) };
    if (!subject || (question.ask === 'paths' && !end) || !conditions.via || !conditions.exclude) {
      desk.set({ asked: { status: 'forgotten', question } });
      return true;
    }
    const asked = { question, subject, end, conditions, address };
    return this.run(asked, async (signal) => ({ answer: await this.read(asked, signal) }), step);
  }

  /** The answer to a question, without showing it. @param {object} asked @param {AbortSignal} [signal] @throws {Failure} */
  async read({ question, subject, end, conditions }, signal) {
    const data = await transport.ask({ chain: CHAIN, trace: TRACE, paths: PATHS }[question.ask],
      variablesOf(this.#desk.state.warrant.id, question, subject, end, conditions), { signal });
    if (!data.warrant) throw new Failure('NOT_FOUND');
    const { answer } = data.warrant;
    return answer.subgraph ? answerOf(answer.subgraph, answer) : answerOf(answer);
  }

  /** One question at a time. @param {{question: object, subject: object}} asked @param {(signal: AbortSignal) => Promise<{answer: object}>} load @param {string} [step] @returns {Promise<boolean>} */
  async run(asked, load, step = undefined) {
    const desk = this.#desk;
    const controller = new AbortController();
    this.#under = controller;
    desk.set({ subject: asked.subject, asked: { ...asked, status: 'busy', since: Date.now() } });
    desk.say(desk.state.t('busy.asking'));
    try {
      const told = await load(controller.signal);
      // A question that something else took the place of says nothing any more, and is no step.
      if (this.#under !== controller) return false;
      this.#under = null;
      this.#answered({ ...asked, ...told }, step);
    } catch (failure) {
      if (!(failure instanceof Failure)) throw failure;
      if (this.#under !== controller) return false;
      this.#under = null;
      desk.failed(failure, (failed) => ({ asked: { ...asked, ...failed } }));
    }
    return true;
  }

  #answered(asked, step) {
    const desk = this.#desk;
    desk.set({ asked: { status: 'done', ...asked } });
    desk.course.answered(asked, step);
    desk.say(desk.state.t('answer.arrived', { n: asked.answer.acts.length }));
    const act = asked.answer.actOf.get(desk.state.address.act ?? '');
    if (act) desk.openAct(act);
  }

  /** Stops the question under way: the investigator wants it no longer, and is told so. */
  cancel() {
    this.#under?.abort();
  }

  /**
   * Something else takes the place of the question under way: its answer shows nothing and is no step. Whoever calls this says what is shown instead.
   * @returns {boolean} whether there was one
   */
  supersede() {
    const under = this.#under;
    this.#under = null;
    under?.abort();
    return this.#desk.state.asked.status === 'busy';
  }
}
