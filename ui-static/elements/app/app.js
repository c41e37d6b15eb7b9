// <App desk=${desk} state=${state} />   which screen stands
import { Component, html } from '../markup.js';
import { keepSizes, keptSizes } from '../../kept.js';
import { AccountList } from '../account-list/account-list.js';
import { ActionDialog } from '../action-dialog/action-dialog.js';
import { AnswerView } from '../answer-view/answer-view.js';
import { CompareDialog } from '../compare-dialog/compare-dialog.js';
import { DetailPanel } from '../detail-panel/detail-panel.js';
import { Divider } from '../divider/divider.js';
import { ExpandDialog } from '../expand-dialog/expand-dialog.js';
import { HelpDialog } from '../help-dialog/help-dialog.js';
import { HolderList } from '../holder-list/holder-list.js';
import { IdentityList } from '../identity-list/identity-list.js';
import { ImportScreen } from '../import-screen/import-screen.js';
import { InstrumentList } from '../instrument-list/instrument-list.js';
import { InstrumentRecord } from '../instrument-record/instrument-record.js';
import { InvestigationPanel } from '../investigation-panel/investigation-panel.js';
import { JudgeDialog } from '../judge-dialog/judge-dialog.js';
import { Notice, Reading } from '../notice/notice.js';
import { Oversight } from '../oversight/oversight.js';
import { OwnAccount } from '../own-account/own-account.js';
import { QueueList } from '../queue-list/queue-list.js';
import { RequestForm } from '../request-form/request-form.js';
import { SearchPanel } from '../search-panel/search-panel.js';
import { SignIn } from '../sign-in/sign-in.js';
import { StepList } from '../step-list/step-list.js';
import { SystemHealth } from '../system-health/system-health.js';
import { TopBar } from '../top-bar/top-bar.js';
import { Tour } from '../tour/tour.js';
import { ReportDialog } from '../report-dialog/report-dialog.js';
import { TaintView } from '../taint-view/taint-view.js';
import { UsageView } from '../usage-view/usage-view.js';
import { VersionsDialog } from '../versions-dialog/versions-dialog.js';
import { WarrantBar } from '../warrant-bar/warrant-bar.js';

export function App({ desk, state }) {
  return html`<div class="app" data-phase=${state.phase}>
    <div class="unseen" role="status" aria-live="polite" data-testid="status">${state.said}</div>
    ${phase(desk, state)}
    ${state.dialog && html`<${ActionDialog} desk=${desk} state=${state} />`}
    ${state.help && html`<${HelpDialog} desk=${desk} state=${state} />`}
    ${state.usage && html`<${UsageView} desk=${desk} state=${state} />`}
    ${state.taint && html`<${TaintView} desk=${desk} state=${state} />`}
    ${state.reports && html`<${ReportDialog} desk=${desk} state=${state} />`}
    ${state.judging && html`<${JudgeDialog} desk=${desk} state=${state} />`}
  </div>`;
}

function phase(desk, state) {
  switch (state.phase) {
    case 'signed-out': return html`<${SignIn} desk=${desk} state=${state} />`;
    case 'broken': return html`<main class="alone"><${Notice} t=${state.t} failure=${state.failure}
      onRetry=${() => location.reload()} /></main>`;
    case 'ready': return html`<${Tour} desk=${desk} state=${state} /><${TopBar} desk=${desk} state=${state} />
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
    case 'system': return html`<${SystemHealth} ...${parts} />`;
    case 'accounts': return html`<${AccountList} ...${parts} />`;
    case 'import': return html`<${ImportScreen} ...${parts} />`;
    case 'account': return html`<${OwnAccount} ...${parts} />`;
    case 'holders': return html`<${HolderList} ...${parts} />`;
    case 'request': return state.opening ? waiting(desk) : html`<${RequestForm} ...${parts} />`;
    case 'record': return state.warrant ? html`<${InstrumentRecord} ...${parts} />` : unopened(desk, state);
    case 'identity': return state.warrant ? html`<${WarrantBar} ...${parts} /><${IdentityList} ...${parts} />` : unopened(desk, state);
    case 'desk': return state.warrant ? html`<${WarrantBar} ...${parts} /><${Desktop} ...${parts} />` : unopened(desk, state);
    default: return html`<${InstrumentList} ...${parts} />`;
  }
}

const waiting = (desk) => html`<main class="alone"><h1 class="unseen">${desk.state.t('screen.instruments')}</h1><${Reading} desk=${desk} /></main>`;

function unopened(desk, state) {
  return state.asked.status === 'failed' ? html`<main class="alone"><h1 class="unseen">${state.t('screen.instruments')}</h1><${Notice} t=${state.t} failure=${state.asked.failure}
    onRetry=${() => desk.again()} /></main>` : waiting(desk);
}

function Said({ desk, t, notice: { tone, text } }) {
  return html`<aside class=${`said-notice ${tone}-tone`} aria-label=${t('notice.label')} data-testid="said" data-tone=${tone}><p>${text}</p>
    <button type="button" class="flat" aria-label=${t('action.close')} onClick=${() => desk.set({ notice: null })}>×</button></aside>`;
}

// Both sides can be made wider; where panels stand under each other they can't.
class Desktop extends Component {
  state = keptSizes();

  // On the document: the focus may be nowhere, where what had it was taken away.
  componentDidMount() {
    document.addEventListener('keydown', this.undoing);
  }

  componentWillUnmount() {
    document.removeEventListener('keydown', this.undoing);
  }

  // Ctrl+Z undoes a step of the work, unless something is being typed or a dialog wants an answer first.
  undoing = (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'z' || event.target.closest?.('input, textarea, select')) return;
    if (document.querySelector('dialog[open]')) return;
    event.preventDefault();
    const { course } = this.props.desk;
    if (event.shiftKey) course.redo();
    else course.undo();
  };

  size(name, size) {
    this.setState({ [name]: size });
    keepSizes({ ...this.state, [name]: size });
  }

  render({ desk, state }, { left, right }) {
    const { t, detail } = state;
    return html`<main class=${detail ? 'desktop with-detail' : 'desktop'} style=${{ '--left': `${left}px`, '--right': `${right}px` }}>
      <div class="side"><${SearchPanel} desk=${desk} state=${state} /><${InvestigationPanel} desk=${desk} state=${state} /><${StepList} desk=${desk} state=${state} /></div>
      <${Divider} name="left" size=${left} from=${220} to=${560} turn=${1} t=${t} onSize=${(size) => this.size('left', size)} />
      <${AnswerView} desk=${desk} state=${state} />
      ${detail && html`<${Divider} name="right" size=${right} from=${280} to=${720} turn=${-1} t=${t} onSize=${(size) => this.size('right', size)} />
        <${DetailPanel} desk=${desk} state=${state} />`}
      ${state.expanding && html`<${ExpandDialog} desk=${desk} state=${state} />`}
      ${state.comparing && html`<${CompareDialog} desk=${desk} state=${state} />`}
      ${state.versions && html`<${VersionsDialog} desk=${desk} state=${state} />`}
    </main>`;
  }
}
