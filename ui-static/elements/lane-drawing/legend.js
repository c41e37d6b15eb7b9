// <Legend t=${t} answer=${answer} />   what the shapes and lines of this drawing mean; only those that occur
import { html } from '../markup.js';
import { shapeOf } from '../../model/lanes.js';

const KINDS = ['ISSUE', 'SALE', 'PAYMENT', 'VERIFICATION', 'REDEMPTION', 'USAGE', 'ACCESS', 'REGISTRATION'];
const STYLES = ['SOLID', 'DASHED', 'DOTTED', 'HATCHED'];

export function Legend({ t, answer }) {
  const kinds = new Set(answer.acts.map((act) => act.kind));
  const styles = new Set(answer.trace.layout.links.map((link) => link.style));
  return html`<ul class="legend" aria-label=${t('legend.title')}>
    ${KINDS.filter((kind) => kinds.has(kind)).map((kind) => html`<li key=${kind}>
      <svg width="16" height="16" viewBox="-8 -8 16 16" aria-hidden="true"><path class="shape" d=${shapeOf(kind, 5)} /></svg>${
      t(`act.${kind}`)}</li>`)}
    ${STYLES.filter((style) => styles.has(style)).map((style) => html`<li key=${style} class="link">
      <svg width="26" height="10" aria-hidden="true"><path class=${style.toLowerCase()} d="M1 5H25"
        stroke-width=${style === 'HATCHED' ? 8 : 2} /></svg>${t(`style.${style}`)}</li>`)}
    ${answer.gaps.length > 0 && html`<li><svg width="18" height="18" viewBox="-9 -9 18 18" class="legend-gap" aria-hidden="true"><rect class="gap-box"
      x="-7" y="-7" width="14" height="14" /><text text-anchor="middle" dy="4">?</text></svg>${t('gap.title')}</li>`}
    ${answer.trace.layout.breaks.length > 0 && html`<li><svg width="12" height="14" aria-hidden="true"><rect class="break" x="1" width="10"
      height="14" /></svg>${t('legend.break')}</li>`}
  </ul>`;
}
