// What an investigation holds: the steps and where things stand, never what was read. Whoever opens it asks again.

const FORMAT = 1;
/** Bytes that a server takes are four times as many: what is left is for steps that come yet. */
const ROOM_FOR_PLACES = 64 * 1024;
/** As much of a thing's id as a place needs to find it again: the first seven are the same in all. */
const PLACE_KEY = 16;

/**
 * Where the graph of one question has its nodes, by their ids, whole ones or short ones.
 * @typedef {{arranged: string|null, at: Record<string, {x: number, y: number}>}} Places
 */

/** A node's id in short; a fold's is that of one of its members behind a word. @param {string} id */
const placeKey = (id) => id.replace(/[^:]+$/, (thing) => thing.slice(0, PLACE_KEY));

/**
 * Places as they are saved. Of many questions those looked at last have room: the others are laid out anew, which is less of a loss than work that can't be saved.
 * @param {Map<string, Places>} places by question, the one looked at last at the end
 */
function packed(places) {
  const kept = [];
  let room = ROOM_FOR_PLACES;
  for (const [question, { arranged, at = {} }] of [...places].reverse()) {
    const keys = new Map();
    for (const id of Object.keys(at)) keys.set(placeKey(id), (keys.get(placeKey(id)) ?? 0) + 1);
    const short = Object.fromEntries(Object.entries(at).map(([id, { x, y }]) => [keys.get(placeKey(id)) > 1 ? id : placeKey(id), [x, y]]));
    const entry = [question, { arranged, at: short }];
    room -= JSON.stringify(entry).length;
    if (room < 0) break;
    kept.unshift(entry);
  }
  return Object.fromEntries(kept);
}

// What was saved by an earlier version has whole ids, and words for the two numbers.
const unpacked = ({ at, ...rest }) => ({ ...rest, at: Object.fromEntries(Object.entries(at ?? {}).map(([id, place]) => [id, Array.isArray(place) ? { x: place[0], y: place[1] } : place])) });

/** The same places, by the whole ids of those of these nodes that were known by short ones. @param {Record<string, {x: number, y: number}>} at @param {Iterable<string>} ids */
export function knownPlaces(at, ids) {
  const places = new Map(Object.entries(at));
  for (const id of ids) {
    const key = placeKey(id);
    if (key === id || places.has(id) || !places.has(key)) continue;
    places.set(id, places.get(key));
    places.delete(key);
  }
  return places;
}

/** @param {import('./steps.js').Steps} steps @param {Map<string, Places>} places */
export const contentOf = (steps, places) => JSON.stringify({ format: FORMAT, ...steps, places: packed(places) });

/**
 * @param {string} content @returns {{steps: import('./steps.js').Steps, places: Map<string, Places>}|null} null where it is none of ours
 */
export function readContent(content) {
  try {
    const { format, all, at, tip, places } = JSON.parse(content);
    const known = new Set(Array.isArray(all) ? all.map(({ id }) => id) : []);
    if (format !== FORMAT || !Array.isArray(all) || (at !== null && !known.has(at))) return null;
    return { steps: { all, at, tip: known.has(tip) ? tip : at }, places: new Map(Object.entries(places ?? {}).map(([question, each]) => [question, unpacked(each)])) };
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
