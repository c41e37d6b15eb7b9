// The only fetch() of the app.
import { Failure, failureOf } from '../model/failure.js';

const PATIENCE_MS = 30000;

/**
 * Asks the GraphQL endpoint.
 * @param {string} document @param {object} variables @param {{signal?: AbortSignal}} [options]
 * @returns {Promise<object>} `data`, whole @throws {Failure}
 */
export async function ask(document, variables = {}, { signal } = {}) {
  const response = await send('graphql', { query: document, variables }, 'application/graphql-response+json', signal);
  const body = await response.json().catch(() => null);
  const failure = failureOf(response.status, body);
  if (failure) throw failure;
  if (!body.data) throw new Failure('INTERNAL');
  return body.data;
}

/** Trades the one-time code for a session cookie. @param {string} code @throws {Failure} */
export async function signIn(code) {
  const response = await tell('api/sign-in', { code });
  if (!response.ok) throw failureOf(response.status, null);
}

/** Has the server print another link on its console. @returns {Promise<boolean>} false where one was printed a moment ago */
export async function printLink() {
  const response = await tell('api/sign-in/link');
  if (!response.ok && response.status !== 429) throw failureOf(response.status, null);
  return response.ok;
}

/** Ends the session. @throws {Failure} */
export async function signOut() {
  const response = await tell('api/sign-out');
  if (!response.ok && response.status !== 401) throw failureOf(response.status, null);
}

/** A dictionary of the app's own texts. @param {'zh'|'en'} language @returns {Promise<Record<string, string>>} */
export async function dictionary(language) {
  const response = await fetch(new URL(`../i18n/${language}.json`, import.meta.url));
  if (!response.ok) throw new Failure('UNREACHABLE');
  return response.json();
}

// A body left unread, even an empty one, counts as a request given up.
async function tell(path, body = {}) {
  const response = await send(path, body, 'application/json');
  await response.text();
  return response;
}

async function send(path, body, accept, signal) {
  const timeout = AbortSignal.timeout(PATIENCE_MS);
  try {
    return await fetch(new URL(`../${path}`, import.meta.url), {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Accept: accept, 'X-Cardtrail': '1' },
      body: JSON.stringify(body),
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
