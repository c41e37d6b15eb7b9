// <TopBar desk=${desk} state=${state} />   name, what kind of installation, language, theme, who, sign out
// <Choices … />                            language and theme alone
import { html } from '../markup.js';
import { stamp, zoneLabel } from '../../model/time.js';
import { PlainText } from '../plain-text/plain-text.js';

export function TopBar({ desk, state }) {
  const { t, installation, viewer } = state;
  const zone = state.address.zone ?? 'shanghai';
  const fixed = installation.fixedClock;
  return html`<header class="top-bar" data-testid="top-bar">
    <a class="name" href="#" onClick=${(event) => { event.preventDefault(); desk.follow(home(state.address)); }}>
      <span class="brand-zh" lang="zh">卡迹</span> <span class="brand">Cardtrail</span>
    </a>
    <p class="banner" data-testid="banner" hidden=${!['DEMO', 'TEST'].includes(installation.profile) && !fixed}>
      <strong>${installation.profile}</strong> ${t(`profile.${installation.profile}`)}
      ${fixed && html` <span class="fixed">${t('profile.fixedClock', { at: `${stamp(fixed, zone)} ${zoneLabel(zone)}` })}</span>`}
      ${installation.retention !== 'shipped' && html` <span class="fixed">· ${t('profile.retention')} <${PlainText} value=${installation.retention} limit=${40} /></span>`}
    </p>
    <${Choices} desk=${desk} state=${state} />
    <span class="who" data-testid="viewer" title=${viewer.roles.map((role) => t(`role.${role}`)).join(' · ')}>
      <${PlainText} value=${viewer.name} limit=${24} /></span>
    <button type="button" class="flat" data-testid="sign-out" onClick=${() => desk.session.signOut()}>${t('action.signOut')}</button>
  </header>`;
}

const home = ({ lang, theme, zone }) => ({ lang, theme, zone });

export function Choices({ desk, state }) {
  const { t, address } = state;
  const zone = address.zone ?? 'shanghai';
  const other = t.language === 'zh' ? 'en' : 'zh';
  return html`<div class="choices">
    <button type="button" class="flat" data-testid="zone" title=${t('zone.title')} aria-label=${`${t('zone.title')}: ${zoneLabel(zone)}`}
      onClick=${() => desk.turn({ zone: zone === 'utc' ? undefined : 'utc' })}>${zoneLabel(zone)}</button>
    <button type="button" class="flat" data-testid="language" lang=${other} onClick=${() => desk.setLanguage(other)}>
      ${other === 'zh' ? '中文' : 'English'}</button>
    <select data-testid="theme" aria-label=${t('theme.title')} value=${address.theme ?? ''}
      onChange=${(event) => desk.turn({ theme: event.target.value || undefined })}>
      <option value="">${t('theme.auto')}</option>
      <option value="light">${t('theme.light')}</option>
      <option value="dark">${t('theme.dark')}</option>
    </select>
  </div>`;
}
