// Standing questions: what can be kept, and what a kept one asks.
import { fromHandle } from './question.js';

/** Why what was asked can't be kept; null if it can. @param {object} asked @returns {'HANDLE'|'TRACE'|null} */
export function unkeepable(asked) {
  if (asked.question.ask !== 'trace') return 'TRACE';
  return fromHandle(asked) ? 'HANDLE' : null;
}

/** What a kept question asks. @param {string} text a TraceInput as JSON @returns {{question: object, subject: object}} */
export function questionIn(text) {
  const { from, grant, thread, direction, maxHops, maxGap, window, via, exclude, excludeChannels } = JSON.parse(text);
  const things = (list) => (list ?? []).map(({ identifier: { kind, value } }) => ({ kind, value }));
  const [, hours] = /^PT(\d+)H$/.exec(maxGap ?? '') ?? [];
  return {
    question: { ask: 'trace', grant: grant ?? undefined, thread, direction, hops: maxHops ?? null, end: null, wait: hours ? Number(hours) : null,
      from: window?.from ?? null, to: window?.to ?? null,
      ...(excludeChannels?.length > 0 && { without: excludeChannels.join('.') }) },
    conditions: { via: things(via), exclude: things(exclude) },
    subject: { kind: from.kind, value: from.value },
  };
}

/** The acts of an answer and the candidates of its gaps. @param {import('./answer.js').Answer} answer */
export const everyAct = ({ acts, gaps }) => new Set([...acts.map(({ id }) => id), ...gaps.flatMap(({ candidates }) => candidates.map(({ act }) => act.id))]);

/** Marks what is new, so that table and drawing say so. @param {import('./answer.js').Answer} answer @param {string[]} ids @returns the answer */
export function marked(answer, ids) {
  for (const id of ids) if (answer.actOf.has(id)) answer.actOf.get(id).fresh = true;
  return answer;
}
