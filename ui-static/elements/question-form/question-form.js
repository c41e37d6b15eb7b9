// <QuestionForm desk=${desk} state=${state} subject=${subject} />   chain or trace from one subject, in a compact form
// What is left empty is the grant's own. Nothing is clamped here: the server decides, and says why.
import { Component, html } from '../markup.js';
import { zoneOf } from '../../model/address.js';
import { endsAt, threadsFrom } from '../../model/question.js';
import { typedMoment, stamp, zoneLabel } from '../../model/time.js';
import { shortened, visible } from '../../model/text.js';
import { isUsed } from '../../model/usage.js';
import { SubjectText } from '../plain-text/plain-text.js';

export class QuestionForm extends Component {
  submit = (event) => {
    event.preventDefault();
    const { desk, state, subject } = this.props;
    const zone = zoneOf(state.address);
    const form = new FormData(event.target);
    const [fromText, toText] = [form.get('from').trim(), form.get('to').trim()];
    const grant = desk.grant();
    // One end alone leaves the other as the grant has it.
    const from = fromText ? typedMoment(fromText, zone) : toText && grant?.window.from;
    const to = toText ? typedMoment(toText, zone) : fromText && grant?.window.to;
    const bad = { from: from === null, to: to === null || Boolean(from && to && Date.parse(from) >= Date.parse(to)) };
    this.setState({ bad });
    if (bad.from || bad.to) return;
    const end = grant?.subjects[Number.parseInt(form.get('end') || '-1', 10)];
    desk.askAbout(subject, { ask: end ? 'paths' : 'trace', end, thread: form.get('thread'), direction: end ? undefined : form.get('direction'),
      hops: form.get('hops'), wait: form.get('wait'), from, to, conditions: state.conditions,
      without: form.getAll('without').join('.') || undefined });
  };

  render({ desk, state, subject }, { bad = {} }) {
    const { t, asked } = state;
    const zone = zoneOf(state.address);
    const grant = desk.grant();
    const asking = asked.status === 'busy';
    // A way ends where the grant names somebody or something; a PIN is never shown.
    const things = (grant?.subjects ?? []).map((each, place) => ({ ...each, place }))
      .filter((each) => each.kind !== 'PIN' && (each.kind !== subject.kind || each.value !== subject.value));
    // Chosen for one kind it may be nothing for another: then the usual one is.
    const threads = threadsFrom(subject.kind);
    const thread = threads.includes(this.state.thread) ? this.state.thread : threads[0];
    const ends = things.filter(({ kind }) => endsAt(thread, kind));
    const field = (name) => html`<label>${t(`question.${name}`)}
      <input name=${name} class="mono" placeholder=${grant ? stamp(grant.window[name], zone).slice(0, 10) : ''} autocomplete="off"
        aria-invalid=${Boolean(bad[name])} data-testid=${`question-${name}`} /></label>`;
    return html`<form class="question" onSubmit=${this.submit} data-testid="question">
      <h2>${t('question.title')}</h2>
      <p class="about"><${SubjectText} subject=${subject} t=${t} /></p>
      ${subject.kind === 'CARD' && subject.value && html`<p><button type="button" class="primary wide" disabled=${asking}
        data-testid="ask-chain" onClick=${() => desk.askAbout(subject, { ask: 'chain' })}>${t('question.chain')}</button></p>`}
      ${isUsed(subject.kind) && html`<p><button type="button" class="wide" data-testid="ask-usage" onClick=${() => desk.usage.open(subject)}>${t('usage.title')}</button></p>`}
      ${threads.length === 0 ? html`<p class="quiet" data-testid="question-none">${t('question.none')}</p>` : html`<div class="grid">
        <label>${t('question.thread')}<select name="thread" data-testid="question-thread" value=${thread} onChange=${(event) => this.setState({ thread: event.target.value })}>
          ${threads.map((each) => html`<option key=${each} value=${each}>${t(`thread.${each}`)}</option>`)}</select></label>
        <label>${t('question.direction')}<select name="direction" data-testid="question-direction">
          ${directions(subject.kind).map((each) => html`<option key=${each} value=${each}>${t(`direction.${each}`)}</option>`)}
        </select></label>
        <label>${t('question.hops')}<input name="hops" type="number" min="1" inputmode="numeric" placeholder=${grant?.maxHops ?? ''}
          data-testid="question-hops" /></label>
        ${field('from')}${field('to')}
        <label>${t('question.wait')}<input name="wait" type="number" min="1" inputmode="numeric" data-testid="question-wait" /></label>
        ${ends.length > 0 && html`<label>${t('question.end')}<select name="end" data-testid="question-end">
          <option value="">${t('question.end.any')}</option>
          ${ends.map(({ place, kind, value }) => html`<option key=${place} value=${place}>${`${t(`kind.${kind}`)} ${
            visible(shortened(value, 40))}`}</option>`)}</select></label>`}
      </div>
      <${Conditions} desk=${desk} state=${state} things=${things} channels=${grant?.channels ?? []} />
      ${(bad.from || bad.to) && html`<p class="warn" role="alert">${t('question.badWindow')}</p>`}
      <p class="quiet">${t('question.defaults', { zone: zoneLabel(zone) })}</p>
      <button type="submit" class="primary wide" disabled=${asking} data-testid="ask-trace">${t('question.trace')}</button>`}
    </form>`;
  }
}

// What every way must pass and what none may: subjects the grant names, and whatever was put there from a detail.
function Conditions({ desk, state: { t, conditions }, things, channels }) {
  const word = ({ kind, value, label }) => `${t(`kind.${kind}`)} ${visible(shortened(value ?? label ?? '', 40))}`;
  const same = (a, b) => a.kind === b.kind && (a.value ?? a.handle) === (b.value ?? b.handle);
  const row = (which) => html`<div class="condition" data-testid=${`condition-${which}`}><span>${t(`question.${which}`)}</span>
    ${conditions[which].map((each, place) => html`<button type="button" class="chip" key=${place} title=${t('question.condition.drop')} data-testid=${`drop-${which}`}
      onClick=${() => desk.setCondition(which, conditions[which].filter((_, other) => other !== place))}>${word(each)} ×</button>`)}
    <select aria-label=${t(`question.${which}`)} data-testid=${`add-${which}`} value="" onChange=${(event) => {
      const { kind, value } = things[Number(event.target.value)];
      desk.setCondition(which, [...conditions[which].filter((each) => !same(each, { kind, value })), { kind, value }]);
    }}><option value="">${t('question.condition.add')}</option>${things.map((each, place) => html`<option key=${place} value=${place}>${word(each)}</option>`)}</select></div>`;
  const n = conditions.via.length + conditions.exclude.length;
  return html`<details class="conditions" open=${n > 0} data-testid="conditions"><summary>${t('question.conditions')}${n > 0 && ` (${n})`}</summary>
    ${row('via')}${row('exclude')}
    ${channels.length > 1 && html`<fieldset><legend>${t('question.without')}</legend>${channels.map((channel) => html`<label key=${channel}><input type="checkbox" name="without" value=${channel}
      data-testid=${`without-${channel}`} /> ${t(`channel.${channel}`)}</label>`)}</fieldset>`}</details>`;
}

// A phone or SIM is where a card ends: from there one looks back first.
const directions = (kind) => (['PHONE', 'SIM'].includes(kind) ? ['BACKWARD', 'FORWARD'] : ['FORWARD', 'BACKWARD']);
