// <RetentionClocks act=${act} zone="shanghai" now=${ms} t=${t} />   how long the records behind an act stay, and why
// <Footage act=${act} zone="shanghai" now=${ms} t=${t} />          the reference, the clause it is seen by, until when to secure it
import { html } from '../markup.js';
import { clockPhase, periodText, wordsIn } from '../../model/retention.js';
import { brief, stamp, zoneLabel } from '../../model/time.js';
import { CitedLine } from '../holder-profile/holder-profile.js';
import { PlainText } from '../plain-text/plain-text.js';

const TONE = { FLOOR: 'good', OPEN: 'calm', LAPSED: 'warn', HELD: 'good', STILL: 'calm' };

export function RetentionClocks({ act, zone, now, t }) {
  return html`<section class="clocks" data-testid="clocks"><h3>${t('clocks.title')}</h3>
    ${act.retention.map((clock) => html`<${Clock} key=${clock.category} clock=${clock} zone=${zone} now=${now} t=${t} />`)}</section>`;
}

function Clock({ clock, zone, now, t }) {
  const { category, profile, floorEnds, ceilingEnds, holds } = clock;
  const phase = clockPhase(clock, now);
  return html`<div class="clock" data-testid="clock" data-category=${category} data-phase=${phase}>
    <p><strong>${t(`category.${category}`)}</strong>${' '}
      ${profile.notKept ? html`<span class="quiet">${wordsIn(profile.notKept, t)}</span>` : html`<span class=${`tag ${TONE[phase]}`} title=${
        t(`clocks.${phase}.text`)}>${t(`clocks.${phase}`)}</span>`}</p>
    ${!profile.notKept && html`<dl class="fields">
      <${End} name="floor" at=${floorEnds} period=${profile.floor} profile=${profile} zone=${zone} t=${t} />
      <${End} name="ceiling" at=${ceilingEnds} period=${profile.ceiling} profile=${profile} zone=${zone} t=${t} />
    </dl>`}
    ${holds.map(({ number, until }) => html`<p key=${number} class="held" data-testid="held">${t('clocks.heldBy')} <${PlainText} value=${number} limit=${40} mono /> ${
      t('clocks.heldUntil', { at: `${brief(until, zone)} ${zoneLabel(zone)}` })}</p>`)}
    ${profile.basis.length > 0 && html`<details><summary>${t('clocks.basis')}</summary>
      <ul class="citations">${profile.basis.map((basis, place) => html`<li key=${place}><span class="quiet">${t(`clocks.of.${basis.of}`)}:</span> <${CitedLine} cited=${basis} t=${t} /></li>`)}</ul></details>`}
  </div>`;
}

function End({ name, at, period, profile, zone, t }) {
  const runs = at ? html`<span class="mono">${stamp(at, zone)}</span> ${zoneLabel(zone)}`
    : period ? t(`clocks.start.${profile.start}`) : t(`clocks.no.${name}`);
  return html`<div><dt>${t(`clocks.${name}`)}</dt><dd data-testid=${`clock-${name}`}>${runs}
    ${period && html` <span class="quiet">(${periodText(period, t)}${name === 'ceiling' && profile.atCeiling ? ` · ${t(`atCeiling.${profile.atCeiling}`)}` : ''})</span>`}</dd></div>`;
}

export function Footage({ act, zone, now, t }) {
  const clock = act.retention.find(({ category }) => category === 'VIDEO');
  return html`<${PlainText} value=${act.footage} limit=${120} mono />
    <span class="lead-note">${t('footage.lead')}</span>
    ${clock && html`<span class="lead-note" data-testid="footage-clause"><${PlainText} value=${clock.clause} limit=${120} /></span>`}
    ${clock?.ceilingEnds && html`<span class="lead-note warn" data-testid="footage-until">${
      t(now < Date.parse(clock.ceilingEnds) ? 'footage.until' : 'footage.over', { at: `${brief(clock.ceilingEnds, zone)} ${zoneLabel(zone)}` })}</span>`}`;
}
