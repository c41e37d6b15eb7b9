// <TopBar desk=${desk} state=${state} />   name, screens, what kind of installation, language, theme, who, sign out
// <Choices … />                            language and theme alone
import { html } from '../markup.js';
import { zoneOf } from '../../model/address.js';
import { screensOf } from '../../model/office.js';
import { brief, zoneLabel } from '../../model/time.js';
import { PlainText } from '../plain-text/plain-text.js';

export function TopBar({ desk, state }) {
  const { t, installation, viewer } = state;
  const zone = zoneOf(state.address);
  const fixed = installation.fixedClock;
  return html`<header class="top-bar" data-testid="top-bar">
    <a class="name" href="#" onClick=${(event) => { event.preventDefault(); desk.follow(home(state.address)); }}>
      <span class="brand-zh" lang="zh">卡迹</span> <span class="brand">Cardtrail</span>
    </a>
    <${Screens} desk=${desk} state=${state} />
    <p class="banner" data-testid="banner" title=${fixed ? t('profile.fixedClock', { at: `${brief(fixed, zone)} ${zoneLabel(zone)}` }) : null} hidden=${!['DEMO', 'TEST'].includes(installation.profile) && !fixed}>
      <strong>${installation.profile}</strong> ${t(`profile.${installation.profile}`)}
      ${fixed && html` <span class="fixed">${t('profile.fixedClock', { at: `${brief(fixed, zone)} ${zoneLabel(zone)}` })}</span>`}
      ${installation.retention !== 'shipped' && html` <span class="fixed">· ${t('profile.retention')} <${PlainText} value=${installation.retention} limit=${40} /></span>`}
    </p>
    <${Choices} desk=${desk} state=${state} />
    <${Who} desk=${desk} state=${state} />
    <button type="button" class="flat" data-testid="help" title=${`${t('help.title')} (?)`} aria-label=${t('help.title')} onClick=${() => desk.help.open()}>?</button>
    <button type="button" class="flat" data-testid="sign-out" onClick=${() => desk.session.signOut()}>${t('action.signOut')}</button>
  </header>`;
}

function Screens({ desk, state }) {
  const { t, viewer } = state;
  const open = desk.screen();
  return html`<nav class="screens" aria-label=${t('screens.title')}>${screensOf(viewer.roles).map((screen) => html`<button key=${screen} type="button"
    class="flat" data-testid=${`screen-${screen}`} aria-current=${open === screen ? 'page' : null} onClick=${() => desk.goTo(screen)}>${
      t(`screen.${screen}`)}</button>`)}</nav>`;
}

// Who one is. In a demonstration one may be somebody else: a case needs at least three people.
function Who({ desk, state }) {
  const { t, viewer, waysIn, installation } = state;
  const others = installation.profile === 'DEMO' ? waysIn?.demoAccounts ?? [] : [];
  const roles = viewer.roles.map((role) => t(`role.${role}`)).join(' · ');
  return html`<span class="who" data-testid="viewer" data-name=${viewer.name}>
    ${others.length > 0 && html`<label for="act-as">${t('viewer.actingAs')}</label>
      <select id="act-as" data-testid="act-as" value=${viewer.name} onChange=${(event) => desk.session.actAs(event.target.value)}>
        ${others.map(({ name, roles: theirs }) => html`<option key=${name} value=${name}>${theirs.map((role) => t(`role.${role}`)).join(' · ')}</option>`)}
      </select>`}
    <button type="button" class="flat" data-testid="own" title=${`${roles} · ${t('own.title')}`} onClick=${() => desk.goTo('account')}>
      <${PlainText} value=${viewer.name} limit=${24} /></button></span>`;
}

const home = ({ lang, theme, zone }) => ({ lang, theme, zone });

export function Choices({ desk, state }) {
  const { t, address } = state;
  const zone = zoneOf(address);
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
