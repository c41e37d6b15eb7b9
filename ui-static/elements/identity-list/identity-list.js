// <IdentityList desk=${desk} state=${state} />   who may be whom under the instrument in front, and what was judged of it
import { html } from '../markup.js';
import { zoneOf } from '../../model/address.js';
import { stamp, zoneLabel } from '../../model/time.js';
import { DetailPanel } from '../detail-panel/detail-panel.js';
import { ListFoot } from '../list-foot/list-foot.js';
import { EntityText, HashText, PlainText } from '../plain-text/plain-text.js';
import { Waterfall } from './waterfall.js';

const TABS = ['candidates', 'judgements'];

export function IdentityList({ desk, state }) {
  const { t, identity, detail } = state;
  const { tab, status, nodes, bounds, weights } = identity;
  return html`<div class=${detail ? 'identity-desk with-detail' : 'identity-desk'}>
    <main class="page" data-testid="identity" data-status=${status} data-tab=${tab}>
      <div class="page-head"><h1 tabindex="-1">${t('identity.title')}</h1>
        <div class="row" role="group" aria-label=${t('identity.title')}>${TABS.map((each) => html`<button key=${each} type="button"
          data-testid=${`identity-${each}`} aria-pressed=${String(tab === each)} onClick=${() => desk.identity.open(each)}>${
          t(`identity.${each}`)}</button>`)}</div>
        <button type="button" onClick=${() => desk.identity.leave()} data-testid="identity-back">${t('identity.back')}</button></div>
      <p class="lead">${t('identity.lead')}</p>
      ${weights && html`<p class="quiet" data-testid="identity-weights">${t('identity.weights', { rule: weights.rule, date: weights.date })}${' '}
        <${HashText} value=${weights.hash} t=${t} />${' '}
        <strong class="warn">${weights.knownError ? html`<${PlainText} value=${weights.knownError} limit=${200} />` : t('identity.error.unknown')}</strong></p>`}
      ${status === 'failed' && identity.failure.reasons.length > 0 && html`<p class="sheet" data-testid="identity-reasons">${
        identity.failure.reasons.map((reason) => (t.has(`reason.${reason}`) ? t(`reason.${reason}`) : reason)).join(' · ')}
        ${identity.failure.reasons.includes('CATEGORY_NOT_GRANTED') && ` ${t('identity.needs')}`}</p>`}
      ${status === 'done' && nodes.length === 0 && html`<p class="sheet" data-testid="identity-none">${t(`identity.${tab}.none`)}</p>`}
      ${nodes.map((node) => html`<${Claim} key=${node.id} desk=${desk} state=${state} node=${node} />`)}
      ${(bounds ?? []).map((bound) => html`<p key=${bound} class="warn" data-testid="identity-bound">${t(`identity.bound.${bound}`)}</p>`)}
      <${ListFoot} desk=${desk} list=${identity} onMore=${() => desk.identity.more()} onRetry=${() => desk.identity.open(tab)} />
    </main>
    ${detail && html`<${DetailPanel} desk=${desk} state=${state} />`}
  </div>`;
}

function Claim({ desk, state, node }) {
  const { t, address, warrant } = state;
  const zone = zoneOf(address);
  const { claim } = node;
  const judged = node.state ?? 'PROPOSED';
  const end = (entity) => html`<button type="button" class="link-like" data-testid="identity-end" onClick=${() => desk.detail.openEntity(entity)}>
    ${!entity.pseudonymous && html`<span class="quiet">${t(`kind.${entity.kind}`)}</span> `}<${EntityText} entity=${entity} t=${t} /></button>`;
  const act = (verdict, look = '') => html`<button type="button" class=${look} data-testid=${`judge-${verdict}`}
    onClick=${() => desk.identity.begin(verdict, node)}>${t(`judge.${verdict}`)}</button>`;
  return html`<article class="sheet claim" data-testid="claim" data-state=${judged} aria-label=${t('identity.pair')}>
    <div class="claim-head">
      <h2>${end(claim.left)} <span class="same" aria-hidden="true">≟</span><span class="unseen">${t('identity.sameAs')}</span> ${end(claim.right)}</h2>
      <p><span class=${`tag ${{ CONFIRMED: 'good', REJECTED: 'stop', WITHDRAWN: 'warn' }[judged] ?? 'calm'}`} data-testid="claim-state">${
        t(`judgement.${judged}`)}</span>${' '}
        <span class=${`badge grade-${claim.grade}`}>${claim.grade}</span> ${t(`identity.grade.${claim.grade}`)} ·${' '}
        ${claim.exactKey ? t('identity.exact', { field: t(`agreement.${claim.exactKey}`) }) : t('identity.weighed')}</p>
    </div>
    <${Waterfall} t=${t} claim=${claim} />
    <div class="claim-rows"><h3>${t('identity.rows')}</h3>
      <ul>${claim.rows.map((row) => html`<li key=${row.id}><button type="button" class="link-like" data-testid="identity-row"
        onClick=${() => desk.openAct(row)}><span class="mono"><${PlainText} value=${`${row.sources[0].file}:${row.sources[0].line}`} /></span></button>${' '}
        <span class="quiet">${t(`act.${row.kind}`)} · <${PlainText} value=${row.holder} limit=${30} /> · <span class="mono">${stamp(row.at, zone)}</span></span></li>`)}</ul></div>
    <${History} t=${t} zone=${zone} events=${[...(node.earlier ?? []).flatMap(({ events }) => events), ...(node.events ?? [])]} warrant=${warrant} />
    <div class="buttons">${judged === 'PROPOSED' && html`${act('CONFIRM', 'primary')} ${act('REJECT')}`}
      ${(judged === 'CONFIRMED' || judged === 'REJECTED') && act('WITHDRAW')}</div>
  </article>`;
}

// Under another instrument it is told that and when, not by whom and why.
function History({ t, zone, events }) {
  if (events.length === 0) return null;
  return html`<div><h3>${t('identity.history')}</h3><ol class="claim-history" data-testid="claim-history">${events.map((event, place) => html`<li key=${place}>
    <span class="mono">${stamp(event.at, zone)}</span> ${zoneLabel(zone)} · <strong>${t(`judgement.${event.state}`)}</strong>${' '}
    ${event.here ? html`<${PlainText} value=${event.account} limit=${40} />` : html`<span class="quiet">${t('identity.elsewhere')}</span>`}
    ${event.reason && html` · <${PlainText} value=${event.reason} limit=${300} />`}</li>`)}</ol></div>`;
}
