// The import in front: how far it is, how it ended, which rows it rejected.
import { ask } from './server/transport.js';
import * as documents from './server/documents/imports.js';
import { Failure } from './model/failure.js';
import { ended } from './model/mapping.js';
import { keptMapping } from './kept.js';

const EVERY_MS = 600;
export const NO_ROWS = { status: 'idle', nodes: [], next: null };

/** A part of the desk's imports, whose state it reads and changes by `imports`: `{now, set, trying, survives}`. */
export class RunningImport {
  #desk;
  #imports;
  #timer = null;

  constructor(desk, imports) {
    this.#desk = desk;
    this.#imports = imports;
  }

  /** Follows it no longer; it goes on in the server. */
  forget() {
    clearTimeout(this.#timer);
  }

  /** Reads it and follows it until it has ended. @param {string} id */
  async open(id) {
    if (this.#imports.now().job?.id !== id) this.#imports.set({ job: null, rejects: NO_ROWS, status: 'busy', trouble: null });
    await this.#follow(id);
  }

  async #follow(id) {
    await this.#imports.trying('job', async () => {
      const { importJob } = await ask(documents.IMPORT_JOB, { id });
      if (this.#desk.state.address.job !== id) return;
      if (!importJob) throw new Failure('NOT_FOUND');
      const before = this.#imports.now().job;
      this.#imports.set({ job: importJob, status: 'done' });
      if (!ended(importJob)) {
        this.#timer = setTimeout(() => this.#follow(id), EVERY_MS);
        return;
      }
      if (before?.id !== id || !ended(before) || this.#imports.now().rejects.status === 'idle') {
        this.#desk.say(this.#desk.state.t(`import.end.${importJob.state}`));
        await this.moreRejects();
      }
    });
  }

  /** Asks it to stop after the batch under way. */
  async cancel() {
    await this.#imports.trying('job', async () => {
      const { job } = await ask(documents.CANCEL_IMPORT, { id: this.#imports.now().job.id });
      if (job) this.#imports.set({ job });
    });
  }

  /** The next rejected rows. */
  async moreRejects() {
    const { job, rejects } = this.#imports.now();
    this.#imports.set({ rejects: { ...rejects, status: 'busy' } });
    try {
      const { importJob } = await ask(documents.REJECTS, { id: job.id, first: 50, after: rejects.next });
      if (!importJob) throw new Failure('NOT_FOUND');
      const { nodes, totalCount, pageInfo } = importJob.rows;
      this.#imports.set({ rejects: { status: 'done', nodes: [...rejects.nodes, ...nodes], totalCount, next: pageInfo.hasNextPage ? pageInfo.endCursor : null } });
    } catch (failure) {
      if (this.#imports.survives(failure)) this.#imports.set({ rejects: { ...rejects, status: 'failed', failure } });
    }
  }

  /** The mapping it was started with, if this tab knows. */
  mapping() {
    return keptMapping(this.#imports.now().job.id);
  }
}
