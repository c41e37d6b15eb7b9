// What an investigator did, as a tree: going back and doing something else begins a branch, and nothing that was done is lost.

/**
 * @typedef {object} Step
 * @property {string} id @property {string|null} parent
 * @property {'ask'|'expand'|'retract'|'hide'|'show'|'group'|'ungroup'|'fold'|'move'|'pin'|'unpin'|'arrange'|'filter'|'note'} kind
 * @property {string} at RFC 3339 @property {string|null} [audit] token of the access behind it; only `ask` and `expand` have one
 * @typedef {{all: Step[], at: string|null, tip: string|null}} Steps `at` is where one stands, `tip` where redoing leads
 */

/** @type {Steps} */
export const NO_STEPS = { all: [], at: null, tip: null };

export const stepOf = (steps, id) => steps.all.find((step) => step.id === id) ?? null;

/** Steps from the beginning to one of them, in order. @param {Steps} steps @returns {Step[]} */
export function lineOf(steps, id = steps.at) {
  const line = [];
  for (let step = stepOf(steps, id); step; step = stepOf(steps, step.parent)) line.unshift(step);
  return line;
}

/** @param {Steps} steps @param {Omit<Step, 'id'|'parent'>} step what was done from where one stands @returns {Steps} */
export function done(steps, step) {
  const id = `s${steps.all.reduce((most, { id: each }) => Math.max(most, Number(each.slice(1))), 0) + 1}`;
  return { all: [...steps.all, { ...step, id, parent: steps.at }], at: id, tip: id };
}

/** Where undoing leads: null is before the first step. @param {Steps} steps @returns {string|null|undefined} undefined where there is nothing to undo */
export const undoTo = (steps) => stepOf(steps, steps.at)?.parent;

/** Where redoing leads. @param {Steps} steps @returns {string|undefined} */
export function redoTo(steps) {
  const line = lineOf(steps, steps.tip).map(({ id }) => id);
  return line[line.indexOf(steps.at) + 1];
}

/** Stands at a step; what lies beyond it can be redone. @param {Steps} steps @param {string|null} id @returns {Steps} */
export function goneTo(steps, id) {
  const beyond = id === null || lineOf(steps, steps.tip).some((step) => step.id === id);
  return { ...steps, at: id, tip: beyond ? steps.tip : id };
}

/** What a thing says, in one order; what it leaves open is not said by a saved one. @param {object} thing */
export const saidBy = (thing) => Object.entries(thing).filter(([, value]) => value !== undefined).sort();

/** What a question's step asked, as one text: the key of a subject is another in each tab. @param {Step} step */
export function askedOf({ question, subject, end, conditions }) {
  const { subject: s, end: e, via, exclude, ...said } = question;
  return JSON.stringify([saidBy(said), subject, end ?? null, conditions ?? null]);
}

/** The questions asked up to where one stands, each once: pressed again, it is the same. @param {Steps} steps @returns {Step[]} */
export function askedIn(steps) {
  const seen = new Set();
  return lineOf(steps).filter((step) => step.kind === 'ask' && step.question.ask && !seen.has(askedOf(step)) && seen.add(askedOf(step)));
}

/** A step told something it did not know, such as the access that asked it again. @param {Steps} steps */
export const amended = (steps, id, parts) => ({ ...steps, all: steps.all.map((step) => (step.id === id ? { ...step, ...parts } : step)) });

/**
 * The tree as lines of a list: a chain stays on its level, each further branch of a step begins one to the right.
 * @param {Steps} steps @returns {{step: Step, depth: number, here: boolean, onLine: boolean}[]}
 */
export function treeOf(steps) {
  const line = new Set(lineOf(steps).map(({ id }) => id));
  const children = new Map();
  for (const step of steps.all) children.set(step.parent, [...(children.get(step.parent) ?? []), step]);
  const rows = [];
  const pending = [...(children.get(null) ?? [])].reverse().map((step, place, { length }) => ({ step, depth: place === length - 1 ? 0 : 1 }));
  while (pending.length > 0) {
    const { step, depth } = pending.pop();
    rows.push({ step, depth, here: step.id === steps.at, onLine: line.has(step.id) });
    const next = children.get(step.id) ?? [];
    // The first goes on where its parent was and comes last, so that branches stand beside what they left.
    if (next.length > 0) pending.push({ step: next[0], depth });
    for (const branch of next.slice(1)) pending.push({ step: branch, depth: depth + 1 });
  }
  return rows;
}
