// <Notice t=${t} failure=${failure} onRetry=${fn} />   why there is no answer, and what to do about it
// <Refused t=${t} state=${state} failure=${failure} onRetry=${fn} />   the same in a dialog under an instrument, with the terms that speak against it
// <Busy t=${t} since=${ms} onCancel=${fn} />           a question under way; shown only when it takes a moment
// <Reading desk=${desk} words=${key} />                something is being read; when that takes a moment, for how long, and a way to give it up
import { Component, html } from '../markup.js';
import { complained } from '../../model/complaint.js';
import { PlainText } from '../plain-text/plain-text.js';

const RETRIABLE = new Set(['UNREACHABLE', 'TIMED_OUT', 'CANCELLED', 'INSTRUMENT_CHANGED', 'AUDIT_UNAVAILABLE', 'GRAPH_UNAVAILABLE',
  'THROTTLED', 'INTERNAL']);
const OWN_WORDS = new Set(['BAD_REQUEST', 'QUERY_LIMIT', 'TOO_MUCH_WORK', 'INTERNAL']);

export function Notice({ t, failure, onRetry }) {
  const { code, message, complaint } = failure;
  return html`<section class="notice" role="alert" data-testid="notice" data-code=${code}>
    <h2 tabindex="-1">${t(`failure.${code}`)}</h2>
    <p>${t(`failure.${code}.text`)}</p>
    ${OWN_WORDS.has(code) && message && html`<p class="said"><${PlainText} value=${complained(t, complaint, message)} limit=${300} /></p>`}
    ${onRetry && RETRIABLE.has(code) && html`<p><button type="button" data-testid="retry" onClick=${onRetry}>${t('action.retry')}</button></p>`}
  </section>`;
}

export function Refused({ t, state, failure, onRetry }) {
  return html`<${Notice} t=${t} failure=${failure} onRetry=${onRetry} />
    ${failure.reasons.length > 0 && html`<ul class="reasons" data-testid="refused-reasons">${failure.reasons.map((reason) => html`<li key=${reason}>
      <strong>${t(`reason.${reason}`)}</strong> <span>${t(`reason.${reason}.next`)}</span></li>`)}</ul>
    <p class="quiet">${t('refusal.lead')} <span class="mono">${state.warrant.number}</span></p>`}`;
}

class Ticking extends Component {
  componentDidMount() {
    this.timer = setInterval(() => this.setState({}), 500);
  }

  componentWillUnmount() {
    clearInterval(this.timer);
  }
}

export class Reading extends Ticking {
  since = Date.now();

  render({ desk, words = 'list.busy' }) {
    const { t } = desk.state;
    const seconds = Math.floor((Date.now() - this.since) / 1000);
    return html`<p class="quiet reading" data-testid="reading"><span aria-busy="true">${t(words)}</span>${seconds > 1 && html` ${t('busy.seconds', { n: seconds })}
      <button type="button" data-testid="give-up" onClick=${() => desk.giveUp()}>${t('action.cancel')}</button>`}</p>`;
  }
}

export class Busy extends Ticking {
  render({ t, since, onCancel }) {
    const seconds = Math.floor((Date.now() - since) / 1000);
    return html`<section class="busy" data-testid="busy">
      <div class="busy-line" aria-hidden="true"></div>
      <p>${t('busy.asking')} ${seconds > 1 && html`<span class="quiet">${t('busy.seconds', { n: seconds })}</span>`}</p>
      ${seconds > 8 && html`<p class="quiet" role="status" data-testid="late">${t('busy.late')}</p>`}
      <p><button type="button" data-testid="cancel" onClick=${onCancel}>${t('action.cancel')}</button></p>
    </section>`;
  }
}
