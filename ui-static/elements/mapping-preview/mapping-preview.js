// <MappingPreview t=${t} preview=${preview} stale=${false} zone="shanghai" />   what the first rows say, and why others are rejected
import { Component, createRef, html } from '../markup.js';
import { yuan } from '../../model/money.js';
import { stamp, zoneLabel } from '../../model/time.js';
import { PlainText } from '../plain-text/plain-text.js';
import { Sideways } from '../sideways/sideways.js';

export class MappingPreview extends Component {
  title = createRef();

  componentDidMount() {
    this.title.current.focus();
  }

  componentDidUpdate(before) {
    if (before.preview !== this.props.preview) this.title.current.focus();
  }

  render(props) {
    return html`<${Rows} ...${props} title=${this.title} />`;
  }
}

function Rows({ t, preview, stale, zone, title }) {
  const { rows, more } = preview;
  const rejected = rows.filter(({ reject }) => reject).length;
  return html`<section class=${stale ? 'sheet preview stale' : 'sheet preview'} aria-labelledby="preview-title" data-testid="mapping-preview" data-stale=${stale}>
    <h2 id="preview-title" ref=${title} tabindex="-1">${t('import.previewTitle')}</h2>
    <p class="quiet">${t('import.preview.counts', { read: rows.length - rejected, rejected })} ${more && t('import.preview.more')} ${t('import.preview.text')}</p>
    ${stale && html`<p class="warn">${t('import.changed')}</p>`}
    ${rows.length === 0 ? html`<p class="quiet">${t('import.noRows')}</p>` : html`<${Sideways} label=${t('import.previewTitle')}><table class="listing">
      <thead><tr><th scope="col" class="number">${t('import.line')}</th><th scope="col">${t('import.previewAct')}</th><th scope="col">${t('field.at')} <span class="quiet">${zoneLabel(zone)}</span></th>
        <th scope="col">${t('import.bearers')}</th><th scope="col">${t('import.attributes')}</th></tr></thead>
      <tbody>${rows.map(({ line, said, reject }) => (said ? html`<${Said} key=${line} t=${t} line=${line} said=${said} zone=${zone} />`
        : html`<tr key=${line} class="rejected" data-testid="preview-reject" data-code=${reject.code}><th scope="row" class="number">${line}</th>
          <td colspan="4"><span class="tag stop">${t('import.rejected')}</span> <${Reason} t=${t} reject=${reject} /></td></tr>`))}</tbody></table><//>`}
  </section>`;
}

function Said({ t, line, said, zone }) {
  const { kind, at, bearers, bearerCount, attributes } = said;
  return html`<tr data-testid="preview-act" data-kind=${kind}><th scope="row" class="number">${line}</th><td>${t(`act.${kind}`)}</td>
    <td class="nowrap" title=${said.atText}>${stamp(at, zone)}</td>
    <td>${bearers.map((bearer, index) => html`<div key=${index}><span class="quiet">${t(`role.${bearer.role}`)}</span> ${bearer.value === null
      ? html`<span class="withheld" title=${t(`kind.${bearer.kind}`)}>•••</span>` : html`<${PlainText} value=${bearer.value} limit=${48} />`}
      ${bearer.name && html` <${PlainText} value=${bearer.name} limit=${24} />`}</div>`)}
      ${bearerCount > bearers.length && html`<div class="quiet">${t('entity.more', { n: bearerCount - bearers.length })}</div>`}</td>
    <td>${attributes.map(({ name, form, text }) => html`<div key=${name}><span class="quiet">${t(`import.to.${name}`)}</span>${' '}
      ${form === 'MONEY' ? yuan(text) : form === 'MOMENT' ? stamp(text, zone) : html`<${PlainText} value=${wordOf(t, form, text)} limit=${40} />`}</div>`)}</td></tr>`;
}

const FAMILY = { CHANNEL: 'channel', CATEGORY: 'category' };

const wordOf = (t, form, text) => (FAMILY[form] && t.has(`${FAMILY[form]}.${text}`) ? t(`${FAMILY[form]}.${text}`) : text);

// <Reason t=${t} reject=${reject} />   column and code of a rejected row in the reader's words; what the server says more in its title
export function Reason({ t, reject: { column, code, reason } }) {
  return html`<span title=${reason}>${column && html`<${PlainText} value=${column} limit=${40} /> · `}<strong>${t(`reject.${code}`)}</strong> <code class="mono quiet">${code}</code></span>`;
}
