// <Oversight desk=${desk} state=${state} />   how the audit log stands, and where readings were unusually many
import { html } from '../markup.js';
import { zoneOf } from '../../model/address.js';
import { stamp, toTheSecond, zoneLabel } from '../../model/time.js';
import { ListFoot } from '../list-foot/list-foot.js';
import { Notice, Reading } from '../notice/notice.js';
import { HashText, PlainText } from '../plain-text/plain-text.js';
import { Sideways } from '../sideways/sideways.js';

export function Oversight({ desk, state }) {
  const { t, viewer } = state;
  return html`<main class="page" data-testid="oversight">
    <div class="page-head"><h1 tabindex="-1">${t('oversight.title')}</h1>
      <button type="button" onClick=${() => desk.office.open('oversight')}>${t('action.refresh')}</button></div>
    <p class="lead">${t('oversight.lead')}</p>
    ${viewer.roles.includes('AUDITOR') && html`<${Log} desk=${desk} state=${state} />`}
    <${Alarms} desk=${desk} state=${state} />
  </main>`;
}

function Log({ desk, state }) {
  const { t, log } = state;
  if (log.status === 'failed') return html`<${Notice} t=${t} failure=${log.failure} onRetry=${() => desk.office.log()} />`;
  if (log.status !== 'done') return html`<section class="sheet"><${Reading} desk=${desk} /></section>`;
  const { origin, size, rootHash, checkpoint, publicKey, healthy } = log.log;
  const line = (name, value) => html`<div><dt>${t(`log.${name}`)}</dt><dd data-testid=${`log-${name}`}>${value}</dd></div>`;
  return html`<section class="sheet" data-testid="log" data-healthy=${String(healthy)}>
    <h2>${t('log.title')} <span class=${`tag ${healthy ? 'good' : 'stop'}`}>${t(healthy ? 'log.healthy' : 'log.unhealthy')}</span></h2>
    ${!healthy && html`<p class="alert" role="alert">${t('log.unhealthy.text')}</p>`}
    <dl class="fields">
      ${line('origin', html`<${PlainText} value=${origin} limit=${100} mono />`)}
      ${line('size', t('log.entries', { n: Number(size) }))}
      ${line('root', html`<${HashText} value=${rootHash} t=${t} head=${64} />`)}
      ${line('key', html`<pre class="mono checkpoint">${publicKey}</pre>`)}
    </dl>
    <details><summary>${t('log.checkpoint')}</summary><pre class="mono checkpoint" data-testid="checkpoint">${checkpoint}</pre></details>
    <p><a href="api/audit/checkpoint" download="checkpoint.txt" data-testid="checkpoint-download">${t('log.checkpoint.download')}</a></p>
  </section>`;
}

function Alarms({ desk, state }) {
  const { t, alarms, address, viewer } = state;
  const zone = zoneOf(address);
  return html`<section class="sheet" data-testid="alarms" data-status=${alarms.status}>
    <h2>${t('alarms.title')}</h2>
    <p class="quiet">${t('alarms.lead')}</p>
    ${alarms.status === 'done' && alarms.nodes.length === 0 && html`<p data-testid="no-alarms">${t('alarms.none')}</p>`}
    ${alarms.nodes.length > 0 && html`<${Sideways} label=${t('alarms.title')}><table class="listing">
      <thead><tr><th scope="col">${t('access.at')} (${zoneLabel(zone)})</th><th scope="col">${t('access.actor')}</th>
        <th scope="col">${t('alarms.warrant')}</th><th scope="col" class="number">${t('access.records')}</th>
        <th scope="col" class="number">${t('alarms.threshold')}</th><th scope="col">${t('access.entry')}</th></tr></thead>
      <tbody>${alarms.nodes.map((alarm) => html`<tr key=${alarm.audit} data-testid="alarm">
        <td class="nowrap mono" title=${stamp(alarm.at, zone)}>${toTheSecond(alarm.at, zone)}</td><td class="nowrap"><${PlainText} value=${alarm.account} limit=${24} /></td>
        <td><button type="button" class="link-like mono" onClick=${() => desk.goTo('record', alarm.warrant)}><${PlainText} value=${alarm.warrant} limit=${24} /></button></td>
        <td class="number">${alarm.records.toLocaleString('en-US')}</td><td class="number">${alarm.threshold.toLocaleString('en-US')}</td>
        <td><${HashText} value=${alarm.audit} t=${t} />${viewer.roles.includes('AUDITOR') && html` <a
          href=${`api/audit/proof/${encodeURIComponent(alarm.audit)}`} download=${`${alarm.audit}.tlog-proof`}>${t('access.download.proof')}</a>`}</td>
      </tr>`)}</tbody></table><//>`}
    <${ListFoot} desk=${desk} list=${alarms} onMore=${() => desk.office.more('alarms')} onRetry=${() => desk.office.open('oversight')} />
  </section>`;
}
