// <SourceRow source=${source} t=${t} />   the row an act was read from: file, line, hash, holder, batch, clause, and each cell
import { html } from '../markup.js';
import { HashText, PlainText } from '../plain-text/plain-text.js';

export function SourceRow({ source, t }) {
  const field = (name, value) => html`<div><dt>${t(`source.${name}`)}</dt><dd data-testid=${`source-${name}`}>${value}</dd></div>`;
  return html`<section class="source-row" data-testid="source-row">
    <p class="source-name" data-testid="source-name"><${PlainText} value=${source.file} limit=${60} mono /><span class="mono" data-testid="source-line">:${source.line}</span></p>
    <dl class="fields">
      ${field('clause', html`<strong><${PlainText} value=${source.clause} limit=${120} /></strong>`)}
      ${field('fileDigest', html`<span class="whole-hash"><${PlainText} value=${source.fileDigest} limit=${80} mono /></span>`)}
      ${field('holder', html`<${PlainText} value=${source.holder} limit=${80} />`)}
      ${field('batch', html`<span class="whole-hash"><${PlainText} value=${source.batch} limit=${80} mono /></span>`)}
      ${field('leaf', html`<${HashText} value=${source.leaf} t=${t} />`)}
    </dl>
    <div class="cells-scroll" tabindex="0" role="region" aria-label=${t('source.cells')}><table class="cells" data-testid="cells">
      <thead><tr>${['column', 'text', 'commitment'].map((name) => html`<th key=${name} scope="col">${t(`cell.${name}`)}</th>`)}</tr></thead>
      <tbody>${source.cells.map((cell, place) => html`<tr key=${place} data-visibility=${cell.visibility}>
        <th scope="row"><${PlainText} value=${cell.column} limit=${24} />
          <span class="quiet">${cell.role ? t(`role.${cell.role}`) : t(`category.${cell.category}`)}</span></th>
        <td><${CellText} cell=${cell} t=${t} /></td>
        <td><${HashText} value=${cell.commitment} t=${t} head=${6} /></td></tr>`)}</tbody>
    </table></div>
  </section>`;
}

function CellText({ cell, t }) {
  const state = html`<span class="cell-state" title=${t(`visibility.${cell.visibility}.text`)}>${t(`visibility.${cell.visibility}`)}</span>`;
  switch (cell.visibility) {
    case 'SHOWN': return html`<${PlainText} value=${cell.text} limit=${80} mono />`;
    case 'PSEUDONYM': return html`<span class="pseudonym"><${PlainText} value=${cell.text} limit=${80} /></span> ${state}`;
    default: return state;
  }
}
