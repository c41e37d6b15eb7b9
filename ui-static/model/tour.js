// The tour: what it points at, and where its card stands.

/** What each step points at; the first that is there. */
export const STEPS = [
  { name: 'instrument', at: ['.warrant-bar'] },
  { name: 'search', at: ['.search-panel [role="search"]'] },
  { name: 'question', at: ['.question'] },
  { name: 'drawing', at: ['#view'] },
  { name: 'detail', at: ['.detail', '.mark[tabindex="0"]', '.acts tr[tabindex="0"]'] },
  { name: 'proof', at: ['.answer-foot'] },
  { name: 'help', at: ['[data-testid="help"]'] },
];

const GAP = 12;

/**
 * Where a card stands beside what it points at: to the right, below, to the left or above, wherever it has room; always within the window.
 * @param {{left: number, top: number, right: number, bottom: number}} target @param {{width: number, height: number}} card
 * @param {{width: number, height: number}} view @returns {{left: number, top: number}} pixels
 */
export function beside(target, card, view) {
  const places = [
    [view.width - target.right, card.width, { left: target.right + GAP, top: target.top }],
    [view.height - target.bottom, card.height, { left: target.left, top: target.bottom + GAP }],
    [target.left, card.width, { left: target.left - GAP - card.width, top: target.top }],
    [target.top, card.height, { left: target.left, top: target.top - GAP - card.height }],
  ];
  const [, , place] = places.find(([room, need]) => room >= need + 2 * GAP) ?? [0, 0, { left: view.width - card.width - GAP, top: view.height - card.height - GAP }];
  const within = (at, length, all) => Math.round(Math.max(GAP, Math.min(at, all - length - GAP)));
  return { left: within(place.left, card.width, view.width), top: within(place.top, card.height, view.height) };
}
