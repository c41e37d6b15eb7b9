// What was done since the instrument was opened: steps, undone and done again, and what they make of the screen.
import { questionParts } from './model/address.js';
import { NO_CONDITIONS, questionOf } from './model/question.js';
import { sceneOf } from './model/scene.js';
import { shownOf } from './model/shown.js';
import { NO_STEPS, amended, done, goneTo, lineOf, redoTo, stepOf, undoTo } from './model/steps.js';
import { keepSubject, keepSubjects, keepWork, keptWork } from './kept.js';

/** Answers held at once; an older question is asked again when one goes back to it. */
const HELD = 12;
const MERGED = ['filter', 'move'];
const same = (a, b) => Object.keys(a.to ?? {}).join() === Object.keys(b.to ?? {}).join();

/** The part of the desk that remembers. */
export class Course {
  #desk;
  #answers = new Map();
  #seen = {};
  /** Where the graph's nodes stand, by question; what is there stays there. */
  places = new Map();

  constructor(desk) {
    this.#desk = desk;
  }

  /** Takes up what this tab did under an instrument. @param {string} warrant */
  begin(warrant) {
    this.forget();
    const found = keptWork(warrant);
    // After a session that ended somebody else may sit here.
    const kept = found?.by === this.#desk.state.viewer?.name ? found : null;
    this.#set(kept?.steps ?? NO_STEPS, kept?.named ?? null, true);
    this.places = new Map(Object.entries(kept?.places ?? {}));
    this.#desk.investigations.takenUp();
  }

  /** Puts what was read away; what was done stays. */
  forget() {
    this.#answers.clear();
    this.#desk.expanding.forget();
    this.#seen = {};
  }

  #set(steps, named = this.#desk.state.named, quiet = false) {
    this.#desk.set({ steps, named });
    if (!quiet) this.keep();
  }

  /** Keeps the steps in this tab, and saves the investigation they belong to. */
  keep(saved = false) {
    if (!this.#desk.state.warrant) return;
    if (!saved) this.#desk.investigations.soon();
    const { warrant, steps, named, viewer } = this.#desk.state;
    keepWork(warrant.id, { by: viewer?.name, steps, named, places: Object.fromEntries(this.places) });
  }

  get line() {
    return lineOf(this.#desk.state.steps);
  }

  scene() {
    return sceneOf(this.line);
  }

  /** What stands on the screen. @returns {{scene: import('./model/scene.js').Scene, answer: object}|null} */
  shown() {
    const { state: { steps, asked }, expanding } = this.#desk;
    if (asked.status !== 'done') return null;
    // Each keystroke renders; only a step changes what is shown.
    if (this.#seen.steps !== steps || this.#seen.whole !== asked.answer || this.#seen.read !== expanding.size) {
      const scene = this.scene();
      this.#seen = { steps, whole: asked.answer, read: expanding.size, scene, answer: shownOf(asked.answer, scene, (step) => expanding.actsOf(step)) };
    }
    return this.#seen;
  }

  /** A question's answer; null where it is not at hand. @param {string} id of its step */
  answerAt(id) {
    return this.#answers.get(id)?.answer ?? null;
  }

  /** A question was answered: a new step, or an old one asked again. */
  answered(asked, again) {
    const { warrant, steps } = this.#desk.state;
    const { answer, subject, end, question, conditions, kept, address } = asked;
    const audit = answer.trace.audit;
    let id = again;
    if (stepOf(steps, again)) this.#set(amended(steps, again, { audit, acts: answer.acts.length }));
    else {
      this.do({ kind: 'ask', audit, question: questionParts(kept ? { warrant: warrant.id, ...question } : address), subject, end, conditions, thread: question.thread, acts: answer.acts.length });
      id = this.#desk.state.steps.at;
    }
    this.#answers.delete(id);
    this.#answers.set(id, asked);
    if (this.#answers.size > HELD) this.#answers.delete(this.#answers.keys().next().value);
    this.#desk.turn({ step: id });
  }

  /** Does something that can be undone. @param {object} step */
  do(step) {
    const { steps } = this.#desk.state;
    const here = stepOf(steps, steps.at);
    // Brushing on, or moving on the same thing, is one step: undoing it leads to where it began.
    if (here && MERGED.includes(step.kind) && here.kind === step.kind && same(here, step) && steps.all.every(({ parent }) => parent !== here.id)) {
      this.#set(amended(steps, here.id, step));
      return;
    }
    this.#set(done(this.#desk.state.steps, { at: new Date(this.#desk.now()).toISOString(), ...step }));
    if (step.kind !== 'ask') this.#desk.turn({ step: this.#desk.state.steps.at });
  }

  /** Tells a step what came of asking for it again. @param {string} id @param {object} parts */
  amend(id, parts) {
    this.#desk.set({ steps: amended(this.#desk.state.steps, id, parts) });
  }

  undo() {
    const to = undoTo(this.#desk.state.steps);
    return to === undefined ? null : this.goTo(to);
  }

  redo() {
    const to = redoTo(this.#desk.state.steps);
    return to === undefined ? null : this.goTo(to);
  }

  /** Goes back or on to a step: its question is asked again only where its answer is not at hand. @param {string|null} id */
  async goTo(id) {
    const desk = this.#desk;
    desk.asking.supersede();
    this.#set(goneTo(desk.state.steps, id));
    const scene = this.scene();
    const { warrant, lang, theme, zone, view } = desk.state.address;
    if (!scene.ask) {
      desk.show({ warrant, lang, theme, zone, view, grant: desk.state.address.grant });
      desk.set({ asked: { status: 'idle' }, detail: null, cursor: null });
      return;
    }
    const { question, subject, end, conditions = NO_CONDITIONS } = scene.ask;
    const address = { ...question, subject: keepSubject(subject), end: end ? keepSubject(end) : undefined, via: keepSubjects(conditions.via),
      exclude: keepSubjects(conditions.exclude), lang, theme, zone, view, step: id };
    desk.show(address);
    await this.restore(address, scene);
  }

  /** The browser went to a step by its own buttons. @param {import('./model/address.js').Address} address */
  visit(address) {
    this.#set(goneTo(this.#desk.state.steps, address.step));
    return this.scene().ask ? this.restore(address) : this.#desk.asking.ask(address);
  }

  /** Shows the step an address names. */
  async restore(address, scene = this.scene()) {
    const desk = this.#desk;
    const held = this.#answers.get(scene.ask.id);
    desk.set({ detail: null, cursor: null, way: null });
    if (held) desk.set({ asked: { status: 'done', ...held, ...(held.kept ? {} : { question: questionOf(address) ?? held.question }) } });
    // Whoever went on meanwhile is not brought back.
    else if (!await desk.asking.ask(address, scene.ask.id)) return;
    if (desk.state.steps.at !== address.step) this.#set(goneTo(desk.state.steps, address.step));
    desk.turn({ step: address.step });
    if (desk.state.asked.status !== 'done') return;
    await desk.expanding.again(scene.expansions);
    desk.set({});
  }
}
