// Who may be whom under the instrument in front: what is proposed, what was judged, and the judging itself.
import { ask } from './server/transport.js';
import { CANDIDATES, JUDGE, JUDGEMENTS } from './server/documents/identity.js';
import { Failure } from './model/failure.js';

const PAGE = 10;
const NO_LIST = { status: 'busy', nodes: [], next: null, bounds: [] };

/** The identity part of the desk. The list is `{tab, status, nodes, next, totalCount, bounds, weights, failure}`. */
export class Identity {
  #desk;

  constructor(desk) {
    this.#desk = desk;
  }

  /** Goes to the screen, under the instrument and grant in front. */
  show() {
    return this.#go({ screen: 'identity' });
  }

  /** Back to the desk of the same instrument and grant. */
  leave() {
    return this.#go({});
  }

  #go(parts) {
    const { warrant, grant, lang, theme, zone } = this.#desk.state.address;
    this.#desk.set({ detail: null });
    return this.#desk.follow({ warrant, grant, lang, theme, zone, ...parts });
  }

  /** Reads what is proposed, or what was judged. @param {'candidates'|'judgements'} tab */
  async open(tab = this.#desk.state.identity?.tab ?? 'candidates') {
    if (!this.#desk.state.warrant) return;
    this.#desk.set({ identity: { ...NO_LIST, tab }, judging: null });
    await this.more();
  }

  async more() {
    const desk = this.#desk;
    const list = { ...desk.state.identity, status: 'busy' };
    desk.set({ identity: list });
    const settled = (patch) => desk.state.identity === list && desk.set({ identity: { ...list, ...patch } });
    try {
      const { warrant } = await ask(list.tab === 'judgements' ? JUDGEMENTS : CANDIDATES,
        { warrant: desk.state.warrant.id, grant: desk.grant()?.id ?? null, first: PAGE, after: list.next });
      if (!warrant) throw new Failure('NOT_FOUND');
      const { nodes, pageInfo, totalCount, bounds } = warrant.list;
      settled({ status: 'done', nodes: [...list.nodes, ...nodes], next: pageInfo.hasNextPage ? pageInfo.endCursor : null,
        totalCount, bounds, weights: warrant.identityWeights });
      desk.say(desk.state.t(`identity.${list.tab}.found`, { n: totalCount }));
    } catch (failure) {
      if (!(failure instanceof Failure)) throw failure;
      if (failure.code === 'UNAUTHENTICATED') await desk.session.ended(failure);
      else {
        settled({ status: 'failed', failure });
        desk.instrument.doubt(failure);
      }
    }
  }

  /** Asks for the reason before doing it. @param {'CONFIRM'|'REJECT'|'WITHDRAW'} verdict @param {object} thing candidate or judgement */
  begin(verdict, thing) {
    this.#desk.set({ judging: { verdict, thing, busy: false, failure: null, reason: '' } });
  }

  close() {
    this.#desk.set({ judging: null });
  }

  /** @param {string} reason */
  async judge(reason) {
    const desk = this.#desk;
    const judging = { ...desk.state.judging, reason, busy: true, failure: null };
    desk.set({ judging });
    const { verdict, thing } = judging;
    const common = { warrant: desk.state.warrant.id, reason };
    try {
      await ask(JUDGE[verdict], verdict === 'WITHDRAW'
        ? { ...common, grant: desk.grant()?.id ?? null, judgement: thing.id }
        : { ...common, candidate: thing.id, digest: thing.digest });
      await this.#again('good', `identity.done.${verdict}`);
    } catch (failure) {
      if (!(failure instanceof Failure)) throw failure;
      switch (failure.code) {
        case 'UNAUTHENTICATED': await desk.session.ended(failure); break;
        // Somebody was first, or it is there no longer: what stands on the screen is not what it was.
        case 'STALE_GENERATION': case 'NOT_FOUND': await this.#again('warn', 'identity.stale'); break;
        default: desk.set({ judging: { ...judging, busy: false, failure } });
      }
    }
  }

  async #again(tone, key) {
    const desk = this.#desk;
    const text = desk.state.t(key);
    desk.set({ notice: { tone, text } });
    await this.open();
    desk.say(text);
  }
}
