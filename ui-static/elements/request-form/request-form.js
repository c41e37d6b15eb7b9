// <RequestForm desk=${desk} state=${state} />   an instrument requested, corrected, or its extension asked for
import { Component, createRef, html } from '../markup.js';
import { zoneOf } from '../../model/address.js';
import { INSTRUMENT_KINDS } from '../../model/terms.js';
import { zoneLabel } from '../../model/time.js';
import { Alert, Field } from '../field/field.js';
import { PlainText } from '../plain-text/plain-text.js';
import { GrantFields } from './grant-fields.js';
import { TextField } from './text-field.js';

export class RequestForm extends Component {
  root = createRef();

  componentDidUpdate(before) {
    const [was, is] = [before.state.form?.tried, this.props.state.form?.tried];
    if (was !== is) this.root.current?.querySelector('[aria-invalid="true"], .alert')?.focus();
  }

  submit = (event) => {
    event.preventDefault();
    this.props.desk.request.save(event.submitter?.name === 'submit');
  };

  render({ desk, state }) {
    const { t, form, address } = state;
    if (!form) return html`<main class="alone"><p class="notice" data-testid="no-form">${t('form.cannot')}</p></main>`;
    const zone = zoneOf(address);
    const { mode, terms, touched, errors, failure, busy, from } = form;
    const text = (name, more = {}) => html`<${TextField} desk=${desk} t=${t} form=${form} name=${name} ...${more} />`;
    const wrong = Object.keys(errors).length;
    return html`<main class="page request" data-testid="request" data-mode=${mode}>
      <div class="page-head"><h1 tabindex="-1">${t(from && mode === 'draft' ? 'form.title.anew' : `form.title.${mode}`)}</h1></div>
      <p class="lead">${t(`form.lead.${mode}`)}</p>
      ${touched.length > 0 && html`<${Widened} t=${t} touched=${touched} from=${from ?? ''} />`}
      <form ref=${this.root} onSubmit=${this.submit} noValidate aria-busy=${busy}>
        ${failure && html`<div tabindex="-1"><${Alert} t=${t} failure=${failure} /></div>`}
        <section class="sheet"><h2>${t('form.instrument')}</h2><div class="form-grid">
          <${Field} t=${t} name="kind" label=${t('form.kind')} hint=${t(`kindHint.${terms.kind}`)} error=${errors.kind} wide>${(id, described) => html`
            <select id=${id} aria-describedby=${described} value=${terms.kind} disabled=${mode === 'update'} data-testid="form-kind"
              onChange=${(event) => desk.request.put('kind', event.target.value)}>
              ${INSTRUMENT_KINDS.map((kind) => html`<option key=${kind} value=${kind}>${t(`instrument.${kind}`)}</option>`)}</select>`}<//>
          ${text('number')}${text('issuer')}${text('caseNumber')}${text('caseStage')}
          ${text('purpose', { wide: true })}${text('legalBasis', { wide: true })}
          ${text('from', { mono: true, hint: t('form.times', { zone: zoneLabel(zone) }), label: t('form.validFrom') })}
          ${text('to', { mono: true, hint: t('form.end'), label: t('form.validTo') })}
          ${text('holders', { hint: t('form.holders.hint'), label: t('form.addressed') })}
          ${text('assignees', { hint: t('form.assignees.hint') })}
          ${text('jurisdiction', { mono: true, hint: t('form.jurisdiction.hint') })}
          ${text('mlaApproval', { mono: true, hint: t('form.mla.hint') })}
          ${text('document', { mono: true, hint: t('form.document.hint'), wide: true })}
          <label class="check wide"><input type="checkbox" checked=${terms.lifeAtRisk} data-testid="form-lifeAtRisk"
            onChange=${(event) => desk.request.put('lifeAtRisk', event.target.checked)} /> ${t('form.lifeAtRisk')}</label>
        </div></section>
        ${terms.kind === 'MLA_APPROVAL' ? html`<p class="sheet quiet">${t('form.mla.noGrants')}</p>`
          : terms.grants.map((grant, index) => html`<${GrantFields} key=${index} desk=${desk} t=${t} form=${form} grant=${grant} index=${index} zone=${zone} />`)}
        ${errors.grants && html`<p class="wrong" role="alert">${errors.grants.said ?? t(errors.grants.key)}</p>`}
        ${terms.kind !== 'MLA_APPROVAL' && html`<p class="add-grant"><button type="button" data-testid="add-grant" disabled=${terms.grants.length >= 20}
          onClick=${() => desk.request.addGrant()}>${t('form.addGrant')}</button> <span class="quiet">${t('form.addGrant.hint')}</span></p>`}
        <div class="form-foot">
          <span class="wrong" role="status" data-testid="form-wrong">${wrong > 0 ? t('form.wrong', { n: wrong }) : ''}</span>
          <button type="button" data-testid="form-leave" onClick=${() => desk.request.leave()}>${t('form.leave')}</button>
          ${mode !== 'update' && html`<button type="submit" name="save" disabled=${busy} data-testid="form-save">${t('form.save')}</button>`}
          <button type="submit" name="submit" class="primary" disabled=${busy} data-testid="form-submit">${t(mode === 'update' ? 'form.propose' : 'form.submit')}</button>
        </div>
      </form>
    </main>`;
  }
}

const TERM = { maxHops: 'terms.hops', subjects: 'terms.subjects', categories: 'terms.categories', channels: 'terms.channels', mlaApproval: 'form.mlaApproval',
  assignees: 'form.assignees', number: 'form.number' };

// What differs, each place one click away.
function Widened({ t, touched, from }) {
  const name = (place) => {
    const [, index, field] = /^grants\.(\d+)\.(\w+)$/.exec(place) ?? [];
    if (field) return `g${Number(index) + 1} · ${t(TERM[field] ?? { from: 'form.windowFrom', to: 'form.windowTo' }[field])}`;
    return t(TERM[place] ?? { from: 'form.validFrom', to: 'form.validTo' }[place]);
  };
  const go = (place) => document.querySelector(`[data-place="${place}"]`)?.querySelector('input, textarea')?.focus();
  return html`<div class="alert widened sheet" role="note" data-testid="widened" data-touched=${touched.join(' ')}>
    <p>${t('form.widened')} <strong><${PlainText} value=${from} limit=${60} mono /></strong></p>
    <p class="jumps">${touched.map((place) => html`<button key=${place} type="button" data-testid="jump" onClick=${() => go(place)}>${name(place)}</button>`)}</p>
  </div>`;
}
