// <QueueList desk=${desk} state=${state} />   what waits for the viewer's approval, longest waiting first
import { html } from '../markup.js';
import { zoneOf } from '../../model/address.js';
import { waitingSince } from '../../model/office.js';
import { duration, stamp, zoneLabel } from '../../model/time.js';
import { ListFoot } from '../list-foot/list-foot.js';
import { PlainText } from '../plain-text/plain-text.js';
import { Sideways } from '../sideways/sideways.js';
import { Standing } from '../warrant-bar/warrant-bar.js';

export function QueueList({ desk, state }) {
  const { t, queue, address, viewer } = state;
  const zone = zoneOf(address);
  const now = desk.now();
  return html`<main class="page queue" data-testid="queue" data-status=${queue.status}>
    <div class="page-head"><h1 tabindex="-1">${t('queue.title')}</h1>
      <button type="button" onClick=${() => desk.office.open('queue')}>${t('action.refresh')}</button></div>
    <p class="lead">${t('queue.lead')}${viewer.holder && html` ${t('queue.holder')} <${PlainText} value=${viewer.holder} limit=${40} />`}</p>
    ${queue.status === 'done' && queue.nodes.length === 0 && html`<p class="sheet" data-testid="queue-empty">${t('queue.none')}</p>`}
    ${queue.nodes.length > 0 && html`<${Sideways} label=${t('queue.title')}><table class="listing">
      <thead><tr><th scope="col">${t('queue.waiting')}</th><th scope="col">${t('queue.instrument')}</th><th scope="col">${t('queue.what')}</th>
        <th scope="col">${t('queue.reach')}</th><th scope="col">${t('queue.so-far')}</th></tr></thead>
      <tbody>${queue.nodes.map((warrant) => html`<${Waiting} key=${warrant.id} desk=${desk} t=${t} warrant=${warrant} zone=${zone} now=${now} />`)}</tbody>
    </table><//>`}
    <${ListFoot} desk=${desk} list=${queue} onMore=${() => desk.office.more('queue')} onRetry=${() => desk.office.open('queue')} />
  </main>`;
}

function Waiting({ desk, t, warrant, zone, now }) {
  const since = waitingSince(warrant);
  const approvals = warrant.proposal?.approvals ?? warrant.approvals;
  const urgent = warrant.state === 'EMERGENCY';
  return html`<tr data-testid="waiting" data-number=${warrant.number} class=${urgent || warrant.lifeAtRisk ? 'urgent' : ''}>
    <td class="nowrap">${since ? html`<span title=${`${stamp(since, zone)} ${zoneLabel(zone)}`}>${duration(Math.max(0, now - Date.parse(since)), t)}</span>` : '—'}</td>
    <th scope="row"><button type="button" class="link-like" data-testid="open-waiting" onClick=${() => desk.goTo('record', warrant.id)}>
        <${PlainText} value=${warrant.number} limit=${40} mono /></button>
      <div class="quiet">${t(`instrument.${warrant.kind}`)} · <${PlainText} value=${warrant.issuer} limit=${40} /></div></th>
    <td>${urgent ? html`<span class="tag stop" data-testid="emergency">${t('queue.emergency')}</span>
        <div><${Standing} bare t=${t} warrant=${warrant} now=${now} zone=${zone} /></div>`
      : warrant.proposal ? html`<span class="tag warn">${t('queue.update')}</span>` : html`<span class="tag calm">${t('queue.first')}</span>`}
      ${warrant.lifeAtRisk && html` <span class="tag stop">${t('terms.lifeAtRisk')}</span>`}
      <div class="quiet">${t('queue.by')} <${PlainText} value=${warrant.requester} limit=${24} /></div></td>
    <td class="quiet">${warrant.grants.map((grant) => html`<div key=${grant.id}><span class="mono">${grant.id}</span> ${
      grant.categories.map((each) => t(`category.${each}`)).join(' · ')} · ${t('terms.hopsUpTo', { n: grant.maxHops })}</div>`)}</td>
    <td>${approvals.length === 0 ? html`<span class="quiet">${t('queue.nobody')}</span>`
      : approvals.map((each) => html`<div key=${each.account + each.duty}><${PlainText} value=${each.account} limit=${24} />
        <span class="quiet"> ${t(`duty.${each.duty}`)}</span></div>`)}</td>
  </tr>`;
}
