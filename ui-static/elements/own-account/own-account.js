// <OwnAccount desk=${desk} state=${state} />   who one is here: roles, password, tokens for programs
import { Component, html } from '../markup.js';
import { zoneOf } from '../../model/address.js';
import { changePassword } from '../../server/transport.js';
import { ISSUE_TOKEN, REVOKE_TOKEN } from '../../server/documents/accounts.js';
import { brief, toTheSecond, zoneLabel } from '../../model/time.js';
import { Dialog } from '../dialog/dialog.js';
import { Alert } from '../field/field.js';
import { PlainText } from '../plain-text/plain-text.js';
import { NewPassword } from '../sign-in/new-password.js';

export function OwnAccount({ desk, state }) {
  const { t, viewer, waysIn } = state;
  return html`<main class="page" data-testid="own-account">
    <div class="page-head"><h1 tabindex="-1">${t('own.title')}</h1></div>
    <section class="sheet"><dl class="fields">
      <div><dt>${t('accounts.name')}</dt><dd><strong><${PlainText} value=${viewer.name} limit=${60} /></strong></dd></div>
      <div><dt>${t('accounts.roles')}</dt><dd>${viewer.roles.map((role) => t(`role.${role}`)).join(' · ')}</dd></div>
      ${viewer.holder && html`<div><dt>${t('accounts.holder')}</dt><dd><${PlainText} value=${viewer.holder} limit=${60} /></dd></div>`}
      <div><dt>${t('accounts.jurisdiction')}</dt><dd>${viewer.jurisdiction}</dd></div>
    </dl></section>
    ${waysIn?.methods.includes('PASSWORD') && html`<${Password} desk=${desk} t=${t} viewer=${viewer} />`}
    <${Tokens} desk=${desk} state=${state} />
  </main>`;
}

class Password extends Component {
  submit = async (event) => {
    event.preventDefault();
    const form = event.target;
    const data = new FormData(form);
    if (data.get('new') !== data.get('again')) {
      this.setState({ mismatch: true, failure: null });
      return;
    }
    this.setState({ busy: true, mismatch: false, failure: null, done: false });
    try {
      await changePassword({ old: data.get('old'), new: data.get('new') });
      form.reset();
      this.setState({ busy: false, done: true });
    } catch (failure) {
      this.setState({ busy: false, failure });
    }
  };

  render({ t, viewer }, { busy, mismatch, failure, done }) {
    return html`<section class="sheet"><h2>${t('own.password')}</h2><form class="narrow-form" onSubmit=${this.submit} data-testid="password-form">
      <input type="text" class="unseen" autocomplete="username" value=${viewer.name} readonly tabindex="-1" aria-hidden="true" />
      <div class="field"><label for="old">${t('own.old')}</label><input id="old" name="old" type="password" autocomplete="current-password" required data-testid="password-old" /></div>
      <${NewPassword} t=${t} mismatch=${mismatch} />
      ${failure && (failure.code === 'UNAUTHENTICATED' ? html`<p class="alert" role="alert">${t('stepUp.wrong')}</p>` : html`<${Alert} t=${t} failure=${failure} />`)}
      <p role="status" class="good-text">${done ? t('own.changed') : ''}</p>
      <div><button type="submit" disabled=${busy} data-testid="password-go">${t('own.password')}</button></div>
    </form></section>`;
  }
}

class Tokens extends Component {
  async send(document, variables) {
    this.setState({ failure: null });
    try {
      const data = await this.props.desk.office.change(document, variables, 'tokens');
      if (data?.issued) this.setState({ issued: data.issued });
    } catch (failure) {
      this.setState({ failure });
    }
  }

  submit = (event) => {
    event.preventDefault();
    const data = new FormData(event.target);
    this.send(ISSUE_TOKEN, { input: { name: data.get('name').trim(), roles: data.getAll('roles'), days: Number(data.get('days')) } });
    event.target.reset();
  };

  render({ state }, { failure = null, issued = null }) {
    const { t, tokens, viewer, address } = state;
    const zone = zoneOf(address);
    return html`<section class="sheet" data-testid="tokens" data-status=${tokens.status}><h2>${t('tokens.title')}</h2>
      <p class="quiet">${t('tokens.lead')}</p>
      ${tokens.failure && html`<${Alert} t=${t} failure=${tokens.failure} />`}
      ${tokens.status === 'done' && tokens.nodes.length === 0 && html`<p data-testid="no-tokens">${t('tokens.none')}</p>`}
      ${tokens.nodes.length > 0 && html`<table class="listing"><thead><tr><th scope="col">${t('tokens.name')}</th><th scope="col">${t('accounts.roles')}</th>
        <th scope="col">${t('tokens.issued')} (${zoneLabel(zone)})</th><th scope="col">${t('tokens.expires')}</th><th scope="col">${t('tokens.used')}</th><th scope="col"><span class="unseen">${t('record.actions')}</span></th></tr></thead>
        <tbody>${tokens.nodes.map((token) => html`<tr key=${token.id} data-testid="token"><th scope="row"><${PlainText} value=${token.name} limit=${40} /></th>
          <td>${token.roles.map((role) => t(`role.${role}`)).join(' · ')}</td><td class="mono nowrap">${toTheSecond(token.issuedAt, zone)}</td>
          <td class="mono nowrap">${toTheSecond(token.until, zone)}</td>
          <td class="mono nowrap">${token.usedAt ? brief(token.usedAt, zone) : '—'}</td>
          <td><button type="button" class="danger-quiet" data-testid="revoke-token" onClick=${() => this.send(REVOKE_TOKEN, { id: token.id })}>${t('tokens.revoke')}</button></td></tr>`)}</tbody></table>`}
      ${viewer.roles.some((role) => role !== 'ADMIN') && html`<form class="token-form" onSubmit=${this.submit}>
        <div class="field"><label for="token-name">${t('tokens.name')}</label><input id="token-name" name="name" required maxlength="64" autocomplete="off" data-testid="token-name" /></div>
        <div class="field"><label for="token-days">${t('tokens.days')}</label><input id="token-days" name="days" type="number" min="1" max="365" defaultValue="30" required data-testid="token-days" /></div>
        <fieldset class="boxes"><legend>${t('accounts.roles')}</legend><div class="box-row">${viewer.roles.filter((role) => role !== 'ADMIN').map((role) => html`<label key=${role} class="check">
          <input type="checkbox" name="roles" value=${role} defaultChecked data-testid=${`token-role-${role}`} /> ${t(`role.${role}`)}</label>`)}</div></fieldset>
        <button type="submit" data-testid="token-go">${t('tokens.issue')}</button>
      </form>`}
      ${failure && html`<${Alert} t=${t} failure=${failure} />`}
      ${issued && html`<${Dialog} title=${t('tokens.once.title')} testid="token-dialog" onClose=${() => this.setState({ issued: null })}>
        <p>${t('tokens.once.text')}</p><p><code class="mono hash-whole" data-testid="new-token">${issued.token}</code></p>
        <div class="buttons"><button type="button" class="primary" onClick=${() => this.setState({ issued: null })}>${t('accounts.code.done')}</button></div><//>`}
    </section>`;
  }
}
