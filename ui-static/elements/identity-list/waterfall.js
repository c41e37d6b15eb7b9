// <Waterfall t=${t} claim=${claim} />   how the weights of a claim add up: a table whose bars only draw what its figures say
import { html } from '../markup.js';
import { barsOf, bits, scaleOf } from '../../model/waterfall.js';
import { entityLabel, EntityText, PlainText } from '../plain-text/plain-text.js';

const WIDTH = 220;
const HEIGHT = 14;

export function Waterfall({ t, claim }) {
  const bars = barsOf(claim);
  const x = scaleOf(bars, claim.threshold, WIDTH);
  return html`<div class="scroll-x" tabindex="0" role="region" aria-label=${`${t('waterfall.title')}: ${entityLabel(claim.left, t)} · ${entityLabel(claim.right, t)}`}><table class="listing waterfall" data-testid="waterfall">
    <thead><tr><th scope="col">${t('waterfall.step')}</th><th scope="col">${t('waterfall.level')}</th><th scope="col" class="number">${t('waterfall.weight')}</th>
      <th scope="col">${t('waterfall.sum')}</th><th scope="col">${t('waterfall.left')}</th><th scope="col">${t('waterfall.right')}</th></tr></thead>
    <tbody>${bars.map((bar) => html`<tr key=${bar.step} data-testid="waterfall-step" data-step=${bar.step} data-level=${bar.level}>
      <th scope="row">${t(bar.step === 'PRIOR' ? 'waterfall.prior' : `agreement.${bar.step}`)}</th>
      <td>${bar.level && t(`level.${bar.level}`)}</td>
      <td class="number mono">${bar.level === 'MISSING' ? '0' : bits(bar.weight)}</td>
      <td><${Bar} bar=${bar} x=${x} threshold=${claim.threshold} /></td>
      <td><${Value} t=${t} value=${bar.left} /></td><td><${Value} t=${t} value=${bar.right} /></td></tr>`)}</tbody>
    <tfoot><tr><th scope="row">${t('waterfall.total')}</th><td></td><td class="number mono" data-testid="waterfall-total">${bits(claim.total)}</td>
      <td colspan="3" class="quiet">${t('waterfall.threshold', { bits: bits(claim.threshold) })}</td></tr></tfoot>
  </table></div>`;
}

function Bar({ bar, x, threshold }) {
  const [from, to] = [x(Math.min(bar.from, bar.to)), x(Math.max(bar.from, bar.to))];
  const tone = bar.step === 'PRIOR' || bar.weight === 0 ? 'still' : bar.weight < 0 ? 'against' : 'for';
  return html`<svg class="bar" width=${WIDTH + 2} height=${HEIGHT} viewBox=${`-1 0 ${WIDTH + 2} ${HEIGHT}`} aria-hidden="true">
    <line class="bar-zero" x1=${x(0)} x2=${x(0)} y1="0" y2=${HEIGHT} />
    <line class="bar-threshold" x1=${x(threshold)} x2=${x(threshold)} y1="0" y2=${HEIGHT} />
    <rect class=${`bar-${tone}`} x=${from} y="3" width=${Math.max(1.5, to - from)} height=${HEIGHT - 6} rx="1" /></svg>`;
}

function Value({ t, value }) {
  if (!value) return html`<span class="absent">—</span>`;
  if (value.hidden) return html`<${EntityText} entity=${value.entity} t=${t} /> <span class="cell-state">${t('identity.hidden')}</span>`;
  return value.text === null ? html`<${EntityText} entity=${value.entity} t=${t} />` : html`<${PlainText} value=${value.text} limit=${40} />`;
}
