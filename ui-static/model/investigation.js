// What an investigation holds: the steps and where things stand, never what was read. Whoever opens it asks again.

const FORMAT = 1;

/** @param {import('./steps.js').Steps} steps @param {Map<string, {x: number, y: number}>} places */
export const contentOf = (steps, places) => JSON.stringify({ format: FORMAT, ...steps, places: Object.fromEntries(places) });

/**
 * @param {string} content @returns {{steps: import('./steps.js').Steps, places: Map<string, {x: number, y: number}>}|null} null where it is none of ours
 */
export function readContent(content) {
  try {
    const { format, all, at, tip, places } = JSON.parse(content);
    const known = new Set(Array.isArray(all) ? all.map(({ id }) => id) : []);
    if (format !== FORMAT || !Array.isArray(all) || (at !== null && !known.has(at))) return null;
    return { steps: { all, at, tip: known.has(tip) ? tip : at }, places: new Map(Object.entries(places ?? {})) };
  } catch {
    return null;
  }
}

/**
 * A narrative cut into text and the acts it cites, written `[[id|words]]`.
 * @param {string} text @returns {({text: string}|{act: string, words: string})[]}
 */
export function citedIn(text) {
  return text.split(/(\[\[[^\]|]{1,200}\|[^\]]{0,300}\]\])/).filter(Boolean).map((part) => {
    const match = /^\[\[([^\]|]+)\|([^\]]*)\]\]$/.exec(part);
    return match ? { act: match[1], words: match[2] } : { text: part };
  });
}

/** A line of a narrative with what it cites in brackets, without the ids. @param {string} text */
export const spoken = (text) => citedIn(text).map(({ words, text: plain }) => plain ?? `[${words}]`).join('');

/** As much of an act's id as a narrative needs to find it again. */
const KEY = 12;

/** How a narrative cites an act. @param {string} act id @param {string} words */
export const citation = (act, words) => `[[${act.slice(0, KEY)}|${words.replace(/[\]|]/g, ' ')}]]`;

/** The act a citation means. @param {object[]} acts @param {string} key @returns {object|undefined} */
export const citedAct = (acts, key) => acts.find(({ id }) => id.startsWith(key));

/** What a note is about; stays the same when the question is asked again. @param {{type: string, thing: object}} detail @returns {string|null} */
export function noteKey({ type, thing }) {
  switch (type) {
    case 'act': case 'entity': return `${type}:${thing.id}`;
    case 'gap': return `gap:${thing.place}:${thing.expected.record}:${thing.after?.id ?? ''}:${thing.before?.id ?? ''}`;
    default: return null;
  }
}

/** Acts of two states of an answer: in the one, in both, in the other. @param {object[]} a @param {object[]} b */
export function compared(a, b) {
  const [inA, inB] = [a, b].map((acts) => new Set(acts.map(({ id }) => id)));
  return { onlyA: a.filter(({ id }) => !inB.has(id)), both: a.filter(({ id }) => inB.has(id)), onlyB: b.filter(({ id }) => !inA.has(id)) };
}
