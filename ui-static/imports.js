// The way of a file from its choice to its import: what is in front is told by the address (`upload`, `job`), so that a reload goes on there.
import { ask, sendFile, sendMapping } from './server/transport.js';
import * as documents from './server/documents/imports.js';
import { Failure } from './model/failure.js';
import { columnTo, onFile, placeIn, put, putIn, readMapping, textOf, withHolder, withoutExample } from './model/mapping.js';
import { keepMapping } from './kept.js';
import { NO_ROWS, RunningImport } from './running-import.js';

/** `trouble` is `{where, failure}`; `mended` the mapping text that waits for a file of mended rows. */
export const NO_IMPORTS = {
  status: 'idle', uploads: [], jobs: [], words: null, ready: [], sending: null, mended: null, upload: null, table: null, tableBusy: false,
  mapping: null, matches: [], source: '', errors: {}, tried: 0, preview: null, previewed: null, busy: '', job: null, rejects: NO_ROWS, trouble: null,
};
const BLANK = { version: '1', columns: [] };
const OF_FILE = { upload: null, table: null, mapping: null, matches: [], source: '', errors: {}, preview: null, previewed: null, trouble: null, busy: '' };

/** The import part of the desk. */
export class Imports {
  #desk;
  #sending = null;
  /** The import in front. */
  running;

  constructor(desk) {
    this.#desk = desk;
    this.running = new RunningImport(desk, {
      now: () => this.#now, set: (patch) => this.#set(patch), trying: (where, action) => this.#trying(where, action), survives: (failure) => this.#survives(failure),
    });
  }

  get #now() {
    return this.#desk.state.imports;
  }

  #set(patch) {
    this.#desk.set({ imports: { ...this.#now, ...patch } });
  }

  /** Ends what goes on in this tab; an import goes on in the server. */
  forget() {
    this.#sending?.abort();
    this.running.forget();
  }

  /** Reads what the address has in front. */
  async open() {
    this.running.forget();
    const { upload, job } = this.#desk.state.address;
    if (job) return this.running.open(job);
    if (upload) return this.#openUpload(upload);
    this.#set({ ...OF_FILE, job: null, rejects: NO_ROWS, status: 'busy' });
    return this.#trying('lists', async () => {
      const { uploads, importJobs } = await ask(documents.IMPORTS);
      this.#set({ status: 'done', uploads, jobs: importJobs });
    });
  }

  #go(parts) {
    const { lang, theme, zone } = this.#desk.state.address;
    return this.#desk.follow({ lang, theme, zone, screen: 'import', ...parts });
  }

  /** Back to the choice of a file. */
  begin() {
    return this.#go({});
  }

  /** Sends a file and goes on with it. @param {File} file */
  async send(file) {
    const controller = new AbortController();
    this.#sending = controller;
    this.#set({ sending: { file: file.name, sent: 0, total: file.size }, trouble: null });
    await this.#trying('file', async () => {
      const upload = await sendFile(file, {
        signal: controller.signal, onProgress: (sent, total) => this.#set({ sending: { file: file.name, sent, total } }),
      });
      this.#set({ sending: null });
      await this.#go({ upload });
    });
    this.#sending = null;
    if (this.#now.sending) this.#set({ sending: null });
  }

  stopSending() {
    this.#sending?.abort();
  }

  /** Deletes an upload. @param {string} id */
  async discard(id) {
    await this.#trying('lists', async () => {
      await ask(documents.DISCARD_UPLOAD, { upload: id });
      await this.begin();
    });
  }

  async #words() {
    if (this.#now.words) return;
    const { mappingVocabulary, readyMappings } = await ask(documents.MAPPING_WORDS);
    this.#set({ words: mappingVocabulary, ready: readyMappings });
  }

  async #openUpload(id) {
    if (this.#now.upload?.id === id) {
      this.#set({ job: null, rejects: NO_ROWS });
      return;
    }
    this.#set({ ...OF_FILE, job: null, rejects: NO_ROWS, status: 'busy' });
    await this.#trying('lists', async () => {
      const [{ upload }] = await Promise.all([ask(documents.UPLOAD, { id }), this.#words()]);
      if (!upload) throw new Failure('NOT_FOUND');
      const sent = upload.mapping ? readMapping(upload.mapping.text) : null;
      const mended = this.#now.mended ? onFile(readMapping(this.#now.mended), upload) : null;
      this.#set({ status: 'done', upload, mapping: sent ?? mended ?? BLANK, source: sent ? 'sent' : mended ? 'mended' : '', mended: null });
      await this.#look();
    });
  }

  // The first rows, and what their headings tell of a mapping, unless a person brought one.
  async #look(act = null) {
    const { upload, mapping, source } = this.#now;
    this.#set({ tableBusy: true });
    const read = await this.#trying('table', async () => {
      const { upload: looked } = await ask(documents.TABLE, {
        id: upload.id, act, separator: upload.separator ? mapping?.separator ?? null : null, sheet: mapping?.sheet ?? null,
      });
      if (!looked) throw new Failure('NOT_FOUND');
      const { table, suggestion } = looked;
      this.#set({ table, matches: suggestion.matches, trouble: null });
      if (source === '' || source === 'suggested') this.#replace(this.#suggested(suggestion.text), 'suggested');
    });
    // Rows read otherwise than is chosen now would mislead.
    this.#set({ tableBusy: false, ...(read ? {} : { table: null }) });
  }

  // What a person said of the file holds for another suggestion too.
  #suggested(text) {
    const { mapping } = this.#now;
    const fresh = readMapping(text);
    const kept = Object.fromEntries(['version', 'description', 'zone', 'separator', 'sheet'].filter((name) => mapping?.[name]).map((name) => [name, mapping[name]]));
    return withHolder({ ...fresh, ...kept }, mapping?.holder ?? '');
  }

  #replace(mapping, source = this.#now.source) {
    this.#set({ mapping, source, preview: null, previewed: null, errors: {}, trouble: null });
  }

  /** Changes the mapping; what was previewed no longer holds. @param {object} mapping @param {string} [place] whose complaint is settled */
  change(mapping, place) {
    const errors = Object.fromEntries(Object.entries(this.#now.errors).filter(([at]) => at !== place && !at.startsWith(`${place}.`)));
    this.#set({ mapping, errors, previewed: null });
  }

  /** @param {string} name a property of the mapping itself @param {unknown} value */
  put(name, value) {
    const { mapping } = this.#now;
    this.change(name === 'holder' ? withHolder(mapping, value) : put(mapping, name, value), name);
    if (name === 'separator' || name === 'sheet') return this.#look();
    if (name === 'act') return this.#again(value);
    return undefined;
  }

  // Another kind of row has other roles: the headings are read anew.
  #again(act) {
    this.#set({ source: 'suggested' });
    return this.#look(act);
  }

  /** Maps a heading to something. @param {{heading: string, index: number}} row @param {string} to */
  target({ heading, index }, to) {
    const { mapping, words } = this.#now;
    const name = heading.normalize('NFKC').trim();
    const column = columnTo(name, to, words, mapping);
    this.change(index >= 0 ? putIn(mapping, 'columns', index, column) : { ...mapping, columns: [...mapping.columns, column] }, `columns.${index}`);
  }

  /** @param {'columns'|'constants'} list @param {number} index @param {object|null} thing */
  putIn(list, index, thing) {
    this.change(putIn(this.#now.mapping, list, index, thing), `${list}.${index}`);
    // Places behind it have moved.
    if (!thing) this.#set({ errors: {} });
  }

  addConstant() {
    const { mapping, words } = this.#now;
    const act = words.acts.find((each) => each.act === mapping.act);
    const constant = (kind) => words.kinds.find((each) => each.kind === kind).constant;
    const role = words.roles.find((each) => act?.roles.includes(each.role) && each.kinds.some(constant));
    if (!role) return;
    this.change({ ...mapping, constants: [...(mapping.constants ?? []), { to: role.role, kind: role.kinds.find(constant), constant: mapping.holder ?? '' }] });
  }

  /** Takes a mapping that comes with the program. @param {string} id empty: what the headings tell */
  takeReady(id) {
    const { ready, upload, mapping } = this.#now;
    if (!id) {
      this.#set({ source: '' });
      return this.#look();
    }
    const taken = withoutExample(readMapping(ready.find((each) => each.id === id).text));
    this.#replace(withHolder(onFile(taken, upload), mapping.holder ?? ''), `ready:${id}`);
    return this.#look();
  }

  /** Takes a mapping file. @param {File} file */
  async takeFile(file) {
    const text = file.size > 256 * 1024 ? '' : await file.text();
    const mapping = readMapping(text);
    if (!mapping) {
      this.#set({ trouble: { where: 'mapping', key: 'import.noMapping' } });
      return;
    }
    this.#replace(onFile(mapping, this.#now.upload), 'file');
    await this.#look();
  }

  /** Has the mapping checked and shows what the first rows say under it. @returns {Promise<boolean>} */
  async preview() {
    const { upload, mapping } = this.#now;
    const text = textOf(mapping);
    this.#set({ busy: 'preview', trouble: null, errors: {} });
    const done = await this.#trying('preview', async () => {
      const { digest } = await sendMapping(upload.id, text);
      const { upload: read } = await ask(documents.PREVIEW, { id: upload.id });
      if (!read) throw new Failure('NOT_FOUND');
      this.#set({ preview: read.preview, previewed: { digest, text } });
      this.#desk.say(this.#desk.state.t('import.previewed', { n: read.preview.rows.length }));
    });
    this.#set({ busy: '' });
    return done;
  }

  /** Goes through the whole file, or imports it, with the mapping that was previewed. @param {boolean} dryRun */
  async start(dryRun) {
    const { upload, previewed } = this.#now;
    this.#set({ busy: dryRun ? 'dry' : 'import', trouble: null });
    await this.#trying('start', async () => {
      const { job } = await ask(documents.START_IMPORT, { upload: upload.id, mapping: previewed.digest, dryRun });
      keepMapping(job.id, previewed.text);
      this.#set({ job, rejects: NO_ROWS });
      await this.#go({ upload: upload.id, job: job.id });
    });
    this.#set({ busy: '' });
  }

  /** Keeps the job's mapping for a file with its mended rows. */
  async sendMended() {
    const text = this.running.mapping();
    await this.begin();
    this.#set({ mended: text });
  }

  forgetMended() {
    this.#set({ mended: null });
  }

  /** Back from a dry run to the file. */
  backToFile() {
    return this.#go({ upload: this.#desk.state.address.upload });
  }

  async #trying(where, action) {
    try {
      await action();
      return true;
    } catch (failure) {
      if (!this.#survives(failure)) return false;
      const place = failure.code === 'BAD_REQUEST' ? placeIn(failure.message) : null;
      const tried = this.#now.tried + 1;
      if (place) this.#set({ errors: { [place]: { said: failure.message, complaint: failure.complaint } }, tried, trouble: { where, failure, place } });
      else if (failure.code !== 'CANCELLED') this.#set({ status: 'done', tried, trouble: { where, failure } });
      return false;
    }
  }

  #survives(failure) {
    if (!(failure instanceof Failure)) throw failure;
    if (failure.code !== 'UNAUTHENTICATED') return true;
    this.#desk.session.ended(failure);
    return false;
  }
}
