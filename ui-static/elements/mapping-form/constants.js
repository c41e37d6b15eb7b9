// <Constants desk t imports />   who is the same in every row
import { html } from '../markup.js';
import { put } from '../../model/mapping.js';
import { wrongness } from '../field/field.js';

export function Constants({ desk, t, imports: { mapping, words, errors } }) {
  const act = words.acts.find((each) => each.act === mapping.act);
  const constant = (kind) => words.kinds.find((each) => each.kind === kind)?.constant;
  const roles = words.roles.filter(({ role, kinds }) => act?.roles.includes(role) && kinds.some(constant));
  const constants = mapping.constants ?? [];
  if (roles.length === 0 && constants.length === 0) return null;
  return html`<h3>${t('import.constants')} <span class="quiet">${t('import.constants.hint')}</span></h3>
    ${constants.map((each, index) => html`<div key=${index} class="constant" role="group" aria-label=${`${t('import.constants')} ${index + 1}`} data-testid="constant">
      <select aria-label=${t('import.means')} value=${each.to ?? ''} onChange=${(event) => desk.imports.putIn('constants', index, { ...each, to: event.target.value,
        kind: kindsOf(roles, event.target.value).includes(each.kind) ? each.kind : kindsOf(roles, event.target.value).find(constant) })}>
        ${!roles.some(({ role }) => role === each.to) && html`<option value=${each.to ?? ''}>${each.to ?? '—'}</option>`}
        ${roles.map(({ role }) => html`<option key=${role} value=${role}>${t(`role.${role}`)}</option>`)}</select>
      <select aria-label=${t('import.kind')} value=${each.kind ?? ''} onChange=${(event) => desk.imports.putIn('constants', index, { to: each.to, kind: event.target.value, constant: each.constant })}>
        ${kindsOf(roles, each.to).filter(constant).map((kind) => html`<option key=${kind} value=${kind}>${t(`kind.${kind}`)}</option>`)}</select>
      ${words.kinds.find(({ kind }) => kind === each.kind)?.namespaced && html`<input value=${each.namespace ?? ''} maxlength="100" placeholder=${t('import.namespace')}
        aria-label=${t('import.namespace')} onInput=${(event) => desk.imports.putIn('constants', index, put(each, 'namespace', event.target.value))} />`}
      <input value=${each.constant ?? ''} maxlength="200" aria-label=${t('import.constant')} placeholder=${t('import.constant')} aria-invalid=${Boolean(wrong(errors, index))}
        data-testid="constant-value" onInput=${(event) => desk.imports.putIn('constants', index, { ...each, constant: event.target.value })} />
      <button type="button" data-testid="remove-constant" aria-label=${`${t('import.take-out')}: ${each.constant ?? ''}`} onClick=${() => desk.imports.putIn('constants', index, null)}>×</button>
      ${wrong(errors, index) && html`<p class="wrong" role="alert" data-testid="constant-error">${wrongness(t, wrong(errors, index))}</p>`}
    </div>`)}
    ${roles.length > 0 && html`<p><button type="button" data-testid="add-constant" onClick=${() => desk.imports.addConstant()}>${t('import.constants.add')}</button></p>`}`;
}

const kindsOf = (roles, role) => roles.find((each) => each.role === role)?.kinds ?? [];

const wrong = (errors, index) => errors[Object.keys(errors).find((place) => place === `constants.${index}` || place.startsWith(`constants.${index}.`))];
