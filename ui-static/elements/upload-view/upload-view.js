// <UploadView desk=${desk} state=${state} />   one file: what it is, its first rows, its mapping, what that makes of it, and what to do with it
import { html } from '../markup.js';
import { zoneOf } from '../../model/address.js';
import { complained } from '../../model/complaint.js';
import { sizeText } from '../../model/text.js';
import { MappingForm } from '../mapping-form/mapping-form.js';
import { MappingPreview } from '../mapping-preview/mapping-preview.js';
import { HashText, PlainText } from '../plain-text/plain-text.js';
import { Field } from '../field/field.js';
import { Trouble } from '../import-screen/trouble.js';

const SEPARATORS = { ',': 'comma', '\t': 'tab', ';': 'semicolon', '|': 'bar' };

export function UploadView({ desk, state }) {
  const { t, imports } = state;
  const { upload, table, mapping, preview, previewed, busy, trouble, tableBusy } = imports;
  const shown = (where) => trouble?.where === where && !trouble.place && html`<${Trouble} t=${t} trouble=${trouble} />`;
  return html`<${FileFacts} desk=${desk} t=${t} upload=${upload} mapping=${mapping} table=${table} trouble=${trouble} busy=${tableBusy} />
    ${table && html`<${MappingForm} desk=${desk} state=${state} />`}
    ${shown('preview')}${shown('start')}
    ${trouble?.place && html`<div class="alert import-trouble" role="alert" data-testid="mapping-wrong"><strong>${t('import.refused.preview')}</strong>
      <span><${PlainText} value=${complained(t, trouble.failure.complaint, trouble.failure.message)} limit=${600} /></span></div>`}
    ${preview && html`<${MappingPreview} t=${t} preview=${preview} stale=${!previewed} zone=${zoneOf(state.address)} />`}
    <div class="form-foot">
      <span class="foot-said" role="status">${previewed ? '' : t(preview ? 'import.changed' : 'import.previewFirst')}</span>
      <button type="button" data-testid="discard" onClick=${() => desk.imports.discard(upload.id)}>${t('import.discard')}</button>
      <button type="button" data-testid="preview" disabled=${!table || Boolean(busy)} class=${previewed ? '' : 'primary'} aria-busy=${busy === 'preview'}
        onClick=${() => desk.imports.preview()}>${t('import.preview')}</button>
      <button type="button" data-testid="dry-run" disabled=${!previewed || Boolean(busy)} onClick=${() => desk.imports.start(true)}>${t('import.dry')}</button>
      <button type="button" class=${previewed ? 'primary' : ''} data-testid="start-import" disabled=${!previewed || Boolean(busy)}
        onClick=${() => desk.imports.start(false)}>${t('import.go')}</button>
    </div>`;
}

function FileFacts({ desk, t, upload, mapping, table, trouble, busy }) {
  const separator = mapping?.separator ?? upload.separator;
  const wrong = trouble?.where === 'table' && html`<${Trouble} t=${t} trouble=${trouble} />`;
  return html`<section class="sheet" aria-labelledby="file-title" aria-busy=${busy}><h2 id="file-title"><${PlainText} value=${upload.file} limit=${80} /></h2>
    <p class="facts"><span>${t(`import.format.${upload.format}`)}</span> <span data-testid="encoding">${upload.encoding}</span> <span>${sizeText(upload.size)}</span>
      <span>SHA-256 <${HashText} value=${upload.digest} t=${t} /></span></p>
    <div class="form-grid">
      ${upload.separator && html`<${Field} t=${t} name="separator" label=${t('import.separator')} hint=${t('import.separator.hint')}>${(id, described) => html`
        <select id=${id} aria-describedby=${described} value=${separator} data-testid="separator" onChange=${(event) => desk.imports.put('separator', event.target.value)}>
          ${Object.entries(SEPARATORS).map(([value, name]) => html`<option key=${name} value=${value}>${t(`import.separator.${name}`)}</option>`)}</select>`}<//>`}
      ${upload.sheets.length > 1 && html`<${Field} t=${t} name="sheet" label=${t('import.sheet')} hint=${t('import.sheet.hint', { n: upload.sheets.length })}>${(id, described) => html`
        <select id=${id} aria-describedby=${described} value=${mapping?.sheet ?? upload.sheet} data-testid="sheet" onChange=${(event) => desk.imports.put('sheet', event.target.value)}>
          ${upload.sheets.map(({ name, visible }) => html`<option key=${name} value=${name}>${name}${visible ? '' : ` (${t('import.sheet.hidden')})`}</option>`)}</select>`}<//>`}
    </div>
    ${wrong}
    ${table && html`<${Sample} t=${t} table=${table} />`}
  </section>`;
}

function Sample({ t, table: { headings, rows, more } }) {
  return html`<details class="sample" data-testid="sample" open=${headings.length <= 30}>
    <summary>${t('import.sample', { n: rows.length })} <span class="quiet">${t('import.columns', { n: headings.length })}</span></summary>
    <p class="quiet">${t('import.sample.text')}</p>
    <div class="scroll-x" tabindex="0" role="region" aria-label=${t('import.sample', { n: rows.length })}><table class="listing tight">
      <thead><tr><th scope="col" class="number">${t('import.line')}</th>${headings.map((heading, at) => html`<th key=${at} scope="col"><${PlainText} value=${heading} limit=${30} /></th>`)}</tr></thead>
      <tbody>${rows.map(({ line, cells }) => html`<tr key=${line}><th scope="row" class="number">${line}</th>${
        headings.map((_, at) => html`<td key=${at}><${PlainText} value=${cells[at] ?? ''} limit=${30} /></td>`)}</tr>`)}</tbody></table></div>
    ${rows.length === 0 && html`<p class="quiet" data-testid="no-rows">${t('import.noRows')}</p>`}
    ${more && html`<p class="quiet">${t('import.more')}</p>`}
  </details>`;
}
