// <App desk=${desk} state=${state} />   which screen stands
import { html } from '../markup.js';
import { AccountList } from '../account-list/account-list.js';
import { ActionDialog } from '../action-dialog/action-dialog.js';
import { AnswerView } from '../answer-view/answer-view.js';
import { DetailPanel } from '../detail-panel/detail-panel.js';
import { HolderList } from '../holder-list/holder-list.js';
import { IdentityList } from '../identity-list/identity-list.js';
import { ImportScreen } from '../import-screen/import-screen.js';
import { InstrumentList } from '../instrument-list/instrument-list.js';
import { InstrumentRecord } from '../instrument-record/instrument-record.js';
import { JudgeDialog } from '../judge-dialog/judge-dialog.js';
import { Notice } from '../notice/notice.js';
import { Oversight } from '../oversight/oversight.js';
import { OwnAccount } from '../own-account/own-account.js';
import { QueueList } from '../queue-list/queue-list.js';
import { RequestForm } from '../request-form/request-form.js';
import { SearchPanel } from '../search-panel/search-panel.js';
import { SignIn } from '../sign-in/sign-in.js';
import { TopBar } from '../top-bar/top-bar.js';
import { WarrantBar } from '../warrant-bar/warrant-bar.js';

export function App({ desk, state }) {
  return html`<div class="app" data-phase=${state.phase}>
    <div class="unseen" role="status" aria-live="polite" data-testid="status">${state.said}</div>
    ${phase(desk, state)}
    ${state.dialog && html`<${ActionDialog} desk=${desk} state=${state} />`}
    ${state.judging && html`<${JudgeDialog} desk=${desk} state=${state} />`}
  </div>`;
}

function phase(desk, state) {
  switch (state.phase) {
    case 'signed-out': return html`<${SignIn} desk=${desk} state=${state} />`;
    case 'broken': return html`<main class="alone"><${Notice} t=${state.t} failure=${state.failure}
      onRetry=${() => location.reload()} /></main>`;
    case 'ready': return html`<${TopBar} desk=${desk} state=${state} />
      ${state.notice && html`<${Said} desk=${desk} t=${state.t} notice=${state.notice} />`}
      ${screen(desk, state)}`;
    default: return null;
  }
}

function screen(desk, state) {
  const parts = { desk, state };
  switch (desk.screen()) {
    case 'queue': return html`<${QueueList} ...${parts} />`;
    case 'oversight': return html`<${Oversight} ...${parts} />`;
    case 'accounts': return html`<${AccountList} ...${parts} />`;
    case 'import': return html`<${ImportScreen} ...${parts} />`;
    case 'account': return html`<${OwnAccount} ...${parts} />`;
    case 'holders': return html`<${HolderList} ...${parts} />`;
    case 'request': return state.opening ? waiting(state) : html`<${RequestForm} ...${parts} />`;
    case 'record': return state.warrant ? html`<${InstrumentRecord} ...${parts} />` : unopened(desk, state);
    case 'identity': return state.warrant ? html`<${WarrantBar} ...${parts} /><${IdentityList} ...${parts} />` : unopened(desk, state);
    case 'desk': return state.warrant ? html`<${WarrantBar} ...${parts} /><${Desktop} ...${parts} />` : unopened(desk, state);
    default: return html`<${InstrumentList} ...${parts} />`;
  }
}

const waiting = ({ t }) => html`<main class="alone"><p class="quiet" aria-busy="true">${t('list.busy')}</p></main>`;

function unopened(desk, state) {
  return state.asked.status === 'failed' ? html`<main class="alone"><${Notice} t=${state.t} failure=${state.asked.failure}
    onRetry=${() => desk.again()} /></main>` : waiting(state);
}

function Said({ desk, t, notice: { tone, text } }) {
  return html`<div class=${`said-notice ${tone}-tone`} data-testid="said" data-tone=${tone}><p>${text}</p>
    <button type="button" class="flat" aria-label=${t('action.close')} onClick=${() => desk.set({ notice: null })}>×</button></div>`;
}

function Desktop({ desk, state }) {
  return html`<div class=${state.detail ? 'desktop with-detail' : 'desktop'}>
    <${SearchPanel} desk=${desk} state=${state} />
    <${AnswerView} desk=${desk} state=${state} />
    ${state.detail && html`<${DetailPanel} desk=${desk} state=${state} />`}
  </div>`;
}
