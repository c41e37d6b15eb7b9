// <ImportResult desk=${desk} state=${state} />   an import or a dry run: how far it is, how it ended, which rows were rejected
import { html } from '../markup.js';
import { complained } from '../../model/complaint.js';
import { ended, shareDone } from '../../model/mapping.js';
import { duration } from '../../model/time.js';
import { ImportBlur } from '../import-blur/import-blur.js';
import { ListFoot } from '../list-foot/list-foot.js';
import { HashText, PlainText } from '../plain-text/plain-text.js';
import { Reason } from '../mapping-preview/mapping-preview.js';
import { Trouble } from '../import-screen/trouble.js';
import { Sideways } from '../sideways/sideways.js';

const count = (n) => n.toLocaleString('en-US');

export function ImportResult({ desk, state }) {
  const { t, imports, address } = state;
  const { job, rejects, busy, previewed, upload, trouble } = imports;
  const over = ended(job);
  return html`<section class="sheet result" aria-labelledby="job-title" data-testid="import-job" data-state=${job.state} data-dry=${job.dryRun}>
      <h2 id="job-title">${job.dryRun && html`<span class="tag calm">${t('import.dryRun')}</span> `}<${PlainText} value=${job.file} limit=${80} /></h2>
      <p class="job-state" role="status">${t(over ? `import.end${job.dryRun && job.state === 'DONE' ? '.dry' : ''}.${job.state}` : `import.state.${job.state}`)}</p>
      ${job.message && html`<p class="alert" role="alert" data-testid="job-message"><${PlainText} value=${complained(t, job.complaint, job.message)} limit=${600} /></p>`}
      ${!over && html`<${Progress} t=${t} job=${job} onCancel=${() => desk.imports.running.cancel()} />`}
      <${Counts} t=${t} job=${job} />
      ${job.duplicateOf && html`<p class="warn">${t('import.duplicateOf')} <${PlainText} value=${job.duplicateOf} limit=${60} /></p>`}
      <${Mapped} t=${t} job=${job} text=${desk.imports.running.mapping()} />
      ${trouble?.where === 'start' && html`<${Trouble} t=${t} trouble=${trouble} />`}
      ${over && html`<p class="row-of-buttons">
        ${job.rejected > 0 && html`<a class="button" href=${`api/imports/${encodeURIComponent(job.id)}/rejects.csv`} download="rejects.csv" data-testid="rejects-csv">${t('import.rejects.save')}</a>`}
        ${!job.dryRun && job.rejected > 0 && job.state === 'DONE' && html`<button type="button" data-testid="send-mended" onClick=${() => desk.imports.sendMended()}>${t('import.mended')}</button>`}
        ${address.upload && (job.dryRun || job.state !== 'DONE') && html`<button type="button" data-testid="back-to-file" onClick=${() => desk.imports.backToFile()}>${t('import.back')}</button>`}
        ${job.dryRun && job.state === 'DONE' && upload && previewed?.digest === job.mapping.digest && html`<button type="button" class="primary" disabled=${Boolean(busy)}
          data-testid="import-now" onClick=${() => desk.imports.start(false)}>${t('import.now', { n: job.accepted })}</button>`}
        ${!job.dryRun && job.state === 'DONE' && html`<button type="button" class=${job.rejected > 0 ? '' : 'primary'} onClick=${() => desk.imports.begin()}>${t('import.another')}</button>`}
      </p>`}
    </section>
    ${over && html`<${ImportBlur} t=${t} blur=${job.blur} />`}
    ${over && job.rejected > 0 && html`<${Rejects} desk=${desk} t=${t} rejects=${rejects} />`}`;
}

function Progress({ t, job, onCancel }) {
  const share = shareDone(job);
  return html`<div class="progress"><progress max="1" value=${share ?? undefined} aria-label=${t('import.progress')}></progress>
    <p class="quiet"><span>${t('import.rows', { n: job.rowsRead })}</span>
      ${job.rate !== null && html` · <span data-testid="rate">${t('import.rate', { n: Math.round(job.rate) })}</span>`}
      ${job.secondsLeft !== null && html` · <span data-testid="left">${t('import.left', { time: duration(job.secondsLeft * 1000, t) })}</span>`}</p>
    <p><button type="button" data-testid="cancel-import" onClick=${onCancel}>${t('import.cancel')}</button> <span class="quiet">${t(job.dryRun ? 'import.cancel.dry' : 'import.cancel.text')}</span></p></div>`;
}

function Counts({ t, job }) {
  const figures = [['accepted', job.accepted, 'good'], ...(job.dryRun ? [] : [['duplicates', job.duplicates, 'calm']]), ['rejected', job.rejected, job.rejected > 0 ? 'stop' : 'calm']];
  return html`<dl class="counts">${figures.map(([name, n, tone]) => html`<div key=${name} class=${tone}><dt>${t(job.dryRun && name === 'accepted' ? 'import.wouldAccept' : `import.${name}`)}</dt>
    <dd data-testid=${`count-${name}`}>${count(n)}</dd></div>`)}
    ${job.rate !== null && ended(job) && html`<div class="calm"><dt>${t('import.rateTitle')}</dt><dd>${count(Math.round(job.rate))}<span class="unit"> ${t('import.perSecond')}</span></dd></div>`}</dl>
    ${job.dryRun && html`<p class="quiet">${t('import.dry.text')}</p>`}`;
}

function Mapped({ t, job, text }) {
  const { version, digest, holder, act } = job.mapping;
  return html`<p class="facts" data-testid="job-mapping" data-digest=${digest}><span>${t('import.mapping')}${version ? ` ${version}` : ''}</span>
    <span>${t(`act.${act}`)}</span> <span><${PlainText} value=${holder} limit=${40} /></span> <span>SHA-256 <${HashText} value=${digest} t=${t} /></span>
    ${text && html`<a href=${`data:application/json;charset=utf-8,${encodeURIComponent(text)}`} download="mapping.json" data-testid="save-mapping">${t('import.mapping.save')}</a>`}</p>`;
}

function Rejects({ desk, t, rejects }) {
  return html`<section class="sheet" aria-labelledby="rejects-title"><h2 id="rejects-title">${t('import.rejectsTitle')}</h2>
    <p class="quiet">${t('import.rejects.text')}</p>
    ${rejects.nodes.length > 0 && html`<${Sideways} label=${t('import.rejectsTitle')}><table class="listing"><thead><tr><th scope="col" class="number">${t('import.line')}</th><th scope="col">${t('import.why')}</th>
      <th scope="col">${t('import.whatToDo')}</th></tr></thead>
      <tbody>${rejects.nodes.map((reject) => html`<tr key=${reject.line} data-testid="reject" data-code=${reject.code}><th scope="row" class="number">${reject.line}</th>
        <td><${Reason} t=${t} reject=${reject} /></td><td class="quiet">${t(`reject.${reject.code}.text`)}</td></tr>`)}</tbody></table><//>`}
    <${ListFoot} desk=${desk} list=${rejects} onMore=${() => desk.imports.running.moreRejects()} onRetry=${() => desk.imports.running.moreRejects()} /></section>`;
}
