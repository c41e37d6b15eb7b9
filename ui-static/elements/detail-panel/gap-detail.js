// <GapDetail desk=${desk} state=${state} thing=${gaps} />   what is missing at one place, why, what may stand there, and what can be done
import { html } from '../markup.js';
import { zoneOf } from '../../model/address.js';
import { yuan } from '../../model/money.js';
import { stamp, zoneLabel } from '../../model/time.js';
import { EntityText, PlainText } from '../plain-text/plain-text.js';

export function GapDetail({ desk, state, thing: gaps }) {
  const { t } = state;
  return html`<p class="quiet">${t('gap.text')}</p>
    ${gaps.map((gap) => html`<${One} key=${gap.id} desk=${desk} state=${state} gap=${gap} />`)}`;
}

function One({ desk, state, gap }) {
  const { t, asked: { answer }, address } = state;
  const zone = zoneOf(address);
  const when = (at) => html`<span class="mono">${stamp(at, zone)}</span> ${zoneLabel(zone)}`;
  const field = (name, value) => value && html`<div key=${name}><dt>${t(`gap.${name}`)}</dt><dd data-testid=${`gap-${name}`}>${value}</dd></div>`;
  const party = (end) => end && html`<${EntityText} entity=${answer.entityOf.get(end.id)} t=${t} />`;
  const act = (end) => {
    const known = end && answer.actOf.get(end.id);
    return known && html`<button type="button" class="link-like" onClick=${() => desk.openAct(known)}>${t(`act.${known.kind}`)}
      <span class="mono"> ${stamp(known.at, zone)}</span></button>`;
  };
  return html`<section class="gap-detail" data-testid="gap-detail" data-cause=${gap.cause}>
    <h3>${t(`place.${gap.place}`)}</h3>
    <dl class="fields">
      ${field('cause', t(`cause.${gap.cause}`))}
      ${field('step', t(`step.${gap.nextStep}`))}
      ${field('preserveBefore', gap.preserveBefore && when(gap.preserveBefore))}
      ${field('expectedRecord', html`${t(`act.${gap.expected.record}`)}${gap.expected.channel && html` · ${t(`channel.${gap.expected.channel}`)}`}`)}
      ${field('holder', gap.expected.holder && html`<${PlainText} value=${gap.expected.holder} limit=${120} />`)}
      ${field('interval', html`${gap.interval.from ? when(gap.interval.from) : t('gap.openBegin')} – ${when(gap.interval.to)}`)}
      ${field('from', party(gap.from))}
      ${field('to', party(gap.to))}
      ${field('after', act(gap.after))}
      ${field('before', act(gap.before))}
      ${field('cards', html`<ul class="entities">${gap.cards.map(({ id }) => html`<li key=${id}>
        <${EntityText} entity=${answer.entityOf.get(id)} t=${t} /></li>`)}</ul>`)}
      ${field('candidates', gap.candidates.length === 0 ? t('gap.none') : html`<ul class="entities">${gap.candidates.map((each) => html`
        <${Candidate} key=${each.act.id} each=${each} promoted=${gap.promoted?.act.id === each.act.id} zone=${zone} t=${t} />`)}</ul>`)}
      ${field('grade', html`<span class=${`badge grade-${gap.grade}`}>${gap.grade}</span> ${t(`grade.${gap.grade}.text`)}`)}
    </dl></section>`;
}

function Candidate({ each: { act, grade, inference, independentSources }, promoted, zone, t }) {
  const [source] = act.sources;
  const figures = [act.quantity && t('figure.cards', { n: act.quantity }), yuan(act.amount ?? act.faceValue)].filter(Boolean).join(' · ');
  return html`<li data-testid="gap-candidate"><span class=${`badge grade-${grade}`}>${grade}</span> ${t(`rule.${inference.rule}`)}
    ${promoted && html` <strong>${t('gap.promoted')}</strong>`}
    <div class="quiet"><span class="mono">${stamp(act.at, zone)}</span> <${PlainText} value=${act.holder} limit=${60} /> ${figures}</div>
    <div class="quiet">${source && html`<${PlainText} value=${`${source.file}:${source.line}`} limit=${60} mono />`} ${
      t('gap.sources', { n: independentSources })}</div></li>`;
}
