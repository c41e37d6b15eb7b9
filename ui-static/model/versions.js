// Two states of one investigation side by side: what was written and done in the one, in both, in the other.
import { sceneOf } from './scene.js';
import { askedOf, lineOf, saidBy } from './steps.js';

/**
 * @typedef {object} Version what of an investigation was saved, or is in front
 * @property {string} name @property {string[]} tags @property {string} narrative @property {import('./steps.js').Steps} steps
 * @typedef {'a'|'both'|'b'} Side
 */

/** Lines compared with each other at most; what differs beyond that is told as a whole. */
const MOST = 4_000_000;

/**
 * Two texts line by line: as few lines as can be are only in the one or only in the other.
 * @param {string} a @param {string} b @returns {{side: Side, text: string}[]}
 */
export function linesOf(a, b) {
  const [from, to] = [a, b].map((text) => (text === '' ? [] : text.split('\n')));
  let head = 0;
  while (head < Math.min(from.length, to.length) && from[head] === to[head]) head += 1;
  let tail = 0;
  while (tail < Math.min(from.length, to.length) - head && from.at(-1 - tail) === to.at(-1 - tail)) tail += 1;
  const both = (lines) => lines.map((text) => ({ side: 'both', text }));
  return [...both(from.slice(0, head)), ...changed(from.slice(head, from.length - tail), to.slice(head, to.length - tail)), ...both(from.slice(from.length - tail))];
}

function changed(from, to) {
  // longest[i][j]: lines that what follows the i-th and the j-th has in common, in order.
  const longest = from.length * to.length > MOST ? null : Array.from({ length: from.length + 1 }, () => new Uint32Array(to.length + 1));
  for (let i = from.length - 1; longest && i >= 0; i -= 1) {
    for (let j = to.length - 1; j >= 0; j -= 1) longest[i][j] = from[i] === to[j] ? longest[i + 1][j + 1] + 1 : Math.max(longest[i + 1][j], longest[i][j + 1]);
  }
  const lines = [];
  for (let [i, j] = [0, 0]; i < from.length || j < to.length;) {
    if (longest && i < from.length && j < to.length && from[i] === to[j]) {
      lines.push({ side: 'both', text: from[i] });
      i += 1;
      j += 1;
    } else if (i < from.length && (!longest || j === to.length || longest[i + 1][j] >= longest[i][j + 1])) {
      lines.push({ side: 'a', text: from[i] });
      i += 1;
    } else {
      lines.push({ side: 'b', text: to[j] });
      j += 1;
    }
  }
  return lines;
}

// What asking again told a step is no part of what was done.
const deed = ({ audit, acts, missing, question, ...step }) => JSON.stringify([saidBy(step), question ? askedOf({ question, ...step }) : null]);

function parted(a, b, key) {
  const [inA, inB] = [a, b].map((list) => new Set(list.map(key)));
  return { a: a.filter((each) => !inB.has(key(each))), both: a.filter((each) => inB.has(key(each))), b: b.filter((each) => !inA.has(key(each))) };
}

/**
 * @param {Version} a @param {Version} b
 * @returns {{name: boolean, tags: Record<Side, string[]>, narrative: {side: Side, text: string}[], steps: Record<Side, import('./steps.js').Step[]>, here: boolean, asks: Record<'a'|'b', object|null>, sameQuestion: boolean}}
 *   `name` is whether it is another; `here` whether both stand at the same step; `asks` the step whose answer is in front
 */
export function differenceOf(a, b) {
  const asks = { a: askOf(a), b: askOf(b) };
  return {
    name: a.name !== b.name,
    tags: parted(a.tags, b.tags, String),
    narrative: linesOf(a.narrative, b.narrative),
    steps: parted(a.steps.all, b.steps.all, deed),
    here: lineOf(a.steps).map(deed).join() === lineOf(b.steps).map(deed).join(),
    asks,
    sameQuestion: Boolean(asks.a && asks.b) && askedOf(asks.a) === askedOf(asks.b),
  };
}

const askOf = ({ steps }) => sceneOf(lineOf(steps)).ask;
