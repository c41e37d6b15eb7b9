// The screens beside the desk: lists, the queue, oversight, accounts. Each is read when it is opened.
import { ask } from './server/transport.js';
import { QUEUE, WARRANTS } from './server/documents/warrants.js';
import { ACCESSES, ALARMS, AUDIT_LOG } from './server/documents/oversight.js';
import { SYSTEM } from './server/documents/system.js';
import { CLOCKS, PROFILES } from './server/documents/profiles.js';
import * as accounts from './server/documents/accounts.js';
import { Failure } from './model/failure.js';
import { screensOf } from './model/office.js';

const PAGE = 50;

/** The office part of the desk. Every list is `{status, nodes, next, failure, totalCount}`. */
export class Office {
  #desk;

  constructor(desk) {
    this.#desk = desk;
  }

  /** Reads what a screen shows. @param {string} screen */
  async open(screen) {
    const { roles } = this.#desk.state.viewer;
    switch (screen) {
      case 'instruments': return this.warrants(this.#desk.state.listState ?? '');
      case 'queue': return this.#first('queue');
      case 'oversight': return Promise.all([this.log(), this.#first('alarms')]);
      case 'accounts': return this.#first('accounts');
      case 'system': return this.system();
      case 'account': return this.tokens();
      case 'holders': return Promise.all([this.profiles(), this.clocks()]);
      case 'identity': return this.#desk.identity.open();
      case 'import': return this.#desk.imports.open();
      case 'record': return roles.includes('AUDITOR') && this.#desk.state.warrant ? this.#first('accesses') : undefined;
      default: return undefined;
    }
  }

  /** Whether the viewer's roles open a screen. */
  opens(screen) {
    return !['instruments', 'queue', 'import', 'oversight', 'accounts', 'system'].includes(screen) || screensOf(this.#desk.state.viewer.roles).includes(screen);
  }

  /** The instruments in a state, or all. @param {string} listState */
  warrants(listState) {
    this.#desk.set({ listState });
    return this.#first('warrants');
  }

  #first(name) {
    this.#desk.set({ [name]: { nodes: [], next: null } });
    return this.more(name);
  }

  /** The next page of a list. @param {string} name */
  async more(name) {
    const list = { ...this.#desk.state[name], status: 'busy' };
    this.#desk.set({ [name]: list });
    const settled = (patch) => this.#desk.state[name] === list && this.#desk.set({ [name]: { ...list, ...patch } });
    try {
      const { nodes, pageInfo, totalCount } = await this.#page(name, list.next);
      settled({ status: 'done', nodes: [...list.nodes, ...nodes], next: pageInfo.hasNextPage ? pageInfo.endCursor : null, totalCount });
    } catch (failure) {
      if (this.#survives(failure)) settled({ status: 'failed', failure });
    }
  }

  async #page(name, after) {
    const { warrant, listState } = this.#desk.state;
    switch (name) {
      case 'warrants': return (await ask(WARRANTS, { state: listState || null, first: PAGE, after })).warrants;
      case 'queue': return (await ask(QUEUE, { first: PAGE, after })).queue;
      case 'alarms': return found((await ask(ALARMS, { first: 20, after })).alarms);
      case 'accesses': return found((await ask(ACCESSES, { id: warrant.id, first: 20, after })).warrant?.accesses);
      case 'accounts': return found((await ask(accounts.ACCOUNTS, { first: PAGE, after })).accounts);
      default: throw new Failure('INTERNAL');
    }
  }

  /** The state of the audit log, for auditors. */
  log() {
    return this.#desk.state.viewer.roles.includes('AUDITOR') && this.#read('log', async () => ({ log: found((await ask(AUDIT_LOG)).auditLog) }));
  }

  /** How the server stands, for administrators and auditors. */
  system() {
    return this.#read('system', async () => ({ health: found((await ask(SYSTEM)).system) }));
  }

  /** What record holders can have: law and rules, no data. */
  profiles() {
    return this.#read('profiles', async () => {
      const { channelProfiles, installation } = await ask(PROFILES, { channel: null, holder: null });
      return { nodes: channelProfiles, files: installation.profiles };
    });
  }

  /** The clocks of the custodian's holder. */
  clocks() {
    return this.#desk.state.viewer.roles.includes('CUSTODIAN')
      && this.#read('clocks', async () => ({ nodes: (await ask(CLOCKS)).retentionClocks }));
  }

  /** What one has issued. */
  tokens() {
    return this.#read('tokens', async () => ({ nodes: found((await ask(accounts.MY_TOKENS)).myTokens) }));
  }

  async #read(name, load) {
    const set = (patch) => this.#desk.set({ [name]: { nodes: [], ...patch } });
    set({ status: 'busy' });
    try {
      set({ status: 'done', ...await load() });
    } catch (failure) {
      if (this.#survives(failure)) set({ status: 'failed', failure });
    }
  }

  /** Sends a change of accounts or tokens, then reads the list again. @returns {Promise<object|null>} null when it failed: the dialog says why */
  async change(document, variables, list) {
    try {
      const data = await ask(document, variables);
      await (list === 'tokens' ? this.tokens() : this.#first(list));
      return data;
    } catch (failure) {
      if (this.#survives(failure)) throw failure;
      return null;
    }
  }

  #survives(failure) {
    if (!(failure instanceof Failure)) throw failure;
    if (failure.code !== 'UNAUTHENTICATED') return true;
    this.#desk.session.ended(failure);
    return false;
  }
}

function found(thing) {
  if (!thing) throw new Failure('NOT_FOUND');
  return thing;
}
