// <TaintView desk=${desk} state=${state} />   where the money of a payment went: the payments that carry it on, and what became of it
import { html } from '../markup.js';
import { zoneOf } from '../../model/address.js';
import { share, yuan } from '../../model/money.js';
import { brief, zoneLabel } from '../../model/time.js';
import { Busy, Refused } from '../notice/notice.js';
import { Dialog } from '../dialog/dialog.js';
import { EntityText, HashText } from '../plain-text/plain-text.js';

export function TaintView({ desk, state }) {
  const { t, taint } = state;
  const close = () => desk.taint.close();
  const zone = zoneOf(state.address);
  return html`<${Dialog} title=${t('taint.title')} testid="taint" look="taint" onClose=${close}>
    <button type="button" class="flat" data-testid="taint-close" aria-label=${t('action.close')} title=${`${t('action.close')} (Esc)`} onClick=${close}>×</button>
    <p data-testid="taint-status" data-status=${taint.status}><span class="mono">${brief(taint.payment.at, zone)}</span> ${zoneLabel(zone)} · ${yuan(taint.payment.amount)}</p>
    <p class="quiet">${t('taint.rule')}</p>
    ${taint.status === 'busy' && html`<${Busy} t=${t} since=${taint.since} onCancel=${close} />`}
    ${taint.status === 'failed' && html`<${Refused} t=${t} state=${state} failure=${taint.failure} onRetry=${() => desk.taint.open(taint.payment)} />`}
    ${taint.status === 'done' && html`<${Answer} desk=${desk} t=${t} zone=${zone} answer=${taint.answer} />`}
  <//>`;
}

function Answer({ desk, t, zone, answer }) {
  const { bounds, overdrawn, untold } = answer;
  return html`
    ${overdrawn.length > 0 && html`<p class="warn" role="note" data-testid="taint-overdrawn">${t('taint.overdrawn')}
      ${overdrawn.map((each, i) => html`${i > 0 && t('list.and')} <${Name} key=${each.id} desk=${desk} t=${t} entity=${each} />`)}</p>`}
    ${bounds.truncatedBy.length > 0 && html`<p class="warn" role="note" data-testid="taint-bounds">${
      bounds.truncatedBy.map((bound) => t(`bound.${bound}.plain`)).join(' ')}${untold > 0 && ` ${t('taint.untold', { sum: yuan(untold) })}`}</p>`}
    <h3>${t('taint.endings')}</h3>
    <${Endings} desk=${desk} t=${t} answer=${answer} />
    <h3>${t('taint.carried')} <span class="quiet">${t('taint.payments', { n: answer.carried.length - 1 })}</span></h3>
    <${Carried} desk=${desk} t=${t} zone=${zone} answer=${answer} />
    <p class="quiet">${t('usage.digest')} <${HashText} value=${answer.digest} t=${t} /> · ${t('usage.audit')} <${HashText} value=${answer.audit} t=${t} /></p>`;
}

function Endings({ desk, t, answer }) {
  return html`<div class="scroll-x" tabindex="0" role="region" aria-label=${t('taint.endings')}><table class="listing">
    <thead><tr><th scope="col">${t('taint.why')}</th><th scope="col">${t('taint.account')}</th><th scope="col" class="number">${t('field.amount')}</th>
      <th scope="col" class="number">${t('taint.share')}</th></tr></thead>
    <tbody>${answer.endings.map(({ why, account, amount }) => html`<tr key=${`${why} ${account?.id}`} data-testid="taint-ending" data-why=${why}>
      <th scope="row">${t(`taint.${why}`)}</th><td>${account && html`<${Name} desk=${desk} t=${t} entity=${account} />`}</td>
      <td class="number nowrap">${yuan(amount)}</td><td class="number">${share(amount, answer.amount)}</td></tr>`)}</tbody></table></div>`;
}

function Carried({ desk, t, zone, answer }) {
  return html`<div class="scroll-x" tabindex="0" role="region" aria-label=${t('taint.carried')}><table class="listing">
    <thead><tr><th scope="col" class="number">${t('taint.hop')}</th><th scope="col">${t('taint.at', { zone: zoneLabel(zone) })}</th><th scope="col">${t('role.PAID_FROM')}</th>
      <th scope="col">${t('role.PAID_TO')}</th><th scope="col" class="number">${t('taint.paid')}</th><th scope="col" class="number">${t('taint.ofIt')}</th>
      <th scope="col">${t('taint.settles')}</th></tr></thead>
    <tbody>${answer.carried.map(({ payment, amount, settles }) => html`<tr key=${payment.id} data-testid="taint-carried">
      <td class="number">${payment.depth}</td>
      <th scope="row"><button type="button" class="link-like mono nowrap" data-testid="taint-payment" onClick=${() => desk.taint.showAct(payment)}>${brief(payment.at, zone)}</button></th>
      <td><${Side} desk=${desk} t=${t} payment=${payment} role="PAID_FROM" /></td><td><${Side} desk=${desk} t=${t} payment=${payment} role="PAID_TO" /></td>
      <td class="number nowrap">${yuan(payment.amount)}</td><td class="number nowrap">${yuan(amount)}</td>
      <td>${settles.map((sale) => html`<button key=${sale.id} type="button" class="link-like" data-testid="taint-sale" onClick=${() => desk.taint.showAct(sale)}>${
        t('taint.sale', { n: sale.roles.filter(({ role }) => role === 'OF_CARD').length })}</button> `)}</td></tr>`)}</tbody></table></div>`;
}

const Side = ({ desk, t, payment, role: side }) => payment.roles.filter(({ role }) => role === side)
  .map(({ entity }) => html`<${Name} key=${entity.id} desk=${desk} t=${t} entity=${entity} />`);

const Name = ({ desk, t, entity }) => html`<button type="button" class="link-like" data-testid="taint-account"
  onClick=${() => desk.taint.showEntity(entity)}><${EntityText} entity=${entity} t=${t} limit=${40} /></button>`;
