// <HolderList desk=${desk} state=${state} />   what each kind of record holder can have; for custodians, the clocks of their own
import { html } from '../markup.js';
import { zoneOf } from '../../model/address.js';
import { periodText, wordsIn } from '../../model/retention.js';
import { brief, zoneLabel } from '../../model/time.js';
import { HolderProfile } from '../holder-profile/holder-profile.js';
import { Notice, Reading } from '../notice/notice.js';
import { PlainText } from '../plain-text/plain-text.js';
import { Sideways } from '../sideways/sideways.js';

export function HolderList({ desk, state }) {
  const { t, profiles, viewer } = state;
  return html`<main class="page holders" data-testid="holders" data-status=${profiles.status}>
    <div class="page-head"><h1 tabindex="-1">${t('holders.title')}</h1></div>
    <p class="lead">${t('holders.lead')}</p>
    ${viewer.roles.includes('CUSTODIAN') && html`<${Clocks} desk=${desk} state=${state} />`}
    ${profiles.status === 'failed' && html`<${Notice} t=${t} failure=${profiles.failure} onRetry=${() => desk.office.profiles()} />`}
    ${profiles.status === 'busy' && html`<${Reading} desk=${desk} />`}
    ${profiles.status === 'done' && html`<${Matrix} nodes=${profiles.nodes} files=${profiles.files} t=${t} />
      ${profiles.nodes.map((profile) => html`<details key=${`${profile.channel} ${profile.holder}`} class="sheet" data-testid="holder"
          data-channel=${profile.channel}>
        <summary>${t(`channel.${profile.channel}`)}${profile.holder && html` · <${PlainText} value=${profile.holder} limit=${60} />`}</summary>
        <${HolderProfile} profile=${profile} t=${t} /></details>`)}`}
  </main>`;
}

const DIMENSIONS = ['IDENTITY', 'DEVICE', 'MONEY'];

// The kinds of holder side by side, without their sources: those stand below.
function Matrix({ nodes, files, t }) {
  const shared = nodes.filter(({ holder }) => !holder);
  const line = (name, cell) => html`<tr><th scope="row">${name}</th>${shared.map((profile) => html`<td key=${profile.channel}>${cell(profile)}</td>`)}</tr>`;
  return html`<section class="sheet"><h2>${t('holders.matrix')}</h2>
    <${Sideways} label=${t('holders.matrix')}><table class="listing matrix" data-testid="matrix">
      <thead><tr><th scope="col"><span class="unseen">${t('holders.what')}</span></th>${shared.map(({ channel }) => html`<th key=${channel} scope="col"
        class=${`channel-${channel}`}>${t(`channel.${channel}`)}</th>`)}</tr></thead>
      <tbody>${DIMENSIONS.map((dimension) => line(t(`dimension.${dimension}`), ({ knows }) => wordsIn(knows.find((each) => each.dimension === dimension).what.text, t)))}
        ${line(t('holder.privacy'), ({ level }) => t(`privacy.${level}`))}</tbody></table><//>
    <p class="quiet" data-testid="holders-notice">${wordsIn(files.channels.notice, t)} ${t('holders.reviewed', { date: files.channels.date })}</p></section>`;
}

function Clocks({ desk, state }) {
  const { t, clocks, address, viewer } = state;
  const zone = zoneOf(address);
  const at = (moment) => (moment ? html`<span class="mono">${brief(moment, zone)}</span>` : '—');
  return html`<section class="sheet" data-testid="holder-clocks" data-status=${clocks.status}>
    <h2>${t('holders.clocks')}${viewer.holder && html` · <${PlainText} value=${viewer.holder} limit=${40} />`}</h2>
    <p class="quiet">${t('holders.clocks.lead')}</p>
    ${clocks.status === 'failed' && html`<${Notice} t=${t} failure=${clocks.failure} onRetry=${() => desk.office.clocks()} />`}
    ${clocks.status === 'done' && html`<${Sideways} label=${t('holders.clocks')}><table class="listing">
      <thead><tr><th scope="col">${t('field.channel')}</th><th scope="col">${t('holder.category')}</th><th scope="col">${t('clocks.floor.short')}</th>
        <th scope="col">${t('holders.withinFloor')} (${zoneLabel(zone)})</th><th scope="col">${t('clocks.ceiling.short')}</th>
        <th scope="col">${t('holders.lapsed')} (${zoneLabel(zone)})</th><th scope="col">${t('holders.holds')}</th></tr></thead>
      <tbody>${clocks.nodes.map(({ profile, withinFloorSince, lapsedBefore, holds }) => html`<tr key=${`${profile.channel} ${profile.category}`}
          data-testid="holder-clock" data-category=${profile.category} data-channel=${profile.channel}>
        <td class="nowrap">${t(`channel.${profile.channel}`)}</td><th scope="row" class="nowrap">${t(`category.${profile.category}`)}</th>
        <td class="nowrap">${periodText(profile.floor, t)}</td><td class="nowrap">${profile.start === 'SERVICE_END' ? t('clocks.start.SERVICE_END') : at(withinFloorSince)}</td>
        <td>${periodText(profile.ceiling, t)}${profile.atCeiling && html`<div class="quiet">${t(`atCeiling.${profile.atCeiling}`)}</div>`}</td>
        <td class="nowrap">${at(lapsedBefore)}</td>
        <td>${holds.length === 0 ? '—' : holds.map(({ number }) => html`<div key=${number}><${PlainText} value=${number} limit=${30} mono /></div>`)}</td>
      </tr>`)}</tbody></table><//>`}
  </section>`;
}
