// What an answer on the screen is a part of, in words: the same on the screen and in every file that leaves.

/**
 * Where a reading stopped at a bound of its own. @param {import('./translate.js').Translate} t @param {{truncatedBy: string[], maxHops: number, limit: number, maxRecords: number}} bounds
 * @returns {string|null} null where all of it is there
 */
export function boundsCut(t, bounds) {
  const of = { MAX_HOPS: bounds.maxHops, LIMIT: bounds.limit, MAX_RECORDS: bounds.maxRecords };
  return bounds.truncatedBy.length === 0 ? null : t('bounds.cut', { why: bounds.truncatedBy.map((bound) => t(`bound.${bound}`, { n: of[bound] })).join(t('list.and')) });
}

const unread = ({ shown, total }) => shown < total;

/** The expansions of which pages are not read yet; what was gone on with since is told by the later one. @param {object[]} expansions steps */
export const unfinished = (expansions) => expansions.filter((step, place) => step.pages.some(unread) && !expansions.slice(place + 1).some(({ entity }) => entity.id === step.entity.id));

/** How much of an expansion is read. @param {import('./translate.js').Translate} t @param {object} step */
export const readOf = (t, { newest, pages }) => pages.filter(unread).map(({ shown, total }) => t(newest ? 'expand.left.newest' : 'expand.left', { shown, n: total })).join(t('list.and'));

/** How many of the acts on the screen have a place on the lanes: only what was traced has. @param {object} answer shown */
export const onLanes = (answer) => {
  const drawn = new Set(answer.trace.layout.marks.flatMap((mark) => mark.acts));
  return answer.acts.filter(({ id }) => drawn.has(id)).length;
};

/**
 * All of it, a line each.
 * @param {import('./translate.js').Translate} t @param {{answer: object, scene: import('./scene.js').Scene}} shown @param {(entity: object) => string} label
 * @param {boolean} lanes whether the drawing of lanes is what is taken
 */
export function partsOf(t, { answer, scene }, label, lanes) {
  const elsewhere = lanes ? answer.acts.length - onLanes(answer) : 0;
  return [
    boundsCut(t, answer.trace.bounds),
    ...unfinished(scene.expansions).map((step) => `${label(step.entity)}: ${readOf(t, step)}`),
    ...scene.expansions.filter(({ missing }) => missing).map(({ entity }) => `${label(entity)}: ${t('steps.missing')}`),
    elsewhere > 0 && t('lanes.added', { n: elsewhere }),
  ].filter(Boolean);
}
