// <SignIn desk=${desk} state=${state} />   where nobody is signed in: says where the link is found, takes the code
import { html } from '../markup.js';
import { Choices } from '../top-bar/top-bar.js';

export function SignIn({ desk, state }) {
  const { t, failure } = state;
  const submit = (event) => {
    event.preventDefault();
    // A whole link may be pasted as well as the code alone.
    const typed = new FormData(event.target).get('code').trim();
    const code = /sign-in=([^&\s]+)/.exec(typed)?.[1] ?? typed;
    if (code) desk.session.signIn(decodeURIComponent(code));
  };
  return html`<main class="sign-in" data-testid="sign-in">
    <form class="sign-in-card" onSubmit=${submit}>
      <h1><span class="brand-zh" lang="zh">卡迹</span> <span class="brand">Cardtrail</span></h1>
      <p>${t('signIn.where')}</p>
      <p class="mono example">${location.origin}/#sign-in=…</p>
      ${failure && html`<p class="warn" role="alert" data-testid="sign-in-failure">
        ${t(failure.code === 'UNAUTHENTICATED' ? 'signIn.spent' : `failure.${failure.code}.text`)}</p>`}
      <label for="code">${t('signIn.code')}</label>
      <div class="row">
        <input id="code" name="code" class="mono" autocomplete="off" spellcheck="false" required data-testid="sign-in-code" />
        <button type="submit" class="primary">${t('signIn.go')}</button>
      </div>
      <p class="quiet">${t('signIn.once')}</p>
      <p><button type="button" class="link-like" data-testid="print-link" onClick=${() => desk.session.printLink()}>${t('signIn.print')}</button>
        ${state.said && html` <span class="quiet" data-testid="link-printed">${state.said}</span>`}</p>
    </form>
    <div class="sign-in-choices"><${Choices} desk=${desk} state=${state} /></div>
  </main>`;
}
