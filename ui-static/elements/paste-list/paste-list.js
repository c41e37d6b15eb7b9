// <PasteList desk=${desk} state=${state} />   many identifiers, one a line, looked up one by one under the grant
// What is not found is said in the words of the search: nothing tells whether it is unknown or not within the instrument.
import { Component, html } from '../markup.js';
import { complained } from '../../model/complaint.js';
import { tally } from '../../model/list.js';
import { KINDS, subjectOf } from '../../model/question.js';
import { Notice } from '../notice/notice.js';
import { EntityText, PlainText } from '../plain-text/plain-text.js';

const AT_ONCE = 30;

export class PasteList extends Component {
  submit = (event) => {
    event.preventDefault();
    const data = new FormData(event.target);
    this.setState({ shown: AT_ONCE });
    this.props.desk.pasted.look(data.get('list'), data.get('kind'));
  };

  render({ desk, state }) {
    const { t, pasted } = state;
    return html`<details class="paste-list" data-testid="paste-list">
      <summary>${t('list.title')}</summary>
      <form onSubmit=${this.submit}>
        <label for="list-text">${t('list.label')}</label>
        <textarea id="list-text" name="list" class="mono" rows="5" required spellcheck=${false} autocomplete="off" data-testid="list-text"></textarea>
        <div class="row"><select name="kind" aria-label=${t('search.kind')} data-testid="list-kind">
            <option value="">${t('list.guess')}</option>
            ${KINDS.map((kind) => html`<option key=${kind} value=${kind}>${t(`kind.${kind}`)}</option>`)}</select>
          <button type="submit" disabled=${pasted.status === 'busy'} data-testid="list-go">${t('list.go')}</button></div>
      </form>
      ${pasted.status !== 'idle' && this.results(desk, state)}
    </details>`;
  }

  results(desk, { t, pasted, subject }) {
    const { status, entries, beyond, failure } = pasted;
    const { found, none, wrong, twice, wait } = tally(entries);
    const { shown = AT_ONCE } = this.state;
    return html`<section data-testid="list-results" data-status=${status}>
      ${status === 'busy' && html`<p><progress max=${entries.length} value=${entries.length - wait} aria-label=${t('list.progress')}></progress>
        <span data-testid="list-progress">${t('list.of', { done: entries.length - wait, n: entries.length })}</span>${' '}
        <button type="button" data-testid="list-stop" onClick=${() => desk.pasted.stop()}>${t('action.cancel')}</button></p>`}
      ${['stopped', 'failed'].includes(status) && html`<p class="warn" data-testid="list-stopped">${t('list.stopped', { n: wait })}${' '}
        <button type="button" data-testid="list-continue" onClick=${() => desk.pasted.goOn()}>${t('action.continue')}</button></p>`}
      ${failure && html`<${Notice} t=${t} failure=${failure} />`}
      <p data-testid="list-tally">${t('list.tally', { found, none, wrong })}${twice > 0 && ` ${t('list.twiceTally', { n: twice })}`}</p>
      ${beyond > 0 && html`<p class="warn" data-testid="list-beyond">${t('list.beyond', { n: entries.length, all: entries.length + beyond })}</p>`}
      ${none > 0 && html`<p class="quiet">${t('search.nothing')}</p>`}
      <ol class="subjects">${entries.slice(0, shown).map((entry) => html`<li key=${entry.line} data-testid="list-entry" data-state=${entry.state} data-line=${entry.line}>
        <${Entry} desk=${desk} t=${t} entry=${entry} subject=${subject} /></li>`)}</ol>
      ${entries.length > shown && html`<p><button type="button" data-testid="list-more" onClick=${() => this.setState({ shown: shown + 100 })}>${t('entity.more', { n: entries.length - shown })}</button></p>`}
    </section>`;
  }
}

function Entry({ desk, t, entry, subject }) {
  const { line, text, state, why, said, complaint, first, nodes } = entry;
  if (state === 'found') {
    return nodes.map((entity) => html`<button key=${entity.id} type="button" class="subject" data-testid="list-found" onClick=${() => desk.choose(subjectOf(entity))}
      aria-pressed=${Boolean(subject) && subject.kind === entity.kind && subject.value === entity.value}>
      <span class="quiet">${line} · ${t(`kind.${entity.kind}`)}</span> <${EntityText} entity=${entity} t=${t} limit=${60} /></button>`);
  }
  return html`<p class=${`list-line ${state}`}><span class="quiet">${line}</span> <${PlainText} value=${text} mono limit=${48} />${' '}
    <span class=${state === 'wrong' ? 'warn' : 'quiet'}>${state === 'wrong' ? said ? html`<${PlainText} value=${complained(t, complaint, said)} limit=${200} />` : t(`list.wrong.${why}`)
      : t(`list.${state}`, { line: first })}</span></p>`;
}
