// <HelpDialog desk=${desk} state=${state} />   what keys do, what words mean, and the tour once more
import { Component, html } from '../markup.js';
import { termsWith } from '../../model/text.js';
import { Dialog } from '../dialog/dialog.js';

const KEYS = [['/', 'search'], ['?', 'help'], ['← →', 'chain'], ['↑ ↓', 'acts'], ['Home End PageUp PageDown', 'far'], ['Enter', 'open'], ['Space', 'mark'],
  ['Delete', 'hide'], ['Ctrl+Z Ctrl+Shift+Z', 'undo'], ['Esc', 'close']];

export class HelpDialog extends Component {
  render({ desk, state: { t, help: { terms } } }, { wanted = '' }) {
    const found = termsWith(terms ?? [], wanted, t.language);
    return html`<${Dialog} title=${t('help.title')} testid="help-dialog" onClose=${() => desk.help.close()}>
      <div class="help">
        <section><h3>${t('help.keys')}</h3>
          <dl class="help-keys">${KEYS.map(([keys, name]) => html`<div key=${name}><dt>${keys.split(' ').map((key) => html`<kbd>${key}</kbd> `)}</dt><dd>${t(`help.key.${name}`)}</dd></div>`)}</dl></section>
        <section><h3><label for="help-find">${t('help.terms')}</label></h3>
          <input id="help-find" autocomplete="off" placeholder=${t('help.find')} data-testid="help-find" onInput=${(event) => this.setState({ wanted: event.target.value })} />
          <p class="quiet" role="status">${terms && t('help.found', { n: found.length })}</p>
          <dl class="help-terms" tabindex="0" aria-label=${t('help.terms')}>${found.map(({ term, zh, ...texts }) => html`<div key=${term} data-testid="term">
            <dt>${t.language === 'zh' ? html`<strong>${zh}</strong> <span class="quiet" lang="en">${term}</span>` : html`<strong>${term}</strong> <span class="quiet" lang="zh">${zh}</span>`}</dt>
            <dd>${texts[`${t.language}.text`]}</dd></div>`)}</dl></section>
      </div>
      <div class="buttons">${desk.help.offers() && html`<button type="button" data-testid="tour-again" onClick=${() => desk.help.begin()}>${t('help.tour')}</button>`}
        <button type="button" class="primary" onClick=${() => desk.help.close()} data-testid="help-close">${t('action.close')}</button></div>
    <//>`;
  }
}
