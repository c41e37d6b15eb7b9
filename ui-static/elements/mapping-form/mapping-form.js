// <MappingForm desk=${desk} state=${state} />   what the columns mean, in a form built from what the server says a mapping may say
import { Component, createRef, html } from '../markup.js';
import { NAMED, lacking, needsCarrier, rowsOf, textOf } from '../../model/mapping.js';
import { Field } from '../field/field.js';
import { HashText, PlainText } from '../plain-text/plain-text.js';
import { Trouble } from '../import-screen/trouble.js';
import { ColumnRow } from './column-row.js';
import { Constants } from './constants.js';
import { Sideways } from '../sideways/sideways.js';

export class MappingForm extends Component {
  root = createRef();

  file = createRef();

  componentDidUpdate(before) {
    const [was, is] = [before.state.imports.tried, this.props.state.imports.tried];
    if (was !== is) this.root.current?.querySelector('[aria-invalid="true"]')?.focus();
  }

  takeFile = (event) => {
    const [file] = event.target.files;
    event.target.value = '';
    if (file) this.props.desk.imports.takeFile(file);
  };

  render({ desk, state }) {
    const { t, imports } = state;
    const { mapping, matches, source, trouble, previewed } = imports;
    return html`<section ref=${this.root} class="sheet mapping" aria-labelledby="mapping-title" data-testid="mapping" data-source=${source}>
      <div class="mapping-head"><h2 id="mapping-title">${t('import.mapping')}</h2>
        <${Ready} desk=${desk} t=${t} imports=${imports} />
        <button type="button" data-testid="take-mapping" onClick=${() => this.file.current.click()}>${t('import.mapping.take')}</button>
        <a class="button" href=${`data:application/json;charset=utf-8,${encodeURIComponent(textOf(mapping))}`} download="mapping.json" data-testid="save-mapping">${
          t('import.mapping.save')}</a>
        <input ref=${this.file} type="file" hidden accept=".json,application/json" data-testid="mapping-input" onChange=${this.takeFile} /></div>
      <p class="quiet">${source === 'suggested' ? t('import.suggested', { n: matches.length, of: imports.table.headings.length, dated: imports.words.aliasesDated })
        : t(`import.source.${source.split(':')[0] || 'sent'}`)}
        ${previewed && html` <span>${t('import.mapping.digest')} <${HashText} value=${previewed.digest} t=${t} /></span>`}</p>
      ${trouble?.where === 'mapping' && html`<${Trouble} t=${t} trouble=${trouble} />`}
      <${Whole} desk=${desk} t=${t} imports=${imports} />
      <${Columns} desk=${desk} t=${t} imports=${imports} />
      <${Constants} desk=${desk} t=${t} imports=${imports} />
    </section>`;
  }
}

function Ready({ desk, t, imports: { ready, source } }) {
  const chosen = source.startsWith('ready:') ? source.slice(6) : '';
  const channels = [...new Set(ready.map(({ channel }) => channel))];
  return html`<label class="ready">${t('import.ready')}${' '}<select data-testid="ready" value=${chosen} onChange=${(event) => desk.imports.takeReady(event.target.value)}>
    <option value="">${t('import.ready.none')}</option>
    ${channels.map((channel) => html`<optgroup key=${channel} label=${t(`channel.${channel}`)}>${ready.filter((each) => each.channel === channel)
      .map((each) => html`<option key=${each.id} value=${each.id}>${each[t.language]}</option>`)}</optgroup>`)}</select></label>`;
}

// What the mapping says of every row.
function Whole({ desk, t, imports: { mapping, words, errors } }) {
  const input = (name, more = {}) => html`<${Field} t=${t} name=${name} label=${t(`import.${name}`)} hint=${more.hint} error=${errors[name]} wide=${more.wide}>${(id, described) => html`
    <input id=${id} aria-describedby=${described} aria-invalid=${Boolean(errors[name])} value=${mapping[name] ?? ''} autocomplete="off" spellcheck=${false} maxlength="200"
      data-testid=${`mapping-${name}`} onInput=${(event) => desk.imports.put(name, event.target.value)} />`}<//>`;
  const choice = (name, values, text) => html`<${Field} t=${t} name=${name} label=${t(`import.${name}`)} hint=${t(`import.${name}.hint`)} error=${errors[name]}>${(id, described) => html`
    <select id=${id} aria-describedby=${described} aria-invalid=${Boolean(errors[name])} value=${mapping[name] ?? ''} data-testid=${`mapping-${name}`}
      onChange=${(event) => desk.imports.put(name, event.target.value)}>
      ${!values.includes(mapping[name]) && html`<option value=${mapping[name] ?? ''}>${mapping[name] ?? '—'}</option>`}
      ${values.map((value) => html`<option key=${value} value=${value}>${text(value)}</option>`)}</select>`}<//>`;
  return html`<div class="form-grid whole">
    ${choice('act', words.acts.map(({ act }) => act), (act) => t(`act.${act}`))}
    ${choice('channel', words.channels, (channel) => t(`channel.${channel}`))}
    ${input('holder', { hint: t('import.holder.hint') })}
    ${input('zone', { hint: t('import.zone.hint', { zone: words.zone }) })}
    ${(needsCarrier(mapping) || mapping.carrier) && input('carrier', { hint: t('import.carrier.hint') })}
    ${input('version', { hint: t('import.version.hint') })}
    ${input('description', { wide: true })}
  </div>`;
}

function Columns({ desk, t, imports: { mapping, table, words, errors, matches } }) {
  const rows = rowsOf(mapping, table.headings);
  const lost = lacking(mapping, table.headings);
  const alias = new Map(matches.map((match) => [match.heading, match.alias]));
  const act = words.acts.find((each) => each.act === mapping.act);
  return html`<h3 id="columns-title">${t('import.columnsTitle')} <span class="quiet" data-testid="mapped-count">${
    t('import.mapped', { n: rows.filter(({ index }) => index >= 0 && mapping.columns[index].to).length, of: rows.length })}</span></h3>
    <${Sideways} label=${t('import.columnsTitle')}><table class="listing columns" aria-labelledby="columns-title" data-testid="columns"><thead><tr>
      <th scope="col">${t('import.column')}</th><th scope="col">${t('import.example')}</th><th scope="col">${t('import.means')}</th><th scope="col">${t('import.more.of')}</th>
      <th scope="col">${t('import.required')}</th></tr></thead>
      <tbody>${rows.map(({ heading, at, index }) => html`<${ColumnRow} key=${at} desk=${desk} t=${t} words=${words} act=${act} heading=${heading} index=${index}
        column=${index >= 0 ? mapping.columns[index] : null} sample=${table.rows} at=${at} alias=${alias.get(heading)} person=${persons(mapping)} error=${errorOf(errors, index)} />`)}
      ${lost.map((index) => html`<tr key=${`lost-${index}`} class="lost" data-testid="lost-column"><th scope="row"><${PlainText} value=${mapping.columns[index].column} limit=${40} /></th>
        <td colspan="3" class="wrong">${t('import.lost')}</td><td><button type="button" onClick=${() => desk.imports.putIn('columns', index, null)}>${t('import.take-out')}</button></td></tr>`)}
      </tbody></table><//>`;
}

const persons = ({ columns }) => columns.filter(({ kind }) => NAMED.includes(kind)).map(({ to }) => to).join(' ');

/** What is wrong with a column: the part of it that has an error, or none. */
function errorOf(errors, index) {
  const place = Object.keys(errors).find((each) => each === `columns.${index}` || each.startsWith(`columns.${index}.`));
  return index >= 0 && place ? errors[place] : null;
}
