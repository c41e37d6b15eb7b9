// The part of an answer that stands on the screen: with what was added by expanding, without what was filtered or hidden.
import { partiesOf, worthOf } from './answer.js';

const GIVES = ['SOLD_BY', 'PAID_FROM', 'BY_ACCOUNT', 'BY_PHONE', 'BY_SIM', 'ISSUED_BY', 'REGISTERS'];
const GETS = ['SOLD_TO', 'PAID_TO', 'TO_PHONE', 'TO_SIM', 'WITH_PHONE', 'ISSUED_TO', 'TO_PERSON', 'TO_ORGANISATION'];

/**
 * @param {import('./answer.js').Answer} answer @param {import('./scene.js').Scene} scene
 * @param {(step: object) => object[]|null} actsOf acts that a step of expanding brought, null where they are not at hand
 * @returns {import('./answer.js').Answer & {whole: import('./answer.js').Answer, left: number, added: Set<string>}} `left`: acts left out
 */
export function shownOf(answer, scene, actsOf) {
  const whole = widened(answer, scene.expansions, actsOf);
  const acts = whole.acts.filter((act) => passes(act, scene.filter) && !gone(act, whole, scene.hidden));
  const shown = { ...whole, whole, added: whole.added ?? NOTHING, left: whole.acts.length - acts.length };
  if (shown.left === 0) return shown;
  const kept = new Set(acts.map(({ id }) => id));
  const { layout } = whole.trace;
  const marks = layout.marks.map((mark) => cut(mark, kept)).filter(Boolean);
  const renamed = new Map(layout.marks.map((mark) => [mark.act, mark.acts.find((id) => kept.has(id))]));
  const links = layout.links.map((link) => ({ ...link, from: renamed.get(link.from), to: renamed.get(link.to) })).filter(({ from, to }) => from && to);
  return {
    ...shown, acts,
    placeOf: new Map(acts.map((act, place) => [act.id, place])),
    chainOf: new Map([...whole.chainOf].map(([card, ids]) => [card, ids.filter((id) => kept.has(id))])),
    trace: { ...whole.trace, layout: { ...layout, marks, links } },
  };
}

const NOTHING = new Set();

function cut(mark, kept) {
  const acts = mark.acts.filter((id) => kept.has(id));
  return acts.length === 0 ? null : { ...mark, act: acts[0], acts };
}

function widened(answer, expansions, actsOf) {
  const fresh = expansions.flatMap((step) => actsOf(step) ?? []).filter((act) => !answer.actOf.has(act.id));
  if (fresh.length === 0) return answer;
  const by = new Map(fresh.map((act) => [act.id, act]));
  const added = [...by.values()].sort((a, b) => Date.parse(a.at) - Date.parse(b.at)).map(told);
  const entityOf = new Map(answer.entityOf);
  const cardsOf = new Map(answer.cardsOf);
  for (const act of added) {
    for (const { entity } of act.roles) if (!entityOf.has(entity.id)) entityOf.set(entity.id, entity);
    cardsOf.set(act.id, act.roles.filter(({ role }) => role === 'OF_CARD').map(({ entity }) => entity.id));
  }
  const acts = [...answer.acts, ...added];
  return { ...answer, acts, entityOf, cardsOf, added: new Set(by.keys()), actOf: new Map(acts.map((act) => [act.id, act])),
    placeOf: new Map(acts.map((act, place) => [act.id, place])) };
}

// An act that was read alone says who gave and who got by its roles.
function told(act) {
  const first = (roles) => act.roles.find(({ role }) => roles.includes(role))?.entity ?? null;
  return { ...act, depth: null, hop: { from: first(GIVES), to: first(GETS) } };
}

/** @param {object} act @param {import('./scene.js').Filter} filter */
function passes(act, { kinds, channels, grades, least, most, from, to }) {
  if (kinds.includes(act.kind) || channels.includes(act.channel) || grades.includes(act.grade)) return false;
  const worth = worthOf(act);
  if (least !== null && (worth === null || worth < least)) return false;
  if (most !== null && (worth === null || worth > most)) return false;
  const at = Date.parse(act.at);
  return (!from || at >= Date.parse(from)) && (!to || at < Date.parse(to));
}

// Hidden itself, or an act between parties or of cards that are all hidden.
function gone(act, answer, hidden) {
  if (hidden.size === 0) return false;
  if (hidden.has(act.id)) return true;
  const { from, to } = partiesOf(act);
  if ((from && hidden.has(from)) || (to && hidden.has(to))) return true;
  const cards = answer.cardsOf.get(act.id) ?? [];
  return cards.length > 0 && cards.every((card) => hidden.has(card));
}
