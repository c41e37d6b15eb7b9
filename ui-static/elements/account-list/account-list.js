// <AccountList desk=${desk} state=${state} />   for administrators: who there is, with which roles; a one-time code for each new one
import { Component, html } from '../markup.js';
import { CREATE_ACCOUNT, DISABLE_ACCOUNT, ENABLE_ACCOUNT, LINK_ACCOUNT, RESET_PASSWORD, SET_ACCOUNT_ROLES } from '../../server/documents/accounts.js';
import { Dialog } from '../dialog/dialog.js';
import { Sending } from '../dialog/sending.js';
import { ListFoot } from '../list-foot/list-foot.js';
import { PlainText } from '../plain-text/plain-text.js';
import { Sideways } from '../sideways/sideways.js';

const ROLES = ['INVESTIGATOR', 'REVIEWER', 'CUSTODIAN', 'AUDITOR', 'ADMIN', 'INTEGRATOR'];

export class AccountList extends Component {
  async send(document, variables) {
    const data = await this.props.desk.office.change(document, variables, 'accounts');
    this.setState({ open: data?.created ? { type: 'code', name: data.created.account.name, code: data.created.code } : null });
  }

  close = () => this.setState({ open: null });

  buttons(t, account, { viewer }) {
    const button = (type, grave = false) => html`<button type="button" class=${grave ? 'danger-quiet' : ''} data-testid=${`account-${type}`}
      onClick=${() => this.setState({ open: { type, account } })}>${t(`accounts.${type}`)}</button>${' '}`;
    if (account.disabled) return button('enable');
    // Nobody changes the own roles or shuts themselves out.
    return account.name === viewer.name ? null : html`${button('roles')}${button('link')}${button('reset')}${button('disable', true)}`;
  }

  render({ desk, state }, { open = null }) {
    const { t, accounts } = state;
    return html`<main class="page" data-testid="accounts" data-status=${accounts.status}>
      <div class="page-head"><h1 tabindex="-1">${t('accounts.title')}</h1>
        <button type="button" class="primary" data-testid="new-account" onClick=${() => this.setState({ open: { type: 'new' } })}>${t('accounts.new')}</button></div>
      <p class="lead">${t('accounts.lead')}</p>
      ${accounts.nodes.length > 0 && html`<${Sideways} label=${t('accounts.title')}><table class="listing">
        <thead><tr><th scope="col">${t('accounts.name')}</th><th scope="col">${t('accounts.roles')}</th><th scope="col">${t('accounts.holder')}</th>
          <th scope="col">${t('accounts.jurisdiction')}</th><th scope="col">${t('accounts.signsIn')}</th><th scope="col"><span class="unseen">${t('record.actions')}</span></th></tr></thead>
        <tbody>${accounts.nodes.map((account) => html`<tr key=${account.name} data-testid="account" data-name=${account.name}>
          <th scope="row"><${PlainText} value=${account.name} limit=${40} /> ${account.disabled && html`<span class="tag stop">${t('accounts.disabled')}</span>`}</th>
          <td>${account.roles.map((role) => t(`role.${role}`)).join(' · ')}</td>
          <td>${account.holder ? html`<${PlainText} value=${account.holder} limit=${40} />` : '—'}</td><td><${PlainText} value=${account.jurisdiction} limit=${16} /></td>
          <td class="quiet" data-testid="account-signs-in">${[account.hasPassword && t('accounts.byPassword'), account.subject && t('accounts.byProvider')].filter(Boolean).join(' · ') || t('accounts.notYet')}</td>
          <td class="nowrap">${this.buttons(t, account, state)}</td></tr>`)}</tbody></table><//>`}
      <${ListFoot} desk=${desk} list=${accounts} onMore=${() => desk.office.more('accounts')} onRetry=${() => desk.office.open('accounts')} />
      ${open && html`<${AccountDialog} key=${open.type} t=${t} open=${open} onClose=${this.close}
        onSend=${(document, variables) => this.send(document, variables)} />`}
    </main>`;
  }
}

function AccountDialog({ t, open, onClose, onSend }) {
  const { type, account } = open;
  if (type === 'code') return html`<${NewCode} t=${t} open=${open} onClose=${onClose} />`;
  const submit = (data) => {
    const roles = data.getAll('roles');
    if (type === 'new') {
      return onSend(CREATE_ACCOUNT, { input: { name: data.get('name').trim(), roles, holder: data.get('holder').trim() || null, jurisdiction: data.get('jurisdiction').trim() } });
    }
    if (type === 'roles') return onSend(SET_ACCOUNT_ROLES, { name: account.name, roles });
    if (type === 'link') return onSend(LINK_ACCOUNT, { name: account.name, issuer: data.get('issuer').trim(), subject: data.get('subject').trim() || null });
    return onSend({ disable: DISABLE_ACCOUNT, enable: ENABLE_ACCOUNT, reset: RESET_PASSWORD }[type], { name: account.name });
  };
  const input = (name, value, more = {}, hint = null) => html`<div class="field"><label for=${`account-${name}`}>${t(`accounts.${name}`)}</label>
    <input id=${`account-${name}`} name=${name} defaultValue=${value} autocomplete="off" spellcheck=${false} data-testid=${`account-${name}`} ...${more} />
    ${hint && html`<p class="hint">${hint}</p>`}</div>`;
  return html`<${Dialog} title=${type === 'new' ? t('accounts.new') : t(`accounts.${type}.title`, { name: account.name })} testid="account-dialog" onClose=${onClose}>
    <${Sending} t=${t} grave=${type === 'disable'} go=${t(`accounts.${type}.go`)} testid="account-go" onClose=${onClose} onSend=${submit}>
      ${type === 'new' && input('name', '', { required: true, minlength: 2, maxlength: 64, pattern: '[a-z0-9._@\\-]+', title: t('accounts.name.hint') })}
      ${['link', 'disable', 'enable', 'reset'].includes(type) && html`<p>${t(`accounts.${type}.text`)}</p>`}
      ${['new', 'roles'].includes(type) && html`<fieldset class="boxes"><legend>${t('accounts.roles')}</legend><div class="box-row">
        ${ROLES.map((role) => html`<label key=${role} class="check"><input type="checkbox" name="roles" value=${role} data-testid=${`role-${role}`}
          defaultChecked=${account?.roles.includes(role) ?? false} /> ${t(`role.${role}`)}</label>`)}</div></fieldset>`}
      ${type === 'link' && html`${input('issuer', account.issuer ?? '', { required: true, type: 'url', maxlength: 200 })}
        ${input('subject', account.subject ?? '', { maxlength: 100 }, t('accounts.subject.hint'))}`}
      ${type === 'new' && html`${input('holder', '', { maxlength: 100 }, t('accounts.holder.hint'))}${input('jurisdiction', 'CN', { required: true, maxlength: 2 })}`}
    <//><//>`;
}

function NewCode({ t, open: { name, code }, onClose }) {
  const link = `${location.origin}${location.pathname}#enrol=${encodeURIComponent(code)}&account=${encodeURIComponent(name)}`;
  return html`<${Dialog} title=${t('accounts.code.title', { name })} testid="account-code" onClose=${onClose}>
    <p>${t('accounts.code.text')}</p>
    <p><code class="mono hash-whole" data-testid="new-code">${code}</code></p>
    <p>${t('accounts.code.link')}</p><p><code class="mono hash-whole" data-testid="new-link">${link}</code></p>
    <div class="buttons"><button type="button" class="primary" onClick=${onClose}>${t('accounts.code.done')}</button></div><//>`;
}
