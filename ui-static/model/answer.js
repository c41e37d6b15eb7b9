// An answer made easy to walk: entities by id, acts by id, each card's acts in order.

/**
 * @typedef {object} Answer
 * @property {object} trace as the server sent it @property {object|null} paths ranked ways, where such were asked for
 * @property {object[]} acts canonical order
 * @property {Map<string, object>} actOf @property {Map<string, object>} entityOf
 * @property {Map<string, number>} placeOf act id to its place in the canonical order
 * @property {object[]} gaps missing records, numbered
 * @property {Map<string, string[]>} chainOf card id to act ids @property {Map<string, string[]>} cardsOf act id to card ids
 */

/** @param {object} trace @param {object|null} [paths] the ways it is the sub-graph of @returns {Answer} */
export function answerOf(trace, paths = null) {
  const chainOf = new Map();
  const cardsOf = new Map();
  for (const hop of trace.hops) {
    if (!hop.card) continue;
    listAt(chainOf, hop.card.id).push(hop.act.id);
    listAt(cardsOf, hop.act.id).push(hop.card.id);
  }
  const actOf = new Map(trace.acts.map((act) => [act.id, act]));
  for (const acts of chainOf.values()) acts.sort((a, b) => moment(actOf, a) - moment(actOf, b));
  // Who used what: rows of other kinds than a sale or payment say it by their hop alone.
  for (const hop of trace.hops) {
    const act = actOf.get(hop.act.id);
    if (act && (hop.from || hop.to)) act.hop = { from: hop.from ?? null, to: hop.to ?? null };
  }
  return {
    trace,
    paths,
    acts: trace.acts,
    actOf,
    entityOf: new Map(trace.entities.map((entity) => [entity.id, entity])),
    placeOf: new Map(trace.acts.map((act, place) => [act.id, place])),
    chainOf,
    cardsOf,
    gaps: (trace.gaps ?? []).map((gap, place) => ({ ...gap, id: `gap-${place}`, number: place + 1 })),
  };
}

const moment = (actOf, id) => Date.parse(actOf.get(id)?.at ?? '') || 0;

function listAt(map, key) {
  if (!map.has(key)) map.set(key, []);
  return map.get(key);
}

/** Who gave and who got, as far as recorded and granted; ids. @param {object} act */
export function partiesOf(act) {
  const from = act.hop ? act.hop.from : act.soldBy ?? act.paidFrom ?? act.byAccount ?? act.issuedBy;
  const to = act.hop ? act.hop.to : act.soldTo ?? act.paidTo ?? act.toPhone ?? act.issuedTo;
  return { from: from?.id ?? null, to: to?.id ?? null };
}

/** What an act is worth, fen; null where it says nothing. @param {object} act */
export const worthOf = (act) => {
  const fen = act.amount ?? (act.unitPrice && act.quantity ? act.unitPrice * act.quantity : act.faceValue);
  return fen === null || fen === undefined ? null : Number(fen);
};

/** The figures of the summary line. @param {Answer} answer */
export function figures(answer) {
  const redeemed = new Set();
  for (const hop of answer.trace.hops) {
    if (hop.card && answer.actOf.get(hop.act.id)?.kind === 'REDEMPTION') redeemed.add(hop.card.id);
  }
  return { acts: answer.acts.length, cards: answer.trace.cardCount, pins: answer.trace.pinCount, redeemed: redeemed.size,
    gaps: answer.gaps.length, findings: answer.trace.findings?.length ?? 0 };
}

/** @typedef {{act: string, card: string|null}} Cursor */

/** The cursor on an act: keeps the card it followed if that card is in the act. @param {Answer} answer */
export function cursorAt(answer, act, card = null) {
  const cards = answer.cardsOf.get(act) ?? [];
  return { act, card: card && cards.includes(card) ? card : cards[0] ?? null };
}

/**
 * Where a key leads: left and right along the card's hops, up and down in canonical order. Null for other keys.
 * @param {Answer} answer @param {Cursor|null} cursor @param {string} key @param {string[]|null} [way] acts of the way being walked, instead of the card's @returns {Cursor|null}
 */
export function moved(answer, cursor, key, way = null) {
  const last = answer.acts.length - 1;
  if (last < 0) return null;
  const place = cursor ? answer.placeOf.get(cursor.act) ?? 0 : -1;
  const to = (target) => cursorAt(answer, answer.acts[Math.min(last, Math.max(0, target))].id, cursor?.card);
  switch (key) {
    case 'ArrowDown': return to(place + 1);
    case 'ArrowUp': return to(place - 1);
    case 'PageDown': return to(place + 15);
    case 'PageUp': return to(place - 15);
    case 'Home': return to(0);
    case 'End': return to(last);
    case 'ArrowRight': return along(answer, cursor, 1, way);
    case 'ArrowLeft': return along(answer, cursor, -1, way);
    default: return null;
  }
}

function along(answer, cursor, step, way) {
  if (!cursor) return cursorAt(answer, answer.acts[0].id);
  const chain = (way ?? answer.chainOf.get(cursor.card ?? '') ?? []).filter((id) => answer.placeOf.has(id));
  const next = chain[chain.indexOf(cursor.act) + step];
  return chain.includes(cursor.act) && next ? { act: next, card: cursor.card } : cursor;
}

/**
 * The pairs `from→to` of marks that one card went through.
 * @param {Answer} answer @param {string|null} card @param {Map<string, {act: string}>} markOf act id to its mark @param {string[]|null} [way] walked instead
 * @returns {Set<string>}
 */
export function passagesOf(answer, card, markOf, way = null) {
  const chain = (way ?? answer.chainOf.get(card ?? '') ?? []).map((act) => markOf.get(act)?.act);
  return new Set(chain.slice(1).map((mark, place) => `${chain[place]}→${mark}`));
}

/** Each act's mark. @param {object} layout @returns {Map<string, object>} */
export function marksOf(layout) {
  return new Map(layout.marks.flatMap((mark) => mark.acts.map((act) => [act, mark])));
}

/**
 * The rows to draw of a long table.
 * @returns {{first: number, last: number}} half-open
 */
export function windowOf(scrollTop, height, rowHeight, total, extra = 12) {
  const first = Math.max(0, Math.floor(scrollTop / rowHeight) - extra);
  const last = Math.min(total, Math.ceil((scrollTop + height) / rowHeight) + extra);
  return { first: Math.min(first, Math.max(0, last)), last };
}
