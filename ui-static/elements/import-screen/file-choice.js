// <FileChoice … />   a file is chosen or dropped, and sent     <Waiting … />   files that wait     <Lately … />   imports of late
import { Component, createRef, html } from '../markup.js';
import { zoneOf } from '../../model/address.js';
import { sizeText } from '../../model/text.js';
import { toTheSecond, zoneLabel } from '../../model/time.js';
import { Reading } from '../notice/notice.js';
import { PlainText } from '../plain-text/plain-text.js';
import { Trouble } from './trouble.js';
import { Sideways } from '../sideways/sideways.js';

export class FileChoice extends Component {
  input = createRef();

  choose = (event) => {
    const [file] = event.target.files;
    event.target.value = '';
    if (file) this.props.desk.imports.send(file);
  };

  over = (event) => {
    event.preventDefault();
    this.setState({ over: true });
  };

  drop = (event) => {
    event.preventDefault();
    this.setState({ over: false });
    const [file] = event.dataTransfer.files;
    if (file && !this.props.state.imports.sending) this.props.desk.imports.send(file);
  };

  render({ desk, state: { t, imports } }, { over }) {
    const { sending, mended, trouble } = imports;
    return html`<section class=${over ? 'sheet drop over' : 'sheet drop'} aria-labelledby="choose-title" data-testid="drop"
      onDragOver=${this.over} onDragLeave=${() => this.setState({ over: false })} onDrop=${this.drop}>
      <h2 id="choose-title">${t(mended ? 'import.chooseMended' : 'import.choose')}</h2>
      <p class="quiet">${t(mended ? 'import.mended.text' : 'import.choose.text')}</p>
      ${trouble?.where === 'file' && html`<${Trouble} t=${t} trouble=${trouble} />`}
      ${sending ? html`<${Sending} t=${t} sending=${sending} onCancel=${() => desk.imports.stopSending()} />`
        : html`<p class="row-of-buttons"><button type="button" class="primary" data-testid="choose-file" onClick=${() => this.input.current.click()}>${
          t('import.choose.go')}</button>
          ${mended && html`<button type="button" data-testid="forget-mended" onClick=${() => desk.imports.forgetMended()}>${t('import.mended.forget')}</button>`}</p>`}
      <input ref=${this.input} type="file" hidden data-testid="file-input" accept=".csv,.tsv,.txt,.xlsx,.json,.jsonl,.ndjson" onChange=${this.choose} />
    </section>`;
  }
}

function Sending({ t, sending: { file, sent, total }, onCancel }) {
  const whole = sent >= total && total > 0;
  return html`<div class="sending" data-testid="sending">
    <p><${PlainText} value=${file} limit=${60} /> <span class="quiet">${whole ? t('import.looking') : t('import.sent', { sent: sizeText(sent), total: sizeText(total) })}</span></p>
    <progress max=${total} value=${whole ? undefined : sent} aria-label=${t('import.sending')}></progress>
    <p><button type="button" data-testid="stop-sending" onClick=${onCancel}>${t('action.cancel')}</button></p>
  </div>`;
}

export function Waiting({ desk, state: { t, imports, address } }) {
  const { uploads } = imports;
  if (uploads.length === 0) return null;
  const zone = zoneOf(address);
  return html`<section class="sheet" aria-labelledby="waiting-title"><h2 id="waiting-title">${t('import.waiting')}</h2>
    <p class="quiet">${t('import.waiting.text')}</p>
    <${Sideways} label=${t('import.waiting')}><table class="listing"><thead><tr><th scope="col">${t('import.file')}</th><th scope="col" class="number">${t('import.size')}</th>
      <th scope="col">${t('import.until')} <span class="quiet">${zoneLabel(zone)}</span></th><th scope="col"><span class="unseen">${t('record.actions')}</span></th></tr></thead>
      <tbody>${uploads.map(({ id, file, size, until }) => html`<tr key=${id} data-testid="waiting-upload">
        <th scope="row"><${PlainText} value=${file} limit=${60} /></th><td class="number">${sizeText(size)}</td><td class="nowrap">${toTheSecond(until, zone)}</td>
        <td class="nowrap"><button type="button" data-testid="continue-upload" aria-label=${`${t('import.goOn')}: ${file}`} onClick=${() => desk.goTo('import', undefined, { upload: id })}>${
          t('import.goOn')}</button>${' '}
          <button type="button" data-testid="discard-upload" aria-label=${`${t('import.discard')}: ${file}`} onClick=${() => desk.imports.discard(id)}>${t('import.discard')}</button></td>
      </tr>`)}</tbody></table><//></section>`;
}

export function Lately({ desk, state: { t, imports } }) {
  const { jobs, status } = imports;
  if (status !== 'done') return status === 'busy' ? html`<${Reading} desk=${desk} />` : null;
  return html`<section class="sheet" aria-labelledby="lately-title"><h2 id="lately-title">${t('import.lately')}</h2>
    ${jobs.length === 0 ? html`<p class="quiet" data-testid="no-imports">${t('import.none')}</p>`
      : html`<${Sideways} label=${t('import.lately')}><table class="listing"><thead><tr><th scope="col">${t('import.file')}</th><th scope="col">${t('import.state')}</th>
        <th scope="col" class="number">${t('import.accepted')}</th><th scope="col" class="number">${t('import.duplicates')}</th>
        <th scope="col" class="number">${t('import.rejected')}</th></tr></thead>
        <tbody>${jobs.map((job) => html`<tr key=${job.id} data-testid="past-import">
          <th scope="row"><button type="button" class="link-like" data-testid="open-import" onClick=${() => desk.goTo('import', undefined, { job: job.id })}>
            <${PlainText} value=${job.file} limit=${60} /></button></th>
          <td>${job.dryRun && html`<span class="tag calm">${t('import.dryRun')}</span> `}${t(`import.state.${job.state}`)}</td>
          <td class="number">${job.accepted.toLocaleString('en-US')}</td><td class="number">${job.dryRun ? '—' : job.duplicates.toLocaleString('en-US')}</td>
          <td class="number">${job.rejected.toLocaleString('en-US')}</td></tr>`)}</tbody></table><//>`}</section>`;
}
