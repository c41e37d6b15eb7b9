// <InvestigationPanel desk=${desk} state=${state} />   the work under a name: saved by itself, shared, told as a narrative that cites acts
import { Component, html } from '../markup.js';
import { zoneOf } from '../../model/address.js';
import { complained } from '../../model/complaint.js';
import { citedAct, citedIn } from '../../model/investigation.js';
import { shortened, visible } from '../../model/text.js';
import { toTheSecond } from '../../model/time.js';
import { Dialog } from '../dialog/dialog.js';
import { Sending } from '../dialog/sending.js';
import { Reading } from '../notice/notice.js';
import { PlainText } from '../plain-text/plain-text.js';

export class InvestigationPanel extends Component {
  /** `leaving` goes on with what was asked for, without what could not be saved. */
  state = { dropping: false, leaving: null, tags: null };

  /** Puts the investigation away; where it could not be saved that is asked first. @param {(anyway: boolean) => Promise<boolean>} go */
  away = async (go) => {
    if (!await go(false)) this.setState({ leaving: () => go(true) });
  };

  componentDidUpdate({ state: { named: before } }) {
    // What was typed for one is nothing of another.
    if (before?.id && before.id !== this.props.state.named?.id && this.state.tags !== null) this.setState({ tags: null });
  }

  begin = (event) => {
    event.preventDefault();
    const name = new FormData(event.target).get('name').trim();
    if (name) this.props.desk.investigations.save({ name });
  };

  share = (event) => {
    event.preventDefault();
    this.props.desk.investigations.share(words(new FormData(event.target).get('colleagues')));
  };

  // What is too much stays in the field, and is said below it.
  tag(tags) {
    if (wrongTags(this.props.state.t, tags)) return;
    this.setState({ tags: null });
    this.props.desk.investigations.write({ tags });
  }

  render({ desk, state }) {
    const { t, named } = state;
    return html`<details class="investigation" open data-testid="investigation" data-status=${named?.status ?? 'none'}>
      <summary>${named ? html`${t('investigation.title')}: <${PlainText} value=${named.name} limit=${40} />` : t('investigation.title')}</summary>
      ${named ? this.open(desk, state) : html`<form class="row" onSubmit=${this.begin}>
        <input name="name" required maxlength="120" placeholder=${t('investigation.name')} aria-label=${t('investigation.name')} data-testid="investigation-name" />
        <button type="submit" data-testid="investigation-save">${t('investigation.save')}</button></form>`}
      ${!named && this.list(desk, state)}
    </details>`;
  }

  open(desk, { t, named, address }) {
    const zone = zoneOf(address);
    const { investigations } = desk;
    const wrong = wrongTags(t, words(this.state.tags ?? ''));
    const cited = citedIn(named.narrative).filter(({ act }) => act);
    return html`
      <p class="quiet" role="status" data-testid="investigation-status">${t(`investigation.${named.status}`)}${named.savedAt && named.status === 'saved'
        ? ` ${toTheSecond(named.savedAt, zone)}` : ''}${!named.mine && html` · ${t('investigation.of')} <${PlainText} value=${named.owner} limit=${30} />`}</p>
      ${named.status === 'failed' && html`<div class="warn" role="alert" data-testid="investigation-refused"><p>${why(t, named.failure)}</p>
        <p class="row">${named.failure.code === 'STALE_GENERATION' && html`<button type="button" data-testid="investigation-reopen" onClick=${() => this.away((anyway) => investigations.open(named.id, null, anyway))}>${
          t('investigation.reopen')}</button><button type="button" data-testid="investigation-copy" onClick=${() => investigations.copy(t('investigation.copyOf', { name: named.name }))}>${
          t('investigation.copy')}</button>`}
        ${named.failure.code !== 'STALE_GENERATION' && html`<button type="button" onClick=${() => investigations.save()}>${t('action.retry')}</button>`}</p></div>`}
      <label>${t('investigation.narrative')}<textarea rows="4" maxlength="20000" data-testid="narrative" value=${named.narrative}
        onInput=${(event) => investigations.write({ narrative: event.target.value })}></textarea></label>
      ${cited.length > 0 && html`<p class="quiet">${t('investigation.cites')}</p><ul data-testid="cited">${cited.map(({ act, words: said }, place) => html`<li key=${place}>
        <button type="button" class="link-like" onClick=${() => this.show(act)}><${PlainText} value=${said} limit=${60} /></button></li>`)}</ul>`}
      <label>${t('investigation.tags')}<input value=${this.state.tags ?? named.tags.join(', ')} data-testid="tags" aria-invalid=${wrong !== null} aria-describedby=${wrong && 'tags-wrong'}
        onInput=${(event) => this.setState({ tags: event.target.value })} onChange=${(event) => this.tag(words(event.target.value))} /></label>
      ${wrong && html`<p class="warn" role="alert" id="tags-wrong" data-testid="tags-wrong">${wrong} ${t('investigation.tags.again')}</p>`}
      <p class="row"><button type="button" data-testid="investigation-mark" onClick=${() => investigations.mark()}>${t('investigation.mark')}</button>
        <button type="button" data-testid="investigation-leave" onClick=${() => this.away((anyway) => investigations.leave(anyway))}>${t('investigation.leave')}</button></p>
      ${named.versions?.length > 1 && html`<details><summary>${t('investigation.versions', { n: named.versions.length })}</summary><ul>${named.versions.map((version) => html`<li
        key=${version.generation}><button type="button" class="link-like" data-testid="version" onClick=${() => this.away((anyway) => investigations.open(named.id, version.generation, anyway))}>${
        toTheSecond(version.savedAt, zone)} <${PlainText} value=${version.savedBy} limit=${24} /></button> ${version.generation !== named.generation && html`<button type="button" class="flat" data-testid="version-compare"
        aria-label=${t('versions.compare.with', { at: toTheSecond(version.savedAt, zone) })} onClick=${() => investigations.compare(version.generation, null)}>${t('versions.compare')}</button>`}</li>`)}</ul></details>`}
      ${named.mine && html`<details><summary>${t('investigation.share', { n: named.colleagues.length })}</summary>
        <p class="quiet">${t('investigation.share.text')}</p>
        <form class="row" onSubmit=${this.share}><input name="colleagues" defaultValue=${named.colleagues.join(', ')} aria-label=${t('investigation.colleagues')}
          placeholder=${t('investigation.colleagues')} data-testid="colleagues" /><button type="submit" data-testid="share">${t('investigation.share.do')}</button></form>
        <p><button type="button" class="flat warn" data-testid="investigation-drop" onClick=${() => this.setState({ dropping: true })}>${t('investigation.drop')}</button></p></details>`}
      ${this.state.leaving && html`<${Dialog} title=${t('investigation.unsaved')} testid="leave-dialog" onClose=${() => this.setState({ leaving: null })}>
        <${Sending} t=${t} grave go=${t('investigation.unsaved.go')} testid="leave-yes" onClose=${() => this.setState({ leaving: null })}
          onSend=${async () => { const go = this.state.leaving; this.setState({ leaving: null }); await go(); }}><p>${t('investigation.unsaved.text')}</p><//><//>`}
      ${this.state.dropping && html`<${Dialog} title=${t('investigation.drop')} testid="drop-dialog" onClose=${() => this.setState({ dropping: false })}>
        <${Sending} t=${t} grave go=${t('investigation.drop')} testid="drop-yes" onClose=${() => this.setState({ dropping: false })}
          onSend=${async () => { this.setState({ dropping: false }); await investigations.drop(); }}><p>${t('investigation.drop.text')}</p><//><//>`}`;
  }

  show(id) {
    const { desk, state: { t } } = this.props;
    const act = citedAct(desk.course.shown()?.answer.whole.acts ?? [], id);
    if (act) desk.openAct(act);
    else desk.set({ notice: { tone: 'stop', text: t('investigation.citedAway') } });
  }

  list(desk, { t, investigations: { status, nodes, totalCount, next, failure }, address }) {
    const zone = zoneOf(address);
    if (status === 'idle') {
      return html`<p><button type="button" class="flat" data-testid="investigations-list" onClick=${() => desk.investigations.list()}>${t('investigation.list')}</button></p>`;
    }
    if (status === 'failed') return html`<p class="warn">${t(`failure.${failure.code}`)} <button type="button" onClick=${() => desk.investigations.list()}>${t('action.retry')}</button></p>`;
    return html`${status === 'done' && nodes.length === 0 && html`<p class="quiet" data-testid="no-investigations">${t('investigation.none')}</p>`}
      <ul data-testid="investigations">${nodes.map((each) => html`<li key=${each.id}><button type="button" class="link-like" data-testid="investigation-open"
        onClick=${() => desk.investigations.open(each.id)}><${PlainText} value=${each.name} limit=${60} /></button>
        <span class="quiet"> ${toTheSecond(each.savedAt, zone)}${!each.mine && html` · <${PlainText} value=${each.owner} limit=${24} />`}
          ${each.tags.map((tag) => html` <span class="tag"><${PlainText} value=${tag} limit=${20} /></span>`)}</span></li>`)}</ul>
      ${status === 'busy' && html`<${Reading} desk=${desk} />`}
      ${next && html`<p><span class="quiet">${t('list.shown', { shown: nodes.length, n: totalCount })}</span> <button type="button" onClick=${() => desk.investigations.list(true)}>${
        t('action.continue')}</button></p>`}`;
  }
}

const words = (text) => [...new Set(text.split(/[,，;；\s]+/).map((word) => word.trim()).filter(Boolean))];

/** As the server has them. */
const [MOST_TAGS, LONGEST_TAG] = [20, 40];

/** What is wrong with tags, in words; null where nothing is. */
function wrongTags(t, tags) {
  const long = tags.filter((tag) => [...tag].length > LONGEST_TAG);
  if (long.length > 0) return t('investigation.tags.long', { most: LONGEST_TAG, which: long.map((tag) => visible(shortened(tag, 24))).join(t('list.and')) });
  return tags.length > MOST_TAGS ? t('investigation.tags.many', { most: MOST_TAGS, n: tags.length }) : null;
}

// The reason of a refusal is the server's own, where it gave one.
const why = (t, { code, complaint }) => (code === 'STALE_GENERATION' ? t('investigation.stale') : complained(t, complaint, t(`failure.${code}.text`)));
