// What stands on the screen, folded from the steps that led there: the same steps give the same picture.

/**
 * @typedef {object} Filter
 * @property {string[]} kinds @property {string[]} channels @property {string[]} grades what is left out @property {number|null} least @property {number|null} most fen
 * @property {string|null} from @property {string|null} to RFC 3339, half-open
 * @typedef {object} Scene
 * @property {object|null} ask the question's step @property {object[]} expansions steps since
 * @property {Set<string>} hidden ids of entities and acts @property {Set<string>} pinned what arranging leaves where it is @property {Map<string, {x: number, y: number}>} moved @property {{id: string, name: string, members: string[]}[]} groups
 * @property {Set<string>} opened folds that were opened @property {Filter} filter @property {Map<string, string>} notes text by what it is about @property {boolean} arranged
 */

/** @type {Filter} */
export const NO_FILTER = { kinds: [], channels: [], grades: [], least: null, most: null, from: null, to: null };

/** @param {import('./steps.js').Step[]} line @returns {Scene} */
export function sceneOf(line) {
  const scene = { ask: null, expansions: [], hidden: new Set(), pinned: new Set(), moved: new Map(), groups: [], opened: new Set(), filter: NO_FILTER, notes: new Map(), arranged: null };
  for (const step of line) take(scene, step);
  return scene;
}

function take(scene, step) {
  switch (step.kind) {
    // Another question has other acts: what was left out of the last one would be missed in this one.
    case 'ask': Object.assign(scene, { ask: step, expansions: [], filter: NO_FILTER, arranged: null }); return;
    case 'expand': scene.expansions.push(step); return;
    case 'hide': step.ids.forEach((id) => scene.hidden.add(id)); return;
    case 'show': step.ids.forEach((id) => scene.hidden.delete(id)); return;
    case 'group': scene.groups.push({ id: step.group, name: step.name, members: step.ids }); return;
    case 'ungroup':
      scene.groups = scene.groups.filter(({ id }) => id !== step.group);
      scene.opened.add(step.group);
      return;
    case 'fold': scene.opened.delete(step.group); return;
    case 'move': Object.entries(step.to).forEach(([id, place]) => scene.moved.set(id, place)); return;
    case 'pin': step.ids.forEach((id) => scene.pinned.add(id)); return;
    case 'unpin': step.ids.forEach((id) => scene.pinned.delete(id)); return;
    // Takes back what was read around one thing; what was read stays on record.
    case 'retract': scene.expansions = scene.expansions.filter(({ entity }) => entity.id !== step.entity); return;
    case 'arrange':
      for (const id of [...scene.moved.keys()]) if (!scene.pinned.has(id)) scene.moved.delete(id);
      scene.arranged = step.id;
      return;
    case 'filter': scene.filter = step.filter; return;
    case 'note':
      if (step.text) scene.notes.set(step.on, step.text);
      else scene.notes.delete(step.on);
      return;
  }
}

/** How many things a filter leaves out; 0 where it filters nothing. @param {Filter} filter */
export const filters = ({ kinds, channels, grades, least, most, from, to }) => kinds.length + channels.length + grades.length
  + [least, most, from ?? to].filter((each) => each !== null).length;
