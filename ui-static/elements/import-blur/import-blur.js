// <ImportBlur t=${t} blur=${job.blur} />   in which ways the file is less exact than it looks, where it is
import { html } from '../markup.js';
import { PlainText } from '../plain-text/plain-text.js';
import { Sideways } from '../sideways/sideways.js';

const count = (n) => n.toLocaleString('en-US');

export function ImportBlur({ t, blur }) {
  if (!blur || blur.length === 0) return null;
  return html`<section class="sheet" aria-labelledby="blur-title" data-testid="import-blur"><h2 id="blur-title">${t('blur.title')}</h2>
    <p class="quiet">${t('blur.text')}</p>
    <${Sideways} label=${t('blur.title')}><table class="listing"><thead><tr><th scope="col">${t('blur.what')}</th><th scope="col">${t('blur.column')}</th>
      <th scope="col" class="number">${t('blur.rows')}</th><th scope="col">${t('blur.lines')}</th></tr></thead>
    <tbody>${blur.map(({ measure, column, unit, rowsAffected, rowsMeasured, oneIn, lines }) => html`<tr key=${`${measure} ${column} ${unit}`} data-testid="blur-finding" data-measure=${measure}>
      <th scope="row">${t(`blur.${measure}`)}${unit && html` <span class="quiet">${t(`blur.unit.${unit}`)}</span>`}</th>
      <td><${PlainText} value=${column} limit=${60} /></td>
      <td class="number">${t('blur.of', { n: count(rowsAffected), all: count(rowsMeasured) })}${oneIn > 1 && html` <span class="quiet">${t('blur.sample', { n: count(oneIn) })}</span>`}</td>
      <td class="quiet">${lines.join(', ')}</td></tr>`)}</tbody></table><//></section>`;
}
