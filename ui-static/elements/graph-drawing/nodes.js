// <Node node=${node} place=${{x, y}} label=${{short, whole}} stop selected current walked opened noted added t=${t} />   one thing of the graph
// <Ends edge=${edge} a=${{x, y}} b=${{x, y}} walked />   a line between two of them
import { Component, html } from '../markup.js';
import { shapeOf } from '../../model/lanes.js';
import { shortened, visible } from '../../model/text.js';
import { stamp } from '../../model/time.js';
import { yuan } from '../../model/money.js';
import { worthOf } from '../../model/answer.js';
import { entityLabel, shortLabel } from '../plain-text/plain-text.js';
import { describe, describeGap } from '../lane-drawing/marks.js';

const SAME = ['node', 'stop', 'selected', 'current', 'walked', 'opened', 'noted', 'pinned', 'added', 'label'];
const [WIDE, HIGH] = [112, 32];
const RADIUS = 9;

const still = (a, b, names) => names.every((name) => a[name] === b[name] || (name === 'label' && a.label.whole === b.label.whole)
  || (name === 'node' && a.node.id === b.node.id && a.node.members.length === b.node.members.length));

export class Node extends Component {
  shouldComponentUpdate(next) {
    return !still(next, this.props, SAME) || next.place.x !== this.props.place.x || next.place.y !== this.props.place.y;
  }

  render({ node, place, stop, selected, current, walked, opened, noted, pinned, added, label, t }) {
    if (node.type === 'gap') return this.gap(this.props);
    const act = node.type === 'act' || node.type === 'acts';
    const classes = ['node', node.type, act && `channel-${node.channel}`, selected && 'selected', current && 'current', walked && 'walked', opened && 'opened', added && 'added'];
    return html`<g class=${classes.filter(Boolean).join(' ')} role="button" tabindex=${stop ? 0 : -1} aria-label=${label.whole} aria-pressed=${selected}
      data-testid="node" data-node=${node.id} data-type=${node.type} data-kind=${node.kind} data-members=${node.members.length} transform=${`translate(${place.x} ${place.y})`}>
      <title>${label.whole}</title>
      ${act ? html`<circle class="halo" r=${RADIUS + 6} /><path class=${`shape grade-${node.grade}`} d=${shapeOf(node.kind, RADIUS)} />
        ${node.members.length > 1 && html`<text class="count" text-anchor="middle" dy="3.5">${node.members.length}</text>`}
        <text class="under" text-anchor="middle" y=${RADIUS + 12}>${label.short}</text>`
        : html`<rect class="halo" x=${-WIDE / 2 - 3} y=${-HIGH / 2 - 3} width=${WIDE + 6} height=${HIGH + 6} rx="7" />
        ${node.type !== 'entity' && html`<rect class="behind" x=${-WIDE / 2 + 3} y=${-HIGH / 2 + 3} width=${WIDE} height=${HIGH} rx="4" />`}
        <rect class="box" x=${-WIDE / 2} y=${-HIGH / 2} width=${WIDE} height=${HIGH} rx="4" />
        <text class="kind" x=${-WIDE / 2 + 6} y="-4">${node.type === 'group' ? t('graph.group') : t(`kind.${node.kind}`)}</text>
        <text class="name" x=${-WIDE / 2 + 6} y="10">${label.short}</text>`}
      ${noted && html`<path class="noted" d=${act ? 'M7 -13h8v8z' : `M${WIDE / 2 - 10} ${-HIGH / 2}h10v10z`}><title>${t('note.title')}</title></path>`}
      ${pinned && html`<circle class="pinned" cx=${act ? -RADIUS : -WIDE / 2} cy=${act ? -RADIUS : -HIGH / 2} r="3" />`}
    </g>`;
  }

  gap({ node, place, stop, selected, opened, label }) {
    return html`<g class=${['node gap', selected && 'selected', opened && 'opened'].filter(Boolean).join(' ')} role="button" tabindex=${stop ? 0 : -1} aria-label=${label.whole}
      aria-pressed=${selected} data-testid="node" data-node=${node.id} data-type="gap" data-kind=${node.kind} data-members="0" data-gaps=${node.number}
      transform=${`translate(${place.x} ${place.y})`}><title>${label.whole}</title>
      <rect class="halo" x="-12" y="-12" width="24" height="24" rx="3" /><rect class="gap-box" x="-9" y="-9" width="18" height="18" rx="2" /><text text-anchor="middle" dy="4">?</text></g>`;
  }
}

export class Ends extends Component {
  shouldComponentUpdate({ a, b, edge, walked }) {
    const before = this.props;
    return a.x !== before.a.x || a.y !== before.a.y || b.x !== before.b.x || b.y !== before.b.y || walked !== before.walked || edge.grade !== before.edge.grade
      || edge.count !== before.edge.count;
  }

  render({ edge, a, b, walked }) {
    const d = `M${a.x} ${a.y}L${b.x} ${b.y}`;
    return html`<path class=${`end grade-${edge.grade}${edge.passage ? ' passage' : ''}${edge.missing ? ' missing' : ''}${walked ? ' walked' : ''}`} d=${edge.arrow ? shortOf(a, b) : d} marker-end=${edge.arrow ? 'url(#arrow)' : null}
      stroke-width=${Math.min(4, 1 + 0.5 * Math.log2(edge.count))} />`;
  }
}

// An arrow ends at the border of what it points to.
function shortOf(a, b) {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const cut = Math.min(1, Math.min(dx === 0 ? 1 : (WIDE / 2 + 3) / Math.abs(dx), dy === 0 ? 1 : (HIGH / 2 + 3) / Math.abs(dy)));
  return `M${a.x} ${a.y}L${Math.round(b.x - dx * cut)} ${Math.round(b.y - dy * cut)}`;
}

/** What stands in a node, and the same in full for its title and for screen readers. */
export function labelOf(node, answer, t, zone) {
  switch (node.type) {
    case 'act': {
      const act = answer.actOf.get(node.id);
      const worth = worthOf(act);
      return { short: worth === null ? stamp(act.at, zone).slice(5, 16) : yuan(worth), whole: describe(act, answer.cardsOf.get(act.id)?.length ?? 0, answer, t, zone) };
    }
    case 'acts': return { short: t('figure.acts', { n: node.members.length }), whole: `${t(`act.${node.kind}`)} · ${t('figure.acts', { n: node.members.length })}` };
    case 'entity': {
      const entity = answer.entityOf.get(node.id);
      const name = visible(entityLabel(entity, t));
      return { short: shortened(visible(shortLabel(entity)), 15), whole: `${t(`kind.${entity.kind}`)} ${shortened(name, 200)}` };
    }
    case 'gap': return { short: '?', whole: describeGap(answer.gaps.find((gap) => gap.id === node.id), t) };
    case 'group': return { short: shortened(visible(node.name), 15), whole: `${t('graph.group')} ${shortened(visible(node.name), 60)} · ${t('graph.members', { n: node.members.length })}` };
    default: return { short: t(node.type === 'cards' ? 'figure.cards' : 'graph.members', { n: node.members.length }),
      whole: `${t(`kind.${node.kind}`)} · ${t('graph.members', { n: node.members.length })}` };
  }
}
