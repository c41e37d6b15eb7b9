// Who is signed in, and the way in and out.
import { ask, printLink, signIn, signOut } from './server/transport.js';
import { START } from './server/documents/start.js';
import { Failure } from './model/failure.js';
import { forgetSubjects, mayBeSignedIn, rememberSignedIn } from './kept.js';

/** The session part of the desk. */
export class Session {
  #desk;

  constructor(desk) {
    this.#desk = desk;
  }

  /** Signs in by a link's code, goes on with an earlier session, or asks for a code. @param {{code?: string}} link */
  async start(link) {
    if (link.code) await this.signIn(link.code, link);
    else if (mayBeSignedIn()) await this.#begin(link);
    else this.#desk.set({ phase: 'signed-out', failure: null });
  }

  /** @param {string} code @param {object} [link] what else the link brought */
  async signIn(code, link = {}) {
    try {
      await signIn(code);
    } catch (failure) {
      this.ended(failure);
      return;
    }
    rememberSignedIn(true);
    await this.#begin(link);
  }

  /** Has another link printed on the server's console. */
  async printLink() {
    const desk = this.#desk;
    try {
      desk.say(desk.state.t(await printLink() ? 'signIn.printed' : 'signIn.printedJustNow'));
    } catch (failure) {
      desk.set({ failure });
    }
  }

  async signOut() {
    const desk = this.#desk;
    const { lang, theme, zone } = desk.state.address;
    try {
      await signOut();
    } catch (failure) {
      // The cookie is still good: saying "signed out" would be a lie.
      desk.set({ phase: 'broken', failure });
      return;
    }
    forgetSubjects();
    desk.turn({}, { lang, theme, zone });
    this.ended(null);
    desk.set({ viewer: null });
  }

  /** Back to the sign-in screen; nothing that was read stays. @param {Failure|null} failure why */
  ended(failure) {
    rememberSignedIn(false);
    this.#desk.clear();
    this.#desk.set({ phase: 'signed-out', failure, said: '' });
  }

  async #begin(link) {
    const desk = this.#desk;
    desk.clear();
    try {
      const { viewer, installation } = await ask(START);
      desk.set({ viewer, installation, serverLead: Date.parse(installation.now) - Date.now(), failure: null });
      await desk.moreWarrants();
    } catch (failure) {
      if (!(failure instanceof Failure)) throw failure;
      if (failure.code === 'UNAUTHENTICATED') this.ended(null);
      else desk.set({ phase: 'broken', failure });
      return;
    }
    const target = desk.linked(link) ?? desk.state.address;
    desk.set({ phase: 'ready' });
    await desk.follow(target);
  }
}
