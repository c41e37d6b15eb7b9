// <SystemHealth desk=${desk} state=${state} />   for administrators and auditors: whether this server answers, and what holds it back
import { html } from '../markup.js';
import { zoneOf } from '../../model/address.js';
import { sizeText } from '../../model/text.js';
import { duration, toTheSecond, zoneLabel } from '../../model/time.js';
import { Notice, Reading } from '../notice/notice.js';
import { PlainText } from '../plain-text/plain-text.js';

const INDEX_TONE = { READY: 'good', BUILDING: 'calm', OFF: 'warn', TOO_LARGE: 'warn', FAILED: 'stop' };
/** Of a disk's bytes: less than this is little. */
const LITTLE = 0.1;

export function SystemHealth({ desk, state }) {
  const { t, system } = state;
  return html`<main class="page" data-testid="system" data-status=${system.status}>
    <div class="page-head"><h1 tabindex="-1">${t('system.title')}</h1>
      <button type="button" onClick=${() => desk.office.open('system')}>${t('action.refresh')}</button></div>
    <p class="lead">${t('system.lead')}</p>
    ${system.status === 'failed' && html`<${Notice} t=${t} failure=${system.failure} onRetry=${() => desk.office.open('system')} />`}
    ${system.status === 'busy' && html`<${Reading} desk=${desk} />`}
    ${system.status === 'done' && html`<${Sheets} state=${state} />`}
  </main>`;
}

function Sheets({ state: { t, system: { health }, installation, address } }) {
  const zone = zoneOf(address);
  const { graphMillis, auditHealthy, ledgerHealthy, stampFailure, auditEntries, index, diskFree, diskSize, heapUsed, heapMost } = health;
  const line = (name, value) => html`<div><dt>${t(`system.${name}`)}</dt><dd data-testid=${`system-${name}`}>${value}</dd></div>`;
  const tag = (tone, text) => html`<span class=${`tag ${tone}`} data-tone=${tone}>${text}</span>`;
  const works = (name, good, more) => line(name, html`${tag(good ? 'good' : 'stop', t(good ? 'system.works' : 'system.fails'))} ${
    good ? more : html`<span class="warn">${t(`system.${name}.fails`)}</span>`}`);
  const at = (moment) => html`<span class="mono">${toTheSecond(moment, zone)}</span> ${zoneLabel(zone)}`;
  return html`
    <section class="sheet"><h2>${t('system.parts')}</h2><dl class="fields wide-terms">
      ${works('graph', graphMillis !== null, t('system.graph.millis', { n: graphMillis }))}
      ${works('audit', auditHealthy, auditEntries !== null && t('log.entries', { n: auditEntries }))}
      ${stampFailure && line('stamp', html`${tag('warn', t('system.fails'))} <${PlainText} value=${stampFailure} limit=${200} />`)}
      ${works('ledger', ledgerHealthy)}
      ${line('index', html`${tag(INDEX_TONE[index.state], t(`system.index.${index.state}`))} ${t(`system.index.${index.state}.text`)}`)}
    </dl></section>
    <section class="sheet"><h2>${t('system.room')}</h2><dl class="fields wide-terms">
      ${line('disk', html`${diskFree < LITTLE * diskSize && html`${tag('warn', t('system.little'))} `}${t('system.free', { free: sizeText(diskFree), all: sizeText(diskSize) })}`)}
      ${line('indexBytes', t('system.used', { used: sizeText(index.bytes), most: sizeText(index.mostBytes) }))}
      ${line('heap', t('system.used', { used: sizeText(heapUsed), most: sizeText(heapMost) }))}
    </dl></section>
    <section class="sheet"><h2>${t('system.installation')}</h2><dl class="fields wide-terms">
      ${line('version', html`<${PlainText} value=${installation.version} mono />`)}
      ${line('profile', html`${installation.profile} · ${t(`profile.${installation.profile}`)}`)}
      ${line('schema', html`<span class="mono">${health.schema}</span>`)}
      ${line('retention', html`${installation.retention === 'shipped' ? t('system.retention.shipped') : html`<${PlainText} value=${installation.retention} limit=${100} />`}`)}
      ${line('up', html`${duration(Date.parse(health.at) - Date.parse(health.startedAt), t)} <span class="quiet">(${t('system.since')} ${at(health.startedAt)})</span>`)}
      ${line('now', at(health.at))}
      ${installation.fixedClock && line('clock', html`${tag('warn', t('system.fixed'))} ${at(installation.fixedClock)}`)}
    </dl></section>`;
}
