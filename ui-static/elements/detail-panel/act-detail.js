// <ActDetail desk=${desk} state=${state} thing=${act} />   what was recorded, by whom, how sure, and the rows it was read from
import { html } from '../markup.js';
import { zoneOf } from '../../model/address.js';
import { yuan } from '../../model/money.js';
import { stamp, zoneLabel } from '../../model/time.js';
import { EntityText, PlainText } from '../plain-text/plain-text.js';
import { Footage, RetentionClocks } from '../retention-clocks/retention-clocks.js';
import { SourceRow } from '../source-row/source-row.js';

export function ActDetail({ desk, state, thing: act }) {
  const { t, address, asked } = state;
  const zone = zoneOf(address);
  const tied = asked.answer?.trace.hops.some((hop) => hop.act.id === act.id && hop.tied);
  const field = (name, value) => value !== null && value !== undefined && value !== '' && html`<div key=${name}>
    <dt>${t(name.startsWith('role.') ? name : `field.${name}`)}</dt><dd data-testid=${`field-${name}`}>${value}</dd></div>`;
  const text = (value) => value && html`<${PlainText} value=${value} limit=${120} />`;
  const [first] = act.sources;
  const told = withCards(act, asked.answer);
  return html`
    ${first && html`<p class="where"><strong class="mono"><${PlainText} value=${`${first.file}:${first.line}`} /></strong>
      <span class="quiet"><${PlainText} value=${first.clause} limit=${120} /></span></p>`}
    <dl class="fields">
      ${field('at', html`<span class="mono">${stamp(act.at, zone)}</span> ${zoneLabel(zone)}`)}
      ${field('atText', html`<span class="mono"><${PlainText} value=${act.atText} /></span>`)}
      ${field('clock', act.clock === `holder:${act.holder}` ? t('field.clock.own') : text(act.clock))}
      ${tied && field('order', t('field.tied'))}
      ${field('channel', t(`channel.${act.channel}`))}
      ${field('holder', html`${text(act.holder)} <button type="button" class="link-like" data-testid="open-holder"
        onClick=${() => desk.detail.openHolder(act)}>${t('holder.open')}</button>`)}
      ${roles(told).map(({ role, each }) => field(`role.${role}`, html`<${RoleOf} desk=${desk} t=${t} each=${each} />`))}
      ${field('amount', yuan(act.amount))}
      ${field('unitPrice', yuan(act.unitPrice))}
      ${field('faceValue', yuan(act.faceValue))}
      ${field('quantity', act.quantity)}
      ${field('method', text(act.method))}
      ${field('reference', text(act.reference))}
      ${field('settlement', act.settlement && html`<${Settlement} desk=${desk} act=${act} zone=${zone} t=${t} />`)}
      ${field('footage', act.footage && html`<${Footage} act=${act} zone=${zone} now=${desk.now()} t=${t} />`)}
      ${field('grade', html`<span class=${`badge grade-${act.grade}`}>${act.grade}</span> ${t(`grade.${act.grade}.text`)}`)}
    </dl>
    ${act.kind === 'PAYMENT' && act.amount !== null && html`<p><button type="button" data-testid="act-taint" onClick=${() => desk.taint.open(act)}>${
      t('taint.open')}</button></p>`}
    <${RetentionClocks} act=${act} zone=${zone} now=${desk.now()} t=${t} />
    <h3>${t('source.title', { n: act.sources.length })}</h3>
    ${act.sources.map((source) => html`<${SourceRow} key=${source.leaf} source=${source} t=${t} />`)}`;
}

// An act opened alone tells only the cards the grant names; the answer it is opened from told more of them already.
function withCards({ id, roles: told }, answer) {
  const seen = new Set(told.map(({ entity }) => entity.id));
  const more = (answer?.cardsOf.get(id) ?? []).filter((card) => !seen.has(card)).map((card) => answer.entityOf.get(card)).filter(Boolean);
  return [...told, ...more.map((entity) => ({ role: 'OF_CARD', entity }))];
}

function roles(list) {
  const by = new Map();
  for (const each of list) by.set(each.role, [...(by.get(each.role) ?? []), each]);
  return [...by].map(([role, each]) => ({ role, each }));
}

const SHOWN_AT_ONCE = 2;

function RoleOf({ desk, t, each }) {
  const item = ({ entity, name }) => html`<li key=${entity.id}>
    <button type="button" class="link-like" data-testid="open-entity" onClick=${() => desk.detail.openEntity(entity)}>
      <${EntityText} entity=${entity} t=${t} /></button>
    ${name && html` <span class="quiet" title=${t('entity.nameAsRecorded')}><${PlainText} value=${name} limit=${40} /></span>`}</li>`;
  const rest = each.slice(SHOWN_AT_ONCE);
  return html`<ul class="entities">${each.slice(0, SHOWN_AT_ONCE).map(item)}</ul>
    ${rest.length > 0 && html`<details><summary>${t('entity.more', { n: rest.length })}</summary>
      <ul class="entities">${rest.map(item)}</ul></details>`}`;
}

function Settlement({ desk, act, zone, t }) {
  return html`<${PlainText} value=${act.settlement} mono />
    ${(act.settledBy ?? []).map((payment) => html`<div key=${payment.id}><button type="button" class="link-like" data-testid="open-payment"
      onClick=${() => desk.openAct({ ...payment, kind: 'PAYMENT' })}>${t('act.PAYMENT')} ${stamp(payment.at, zone)} ${
      yuan(payment.amount)}</button></div>`)}`;
}
