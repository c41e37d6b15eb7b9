// Who is signed in, and the ways in and out.
import * as transport from './server/transport.js';
import { START } from './server/documents/start.js';
import { Failure } from './model/failure.js';
import { forgetAll, keepFor, mayBeSignedIn, rememberSignedIn } from './kept.js';

/** The session part of the desk. */
export class Session {
  #desk;

  constructor(desk) {
    this.#desk = desk;
  }

  /** Signs in by a link's code, goes on with an earlier session, or asks who is there. @param {object} link what the link brought */
  async start(link) {
    if (link.refused) await this.ended(new Failure('UNAUTHENTICATED'), 'OIDC');
    else if (link.enrol) await this.#outside({ enrolling: { code: link.enrol, account: link.account ?? '' } });
    else if (link.code) await this.signIn({ code: link.code }, link);
    else if (mayBeSignedIn()) await this.#begin(link);
    else await this.#outside({});
  }

  /** @param {{code: string}|{account: string, password: string}} proof @param {object} [link] what else the link brought */
  signIn(proof, link = {}) {
    return this.#enter(() => transport.signIn(proof), proof.code ? 'CODE' : 'PASSWORD', link);
  }

  /** Sets an account's first password with a one-time code. @param {{code: string, account: string, password: string}} proof */
  enrol(proof) {
    return this.#enter(() => transport.enrol(proof), 'ENROL', {});
  }

  async #enter(door, way, link) {
    try {
      await door();
    } catch (failure) {
      await this.ended(failure, way);
      return;
    }
    rememberSignedIn(true);
    this.#desk.set({ enrolling: null });
    await this.#begin(link);
  }

  /** Leaves for the identity provider; whoever comes back has a session. */
  leaveForProvider() {
    rememberSignedIn(true);
  }

  /** Demonstration only: goes on as another account. @param {string} account */
  async actAs(account) {
    const desk = this.#desk;
    await desk.investigations.settled();
    try {
      await transport.actAs(account);
    } catch (failure) {
      if (failure.code === 'UNAUTHENTICATED') await this.ended(failure);
      else desk.set({ notice: { tone: 'stop', text: desk.state.t(`failure.${failure.code}.text`) } });
      return;
    }
    forgetAll();
    this.#fromNowhere();
    await this.#begin({});
    desk.say(desk.state.t('viewer.now', { who: account }));
  }

  /** Has another link printed on the server's console. */
  async printLink() {
    const desk = this.#desk;
    try {
      desk.say(desk.state.t(await transport.printLink() ? 'signIn.printed' : 'signIn.printedJustNow'));
    } catch (failure) {
      desk.set({ failure });
    }
  }

  async signOut() {
    const desk = this.#desk;
    // What this tab keeps goes, too.
    await desk.investigations.settled();
    try {
      await transport.signOut();
    } catch (failure) {
      // The cookie is still good: saying "signed out" would be a lie.
      desk.set({ phase: 'broken', failure });
      return;
    }
    forgetAll();
    this.#fromNowhere();
    await this.ended(null);
    desk.set({ viewer: null });
  }

  /** Back to the sign-in screen; nothing that was read stays. @param {Failure|null} failure why @param {string} [way] tried */
  ended(failure, way = 'SESSION') {
    rememberSignedIn(false);
    this.#desk.clear();
    return this.#outside({ failure, way, said: '' });
  }

  // An address with nobody's work in it.
  #fromNowhere() {
    const { lang, theme, zone } = this.#desk.state.address;
    this.#desk.turn({}, { lang, theme, zone });
  }

  async #outside(patch) {
    const desk = this.#desk;
    let { waysIn } = desk.state;
    let failure = patch.failure ?? null;
    try {
      waysIn = await transport.waysIn();
    } catch (why) {
      failure ??= why;
    }
    desk.set({ phase: 'signed-out', way: 'SESSION', ...patch, failure, waysIn });
  }

  async #begin(link) {
    const desk = this.#desk;
    desk.clear();
    try {
      const { viewer, installation } = await transport.ask(START);
      const waysIn = desk.state.waysIn ?? await transport.waysIn();
      desk.set({ viewer, installation, waysIn, serverLead: Date.parse(installation.now) - Date.now(), failure: null });
    } catch (failure) {
      if (!(failure instanceof Failure)) throw failure;
      if (failure.code === 'UNAUTHENTICATED') await this.ended(null);
      else desk.set({ phase: 'broken', failure });
      return;
    }
    // A session ends without anybody signing out: the address then is the one before's, unless a link brought it along.
    if (keepFor(desk.state.viewer.name) && Object.keys(link).length === 0) this.#fromNowhere();
    const target = desk.linked(link) ?? desk.state.address;
    desk.set({ phase: 'ready' });
    await desk.follow(target, true);
  }
}
