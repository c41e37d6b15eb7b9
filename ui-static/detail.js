// What the detail panel shows, loaded when it is asked for: every look at a source row is an access of its own.
import { ask } from './server/transport.js';
import { ACT } from './server/documents/act.js';
import { ENTITY } from './server/documents/entity.js';
import { PROFILES } from './server/documents/profiles.js';
import { Failure } from './model/failure.js';

const PAGE = 20;

/** The detail part of the desk. */
export class Detail {
  #desk;
  #seen = new Map();

  constructor(desk) {
    this.#desk = desk;
  }

  /** Drops what was loaded: another instrument is another door. */
  forget() {
    this.#seen.clear();
  }

  openAct(act) {
    return this.#open('act', act, async () => {
      const { warrant } = await ask(ACT, { warrant: this.#warrant(), handle: act.handle });
      return warrant?.act;
    });
  }

  openEntity(entity) {
    return this.#open('entity', entity, async () => {
      const { warrant } = await ask(ENTITY, { warrant: this.#warrant(), handle: entity.handle, first: PAGE, after: null });
      return warrant?.entity;
    });
  }

  /** What the holder of an act could have. @param {{channel: string, holder: string}} act where one comes from */
  openHolder(act) {
    const { channel, holder } = act;
    const id = `holder ${channel} ${holder}`;
    return this.#open('holder', { id, handle: id, channel, holder, act }, async () => {
      const { channelProfiles, installation } = await ask(PROFILES, { channel, holder });
      return channelProfiles[0] && { profile: channelProfiles[0], files: installation.profiles };
    });
  }

  /** The next page of an entity's acts. */
  async moreActs() {
    const shown = this.#desk.state.detail;
    const { data } = shown;
    this.#desk.set({ detail: { ...shown, continuing: true } });
    try {
      const variables = { warrant: this.#warrant(), handle: data.handle, first: PAGE, after: data.acts.pageInfo.endCursor };
      const { warrant } = await ask(ENTITY, variables);
      if (!warrant?.entity) throw new Failure('NOT_FOUND');
      const acts = { ...warrant.entity.acts, nodes: [...data.acts.nodes, ...warrant.entity.acts.nodes] };
      this.#finish(shown, { ...shown, data: { ...data, acts } });
    } catch (failure) {
      this.#fail(shown, failure);
    }
  }

  async #open(type, thing, load) {
    const opened = { type, id: thing.id, thing, status: 'busy' };
    const known = this.#seen.get(thing.handle);
    if (known) {
      this.#desk.set({ detail: { ...opened, status: 'done', data: known } });
      return;
    }
    this.#desk.set({ detail: opened });
    try {
      const data = await load();
      if (!data) throw new Failure('NOT_FOUND');
      this.#seen.set(thing.handle, data);
      this.#finish(opened, { ...opened, status: 'done', data });
    } catch (failure) {
      this.#fail(opened, failure);
    }
  }

  #warrant() {
    return this.#desk.state.warrant.id;
  }

  // A slow answer must not replace what was opened after it.
  #finish(opened, detail) {
    if (this.#desk.state.detail?.id === opened.id) this.#desk.set({ detail });
  }

  #fail(opened, failure) {
    if (!(failure instanceof Failure)) throw failure;
    if (failure.code === 'UNAUTHENTICATED') this.#desk.session.ended(failure);
    else {
      this.#finish(opened, { ...opened, status: 'failed', failure });
      this.#desk.instrument.doubt(failure);
    }
  }
}
