// <Keeping desk=${desk} state=${state} />   beside an answer: keep its question, or what is new of one that is kept
// <DropDialog t=${t} node=${question} desk=${desk} onClose=${fn} />   asks before a kept question is dropped
import { Component, html } from '../markup.js';
import { zoneOf } from '../../model/address.js';
import { unkeepable } from '../../model/standing.js';
import { brief, zoneLabel } from '../../model/time.js';
import { Dialog } from '../dialog/dialog.js';
import { Sending } from '../dialog/sending.js';
import { Alert } from '../field/field.js';
import { PlainText, SubjectText } from '../plain-text/plain-text.js';

export class Keeping extends Component {
  close = () => this.setState({ open: null });

  see = async () => {
    this.setState({ busy: true, failure: null });
    await this.props.desk.standing.see().catch((failure) => this.setState({ failure }));
    this.setState({ busy: false });
  };

  render({ desk, state }, { open = null, busy = false, failure = null }) {
    const { t, asked, address, standing } = state;
    const { kept } = asked;
    if (!kept) {
      return html`<button type="button" data-testid="keep" onClick=${() => this.setState({ open: 'keep' })}>${t('standing.keep')}</button>
        ${open === 'keep' && html`<${KeepDialog} desk=${desk} state=${state} onClose=${this.close} />`}`;
    }
    const zone = zoneOf(address);
    const news = standing.news[kept.id];
    const more = news && (news.newActs !== kept.newActs.length || news.gone !== kept.gone);
    const candidates = kept.newActs.filter((id) => !asked.answer.actOf.has(id)).length;
    return html`<section class="kept" aria-label=${t('standing.one')} data-testid="kept" data-new=${kept.newActs.length} data-gone=${kept.gone}>
      <p><strong><${PlainText} value=${kept.name} limit=${60} /></strong>${' '}
        <span class=${kept.newActs.length ? 'tag good' : 'tag calm'}>${t('standing.newActs', { n: kept.newActs.length })}</span>${' '}
        ${kept.gone > 0 && html`<span class="tag warn" title=${t('standing.gone.text')}>${t('standing.gone', { n: kept.gone })}</span> `}
        <span class="quiet">${t('standing.since', { at: `${brief(kept.seenAt, zone)} ${zoneLabel(zone)}` })}
          ${candidates > 0 && ` ${t('standing.candidates', { n: candidates })}`}
          ${kept.gone > 0 && ` ${t('standing.gone.text')}`}</span></p>
      <p>${more && html`<button type="button" class="primary" data-testid="read-again" onClick=${() => desk.again()}>${t('standing.again')}</button>${' '}`}
        <button type="button" data-testid="see" disabled=${busy} onClick=${this.see}>${t('standing.see')}</button>${' '}
        <button type="button" class="danger-quiet" data-testid="drop" onClick=${() => this.setState({ open: 'drop' })}>${t('standing.drop')}</button></p>
      ${failure && html`<${Alert} t=${t} failure=${failure} />`}
      ${open === 'drop' && html`<${DropDialog} desk=${desk} t=${t} node=${kept} onClose=${this.close} />`}
    </section>`;
  }
}

function KeepDialog({ desk, state, onClose }) {
  const { t, asked } = state;
  const why = unkeepable(asked);
  return html`<${Dialog} title=${t('standing.keep.title')} testid="keep-dialog" onClose=${onClose}>
    ${why ? html`<p data-testid="unkeepable">${t(`standing.unkeepable.${why}`)}</p>
        <div class="buttons"><button type="button" class="primary" onClick=${onClose}>${t('action.close')}</button></div>`
      : html`<${Sending} t=${t} onClose=${onClose} go=${t('standing.keep.go')} testid="keep-go" onSend=${async (data) => { await desk.standing.keep(data.get('name').trim()); onClose(); }}>
        <p>${t(`asked.trace`, { thread: t(`thread.${asked.question.thread}`), direction: t(`direction.${asked.question.direction}`) })}${' '}
          <${SubjectText} subject=${asked.subject} t=${t} /></p>
        <div class="field"><label for="keep-name">${t('standing.name')}</label>
          <input id="keep-name" name="name" required maxlength="200" pattern=".*\\S.*" autocomplete="off" data-testid="keep-name" aria-describedby="keep-hint" />
          <p id="keep-hint" class="hint">${t('standing.keep.text')}</p></div><//>`}
  <//>`;
}

export function DropDialog({ desk, t, node, onClose }) {
  return html`<${Dialog} title=${t('standing.drop.title')} testid="drop-dialog" onClose=${onClose}>
    <${Sending} t=${t} grave onClose=${onClose} go=${t('standing.drop')} testid="drop-go" onSend=${async () => { await desk.standing.drop(node.id); onClose(); }}>
      <p><strong><${PlainText} value=${node.name} limit=${200} /></strong></p><p>${t('standing.drop.text')}</p><//><//>`;
}
