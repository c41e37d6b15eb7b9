// <ActionDialog desk=${desk} state=${state} />   confirm, give a reason, or show once more who one is
import { html } from '../markup.js';
import { dutyOf, hashToApprove, NEEDS_REASON } from '../../model/office.js';
import { Dialog } from '../dialog/dialog.js';
import { Alert } from '../field/field.js';
import { PlainText } from '../plain-text/plain-text.js';

const GRAVE = new Set(['REJECT', 'SUSPEND', 'CANCEL', 'REVOKE', 'INVALIDATE']);

export function ActionDialog({ desk, state }) {
  const { t, dialog } = state;
  const step = dialog.step === 'step-up' ? 'step-up' : dialog.action;
  return html`<${Dialog} key=${step} title=${t(dialog.step === 'step-up' ? 'stepUp.title' : `action.${dialog.action}`)}
    testid=${dialog.step === 'step-up' ? 'step-up' : 'action-dialog'} onClose=${() => desk.life.close()}>
    ${dialog.step === 'step-up' ? html`<${StepUp} desk=${desk} state=${state} />` : html`<${Confirm} desk=${desk} state=${state} />`}
  <//>`;
}

function Confirm({ desk, state }) {
  const { t, dialog: { action, warrant, busy, failure, reason }, viewer } = state;
  const approving = action === 'APPROVE' || action === 'APPROVE_EMERGENCY';
  const submit = (event) => {
    event.preventDefault();
    desk.life.confirm(new FormData(event.target).get('reason')?.trim() ?? '');
  };
  const duty = action === 'APPROVE' ? dutyOf(viewer.roles, warrant.proposal?.approvals ?? warrant.approvals) : 'EMERGENCY';
  return html`<form class=${GRAVE.has(action) ? 'grave' : ''} onSubmit=${submit}>
    <p><strong><${PlainText} value=${warrant.number} limit=${80} mono /></strong> · ${t(`instrument.${warrant.kind}`)}</p>
    <p>${t(`confirm.${action}`)}</p>
    ${approving && html`<p>${t('confirm.duty', { duty: t(`duty.${duty}`) })}</p>
      <p>${t('confirm.hash')} <code class="mono hash-whole" data-testid="confirm-hash">${hashToApprove(warrant)}</code></p>`}
    ${NEEDS_REASON.has(action) && html`<div class="field"><label for="reason">${t('confirm.reason')}</label>
      <textarea id="reason" name="reason" required maxlength="2000" data-testid="reason-text" aria-describedby="reason-hint">${reason}</textarea>
      <p id="reason-hint" class="hint">${t('confirm.reason.hint')}</p></div>`}
    ${failure && html`<${Alert} t=${t} failure=${failure} />`}
    <div class="buttons">
      <button type="button" onClick=${() => desk.life.close()} data-testid="dialog-cancel">${t('action.cancel')}</button>
      <button type="submit" class=${GRAVE.has(action) ? 'danger' : 'primary'} disabled=${busy} data-testid="dialog-confirm">${
        t(`action.${action}`)}</button>
    </div>
  </form>`;
}

function StepUp({ desk, state }) {
  const { t, dialog: { busy, failure }, installation, waysIn, viewer } = state;
  const demo = installation.profile === 'DEMO';
  const ways = waysIn?.methods ?? [];
  const submit = (event) => {
    event.preventDefault();
    const data = new FormData(event.target);
    desk.life.stepUp(demo ? undefined : data.get('password'));
  };
  return html`<form onSubmit=${submit}>
    <p>${t(demo ? 'stepUp.demo' : 'stepUp.text')}</p>
    ${!demo && html`<input type="text" class="unseen" name="account" autocomplete="username" value=${viewer.name} readonly tabindex="-1" aria-hidden="true" />
      <div class="field"><label for="step-up-password">${t('signIn.password')}</label>
      <input id="step-up-password" name="password" type="password" autocomplete="current-password" required data-testid="step-up-password" /></div>`}
    ${failure && (failure.code === 'UNAUTHENTICATED' ? html`<p class="alert" role="alert" data-testid="alert">${t('stepUp.wrong')}</p>`
      : html`<${Alert} t=${t} failure=${failure} />`)}
    ${!demo && ways.includes('OIDC') && html`<p class="quiet">${t('stepUp.oidc')} <a href="oauth2/authorization/oidc" data-testid="step-up-oidc">${
      t('signIn.oidc')}</a></p>`}
    <div class="buttons">
      <button type="button" onClick=${() => desk.life.close()}>${t('action.cancel')}</button>
      <button type="submit" class="primary" disabled=${busy} data-testid="step-up-go">${t('stepUp.go')}</button>
    </div>
  </form>`;
}
