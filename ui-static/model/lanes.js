// Geometry of the drawing. Where things stand comes from the server; here it only becomes pixels.

export const LANE_HEIGHT = 34;
const EDGE = 8;

/** Units of the layout to pixels. @param {{width: number}} layout @param {number} width pixels of the plot */
export function scaleOf(layout, width) {
  const factor = layout.width > 0 ? (width - 2 * EDGE) / layout.width : 0;
  return (x) => EDGE + x * factor;
}

/** The middle of a lane. @param {number} lane */
export const laneMiddle = (lane) => lane * LANE_HEIGHT + LANE_HEIGHT / 2;

/** Half the size of a mark; grows slowly with the number of cards. */
export const markSize = (cards) => Math.min(12, 6 + 1.2 * Math.log2(Math.max(1, cards)));

const polygon = (r, corners, turn = 0) => {
  const points = Array.from({ length: corners }, (_, i) => {
    const angle = turn + (2 * Math.PI * i) / corners - Math.PI / 2;
    return `${round(r * Math.cos(angle))} ${round(r * Math.sin(angle))}`;
  });
  return `M${points.join('L')}Z`;
};
const round = (value) => Math.round(value * 100) / 100;

/** Outline of an act's mark about (0, 0): the shape alone tells the kind. @param {string} kind @param {number} r */
export function shapeOf(kind, r) {
  switch (kind) {
    case 'ISSUE': return polygon(r * 1.1, 6);
    case 'SALE': return `M${-r} 0A${r} ${r} 0 1 1 ${r} 0A${r} ${r} 0 1 1 ${-r} 0Z`;
    case 'PAYMENT': return polygon(r * 1.2, 4);
    case 'VERIFICATION': return polygon(r * 1.3, 3);
    case 'REDEMPTION': return polygon(r * 1.25, 4, Math.PI / 4);
    case 'REGISTRATION': return polygon(r * 1.3, 3, Math.PI);
    case 'USAGE': return polygon(r * 1.15, 5);
    default: return polygon(r * 1.15, 8);
  }
}

/** A link's curve between two marks. @param {{x: number, y: number}} a @param {{x: number, y: number}} b */
export function linkPath(a, b) {
  const reach = Math.max(14, Math.abs(b.x - a.x) / 2);
  if (a.y === b.y && Math.abs(b.x - a.x) > 2) return `M${round(a.x)} ${a.y}L${round(b.x)} ${b.y}`;
  return `M${round(a.x)} ${a.y}C${round(a.x + reach)} ${a.y} ${round(b.x - reach)} ${b.y} ${round(b.x)} ${b.y}`;
}

/**
 * The marks that stand too close to a neighbour in their lane for a number inside.
 * @param {{id: string, x: number, y: number, r: number}[]} places @returns {Set<string>}
 */
export function crowdedOf(places) {
  const crowded = new Set();
  const sorted = [...places].sort((a, b) => a.y - b.y || a.x - b.x);
  for (let i = 1; i < sorted.length; i += 1) {
    const [a, b] = [sorted[i - 1], sorted[i]];
    if (a.y === b.y && b.x - a.x < a.r + b.r) crowded.add(a.id).add(b.id);
  }
  return crowded;
}

/**
 * Keeps the labels that touch none kept before.
 * @template {{x: number, y: number}} T @param {T[]} labels the most important first @returns {T[]}
 */
export function apart(labels, width, height) {
  const kept = [];
  for (const label of labels) {
    if (kept.every((other) => Math.abs(other.x - label.x) >= width || Math.abs(other.y - label.y) >= height)) kept.push(label);
  }
  return kept;
}

/** Whether a label's middle stands free of every mark. @param {{x: number, y: number}} label @param {{x: number, y: number, r: number}[]} places */
export const free = (label, places) => places.every(({ x, y, r }) => Math.abs(label.x - x) > r + 12 || Math.abs(label.y - y) > r + 7);

/** Stroke width of a link. */
export const linkWidth = (cards) => round(1.25 + 0.55 * Math.log2(Math.max(1, cards)));

/** Where a label's middle stands so that it stays within the plot. */
export const inside = (x, width) => Math.min(width - 38, Math.max(38, x));

/**
 * Ticks whose labels do not touch; the date is given where it changes.
 * @param {{x: number, label: number, date: string, time: string}[]} ticks pixels, ascending @param {number} gap least distance
 */
export function readableTicks(ticks, gap) {
  const kept = [];
  for (const tick of ticks) {
    const before = kept[kept.length - 1];
    if (before && tick.label - before.label < gap) continue;
    kept.push({ ...tick, dated: !before || before.date !== tick.date });
  }
  return kept;
}
