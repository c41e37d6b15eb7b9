// <SubjectFields desk=${desk} t=${t} grant=${grant} at="grants.0" />   whom a clause names, one a line; a pasted list becomes lines
import { Component, createRef, html } from '../markup.js';
import { KINDS } from '../../model/question.js';
import { lines, looksRight } from '../../model/terms.js';
import { wrongness } from '../field/field.js';

const AT_ONCE = 50;

export class SubjectFields extends Component {
  root = createRef();

  set(subjects) {
    this.props.desk.request.put(`${this.props.at}.subjects`, subjects);
  }

  put(index, patch) {
    this.set(this.props.grant.subjects.map((each, at) => (at === index ? { ...each, ...patch } : each)));
  }

  add() {
    const { subjects } = this.props.grant;
    this.set([...subjects, { kind: subjects[subjects.length - 1]?.kind ?? 'CARD', value: '' }]);
    this.setState({ shown: Math.max(this.state.shown ?? AT_ONCE, subjects.length + 1) });
    setTimeout(() => this.root.current?.querySelector('.subject-line:last-of-type input')?.focus(), 0);
  }

  paste(event, index) {
    const values = lines(event.clipboardData.getData('text'));
    if (values.length < 2) return;
    event.preventDefault();
    const { subjects } = this.props.grant;
    const { kind } = subjects[index];
    this.set([...subjects.slice(0, index), ...values.map((value) => ({ kind, value })), ...subjects.slice(index + 1)]);
  }

  render({ t, grant: { subjects }, at, touched, error }, { shown = AT_ONCE }) {
    const rest = subjects.length - shown;
    const named = subjects.filter(({ value }) => value.trim()).length;
    return html`<fieldset ref=${this.root} class=${touched ? 'boxes touched' : 'boxes'} data-place=${`${at}.subjects`}>
      <legend>${t('terms.subjects')}${touched && html` <span class="mark-touched">${t('form.touched')}</span>`}${' '}
        <span class="hint" data-testid="subject-count">${t('form.subjects', { n: named })}</span></legend>
      ${subjects.slice(0, shown).map(({ kind, value }, index) => html`<div key=${index} class="subject-line">
        <select aria-label=${t('form.subjectKind', { n: index + 1 })} value=${kind} data-testid=${`form-${at}.kind`}
          onChange=${(event) => this.put(index, { kind: event.target.value })}>
          ${KINDS.map((each) => html`<option key=${each} value=${each}>${t(`kind.${each}`)}</option>`)}</select>
        <input class="mono" aria-label=${t('form.subjectValue', { n: index + 1 })} value=${value} placeholder=${t(`shape.${kind}`)} data-testid=${`form-${at}.value`}
          aria-invalid=${Boolean(error) && !value.trim()} autocomplete="off" spellcheck=${false} maxlength="300" onPaste=${(event) => this.paste(event, index)}
          onInput=${(event) => this.put(index, { value: event.target.value })} />
        <button type="button" class="flat" aria-label=${t('form.removeSubject', { n: index + 1 })} disabled=${subjects.length === 1}
          onClick=${() => this.set(subjects.filter((_, other) => other !== index))}>×</button>
        ${!looksRight(kind, value) && html`<p class="hint warn" data-testid="shape-hint">${t('form.shape', { shape: t(`shape.${kind}`) })}</p>`}
      </div>`)}
      ${rest > 0 && html`<p><button type="button" data-testid="show-subjects" onClick=${() => this.setState({ shown: shown + 100 })}>${t('entity.more', { n: rest })}</button></p>`}
      <p class="quiet"><button type="button" data-testid=${`form-${at}.add-subject`} disabled=${subjects.length >= 1000} onClick=${() => this.add()}>${t('form.addSubject')}</button>${' '}
        ${t('form.paste')}</p>
      ${error && html`<p class="wrong" role="alert" data-testid="field-error">${wrongness(t, error)}</p>`}
    </fieldset>`;
  }
}
