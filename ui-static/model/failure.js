// Everything that can go wrong with a request, in the words of the published error codes.
import { complaintOf } from './complaint.js';

/**
 * @typedef {'UNREACHABLE'|'TIMED_OUT'|'CANCELLED'|'UNAUTHENTICATED'|'NOT_FOUND'|'DENIED'|'BAD_REQUEST'|'INSTRUMENT_CHANGED'
 *  |'FORBIDDEN'|'STEP_UP_REQUIRED'|'STALE_GENERATION'|'TOO_MUCH_WORK'|'QUERY_LIMIT'|'AUDIT_UNAVAILABLE'|'GRAPH_UNAVAILABLE'|'LEDGER_FAULT'|'THROTTLED'
 *  |'INTERNAL'} FailureCode
 */
const KNOWN = new Set(['UNAUTHENTICATED', 'NOT_FOUND', 'DENIED', 'BAD_REQUEST', 'INSTRUMENT_CHANGED', 'TOO_MUCH_WORK',
  'QUERY_LIMIT', 'AUDIT_UNAVAILABLE', 'GRAPH_UNAVAILABLE', 'LEDGER_FAULT', 'INTERNAL', 'FORBIDDEN', 'STEP_UP_REQUIRED', 'STALE_GENERATION']);

/** What is over after a while, without anybody doing anything. @type {Set<FailureCode>} */
export const PASSING = new Set(['UNREACHABLE', 'TIMED_OUT', 'AUDIT_UNAVAILABLE', 'GRAPH_UNAVAILABLE', 'TOO_MUCH_WORK', 'THROTTLED', 'INTERNAL']);

/** Why a request gave no answer. */
export class Failure extends Error {
  /** @param {FailureCode} code @param {{message?: string, complaint?: import('./complaint.js').Complaint|null, reasons?: string[], audit?: string, wait?: number|null}} [more] wait in seconds */
  constructor(code, { message = '', complaint = null, reasons = [], audit, wait = null } = {}) {
    super(message);
    this.code = code;
    this.complaint = complaint;
    this.reasons = reasons;
    this.audit = audit;
    this.wait = wait;
  }
}

/**
 * The failure a response stands for, or null. An answer with any error in it is a failure: never a part of an answer.
 * @param {number} status HTTP status @param {unknown} body parsed body, if it was JSON @param {string|null} [retryAfter] that header
 */
export function failureOf(status, body, retryAfter = null) {
  if (status === 401) return new Failure('UNAUTHENTICATED');
  const refusal = Array.isArray(body?.errors) ? body.errors[0]?.extensions?.code : undefined;
  if (status === 429 && refusal !== 'TOO_MUCH_WORK') return new Failure('THROTTLED', { wait: /^\d{1,6}$/.test(retryAfter ?? '') ? Number(retryAfter) : null });
  const error = Array.isArray(body?.errors) ? body.errors[0] : undefined;
  if (error) {
    const extensions = error.extensions ?? {};
    const code = KNOWN.has(extensions.code) ? extensions.code : fallback(status);
    const reasons = Array.isArray(extensions.reasons) ? extensions.reasons.map(String) : [];
    return new Failure(code, { message: String(error.message ?? ''), complaint: complaintOf(extensions.complaint), reasons, audit: extensions.audit });
  }
  return status >= 200 && status < 300 && body ? null : new Failure(fallback(status));
}

function fallback(status) {
  if (status === 403 || status === 404) return 'NOT_FOUND';
  if (status === 503) return 'GRAPH_UNAVAILABLE';
  return status >= 400 && status < 500 ? 'BAD_REQUEST' : 'INTERNAL';
}
