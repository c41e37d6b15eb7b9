// <ColumnRow desk t words act heading index column sample at alias person error />   one column of the file and what it is mapped to
import { Component, html } from '../markup.js';
import { ofKind, put, valuesOf, wordsOf } from '../../model/mapping.js';
import { wrongness } from '../field/field.js';
import { PlainText } from '../plain-text/plain-text.js';

/** Renders only when something of its own changed: a file may have 500 columns. */
export class ColumnRow extends Component {
  shouldComponentUpdate(next) {
    return Object.keys(next).some((name) => next[name] !== this.props[name]);
  }

  put = (name, value) => {
    const { desk, index, column } = this.props;
    desk.imports.putIn('columns', index, put(column, name, value));
  };

  kind = (kind) => {
    const { desk, index, column, words } = this.props;
    const { column: heading, to, required } = column;
    desk.imports.putIn('columns', index, { column: heading, to, ...ofKind(kind, words, desk.state.imports.mapping), ...(required ? { required } : {}) });
  };

  render({ desk, t, words, act, heading, index, column, sample, at, alias, error }) {
    const to = column?.to ?? '';
    const seen = [...new Set(sample.map(({ cells }) => cells[at] ?? '').filter(Boolean))].slice(0, 2);
    return html`<tr data-testid="column" data-heading=${heading} data-to=${to} class=${to === '' ? 'unmapped' : ''}>
      <th scope="row"><${PlainText} value=${heading} limit=${40} />${alias && alias !== heading && html` <span class="quiet alias">≈ ${alias}</span>`}</th>
      <td class="quiet example">${seen.map((cell, place) => html`<div key=${place}><${PlainText} value=${cell} limit=${24} /></div>`)}</td>
      <td><select aria-label=${`${heading}: ${t('import.means')}`} aria-invalid=${Boolean(error)} aria-describedby=${error ? `wrong-${at}` : null} value=${to} data-testid="column-to"
        onChange=${(event) => desk.imports.target({ heading, index }, event.target.value)}><${Targets} t=${t} act=${act} words=${words} to=${to} /></select>
        ${error && html`<p id=${`wrong-${at}`} class="wrong" role="alert" data-testid="column-error">${wrongness(t, error)}</p>`}</td>
      <td>${column && to !== '' && html`<${Details} t=${t} words=${words} column=${column} heading=${heading} person=${this.props.person} put=${this.put} kind=${this.kind} />`}</td>
      <td>${column && to !== '' && to !== 'time' && html`<input type="checkbox" checked=${Boolean(column.required)} aria-label=${`${heading}: ${t('import.required')}`} data-testid="column-required"
        onChange=${(event) => this.put('required', event.target.checked)} />`}</td>
    </tr>`;
  }
}

function Targets({ t, act, words, to }) {
  const attributes = (act ? act.attributes : words.attributes.map((each) => each.to)).map((each) => [each, t(`import.to.${each}`)]);
  const roles = (act?.roles ?? words.roles.map(({ role }) => role)).map((role) => [role, t(`role.${role}`)]);
  const known = ['', 'time', 'name', ...attributes.map(([value]) => value), ...roles.map(([value]) => value)].includes(to);
  const option = ([value, text]) => html`<option key=${value} value=${value}>${text}</option>`;
  return html`<option value="">${t('import.to.none')}</option>
    ${!known && html`<option value=${to}>${to}</option>`}
    <option value="time">${t('import.to.time')}</option>
    ${roles.length > 0 && html`<optgroup label=${t('import.roles')}>${roles.map(option)}</optgroup>`}
    <optgroup label=${t('import.attributes')}>${attributes.map(option)}${roles.length > 0 && option(['name', t('import.to.name')])}</optgroup>`;
}

function Details({ t, words, column, heading, person, put: set, kind }) {
  const label = (name) => `${heading}: ${t(name)}`;
  const select = (name, values, value, onChange, text) => html`<select aria-label=${label(`import.${name}`)} title=${t(`import.${name}`)} value=${value} data-testid=${`column-${name}`}
    onChange=${(event) => onChange(event.target.value)}>${!values.includes(value) && html`<option value=${value}>${value || '—'}</option>`}
    ${values.map((each) => html`<option key=${each} value=${each}>${text(each)}</option>`)}</select>`;
  if (column.to === 'time') {
    return select('part', ['', 'date', 'time'], column.part ?? '', (part) => set('part', part), (part) => t(`import.part.${part || 'whole'}`));
  }
  if (column.to === 'name') return select('of', person.split(' ').filter(Boolean), column.of ?? '', (of) => set('of', of), (role) => t(`role.${role}`));
  const attribute = words.attributes.find((each) => each.to === column.to);
  if (attribute) {
    return html`<div class="details">${attribute.unit && html`<span class="quiet">${t(`import.unit.${attribute.unit}`)}</span>`}
      ${attribute.worded && html`<${Words} t=${t} label=${label('import.values')} values=${column.values} meanings=${attribute.meanings} put=${set} />`}</div>`;
  }
  const role = words.roles.find((each) => each.role === column.to);
  const own = words.kinds.find((each) => each.kind === column.kind);
  const text = (name, limit) => html`<input class=${name === 'list' ? 'short mono' : ''} value=${column[name] ?? ''} maxlength=${limit} placeholder=${t(`import.${name}`)} title=${t(`import.${name}`)}
    aria-label=${label(`import.${name}`)} autocomplete="off" spellcheck=${false} data-testid=${`column-${name}`} onInput=${(event) => set(name, event.target.value)} />`;
  return html`<div class="details">
    ${role?.kinds.length > 1 ? select('kind', role.kinds, column.kind ?? '', kind, (each) => t(`kind.${each}`)) : html`<span class="quiet">${t(`kind.${column.kind}`)}</span>`}
    ${(own?.namespaced || own?.ownTypes.includes(column.type)) && text('namespace', 100)}
    ${own?.types.length > 0 && select('type', ['', ...own.types], column.type ?? '', (type) => set('type', type), (type) => type || '—')}
    ${own?.range && select('range', ['', 'first', 'last'], column.range ?? '', (range) => set('range', range), (range) => t(`import.range.${range || 'none'}`))}
    ${!column.range && text('list', 4)}
  </div>`;
}

// The words as typed stay as typed until the field is left; the mapping has them at once.
class Words extends Component {
  type = (event) => {
    this.setState({ text: event.target.value });
    this.props.put('values', valuesOf(event.target.value));
  };

  render({ t, label, values, meanings }, { text }) {
    const shown = text ?? wordsOf(values);
    return html`<details class="words" data-testid="words"><summary>${values ? t('import.words', { n: Object.keys(values).length }) : t('import.values')}</summary>
      <textarea rows=${Math.min(8, Math.max(2, shown.split('\n').length))} aria-label=${label} value=${shown} spellcheck=${false} data-testid="column-values"
        onInput=${this.type} onBlur=${() => this.setState({ text: undefined })} />
      <p class="hint">${t('import.values.hint')} ${meanings.length > 0 && html`<span class="mono">${meanings.join(' · ')}</span>`}</p></details>`;
  }
}
