// <InstrumentRecord desk=${desk} state=${state} />   the paper of an instrument: what it says, what is new in it, who approved, what one may do
import { html } from '../markup.js';
import { zoneOf } from '../../model/address.js';
import { opensDesk } from '../../model/office.js';
import { stamp, toTheSecond, zoneLabel } from '../../model/time.js';
import { AccessList } from '../access-list/access-list.js';
import { HashText, PlainText } from '../plain-text/plain-text.js';
import { Standing } from '../warrant-bar/warrant-bar.js';
import { Changes } from './changes.js';
import { TermsText } from './terms-text.js';

export function InstrumentRecord({ desk, state }) {
  const { t, warrant, address, viewer } = state;
  const zone = zoneOf(address);
  return html`<main class="page record" data-testid="record" data-state=${warrant.state} data-generation=${warrant.generation}>
    <div class="page-head">
      <h1 tabindex="-1"><${PlainText} value=${warrant.number} limit=${60} mono /></h1>
      ${opensDesk(warrant, viewer) && html`<button type="button" class="primary" data-testid="to-desk" onClick=${() => desk.work(warrant.id)}>${t('record.work')}</button>`}
    </div>
    <p class="lead">${t(`instrument.${warrant.kind}`)} · <strong>${t(`state.${warrant.state}`)}</strong> ·${' '}
      <${Standing} bare t=${t} warrant=${warrant} now=${desk.now()} zone=${zone} after=" · " />${t('record.requester')}${' '}
      <${PlainText} value=${warrant.requester} limit=${24} /> · ${t('record.generation', { n: warrant.generation })}</p>
    ${warrant.sealed && html`<p class="alert sheet" role="note" data-testid="sealed">${t('record.sealed')}</p>`}
    <${Actions} desk=${desk} state=${state} />
    ${warrant.proposal && html`<${Proposed} state=${state} zone=${zone} />`}
    <section class="sheet" aria-labelledby="record-terms">
      <h2 id="record-terms">${t(warrant.proposal ? 'record.standing' : 'record.terms')}
        ${!warrant.proposal && warrant.state === 'SUBMITTED' && html` <span class="tag warn" data-testid="all-new">${t('record.allNew')}</span>`}</h2>
      <${TermsText} t=${t} terms=${warrant} zone=${zone} />
      <p class="quiet hash-line">${t('record.hash')} <code class="mono hash-whole" data-testid="hash">${warrant.hash}</code></p>
    </section>
    ${!warrant.proposal && html`<${Approvals} t=${t} approvals=${warrant.approvals} state=${warrant.state} zone=${zone} />`}
    ${viewer.roles.includes('AUDITOR') && html`<${AccessList} desk=${desk} state=${state} />`}
    <${History} t=${t} history=${warrant.history} zone=${zone} />
  </main>`;
}

const TONE = { APPROVE: 'primary', SUBMIT: 'primary', RESUME: 'primary', REVOKE: 'danger-quiet', INVALIDATE: 'danger-quiet', REJECT: 'danger-quiet',
  SUSPEND: 'danger-quiet', CANCEL: 'danger-quiet' };

function Actions({ desk, state }) {
  const { t, warrant } = state;
  if (warrant.actions.length === 0) return null;
  return html`<div class="actions sheet" role="group" aria-label=${t('record.actions')} data-testid="actions">
    ${warrant.actions.map((action) => html`<button key=${action} type="button" class=${TONE[action] ?? ''} data-testid=${`action-${action}`}
      onClick=${() => desk.life.begin(action)}>${t(`action.${action}`)}</button>`)}
  </div>`;
}

function Proposed({ state, zone }) {
  const { t, warrant: { proposal, state: standing } } = state;
  return html`<section class="sheet proposal" aria-labelledby="record-proposal" data-testid="proposal">
    <h2 id="record-proposal">${t('record.proposal')}</h2>
    <p class="quiet">${t('record.proposal.text', { at: `${toTheSecond(proposal.at, zone)} ${zoneLabel(zone)}` })}</p>
    <${Changes} t=${t} changes=${proposal.changes} zone=${zone} />
    <p class="quiet hash-line">${t('record.hash')} <code class="mono hash-whole" data-testid="proposal-hash">${proposal.hash}</code></p>
    <${ApprovalLines} t=${t} approvals=${proposal.approvals} state=${standing} zone=${zone} />
  </section>`;
}

function Approvals({ t, approvals, state, zone }) {
  return html`<section class="sheet" aria-labelledby="record-approvals"><h2 id="record-approvals">${t('record.approvals')}</h2>
    <${ApprovalLines} t=${t} approvals=${approvals} state=${state} zone=${zone} /></section>`;
}

function ApprovalLines({ t, approvals, state, zone }) {
  const missing = ['SUBMITTED', 'EMERGENCY', 'AWAITING_UPDATE'].includes(state)
    ? ['REVIEW', 'CUSTODY'].filter((duty) => !approvals.some((each) => each.duty === duty)) : [];
  return html`<ul class="approvals" data-testid="approvals">
    ${approvals.map((each) => html`<li key=${each.account + each.duty} data-testid="approval" data-duty=${each.duty}>
      <span class="tag good">${t(`duty.${each.duty}`)}</span> <strong><${PlainText} value=${each.account} limit=${24} /></strong>
      <span class="mono" title=${stamp(each.at, zone)}>${toTheSecond(each.at, zone)}</span> <span class="quiet">${t('record.ofText')} <${HashText} value=${each.hash} t=${t} /></span></li>`)}
    ${missing.map((duty) => html`<li key=${duty} class="quiet"><span class="tag calm">${t(`duty.${duty}`)}</span> ${t('record.wanted')}</li>`)}
    ${approvals.length + missing.length === 0 && html`<li class="quiet">${t('record.noApproval')}</li>`}
  </ul>`;
}

function History({ t, history, zone }) {
  return html`<section class="sheet" aria-labelledby="record-history"><h2 id="record-history">${t('record.history')} <span class="quiet">(${zoneLabel(zone)})</span></h2>
    <ol class="history" data-testid="history">${history.map((event) => html`<li key=${event.generation} data-testid="event" data-action=${event.action}>
      <span class="mono" title=${stamp(event.at, zone)}>${toTheSecond(event.at, zone)}</span>
      <span><strong>${t(`event.${event.action}`)}</strong> · <${PlainText} value=${event.account} limit=${24} /> → ${t(`state.${event.state}`)}
        ${event.reason && html`<span class="event-reason"><${PlainText} value=${event.reason} limit=${500} /></span>`}</span>
      <span class="quiet">${t('record.generation', { n: event.generation })} · <${HashText} value=${event.hash} t=${t} head=${8} /></span></li>`)}</ol></section>`;
}
