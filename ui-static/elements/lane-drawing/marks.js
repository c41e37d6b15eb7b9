// <Mark act=${act} acts=${1} cards=${15} place=${{x, y}} stop current walked opened label=${words} onOpen=${fn} />
// <GapSpot gaps=${[gap]} place=${{x, y}} opened label=${words} onOpen=${fn} />
// <Link link=${link} a=${{x, y}} b=${{x, y}} walked />
import { Component, html } from '../markup.js';
import { partiesOf } from '../../model/answer.js';
import { linkPath, linkWidth, markSize, shapeOf } from '../../model/lanes.js';
import { stamp, zoneLabel } from '../../model/time.js';
import { shortened, visible } from '../../model/text.js';
import { yuan } from '../../model/money.js';
import { entityLabel } from '../plain-text/plain-text.js';

const SAME = ['act', 'fresh', 'crowded', 'stop', 'current', 'walked', 'opened', 'label'];

export class Mark extends Component {
  // Hundreds of marks stand still while the cursor moves.
  shouldComponentUpdate(next) {
    return SAME.some((name) => next[name] !== this.props[name]) || next.place.x !== this.props.place.x || next.place.y !== this.props.place.y;
  }

  render({ act, acts, cards, crowded, fresh, place, stop, current, walked, opened, label, onOpen }) {
    const r = markSize(Math.max(cards, acts));
    const classes = ['mark', `channel-${act.channel}`, current && 'current', walked && 'walked', opened && 'opened', crowded && 'crowded', fresh && 'fresh'];
    return html`<g class=${classes.filter(Boolean).join(' ')} role="button" tabindex=${stop ? 0 : -1} aria-label=${label}
      data-testid="mark" data-act=${act.id} data-kind=${act.kind} data-cards=${cards} data-acts=${acts} transform=${`translate(${place.x} ${place.y})`}
      onClick=${onOpen}>
      <title>${label}</title>
      ${fresh && html`<circle class="fresh-ring" r=${r + 4} />`}<circle class="halo" r=${r + 5} /><path d=${shapeOf(act.kind, r)} class=${`shape grade-${act.grade}`} />
      ${acts > 1 && html`<path d=${shapeOf(act.kind, r + 3)} class="fold" />`}
      ${Math.max(cards, acts) > 1 && html`<text class="count" text-anchor="middle" dy="3.5" aria-hidden="true">${Math.max(cards, acts)}</text>`}
    </g>`;
  }
}

export function Link({ link, a, b, walked }) {
  const d = linkPath(a, b);
  const style = link.style.toLowerCase();
  return html`<g class=${walked ? 'link walked' : 'link'} data-style=${link.style}>
    <path class=${style} d=${d} stroke-width=${style === 'hatched' ? 8 : linkWidth(link.cards)} />
  </g>`;
}

/** What is missing between two marks: opened by Enter, Space or a click. */
export function GapSpot({ gaps, place, opened, label, onOpen }) {
  const keys = (event) => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    event.stopPropagation();
    onOpen();
  };
  return html`<g class=${opened ? 'gap opened' : 'gap'} role="button" tabindex="0" aria-label=${label} data-testid="gap"
    data-gaps=${gaps.map((gap) => gap.number).join(' ')} data-cause=${gaps[0].cause} transform=${`translate(${place.x} ${place.y})`} onClick=${onOpen} onKeyDown=${keys}>
    <title>${label}</title>
    <rect class="halo" x="-11" y="-11" width="22" height="22" rx="3" /><rect class="gap-box" x="-8" y="-8" width="16" height="16" rx="2" />
    <text text-anchor="middle" dy="4" aria-hidden="true">${gaps.length > 1 ? gaps.length : '?'}</text>
  </g>`;
}

/** A gap in one sentence. */
export function describeGap(gap, t) {
  return [t('gap.title'), t('gap.expected', { record: t(`act.${gap.expected.record}`), holder: visible(shortened(gap.expected.holder ?? '—', 60)) }),
    t(`cause.${gap.cause}`), t(`step.${gap.nextStep}`)].join(' · ');
}

/** An act in one sentence, for titles and screen readers. */
export function describe(act, cards, answer, t, zone, acts = 1) {
  const { from, to } = partiesOf(act);
  const fresh = act.fresh && t('standing.new');
  const name = (id) => (id && answer.entityOf.has(id) ? visible(shortened(entityLabel(answer.entityOf.get(id), t), 60)) : '—');
  if (acts > 1) {
    return [fresh, t(`act.${act.kind}`), t('figure.acts', { n: acts }), t('fold.from', { at: `${stamp(act.at, zone)} ${zoneLabel(zone)}` }),
      cards > 0 && t('figure.cards', { n: cards })].filter(Boolean).join(' · ');
  }
  return [fresh, t(`act.${act.kind}`), `${stamp(act.at, zone)} ${zoneLabel(zone)}`, `${name(from)} → ${name(to)}`,
    cards > 0 && t('figure.cards', { n: cards }), yuan(act.amount ?? act.faceValue), t(`grade.${act.grade}`)].filter(Boolean).join(' · ');
}
