// A difference between two texts of an instrument, made readable.

/**
 * @typedef {object} Difference
 * @property {string|null} grant whose clause, or null for the instrument itself @property {string} term such as `maxHops`
 * @property {unknown[]} added @property {unknown[]} removed parts of lists
 * @property {unknown} before @property {unknown} after where it is no list; undefined where it is not on that side
 */

/** @param {{path: string, before: string|null, after: string|null}} change @returns {Difference} */
export function differenceOf({ path, before, after }) {
  const [grant, term] = path.startsWith('grants.') ? placeInGrant(path) : [null, path];
  const [was, is] = [parsed(before), parsed(after)];
  if (Array.isArray(was ?? is) || Array.isArray(is)) {
    const [old, fresh] = [Array.isArray(was) ? was : [], Array.isArray(is) ? is : []];
    // A null list is no list: it means all. What it becomes, or what becomes of it, is said as a value.
    if (was === null || is === null) return { grant, term, added: [], removed: [], before: was, after: is };
    return { grant, term, added: without(fresh, old), removed: without(old, fresh), before: undefined, after: undefined };
  }
  return { grant, term, added: [], removed: [], before: was, after: is };
}

function placeInGrant(path) {
  const [, grant, ...term] = path.split('.');
  return [grant, term.join('.')];
}

const parsed = (json) => {
  if (json === null || json === undefined) return undefined;
  try {
    return JSON.parse(json);
  } catch {
    return json;
  }
};

function without(list, other) {
  const there = new Set(other.map((each) => JSON.stringify(each)));
  return list.filter((each) => !there.has(JSON.stringify(each)));
}

/**
 * Differences in the order they are read: the instrument's own first, then clause by clause; a grant that is wholly new or gone is one.
 * @param {{path: string, before: string|null, after: string|null}[]} changes
 * @returns {{grant: string|null, standing: 'new'|'gone'|'changed', differences: Difference[]}[]}
 */
export function byClause(changes) {
  const clauses = new Map();
  for (const change of changes) {
    const difference = differenceOf(change);
    const clause = clauses.get(difference.grant) ?? { grant: difference.grant, differences: [], sides: new Set() };
    if (difference.term !== 'id') clause.differences.push(difference);
    if (difference.term === 'id') clause.standing = change.before === null ? 'new' : change.after === null ? 'gone' : 'changed';
    clauses.set(difference.grant, clause);
  }
  return [...clauses.values()].sort((a, b) => (a.grant === null ? -1 : b.grant === null ? 1 : a.grant.localeCompare(b.grant, 'en', { numeric: true })))
    .map(({ grant, differences, standing = 'changed' }) => ({ grant, standing, differences }));
}
