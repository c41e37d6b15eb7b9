// The one thing that changes: what the investigator has in front of them. Elements read `state` and call methods.
import { dictionary } from './server/transport.js';
import { SEARCH } from './server/documents/search.js';
import * as transport from './server/transport.js';
import { readAddress, readLink, sameQuestion, writeAddress } from './model/address.js';
import { cursorAt } from './model/answer.js';
import { Failure } from './model/failure.js';
import { homeOf } from './model/office.js';
import { NO_CONDITIONS, questionOf } from './model/question.js';
import { NO_STEPS, stepOf } from './model/steps.js';
import { translator } from './model/translate.js';
import { keepSubject } from './kept.js';
import { Asking } from './asking.js';
import { Detail } from './detail.js';
import { Expanding } from './expanding.js';
import { Identity } from './identity.js';
import { Imports, NO_IMPORTS } from './imports.js';
import { Instrument } from './instrument.js';
import { Investigations } from './investigations.js';
import { LifeCycle } from './lifecycle.js';
import { Office } from './office.js';
import { Request } from './request.js';
import { Session } from './session.js';
import { Course } from './course.js';
import { NO_STANDING, Standing } from './standing.js';
import { Help } from './help.js';
import { Pasted } from './pasted.js';
import { Reports } from './reports.js';
import { Taint } from './taint.js';
import { Usage } from './usage.js';

const IDLE = { status: 'idle' };
const NO_LIST = { status: 'idle', nodes: [], next: null };
const EMPTY = {
  warrant: null, opening: false, search: IDLE, subject: null, asked: IDLE, cursor: null, detail: null, dialog: null, notice: null, form: null,
  warrants: NO_LIST, listState: '', queue: NO_LIST, accesses: NO_LIST, alarms: NO_LIST, accounts: NO_LIST, tokens: NO_LIST, log: IDLE, profiles: IDLE, clocks: IDLE,
  identity: NO_LIST, judging: null, standing: NO_STANDING, pasted: IDLE, system: IDLE, help: null, tour: null, usage: null, taint: null, reports: null,
  steps: NO_STEPS, named: null, investigations: NO_LIST, expanding: null, comparing: null, versions: null, way: null, conditions: NO_CONDITIONS,
  imports: NO_IMPORTS,
};

/** State and actions of the whole app. */
export class Desk {
  #changed;

  /** @param {() => void} changed called after every change of `state` */
  constructor(changed) {
    this.#changed = changed;
    this.state = {
      phase: 'starting', failure: null, t: translator({}, 'en'), address: {}, installation: null, viewer: null,
      waysIn: null, way: 'SESSION', enrolling: null, serverLead: 0, said: '', ...EMPTY,
    };
    this.asking = new Asking(this);
    this.expanding = new Expanding(this);
    this.course = new Course(this);
    this.investigations = new Investigations(this);
    this.detail = new Detail(this);
    this.identity = new Identity(this);
    this.instrument = new Instrument(this);
    this.session = new Session(this);
    this.office = new Office(this);
    this.life = new LifeCycle(this);
    this.request = new Request(this);
    this.imports = new Imports(this);
    this.standing = new Standing(this);
    this.pasted = new Pasted(this);
    this.help = new Help(this);
    this.usage = new Usage(this);
    this.taint = new Taint(this);
    this.reports = new Reports(this);
  }

  set(patch) {
    this.state = { ...this.state, ...patch };
    this.#changed();
  }

  /** Announces to screen readers. */
  say(said) {
    this.set({ said });
  }

  /** Now by the server's clock, ms; stands still where the installation's clock is fixed. */
  now() {
    const { installation, serverLead } = this.state;
    return installation?.fixedClock ? Date.parse(installation.fixedClock) : Date.now() + serverLead;
  }

  /** Where the state's grant is: the chosen one, or the only one. */
  grant() {
    const { warrant, address } = this.state;
    if (!warrant) return null;
    if (warrant.grants.length === 1) return warrant.grants[0];
    return warrant.grants.find((grant) => grant.id === address.grant) ?? null;
  }

  async start(hash) {
    const link = readLink(hash);
    const address = readAddress(hash);
    this.show(address, true);
    await this.setLanguage(address.lang ?? (navigator.language.startsWith('zh') ? 'zh' : 'en'), false);
    await this.session.start(link);
  }

  /** The address a link's parts stand for: a card, or the demo story. Identifiers stay in this tab. */
  linked({ card, open }) {
    const { address, installation } = this.state;
    const demo = installation.demo;
    if (card && address.warrant) return { ...address, ask: 'chain', subject: keepSubject({ kind: 'CARD', value: card }) };
    if (!open || !demo) return null;
    const subject = keepSubject(open === 'trace' ? demo.start : demo.card);
    return { ...address, warrant: demo.warrant, grant: demo.grant, ask: open === 'trace' ? 'trace' : 'chain', subject };
  }

  /** Opens the demo story. @param {'chain'|'trace'} open */
  openDemo(open) {
    return this.follow(this.linked({ open }));
  }

  /** Puts everything away that was read. */
  clear() {
    this.asking.supersede();
    this.detail.forget();
    this.course.forget();
    this.investigations.forget();
    this.imports.forget();
    this.standing.forget();
    this.pasted.forget();
    this.set(EMPTY);
  }

  /** The screen in front: named by the address, an instrument's desk, or where one's work begins. */
  screen() {
    const { address, viewer } = this.state;
    if (address.screen && this.office.opens(address.screen)) return address.screen;
    return address.warrant && !address.screen ? 'desk' : homeOf(viewer.roles);
  }

  /** Goes to an address: opens its instrument and its screen, asks its question unless it is already answered. */
  async follow(address, replace = false) {
    const before = this.state.address;
    this.show(address, replace);
    this.set({ dialog: null, notice: null });
    if (this.state.reports) this.reports.close();
    const screen = this.screen();
    // Whoever goes elsewhere waits for what is being asked no longer.
    const stopped = (screen !== 'desk' || before.step !== address.step || !sameQuestion(before, address)) && this.asking.supersede();
    if (stopped && screen !== 'desk') this.set({ asked: IDLE });
    if (address.warrant !== this.state.warrant?.id) await this.instrument.open(address.warrant);
    else if (screen === 'record') await this.instrument.reread();
    if (this.state.address.warrant !== address.warrant || this.screen() !== screen) return;
    if (screen !== 'desk') {
      if (screen === 'request') this.request.fill();
      await this.office.open(screen);
      return;
    }
    if (!this.state.warrant) return;
    if (!questionOf(address)) {
      if (before.ask || stopped) this.set({ asked: IDLE, detail: null, cursor: null });
      return;
    }
    if (address.step && stepOf(this.state.steps, address.step)) {
      if (this.state.asked.status === 'idle' || stopped || before.step !== address.step) await this.course.visit(address);
    } else if (this.state.asked.status === 'idle' || stopped || !sameQuestion(before, address)) await this.asking.ask(address);
  }

  /** Goes to a screen that needs no instrument, or to the paper of one. @param {string} screen @param {string} [warrant] @param {object} [parts] of the screen */
  goTo(screen, warrant, parts = {}) {
    const { lang, theme, zone } = this.state.address;
    return this.follow({ lang, theme, zone, screen, warrant, ...parts });
  }

  /** Opens the desk under an instrument. @param {string} warrant */
  work(warrant) {
    const { lang, theme, zone } = this.state.address;
    return this.follow({ lang, theme, zone, warrant });
  }

  /** Changes parts of the address without a question: view, zone, theme. */
  turn(parts, address = this.state.address) {
    this.show({ ...address, ...parts }, true);
  }

  async setLanguage(language, written = true) {
    const t = translator(await dictionary(language), language);
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
    this.set({ t });
    if (written) this.turn({ lang: language });
  }

  /** Puts an address into the bar. @param {import('./model/address.js').Address} address */
  show(address, replace = false) {
    const url = writeAddress(address);
    if (replace) history.replaceState(null, '', url);
    else if (url !== location.hash) history.pushState(null, '', url);
    if (address.theme) document.documentElement.dataset.theme = address.theme;
    else delete document.documentElement.dataset.theme;
    this.set({ address });
  }

  /** Subjects of the grant by exact value. @param {string} text @param {string|null} kind null for any @param {{signal?: AbortSignal}} [options] */
  async lookUp(text, kind, options = {}) {
    const { warrant } = await transport.ask(SEARCH, { warrant: this.state.warrant.id, text, kinds: kind ? [kind] : null, grant: this.grant()?.id ?? null }, options);
    if (!warrant) throw new Failure('NOT_FOUND');
    return warrant.search;
  }

  async search(text, kind) {
    this.set({ search: { status: 'busy', text, kind }, subject: null });
    try {
      const { nodes, totalCount } = await this.lookUp(text, kind);
      this.set({ search: { status: 'done', text, kind, nodes, totalCount } });
      this.say(this.state.t('search.found', { n: totalCount }));
    } catch (failure) {
      this.failed(failure, ({ failure: why }) => ({ search: { status: 'failed', text, kind, failure: why } }));
    }
  }

  /** What the next question must pass or leave out. @param {'via'|'exclude'} which @param {import('./model/question.js').Subject[]} subjects */
  setCondition(which, subjects) {
    this.set({ conditions: { ...this.state.conditions, [which]: subjects } });
  }

  choose(subject) {
    this.set({ subject });
  }

  /** Asks a question about a subject; it becomes a step of the work. */
  askAbout(subject, parts) {
    return this.asking.about(subject, parts);
  }

  /** Walks one way step by step. @param {string[]} acts ids in its order */
  walk(acts) {
    this.set({ way: { acts } });
    this.walkTo(0);
  }

  /** @param {number} place on the way walked */
  walkTo(place) {
    const act = this.state.way.acts[place];
    this.point({ act, card: this.state.cursor?.card ?? null });
    const { answer } = this.course.shown();
    if (answer.actOf.has(act)) this.say(`${place + 1} / ${this.state.way.acts.length} ${this.state.t(`act.${answer.actOf.get(act).kind}`)}`);
  }

  /** Stops waiting for whatever is being read. */
  giveUp() {
    transport.giveUp();
  }

  /** Asks the present question once more. */
  again() {
    return this.asking.again();
  }

  /** Shows why a request gave no answer. @param {Failure} failure @param {(failed: object) => object} patch of the state */
  failed(failure, patch) {
    if (!(failure instanceof Failure)) throw failure;
    if (failure.code === 'UNAUTHENTICATED') {
      this.session.ended(failure);
      return;
    }
    this.set(patch({ status: 'failed', failure }));
    this.say(this.state.t(`failure.${failure.code}`));
    this.instrument.doubt(failure);
  }

  point(cursor) {
    this.set({ cursor });
  }

  /** Opens an act's detail. @param {{id: string, handle: string}} act */
  openAct(act, card = null) {
    const answer = this.course.shown()?.answer;
    if (answer?.actOf.has(act.id)) {
      this.point(cursorAt(answer, act.id, card ?? this.state.cursor?.card));
      this.turn({ act: act.id });
    }
    return this.detail.openAct(act);
  }

  /** Lists the acts folded into one mark. @param {string[]} ids */
  openFold(ids) {
    const { answer } = this.course.shown();
    this.point(cursorAt(answer, ids[0], this.state.cursor?.card));
    const acts = ids.map((id) => answer.actOf.get(id)).filter(Boolean);
    this.set({ detail: { type: 'fold', id: ids[0], thing: acts[0], status: 'done', data: acts } });
  }

  /** What is missing at one place of the answer. @param {object[]} gaps of the answer in front */
  openGaps(gaps) {
    this.set({ detail: { type: 'gap', id: gaps[0].id, thing: gaps[0], status: 'done', data: gaps } });
  }

  closeDetail() {
    this.turn({ act: undefined });
    this.set({ detail: null });
  }
}
