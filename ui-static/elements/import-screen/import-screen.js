// <ImportScreen desk=${desk} state=${state} />   a file on its way: chosen, mapped, previewed, tried out, imported
import { html } from '../markup.js';
import { ended } from '../../model/mapping.js';
import { ImportResult } from '../import-result/import-result.js';
import { Reading } from '../notice/notice.js';
import { UploadView } from '../upload-view/upload-view.js';
import { FileChoice, Waiting, Lately } from './file-choice.js';
import { Trouble } from './trouble.js';

const STEPS = ['file', 'mapping', 'dry', 'import', 'result'];

export function ImportScreen({ desk, state }) {
  const { t, imports, address } = state;
  const view = address.job ? 'job' : address.upload ? 'file' : 'start';
  return html`<main class="page imports" data-testid="imports" data-view=${view} data-status=${imports.status} aria-busy=${imports.status === 'busy'}>
    <div class="page-head"><h1 tabindex="-1">${t('import.title')}</h1>
      ${view !== 'start' && html`<button type="button" data-testid="import-begin" onClick=${() => desk.imports.begin()}>${t('import.another')}</button>`}</div>
    <p class="lead">${t('import.lead')}</p>
    <${Steps} t=${t} now=${stepOf(view, imports)} />
    ${['lists', 'job'].includes(imports.trouble?.where) && html`<${Trouble} t=${t} trouble=${imports.trouble} onRetry=${() => desk.imports.open()} />`}
    ${content(view, { desk, state })}
  </main>`;
}

function content(view, parts) {
  const { imports } = parts.state;
  if (view === 'job') return imports.job ? html`<${ImportResult} ...${parts} />` : underWay(parts);
  if (view === 'file') return imports.upload ? html`<${UploadView} ...${parts} />` : underWay(parts);
  return html`<${FileChoice} ...${parts} /><${Waiting} ...${parts} /><${Lately} ...${parts} />`;
}

const underWay = ({ desk, state }) => state.imports.status === 'busy' && html`<${Reading} desk=${desk} />`;

function stepOf(view, { job, previewed }) {
  if (view === 'start') return 'file';
  if (view === 'file') return previewed ? 'dry' : 'mapping';
  if (!job) return 'import';
  return ended(job) ? (job.dryRun ? 'import' : 'result') : (job.dryRun ? 'dry' : 'import');
}

function Steps({ t, now }) {
  return html`<ol class="steps" aria-label=${t('import.steps')}>${STEPS.map((step, at) => html`<li key=${step} aria-current=${step === now ? 'step' : null}
    class=${at < STEPS.indexOf(now) ? 'past' : ''}><span class="mono" aria-hidden="true">${at + 1}</span> ${t(`import.step.${step}`)}</li>`)}</ol>`;
}
