// <GrantFields desk=${desk} t=${t} form=${form} grant=${grant} index=${0} />   one clause: who, which records, how far, for how long
import { html } from '../markup.js';
import { CATEGORIES, CHANNELS } from '../../model/terms.js';
import { zoneLabel } from '../../model/time.js';
import { wrongness } from '../field/field.js';
import { SubjectFields } from './subject-fields.js';
import { TextField } from './text-field.js';

export function GrantFields({ desk, t, form, grant, index, zone }) {
  const at = `grants.${index}`;
  const touched = (name) => form.touched.includes(`${at}.${name}`);
  const error = (name) => form.errors[`${at}.${name}`];
  const text = (name, more) => html`<${TextField} desk=${desk} t=${t} form=${form} name=${`${at}.${name}`} ...${more} />`;
  const box = (name, label) => html`<label class=${touched(name) ? 'check touched' : 'check'}><input type="checkbox" checked=${grant[name]}
    data-testid=${`form-${at}.${name}`} onChange=${(event) => desk.request.put(`${at}.${name}`, event.target.checked)} /> ${label}</label>`;
  return html`<section class="sheet grant-fields" aria-labelledby=${`${at}-title`} data-testid="form-grant">
    <div class="grant-head"><h2 id=${`${at}-title`}>${t('terms.grant')} <span class="mono">g${index + 1}</span></h2>
      ${form.terms.grants.length > 1 && html`<button type="button" class="flat" data-testid="remove-grant" onClick=${() => desk.request.removeGrant(index)}>
        ${t('form.removeGrant', { id: `g${index + 1}` })}</button>`}</div>
    <${SubjectFields} desk=${desk} t=${t} form=${form} grant=${grant} at=${at} touched=${touched('subjects')} error=${error('subjects')} />
    <${Boxes} desk=${desk} t=${t} place=${`${at}.categories`} family="category" values=${CATEGORIES} chosen=${grant.categories}
      label=${t('terms.categories')} touched=${touched('categories')} error=${error('categories')} />
    <${Boxes} desk=${desk} t=${t} place=${`${at}.channels`} family="channel" values=${CHANNELS} chosen=${grant.channels}
      label=${t('terms.channels')} touched=${touched('channels')} error=${error('channels')} />
    <div class="form-grid">
      ${text('from', { mono: true, label: t('form.windowFrom'), hint: t('form.times', { zone: zoneLabel(zone) }) })}
      ${text('to', { mono: true, label: t('form.windowTo'), hint: t('form.end') })}
      <${Stepper} desk=${desk} t=${t} place=${`${at}.maxHops`} value=${grant.maxHops} label=${t('terms.hops')} touched=${touched('maxHops')}
        error=${error('maxHops')} hint=${t('form.maxHops.hint')} />
      ${text('maxRecords', { mono: true, label: t('terms.records'), hint: t('form.maxRecords.hint') })}
      ${text('holders', { wide: true, hint: t('form.grantHolders.hint') })}
      <div class="wide checks">${box('named', t('form.named'))}${box('exportAllowed', t('form.exportAllowed'))}
        ${error('named') && html`<p class="wrong" role="alert">${wrongness(t, error('named'))}</p>`}</div>
    </div>
  </section>`;
}

function Boxes({ desk, t, place, family, values, chosen, label, touched, error }) {
  const turn = (value, on) => desk.request.put(place, values.filter((each) => (each === value ? on : chosen.includes(each))));
  return html`<fieldset class=${touched ? 'boxes touched' : 'boxes'} data-place=${place}>
    <legend>${label}${touched && html` <span class="mark-touched">${t('form.touched')}</span>`}${' '}
      <span class="hint">${chosen.length === 0 ? t('form.noneChosen') : ''}</span></legend>
    <div class="box-row">${values.map((value) => html`<label key=${value} class="check" title=${t.has(`${family}Hint.${value}`) ? t(`${family}Hint.${value}`) : null}>
      <input type="checkbox" checked=${chosen.includes(value)} data-testid=${`form-${place}-${value}`}
        onChange=${(event) => turn(value, event.target.checked)} /> ${t(`${family}.${value}`)}</label>`)}</div>
    ${error && html`<p class="wrong" role="alert">${wrongness(t, error)}</p>`}
  </fieldset>`;
}

function Stepper({ desk, t, place, value, label, hint, touched, error }) {
  const step = (by) => desk.request.put(place, String(Math.min(50, Math.max(0, (Number.parseInt(value, 10) || 0) + by))));
  return html`<div class=${touched ? 'field touched' : 'field'} data-place=${place}>
    <label for=${`field-${place}`}>${label}${touched && html` <span class="mark-touched">${t('form.touched')}</span>`}</label>
    <div class="stepper">
      <button type="button" aria-label=${t('form.fewer')} data-testid=${`form-${place}-less`} onClick=${() => step(-1)}>−</button>
      <input id=${`field-${place}`} class="mono" inputmode="numeric" value=${value} aria-invalid=${Boolean(error)} data-testid=${`form-${place}`}
        aria-describedby=${`field-${place}-hint`} autocomplete="off" onInput=${(event) => desk.request.put(place, event.target.value)} />
      <button type="button" aria-label=${t('form.more')} data-testid=${`form-${place}-more`} onClick=${() => step(1)}>+</button>
    </div>
    <p id=${`field-${place}-hint`} class="hint">${hint}</p>
    ${error && html`<p class="wrong" role="alert">${wrongness(t, error)}</p>`}
  </div>`;
}
