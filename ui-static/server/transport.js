// The only fetch() of the app.
import { Failure, failureOf } from '../model/failure.js';

const PATIENCE_MS = 30000;

/**
 * Asks the GraphQL endpoint.
 * @param {string} document @param {object} variables @param {{signal?: AbortSignal}} [options]
 * @returns {Promise<object>} `data`, whole @throws {Failure}
 */
export async function ask(document, variables = {}, { signal } = {}) {
  const response = await send('POST', 'graphql', { query: document, variables }, 'application/graphql-response+json', signal);
  const body = await response.json().catch(() => null);
  const failure = failureOf(response.status, body);
  if (failure) throw failure;
  if (!body.data) throw new Failure('INTERNAL');
  return body.data;
}

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

/** A dictionary of the app's own texts. @param {'zh'|'en'} language @returns {Promise<Record<string, string>>} */
export async function dictionary(language) {
  const response = await fetch(new URL(`../i18n/${language}.json`, import.meta.url));
  if (!response.ok) throw new Failure('UNREACHABLE');
  return response.json();
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

async function send(method, path, body, accept, signal) {
  const timeout = AbortSignal.timeout(PATIENCE_MS);
  try {
    return await fetch(new URL(`../${path}`, import.meta.url), {
      method,
      headers: { Accept: accept, 'X-Cardtrail': '1', ...(body === undefined ? {} : { 'Content-Type': 'application/json' }) },
      body: body === undefined ? undefined : JSON.stringify(body),
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
