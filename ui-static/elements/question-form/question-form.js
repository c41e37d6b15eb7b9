// <QuestionForm desk=${desk} state=${state} subject=${subject} />   chain or trace from one subject, in a compact form
// What is left empty is the grant's own. Nothing is clamped here: the server decides, and says why.
import { Component, html } from '../markup.js';
import { typedMoment, stamp, zoneLabel } from '../../model/time.js';
import { SubjectText } from '../plain-text/plain-text.js';

export class QuestionForm extends Component {
  submit = (event) => {
    event.preventDefault();
    const { desk, state, subject } = this.props;
    const zone = state.address.zone ?? 'shanghai';
    const form = new FormData(event.target);
    const [fromText, toText] = [form.get('from').trim(), form.get('to').trim()];
    const grant = desk.grant();
    // One end alone leaves the other as the grant has it.
    const from = fromText ? typedMoment(fromText, zone) : toText && grant?.window.from;
    const to = toText ? typedMoment(toText, zone) : fromText && grant?.window.to;
    const bad = { from: from === null, to: to === null || Boolean(from && to && Date.parse(from) >= Date.parse(to)) };
    this.setState({ bad });
    if (bad.from || bad.to) return;
    desk.askAbout(subject, { ask: 'trace', thread: form.get('thread'), direction: form.get('direction'),
      hops: form.get('hops'), from, to });
  };

  render({ desk, state, subject }, { bad = {} }) {
    const { t, asked } = state;
    const zone = state.address.zone ?? 'shanghai';
    const grant = desk.grant();
    const asking = asked.status === 'busy';
    const field = (name) => html`<label>${t(`question.${name}`)}
      <input name=${name} class="mono" placeholder=${grant ? stamp(grant.window[name], zone).slice(0, 10) : ''} autocomplete="off"
        aria-invalid=${Boolean(bad[name])} data-testid=${`question-${name}`} /></label>`;
    return html`<form class="question" onSubmit=${this.submit} data-testid="question">
      <h2>${t('question.title')}</h2>
      <p class="about"><${SubjectText} subject=${subject} t=${t} /></p>
      ${subject.kind === 'CARD' && subject.value && html`<p><button type="button" class="primary wide" disabled=${asking}
        data-testid="ask-chain" onClick=${() => desk.askAbout(subject, { ask: 'chain' })}>${t('question.chain')}</button></p>`}
      <div class="grid">
        <label>${t('question.thread')}<select name="thread" data-testid="question-thread">
          ${['CUSTODY', 'MONEY'].map((each) => html`<option key=${each} value=${each}>${t(`thread.${each}`)}</option>`)}</select></label>
        <label>${t('question.direction')}<select name="direction" data-testid="question-direction">
          ${directions(subject.kind).map((each) => html`<option key=${each} value=${each}>${t(`direction.${each}`)}</option>`)}
        </select></label>
        <label>${t('question.hops')}<input name="hops" type="number" min="1" inputmode="numeric" placeholder=${grant?.maxHops ?? ''}
          data-testid="question-hops" /></label>
        ${field('from')}${field('to')}
      </div>
      ${(bad.from || bad.to) && html`<p class="warn" role="alert">${t('question.badWindow')}</p>`}
      <p class="quiet">${t('question.defaults', { zone: zoneLabel(zone) })}</p>
      <button type="submit" class="primary wide" disabled=${asking} data-testid="ask-trace">${t('question.trace')}</button>
    </form>`;
  }
}

// A phone or SIM is where a card ends: from there one looks back first.
const directions = (kind) => (['PHONE', 'SIM'].includes(kind) ? ['BACKWARD', 'FORWARD'] : ['FORWARD', 'BACKWARD']);
