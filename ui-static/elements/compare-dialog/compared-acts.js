// <ComparedActs t=${t} zone=${zone} parts=${{ onlyA, both, onlyB }} />   acts of two answers: how many in the one only, in both, in the other only, and which
import { html } from '../markup.js';
import { stamp } from '../../model/time.js';
import { PlainText } from '../plain-text/plain-text.js';

const SHOWN = 200;

export function ComparedActs({ t, zone, parts: { onlyA, both, onlyB } }) {
  const list = (name, acts) => acts.length > 0 && html`<h3>${t(`compare.${name}`, { n: acts.length })}</h3>
    <ul class="compared" tabindex="0" aria-label=${t(`compare.${name}`, { n: acts.length })} data-testid=${`compare-${name}`}>${acts.slice(0, SHOWN).map((act) => html`<li key=${act.id}><span class="mono">${stamp(act.at, zone)}</span> ${t(`act.${act.kind}`)}
      ${' '}<${PlainText} value=${`${act.sources[0]?.file}:${act.sources[0]?.line}`} mono /></li>`)}</ul>
    ${acts.length > SHOWN && html`<p class="quiet">${t('list.shown', { shown: SHOWN, n: acts.length })}</p>`}`;
  return html`<p data-testid="compare-figures">${t('compare.figures', { a: onlyA.length, both: both.length, b: onlyB.length })}</p>
    ${list('onlyA', onlyA)}${list('onlyB', onlyB)}`;
}
