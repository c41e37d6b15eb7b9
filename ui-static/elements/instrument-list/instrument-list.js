// <InstrumentList desk=${desk} state=${state} />   the instruments one may see; nothing is read without one
import { Component, html } from '../markup.js';
import { zoneOf } from '../../model/address.js';
import { looksUsable } from '../../model/countdown.js';
import { mayRequest, opensDesk } from '../../model/office.js';
import { names } from '../../model/translate.js';
import { ListFoot } from '../list-foot/list-foot.js';
import { PlainText } from '../plain-text/plain-text.js';
import { Standing } from '../warrant-bar/warrant-bar.js';

const STATES = ['DRAFT', 'SUBMITTED', 'APPROVED', 'EMERGENCY', 'AWAITING_UPDATE', 'SUSPENDED', 'REJECTED', 'CANCELLED', 'EXPIRED', 'INVALID'];

export class InstrumentList extends Component {
  render({ desk, state }, { narrow = '' }) {
    const { t, warrants, listState, installation, viewer } = state;
    const requests = mayRequest(viewer.roles);
    const wanted = narrow.trim().toLocaleLowerCase();
    const shown = wanted ? warrants.nodes.filter((warrant) => matches(warrant, wanted)) : warrants.nodes;
    const empty = warrants.status === 'done' && warrants.nodes.length === 0;
    return html`<main class="instruments" data-testid="instruments" data-status=${warrants.status}>
      <div class="instruments-head"><h1 tabindex="-1">${t(requests ? 'instruments.title' : 'instruments.all')}</h1>
        ${requests && html`<button type="button" class="primary" data-testid="new-request" onClick=${() => desk.request.open(true)}>${t('instruments.new')}</button>`}</div>
      <p class="quiet">${t('instruments.lead')}</p>
      ${installation.demo && requests && !listState && html`<section class="demo" data-testid="demo">
        <div><h2>${t('demo.title')}</h2><p>${t('demo.text')}</p></div>
        <button type="button" class="primary" data-testid="demo-trace" onClick=${() => desk.openDemo('trace')}>${t('demo.trace')}</button>
        <button type="button" data-testid="demo-chain" onClick=${() => desk.openDemo('chain')}>${t('demo.chain')}</button>
      </section>`}
      <div class="instruments-filter" role="search">
        <label for="list-state">${t('instruments.state')}</label>
        <select id="list-state" data-testid="list-state" value=${listState} onChange=${(event) => desk.office.warrants(event.target.value)}>
          <option value="">${t('instruments.anyState')}</option>
          ${STATES.map((each) => html`<option key=${each} value=${each}>${t(`state.${each}`)}</option>`)}</select>
        ${warrants.nodes.length > 8 && html`<input aria-label=${t('instruments.narrow')} placeholder=${t('instruments.narrow')} data-testid="list-narrow"
          autocomplete="off" spellcheck=${false} onInput=${(event) => this.setState({ narrow: event.target.value })} />`}
        ${wanted && html`<span class="quiet" role="status">${t('instruments.narrowed', { n: shown.length })}</span>`}
      </div>
      ${empty && html`<p class="sheet" data-testid="no-instruments">${t(listState ? 'instruments.noneInState' : requests ? 'instruments.none' : 'instruments.noneSeen')}</p>`}
      <ul>${shown.map((warrant) => html`<${Line} key=${warrant.id} desk=${desk} state=${state} warrant=${warrant} />`)}</ul>
      <${ListFoot} desk=${desk} list=${warrants} onMore=${() => desk.office.more('warrants')} onRetry=${() => desk.office.open('instruments')} />
    </main>`;
  }
}

const matches = ({ number, issuer, caseNumber, purpose, requester }, wanted) => (
  [number, issuer, caseNumber, purpose, requester].some((text) => text.toLocaleLowerCase().includes(wanted)));

function Line({ desk, state, warrant }) {
  const { t, viewer, address } = state;
  const now = desk.now();
  const zone = zoneOf(address);
  const open = () => (opensDesk(warrant, viewer) ? desk.work(warrant.id) : desk.goTo('record', warrant.id));
  const usable = looksUsable(warrant, now);
  const waits = ['DRAFT', 'SUBMITTED'].includes(warrant.state);
  return html`<li><button type="button" class=${usable ? 'instrument' : waits ? 'instrument waits' : 'instrument unusable'} data-testid="instrument"
    data-number=${warrant.number} data-state=${warrant.state} onClick=${open}>
    <span class="head"><strong><${PlainText} value=${warrant.number} limit=${40} mono /></strong>
      <span>${t(`instrument.${warrant.kind}`)}</span>
      <${Standing} t=${t} warrant=${warrant} now=${now} zone=${zone} /></span>
    <span class="lines">
      <span><${PlainText} value=${`${warrant.issuer} · ${warrant.caseNumber}`} limit=${80} /></span>
      <span><${PlainText} value=${`${warrant.purpose} · ${warrant.legalBasis}`} limit=${80} />${warrant.requester !== viewer.name && html`
        <span class="quiet"> · ${t('record.requester')} <${PlainText} value=${warrant.requester} limit=${24} /></span>`}</span>
      ${warrant.grants.slice(0, 3).map((grant) => html`<span key=${grant.id} class="quiet">
        <span class="mono">${grant.id}</span> ${names(t, 'category', grant.categories).join(' · ')} ·${' '}
        ${t('terms.hopsUpTo', { n: grant.maxHops })} · ${t(`thirdParties.${grant.thirdParties}`)}</span>`)}
      ${warrant.grants.length > 3 && html`<span class="quiet">${t('entity.more', { n: warrant.grants.length - 3 })}</span>`}
    </span>
  </button></li>`;
}
