// <SearchPanel desk=${desk} state=${state} />   find a subject, choose a question. "/" comes here from anywhere.
// The search finds what the grant names, by exact value; nothing else is looked up or suggested.
import { Component, createRef, html } from '../markup.js';
import { KINDS, normalised, subjectOf } from '../../model/question.js';
import { EntityText, PlainText } from '../plain-text/plain-text.js';
import { Notice, Reading } from '../notice/notice.js';
import { PasteList } from '../paste-list/paste-list.js';
import { QuestionForm } from '../question-form/question-form.js';
import { StandingPanel } from '../standing-panel/standing-panel.js';

export class SearchPanel extends Component {
  root = createRef();

  componentDidMount() {
    this.shortcut = (event) => {
      const typing = event.target.closest?.('input, select, textarea');
      if (event.key !== '/' || typing || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      this.root.current.querySelector('input').focus();
    };
    document.addEventListener('keydown', this.shortcut);
  }

  componentWillUnmount() {
    document.removeEventListener('keydown', this.shortcut);
  }

  submit = (event) => {
    event.preventDefault();
    const form = new FormData(event.target);
    const kind = form.get('kind');
    const text = normalised(kind, form.get('text'));
    if (text) this.props.desk.search(text, kind || null);
  };

  render({ desk, state }) {
    const { t, search, subject } = state;
    const grant = desk.grant();
    return html`<aside ref=${this.root} class="search-panel" aria-label=${t('search.title')}>
      <form role="search" onSubmit=${this.submit}>
        <label for="search-text">${t('search.title')} <kbd>/</kbd></label>
        <div class="row">
          <select name="kind" aria-label=${t('search.kind')} data-testid="search-kind">
            <option value="">${t('search.anyKind')}</option>
            ${KINDS.map((kind) => html`<option key=${kind} value=${kind}>${t(`kind.${kind}`)}</option>`)}
          </select>
          <input id="search-text" name="text" class="mono" autocomplete="off" spellcheck="false" maxlength="200"
            data-testid="search-text" />
          <button type="submit" data-testid="search-go">${t('search.go')}</button>
        </div>
      </form>
      <${PasteList} desk=${desk} state=${state} />
      <${StandingPanel} desk=${desk} state=${state} />
      ${search.status === 'idle' ? grant && html`<${Named} desk=${desk} t=${t} grant=${grant} subject=${subject} />`
        : html`<${Found} desk=${desk} t=${t} search=${search} subject=${subject} />`}
      ${!grant && html`<p class="warn">${t('grant.needed')}</p>`}
      ${subject && html`<${QuestionForm} key=${`${subject.kind} ${subject.value ?? subject.handle}`} desk=${desk} state=${state}
        subject=${subject} />`}
    </aside>`;
  }
}

function Named({ desk, t, grant, subject }) {
  return html`<section><h2>${t('search.named')}</h2>
    <ul class="subjects" data-testid="named-subjects">${grant.subjects.map((each) => html`<li key=${each.kind + each.value}>
      <button type="button" class="subject" data-testid="subject" aria-pressed=${same(each, subject)} onClick=${() => desk.choose(each)}>
        <span class="quiet">${t(`kind.${each.kind}`)}</span> <${PlainText} value=${each.value} mono /></button></li>`)}</ul>
  </section>`;
}

function Found({ desk, t, search, subject }) {
  if (search.status === 'busy') return html`<${Reading} desk=${desk} words="search.busy" />`;
  if (search.status === 'failed') {
    return html`<${Notice} t=${t} failure=${search.failure} onRetry=${() => desk.search(search.text, search.kind)} />`;
  }
  return html`<section data-testid="results">
    <h2>${t('search.results', { shown: search.nodes.length, n: search.totalCount })}</h2>
    ${search.nodes.length === 0 && html`<p data-testid="no-results">${t('search.nothing')}</p>
      ${search.kind && html`<p><button type="button" data-testid="ask-anyway"
        onClick=${() => desk.choose({ kind: search.kind, value: search.text })}>${t('search.askAnyway')}</button></p>`}`}
    <ul class="subjects">${search.nodes.map((entity) => html`<li key=${entity.id}>
      <button type="button" class="subject" data-testid="result" aria-pressed=${same(entity, subject)} onClick=${() => desk.choose(subjectOf(entity))}>
        <span class="quiet">${t(`kind.${entity.kind}`)}</span> <${EntityText} entity=${entity} t=${t} limit=${60} /></button></li>`)}</ul>
    <button type="button" class="flat" onClick=${() => desk.set({ search: { status: 'idle' }, subject: null })}>${t('search.clear')}</button>
  </section>`;
}

const same = (a, b) => Boolean(b) && a.kind === b.kind && (a.value ?? a.handle) === (b.value ?? b.handle);
