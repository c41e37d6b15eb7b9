// The only fetch() of the app, and its only XMLHttpRequest.
import { Failure, failureOf } from '../model/failure.js';

const PATIENCE_MS = 30000;

/** What is being read and has no way of its own to be given up. */
const reading = new Set();

/** Gives up all of it. Changes go on: whether one was made must not be left open. */
export const giveUp = () => reading.forEach((each) => each.abort());

/**
 * Asks the GraphQL endpoint.
 * @param {string} document @param {object} variables @param {{signal?: AbortSignal}} [options]
 * @returns {Promise<object>} `data`, whole @throws {Failure}
 */
export async function ask(document, variables = {}, { signal } = {}) {
  const own = signal || !document.startsWith('query') ? null : new AbortController();
  if (own) reading.add(own);
  try {
    const response = await send('POST', 'graphql', { query: document, variables }, 'application/graphql-response+json', signal ?? own?.signal);
    const body = await response.json().catch(() => null);
    if (own?.signal.aborted) throw new Failure('CANCELLED');
    const failure = failureOf(response.status, body);
    if (failure) throw failure;
    if (!body.data) throw new Failure('INTERNAL');
    return body.data;
  } finally {
    reading.delete(own);
  }
}

/**
 * Asks for what happens while one looks on, over server-sent events.
 * @param {string} document @param {object} variables @param {(data: object) => void} onEvent @param {AbortSignal} signal ends it
 * @returns {Promise<void>} when the server has ended it @throws {Failure}
 */
export async function subscribe(document, variables, onEvent, signal) {
  const response = await send('POST', 'graphql', { query: document, variables }, 'text/event-stream', signal, 0);
  if (!response.ok) throw failureOf(response.status, parsed(await response.text()));
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  try {
    for (let rest = ''; ;) {
      const { done, value } = await reader.read();
      if (done) return;
      const events = (rest + value).split('\n\n');
      rest = events.pop();
      for (const body of events.map(dataOf).filter(Boolean)) {
        const failure = failureOf(200, body);
        if (failure) throw failure;
        onEvent(body.data);
      }
    }
  } catch (error) {
    if (error instanceof Failure) throw error;
    throw new Failure(signal.aborted ? 'CANCELLED' : 'UNREACHABLE');
  }
}

const dataOf = (event) => parsed(event.split('\n').filter((line) => line.startsWith('data:')).map((line) => line.slice(5)).join('\n'));

/**
 * The ways in that this installation offers.
 * @returns {Promise<{profile: string, methods: string[], enrolment: boolean, demoAccounts: {name: string, roles: string[]}[]}>}
 */
export async function waysIn() {
  const response = await send('GET', 'api/sign-in', undefined, 'application/json');
  const body = await response.json().catch(() => null);
  if (!response.ok || !body) throw failureOf(response.status, body);
  return { methods: [], enrolment: false, demoAccounts: [], ...body };
}

/** Trades a one-time code, or account and password, for a session cookie. @param {{code: string}|{account: string, password: string}} proof */
export const signIn = (proof) => tell('api/sign-in', proof);

/** Demonstration only: goes on as another of its accounts. @param {string} account */
export const actAs = (account) => tell('api/sign-in/demo', { account });

/** Shows once more who one is; approvals are accepted for a few minutes. @param {string} [password] none in the demonstration */
export const stepUp = (password) => tell('api/sign-in/step-up', password === undefined ? {} : { password });

/** Trades a one-time code for an account's first password and a session. @param {{code: string, account: string, password: string}} proof */
export const enrol = (proof) => tell('api/sign-in/enrol', proof);

/** Changes one's password and ends one's other sessions. @param {{old: string, new: string}} passwords */
export const changePassword = (passwords) => tell('api/sign-in/password', passwords);

/** Has the server print another link on its console. @returns {Promise<boolean>} false where one was printed a moment ago */
export async function printLink() {
  return Boolean(await tell('api/sign-in/link', {}, [429]));
}

/** Ends the session. @throws {Failure} */
export const signOut = () => tell('api/sign-out', {}, [401]);

/** A dictionary of the app's own texts, or its glossary. @param {'zh'|'en'|'terms'} language @returns {Promise<object>} */
export async function dictionary(language) {
  const response = await fetch(new URL(`../i18n/${language}.json`, import.meta.url));
  if (!response.ok) throw new Failure('UNREACHABLE');
  return response.json();
}

/**
 * Sends a file, to be looked at before it is imported. It may take long, so how far it is is told.
 * @param {File} file @param {{onProgress: (sent: number, total: number) => void, signal: AbortSignal}} options
 * @returns {Promise<string>} the upload's id @throws {Failure}
 */
export function sendFile(file, { onProgress, signal }) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest(); // fetch() does not tell how much was sent
    request.open('POST', answersAt('api/imports/uploads'));
    request.setRequestHeader('Accept', 'application/json');
    request.setRequestHeader('X-Cardtrail', '1');
    request.upload.addEventListener('progress', ({ loaded, total }) => onProgress(loaded, total));
    request.addEventListener('load', () => {
      const body = parsed(request.responseText);
      if (request.status === 201 && body?.id) resolve(body.id);
      else reject(failureOf(request.status, body, request.getResponseHeader('Retry-After')) ?? new Failure('INTERNAL'));
    });
    request.addEventListener('error', () => reject(new Failure('UNREACHABLE')));
    request.addEventListener('abort', () => reject(new Failure('CANCELLED')));
    signal.addEventListener('abort', () => request.abort());
    const form = new FormData();
    form.append('file', file);
    request.send(form);
  });
}

/** Sends the mapping of an upload. @param {string} upload @param {string} text @returns {Promise<{digest: string, version: string|null}>} */
export async function sendMapping(upload, text) {
  const response = await send('PUT', `api/imports/uploads/${encodeURIComponent(upload)}/mapping`, text, 'application/json');
  const body = parsed(await response.text());
  if (!response.ok || !body?.digest) throw failureOf(response.status, body, response.headers.get('Retry-After')) ?? new Failure('INTERNAL');
  return body;
}

/** The bundle of a sealed report. @param {string} id @returns {Promise<Blob>} @throws {Failure} */
export async function bundle(id) {
  const response = await send('GET', `api/reports/${encodeURIComponent(id)}.zip`, undefined, 'application/zip');
  if (response.ok) return response.blob();
  throw failureOf(response.status, parsed(await response.text()), response.headers.get('Retry-After')) ?? new Failure('NOT_FOUND');
}

// A body left unread, even an empty one, counts as a request given up. Resolves to false where the status is one of those expected.
async function tell(path, body, expected = []) {
  const response = await send('POST', path, body, 'application/json');
  const text = await response.text();
  if (response.ok) return true;
  if (expected.includes(response.status)) return false;
  throw failureOf(response.status, parsed(text), response.headers.get('Retry-After'));
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

// Beside the page, wherever the modules lie.
const answersAt = (path) => new URL(path, document.baseURI);

async function send(method, path, body, accept, signal, patience = PATIENCE_MS) {
  const timeout = patience ? AbortSignal.timeout(patience) : new AbortController().signal;
  try {
    return await fetch(answersAt(path), {
      method,
      headers: { Accept: accept, 'X-Cardtrail': '1', ...(body === undefined ? {} : { 'Content-Type': 'application/json' }) },
      body: body === undefined || typeof body === 'string' ? body : JSON.stringify(body),
      credentials: 'same-origin',
      cache: 'no-store',
      redirect: 'error',
      signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
    });
  } catch (error) {
    if (signal?.aborted) throw new Failure('CANCELLED');
    throw new Failure(timeout.aborted ? 'TIMED_OUT' : 'UNREACHABLE', { message: String(error?.name ?? '') });
  }
}
