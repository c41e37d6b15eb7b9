// The free graph: who and what, and the acts between them. Everything is a pure function of the answer and the steps, so the same
// steps draw the same picture, and nothing moves unless asked.
import { partiesOf } from './answer.js';

/** Above so many elements alike ones are drawn as one. */
export const CROWD = 300;
/** More cards than this are lines, not things. */
const CARDS = 12;
export const ALL_CARDS = 'cards:all';
const [COLUMN, ROW, TALL] = [160, 46, 26];
/** Room a name takes, px. */
const [WIDE, HIGH] = [122, 42];

/**
 * @typedef {object} Node
 * @property {string} id @property {'entity'|'act'|'cards'|'acts'|'entities'|'group'|'gap'} type @property {string[]} members ids of what it stands for
 * @property {string} kind of entity or act @property {string} [channel] @property {string} [grade] @property {number} rank @property {string} [name]
 * @typedef {{from: string, to: string, grade: string, arrow: boolean, count: number, passage?: boolean, missing?: boolean}} Edge `passage`: cards went from act to act
 */

/**
 * @param {import('./answer.js').Answer} answer what is shown @param {import('./scene.js').Scene} scene
 * @returns {{nodes: Node[], edges: Edge[], total: number, cards: number, manyCards: boolean}} `total`: elements before alike ones became one; `cards`: those told by lines only
 */
export function elementsOf(answer, scene, crowd = CROWD) {
  const all = answer.acts.map((act) => ({ act, ...partiesOf(act), cards: answer.cardsOf.get(act.id) ?? [] }));
  const cards = new Set(all.flatMap((each) => each.cards));
  const lines = cards.size > CARDS && !scene.opened.has(ALL_CARDS);
  // Many cards are told by the lines they went along; who asks for them sees each.
  const acts = lines ? all.map((each) => ({ ...each, cards: [] })) : all;
  const entities = namedIn(acts, answer, scene.hidden);
  if (lines) cards.forEach((id) => entities.delete(id));
  const total = entities.size + acts.length;
  const owner = new Map();
  const folds = new Map();
  const fold = (type, key, ids, sample) => {
    const id = `${type}:${key}`;
    if (ids.length < 2 || scene.opened.has(id)) return;
    folds.set(id, { id, type, members: ids, kind: sample.kind, channel: sample.channel, grade: sample.grade });
    ids.forEach((each) => owner.set(each, id));
  };
  for (const mark of answer.trace.layout.marks) {
    const seen = mark.acts.filter((id) => answer.placeOf.has(id));
    if (seen.length > 0) fold('acts', mark.act, seen, answer.actOf.get(seen[0]));
  }
  foldCards(acts, entities, fold);
  const count = () => [...entities.keys(), ...acts.map(({ act }) => act.id)].filter((id) => !owner.has(id)).length + folds.size;
  if (count() > crowd) foldActs(acts, owner, fold);
  if (count() > crowd) foldEntities(acts, entities, owner, fold);
  for (const group of scene.groups) {
    const members = group.members.filter((id) => entities.has(id) || answer.placeOf.has(id));
    if (members.length === 0) continue;
    folds.set(group.id, { id: group.id, type: 'group', members, kind: 'GROUP', name: group.name });
    members.forEach((id) => owner.set(id, group.id));
  }
  const nodes = new Map();
  const used = new Set(owner.values());
  for (const node of folds.values()) if (used.has(node.id)) nodes.set(node.id, { ...node, rank: Infinity });
  for (const [id, entity] of entities) if (!owner.has(id)) nodes.set(id, { id, type: 'entity', members: [id], kind: entity.kind, rank: Infinity });
  for (const { act } of acts) {
    if (!owner.has(act.id)) nodes.set(act.id, { id: act.id, type: 'act', members: [act.id], kind: act.kind, channel: act.channel, grade: act.grade, rank: Infinity });
  }
  rank(acts, nodes, owner);
  const missing = gapsIn(answer, nodes, owner);
  return { nodes: [...nodes.values(), ...missing.nodes], edges: [...edgesOf(acts, owner, entities), ...passagesIn(answer, owner), ...missing.edges], total: total + missing.nodes.length, cards: lines ? cards.size : 0, manyCards: cards.size > CARDS };
}

function namedIn(acts, answer, hidden) {
  const entities = new Map();
  const take = (id) => id && !hidden.has(id) && answer.entityOf.has(id) && entities.set(id, answer.entityOf.get(id));
  for (const { act, from, to, cards } of acts) {
    take(from);
    take(to);
    cards.forEach(take);
    (act.roles ?? []).forEach(({ entity }) => take(entity.id));
  }
  return entities;
}

// Cards that went through the same acts look alike.
function foldCards(acts, entities, fold) {
  const went = new Map();
  for (const { act, cards } of acts) cards.filter((id) => entities.has(id)).forEach((id) => went.set(id, `${went.get(id) ?? ''} ${act.id}`));
  for (const [key, ids] of grouped(went.keys(), (id) => went.get(id))) fold('cards', ids[0], ids, { kind: 'CARD', key });
}

function foldActs(acts, owner, fold) {
  const key = ({ act, from, to }) => [act.kind, act.channel, from, to].join(' ');
  for (const [, alike] of grouped(acts, key)) fold('acts', alike[0].act.id, alike.map(({ act }) => act.id), alike[0].act);
}

// Entities of one kind that stand beside the same things.
function foldEntities(acts, entities, owner, fold) {
  const beside = new Map();
  for (const { act, from, to } of acts) {
    for (const id of [from, to]) if (id) (beside.get(id) ?? beside.set(id, new Set()).get(id)).add([from, to].find((other) => other && other !== id) ?? act.kind);
  }
  const free = [...entities.keys()].filter((id) => !owner.has(id));
  const key = (id) => `${entities.get(id).kind} ${[...(beside.get(id) ?? [])].sort().join(' ')}`;
  for (const [, ids] of grouped(free, key)) fold('entities', ids[0], ids, entities.get(ids[0]));
}

function grouped(things, key) {
  const groups = new Map();
  for (const thing of things) {
    const name = key(thing);
    if (!groups.has(name)) groups.set(name, []);
    groups.get(name).push(thing);
  }
  return groups;
}

function edgesOf(acts, owner, entities) {
  const edges = new Map();
  const own = (id) => owner.get(id) ?? id;
  const link = (from, to, grade, arrow) => {
    if (from === to) return;
    const edge = edges.get(`${from} ${to}`);
    if (edge) {
      edge.count += 1;
      if (grade > edge.grade) edge.grade = grade;
    } else edges.set(`${from} ${to}`, { from, to, grade, arrow, count: 1 });
  };
  for (const { act, from, to, cards } of acts) {
    const self = own(act.id);
    const others = (act.roles ?? []).map(({ entity }) => entity.id).filter((id) => id !== from && id !== to && !cards.includes(id));
    if (entities.has(from)) link(own(from), self, act.grade, false);
    if (entities.has(to)) link(self, own(to), act.grade, true);
    for (const id of [...cards, ...others]) if (entities.has(id)) link(own(id), self, act.grade, false);
  }
  return [...edges.values()];
}

// Cards pass from act to act: the server's links.
function passagesIn(answer, owner) {
  const own = (id) => owner.get(id) ?? id;
  const grades = { SOLID: 'A', DASHED: 'B', DOTTED: 'C', HATCHED: 'C' };
  return answer.trace.layout.links.map(({ from, to, cards, style }) => ({ from: own(from), to: own(to), grade: grades[style], arrow: false, passage: true, count: cards }))
    .filter(({ from, to }) => from !== to);
}

// What is missing stands between what is there: acts before and after it, or the parties it lies between.
function gapsIn(answer, nodes, owner) {
  const standing = (end) => end && (owner.get(end.id) ?? end.id);
  const found = { nodes: [], edges: [] };
  for (const gap of answer.gaps) {
    const ends = [standing(gap.after), standing(gap.before), standing(gap.from), standing(gap.to)].map((id) => (nodes.has(id) ? id : null));
    const [after, before] = [ends[0] ?? ends[2], ends[1] ?? ends[3]];
    if (!after && !before) continue;
    const rank = after ? nodes.get(after).rank + 1 : nodes.get(before).rank - 1;
    found.nodes.push({ id: gap.id, type: 'gap', members: [], kind: gap.cause, number: gap.number, rank });
    if (after) found.edges.push({ from: after, to: gap.id, grade: 'C', arrow: false, missing: true, count: 1 });
    if (before) found.edges.push({ from: gap.id, to: before, grade: 'C', arrow: false, missing: true, count: 1 });
  }
  return found;
}

// Columns by depth: who gave stands left of an act, who got right of it.
function rank(acts, nodes, owner) {
  const least = (id, value) => {
    const node = nodes.get(owner.get(id) ?? id);
    if (node) node.rank = Math.min(node.rank, value);
  };
  for (const { act, from, to, cards } of acts) {
    if (act.depth === null || act.depth === undefined) continue;
    const place = 2 * act.depth;
    least(act.id, place);
    if (from) least(from, place - 1);
    if (to) least(to, place + 1);
    cards.forEach((card) => least(card, place - 1));
  }
}

/**
 * Where everything stands at first: columns by depth, each ordered by what it stands beside.
 * @param {{nodes: Node[], edges: Edge[]}} elements @returns {Map<string, {x: number, y: number}>}
 */
export function placesOf({ nodes, edges }) {
  const beside = besideOf(nodes, edges);
  const columns = [...new Set(nodes.map((node) => node.rank))].filter(Number.isFinite).sort((a, b) => a - b);
  const places = new Map();
  let x = 0;
  for (const column of columns) {
    const mean = (node) => {
      const known = beside.get(node.id).map((id) => places.get(id)).filter(Boolean);
      return known.length > 0 ? known.reduce((sum, { y }) => sum + y, 0) / known.length : 0;
    };
    const inside = nodes.filter((node) => node.rank === column).map((node) => ({ node, y: mean(node) })).sort((a, b) => a.y - b.y);
    const wide = Math.ceil(inside.length / TALL);
    inside.forEach(({ node }, place) => places.set(node.id, { x: Math.round(x + (place % wide) * WIDE),
      y: Math.round((Math.floor(place / wide) - (Math.ceil(inside.length / wide) - 1) / 2) * ROW) }));
    x += COLUMN + WIDE * (wide - 1);
  }
  return settled(places, { nodes, edges });
}

/**
 * The same places, with one more for each node that has none: a group amid its members, all else beside what it belongs to. Nothing else moves.
 * @param {Map<string, {x: number, y: number}>} before @param {{nodes: Node[], edges: Edge[]}} elements @param {Map<string, string>} [home] member to the fold it came out of
 */
export function settled(before, { nodes, edges }, home = new Map()) {
  const places = new Map(before);
  for (const { id, type, members } of nodes) {
    if (places.has(id) || type === 'entity' || type === 'act') continue;
    const known = members.map((each) => places.get(each)).filter(Boolean);
    const mean = (axis) => Math.round(known.reduce((sum, place) => sum + place[axis], 0) / known.length);
    if (known.length > 0) places.set(id, { x: mean('x'), y: mean('y') });
  }
  const beside = besideOf(nodes, edges);
  const kindOf = new Map(nodes.map(({ id, type }) => [id, type]));
  let waiting = nodes.filter(({ id }) => !places.has(id));
  while (waiting.length > 0) {
    const room = (id) => (kindOf.get(id) === 'act' ? 0.55 : 1);
    const anchor = (id) => places.get(home.get(id)) ?? places.get(beside.get(id).find((other) => places.has(other)));
    const ready = waiting.filter(({ id }) => anchor(id));
    for (const { id } of ready.length > 0 ? ready : waiting.slice(0, 1)) places.set(id, freeAround(anchor(id) ?? { x: 0, y: 0 }, places, room(id)));
    waiting = waiting.filter(({ id }) => !places.has(id));
  }
  return places;
}

function besideOf(nodes, edges) {
  const beside = new Map(nodes.map(({ id }) => [id, []]));
  for (const { from, to } of edges) {
    beside.get(from)?.push(to);
    beside.get(to)?.push(from);
  }
  return beside;
}

// On a spiral of sunflower seeds: near, even, and the same each time.
function freeAround(centre, places, room) {
  for (let turn = 2; turn < 900; turn += 1) {
    const reach = 30 * Math.sqrt(turn);
    const spot = { x: Math.round(centre.x + Math.cos(turn * 2.399963) * reach * 1.3), y: Math.round(centre.y + Math.sin(turn * 2.399963) * reach) };
    if ([...places.values()].every(({ x, y }) => Math.abs(x - spot.x) > WIDE * room || Math.abs(y - spot.y) > HIGH * room)) return spot;
  }
  return { x: centre.x + 60, y: centre.y + 60 };
}

/** The nearest node in the direction of an arrow key. @param {Map<string, {x: number, y: number}>} places @returns {string|null} null for other keys and at the edge */
export function neighbourOf(places, id, key) {
  const way = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] }[key];
  const here = places.get(id);
  if (!way || !here) return null;
  let best = null;
  for (const [other, { x, y }] of places) {
    const along = (x - here.x) * way[0] + (y - here.y) * way[1];
    const aside = Math.abs((x - here.x) * way[1]) + Math.abs((y - here.y) * way[0]);
    if (along <= 0) continue;
    const cost = along + 2.5 * aside;
    if (!best || cost < best.cost) best = { other, cost };
  }
  return best?.other ?? null;
}
