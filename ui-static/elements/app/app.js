// <App desk=${desk} state=${state} />   which screen stands
import { html } from '../markup.js';
import { AnswerView } from '../answer-view/answer-view.js';
import { DetailPanel } from '../detail-panel/detail-panel.js';
import { InstrumentList } from '../instrument-list/instrument-list.js';
import { Notice } from '../notice/notice.js';
import { SearchPanel } from '../search-panel/search-panel.js';
import { SignIn } from '../sign-in/sign-in.js';
import { TopBar } from '../top-bar/top-bar.js';
import { WarrantBar } from '../warrant-bar/warrant-bar.js';

export function App({ desk, state }) {
  return html`<div class="app" data-phase=${state.phase}>
    <div class="unseen" role="status" aria-live="polite" data-testid="status">${state.said}</div>
    ${screen(desk, state)}
  </div>`;
}

function screen(desk, state) {
  switch (state.phase) {
    case 'signed-out': return html`<${SignIn} desk=${desk} state=${state} />`;
    case 'broken': return html`<main class="alone"><${Notice} t=${state.t} failure=${state.failure}
      onRetry=${() => location.reload()} /></main>`;
    case 'ready': return html`<${TopBar} desk=${desk} state=${state} />
      ${state.warrant ? html`<${WarrantBar} desk=${desk} state=${state} /><${Desktop} desk=${desk} state=${state} />`
        : state.asked.status === 'failed' ? html`<main class="alone"><${Notice} t=${state.t} failure=${state.asked.failure}
            onRetry=${() => desk.again()} /></main>`
          : html`<${InstrumentList} desk=${desk} state=${state} />`}`;
    default: return null;
  }
}

function Desktop({ desk, state }) {
  return html`<div class=${state.detail ? 'desktop with-detail' : 'desktop'}>
    <${SearchPanel} desk=${desk} state=${state} />
    <${AnswerView} desk=${desk} state=${state} />
    ${state.detail && html`<${DetailPanel} desk=${desk} state=${state} />`}
  </div>`;
}
