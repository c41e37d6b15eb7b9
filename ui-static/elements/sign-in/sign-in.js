// <SignIn desk=${desk} state=${state} />   where nobody is signed in: the ways in that this installation offers
import { Component, html } from '../markup.js';
import { complained } from '../../model/complaint.js';
import { Choices } from '../top-bar/top-bar.js';
import { NewPassword } from './new-password.js';

export function SignIn({ desk, state }) {
  const { t, failure, way, waysIn, enrolling } = state;
  const offers = (method) => waysIn?.methods.includes(method) ?? false;
  const enrol = enrolling ?? (waysIn?.enrolment && way !== 'PASSWORD' ? { code: '', account: '' } : null);
  return html`<main class="sign-in" data-testid="sign-in">
    <div class="sign-in-card">
      <h1><span class="brand-zh" lang="zh">卡迹</span> <span class="brand">Cardtrail</span></h1>
      ${failure && html`<p class="alert" role="alert" data-testid="sign-in-failure">${why(t, failure, way)}</p>`}
      ${enrol ? html`<${Enrol} desk=${desk} t=${t} enrolling=${enrol} first=${Boolean(waysIn?.enrolment)} />` : html`
        ${offers('OIDC') && html`<p><a class="button-like" href="oauth2/authorization/oidc" data-testid="sign-in-oidc"
          onClick=${() => desk.session.leaveForProvider()}>${t('signIn.oidc')}</a></p>`}
        ${offers('PASSWORD') && html`<${Password} desk=${desk} t=${t} />`}
        ${(offers('CODE') || !waysIn) && html`<${Code} desk=${desk} state=${state} />`}`}
      ${offers('PASSWORD') && html`<p><button type="button" class="link-like" data-testid="turn-enrol"
        onClick=${() => desk.set({ failure: null, way: enrol ? 'PASSWORD' : 'ENROL', enrolling: enrol ? null : { code: '', account: '' } })}>
        ${t(enrol ? 'signIn.haveAccount' : 'signIn.haveCode')}</button></p>`}
    </div>
    <div class="sign-in-choices"><${Choices} desk=${desk} state=${state} /></div>
  </main>`;
}

const WRONG = { CODE: 'signIn.spent', PASSWORD: 'signIn.wrong', ENROL: 'signIn.enrol.wrong', OIDC: 'signIn.refused', SESSION: 'failure.UNAUTHENTICATED.text' };

function why(t, failure, way) {
  if (failure.code === 'UNAUTHENTICATED') return t(WRONG[way] ?? 'signIn.spent');
  if (failure.code === 'THROTTLED' && failure.wait) return t('failure.THROTTLED.wait', { n: failure.wait });
  return failure.code === 'BAD_REQUEST' && failure.message ? complained(t, failure.complaint, failure.message) : t(`failure.${failure.code}.text`);
}

function Password({ desk, t }) {
  const submit = (event) => {
    event.preventDefault();
    const data = new FormData(event.target);
    desk.session.signIn({ account: data.get('account').trim(), password: data.get('password') });
  };
  return html`<form class="narrow-form" onSubmit=${submit} data-testid="password-sign-in">
    <div class="field"><label for="account">${t('signIn.account')}</label>
      <input id="account" name="account" autocomplete="username" autocapitalize="none" spellcheck=${false} required data-testid="sign-in-account" /></div>
    <div class="field"><label for="password">${t('signIn.password')}</label>
      <input id="password" name="password" type="password" autocomplete="current-password" required data-testid="sign-in-password" /></div>
    <div><button type="submit" class="primary" data-testid="sign-in-go">${t('signIn.go')}</button></div>
  </form>`;
}

function Code({ desk, state }) {
  const { t } = state;
  const submit = (event) => {
    event.preventDefault();
    // A whole link may be pasted as well as the code alone.
    const typed = new FormData(event.target).get('code').trim();
    const code = /sign-in=([^&\s]+)/.exec(typed)?.[1] ?? typed;
    if (code) desk.session.signIn({ code: decodeURIComponent(code) });
  };
  return html`<form class="narrow-form" onSubmit=${submit}>
    <p>${t('signIn.where')}</p>
    <p class="mono example">${location.origin}/#sign-in=…</p>
    <label for="code">${t('signIn.code')}</label>
    <div class="row">
      <input id="code" name="code" class="mono" autocomplete="off" spellcheck="false" required data-testid="sign-in-code" />
      <button type="submit" class="primary">${t('signIn.go')}</button>
    </div>
    <p class="quiet">${t('signIn.once')}</p>
    <p><button type="button" class="link-like" data-testid="print-link" onClick=${() => desk.session.printLink()}>${t('signIn.print')}</button>
      ${state.said && html` <span class="quiet" data-testid="link-printed">${state.said}</span>`}</p>
  </form>`;
}

class Enrol extends Component {
  submit = (event) => {
    event.preventDefault();
    const data = new FormData(event.target);
    const mismatch = data.get('new') !== data.get('again');
    this.setState({ mismatch });
    if (mismatch) return;
    const code = data.get('code').trim();
    this.props.desk.session.enrol({ code: /enrol=([^&\s]+)/.exec(code)?.[1] ?? code, account: data.get('account').trim(), password: data.get('new') });
  };

  render({ t, enrolling, first }, { mismatch }) {
    return html`<form class="narrow-form" onSubmit=${this.submit} data-testid="enrol">
      <h2>${t(first ? 'signIn.enrol.first' : 'signIn.enrol.title')}</h2>
      <p>${t(first ? 'signIn.enrol.first.text' : 'signIn.enrol.text')}</p>
      <div class="field"><label for="enrol-code">${t('signIn.enrol.code')}</label>
        <input id="enrol-code" name="code" class="mono" defaultValue=${enrolling.code} autocomplete="off" spellcheck="false" required data-testid="enrol-code" /></div>
      <div class="field"><label for="enrol-account">${t('signIn.account')}</label>
        <input id="enrol-account" name="account" defaultValue=${enrolling.account} autocomplete="username" autocapitalize="none" spellcheck="false" required data-testid="enrol-account" /></div>
      <${NewPassword} t=${t} mismatch=${mismatch} />
      <div><button type="submit" class="primary" data-testid="enrol-go">${t('signIn.enrol.go')}</button></div>
    </form>`;
  }
}
