// <AccessList desk=${desk} state=${state} />   the readings under one instrument, each with the proof that the log holds it
import { html } from '../markup.js';
import { zoneOf } from '../../model/address.js';
import { stamp, toTheSecond, zoneLabel } from '../../model/time.js';
import { ListFoot } from '../list-foot/list-foot.js';
import { HashText, PlainText } from '../plain-text/plain-text.js';
import { Sideways } from '../sideways/sideways.js';

const TONE = { ANSWERED: 'good', DENIED: 'stop', WITHHELD: 'warn', OPEN: 'warn' };

export function AccessList({ desk, state }) {
  const { t, accesses, address } = state;
  const zone = zoneOf(address);
  return html`<section class="sheet" data-testid="accesses" data-status=${accesses.status}>
    <h2>${t('access.title')}</h2>
    <p class="quiet">${t('access.lead')}</p>
    ${accesses.status === 'done' && accesses.nodes.length === 0 && html`<p data-testid="no-accesses">${t('access.none')}</p>`}
    ${accesses.nodes.length > 0 && html`<${Sideways} label=${t('access.title')}><table class="listing">
      <thead><tr><th scope="col">${t('access.at')} (${zoneLabel(zone)})</th><th scope="col">${t('access.actor')}</th>
        <th scope="col">${t('access.operation')}</th><th scope="col">${t('access.outcome')}</th><th scope="col" class="number">${t('access.records')}</th>
        <th scope="col" class="number" title=${t('access.thirdParty.text')}>${t('access.thirdParty')}</th><th scope="col">${t('access.entry')}</th>
        <th scope="col">${t('access.proof')}</th></tr></thead>
      <tbody>${accesses.nodes.map((access) => html`<${Access} key=${access.audit} t=${t} access=${access} zone=${zone} />`)}</tbody>
    </table><//>`}
    <${ListFoot} desk=${desk} list=${accesses} onMore=${() => desk.office.more('accesses')} onRetry=${() => desk.office.open('record')} />
  </section>`;
}

function Access({ t, access, zone }) {
  const { audit, outcome, operation, reasons } = access;
  const told = outcome === 'ANSWERED' || outcome === 'WITHHELD';
  return html`<tr data-testid="access" data-outcome=${outcome}>
    <td class="nowrap mono" title=${stamp(access.at, zone)}>${toTheSecond(access.at, zone)}</td>
    <td class="nowrap"><${PlainText} value=${access.actor} limit=${24} /></td>
    <td>${t.has(`operation.${operation}`) ? t(`operation.${operation}`) : html`<${PlainText} value=${operation} limit=${40} mono />`}
      <div class="quiet nowrap">${t('access.generation', { n: access.generation })}</div></td>
    <td><span class=${`tag ${TONE[outcome] ?? 'calm'}`}>${t(`outcome.${outcome}`)}</span>
      ${(reasons ?? []).map((reason) => html`<div key=${reason} class="quiet">${t.has(`reason.${reason}`) ? t(`reason.${reason}`) : reason}</div>`)}</td>
    <td class="number">${told ? access.records.toLocaleString('en-US') : '—'}</td>
    <td class="number">${told ? access.thirdParty.toLocaleString('en-US') : '—'}</td>
    <td><div class="mono">${access.index ?? '—'}</div><${HashText} value=${audit} t=${t} />
      ${access.digest && html`<div class="quiet">${t('foot.digest')} <${HashText} value=${access.digest} t=${t} /></div>`}</td>
    <td class="proofs"><a href=${`api/audit/proof/${encodeURIComponent(audit)}`} download=${`${audit}.tlog-proof`} data-testid="proof">${t('access.download.proof')}</a>
      <a href=${`api/audit/entry/${encodeURIComponent(audit)}`} download=${`${audit}.entry`} data-testid="entry">${t('access.download.entry')}</a></td>
  </tr>`;
}
