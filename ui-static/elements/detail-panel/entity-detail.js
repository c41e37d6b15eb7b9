// <EntityDetail desk=${desk} state=${state} thing=${entity} />   one entity, its acts a page at a time, questions that start from it
import { html } from '../markup.js';
import { zoneOf } from '../../model/address.js';
import { stamp, zoneLabel } from '../../model/time.js';
import { isUsed } from '../../model/usage.js';
import { EntityText, PlainText } from '../plain-text/plain-text.js';

export function EntityDetail({ desk, state, thing: entity }) {
  const { t, detail, address } = state;
  const zone = zoneOf(address);
  const { acts } = entity;
  const { kind, handle, label, pseudonymous, value } = entity;
  // From what the grant itself names all its hops are left; from a handle, only the rest.
  const named = desk.grant()?.subjects.find((each) => each.kind === kind && each.value === value);
  const subject = named ?? { kind, handle, label: value ?? label, pseudonymous };
  return html`
    <p class="entity-name"><${EntityText} entity=${entity} t=${t} limit=${200} /></p>
    ${entity.pseudonymous && html`<p class="quiet">${t('entity.pseudonym.text')}</p>`}
    <p><button type="button" data-testid="question-from-here" onClick=${() => desk.choose(subject)}>${t('entity.askFromHere')}</button>
      ${' '}<button type="button" data-testid="expand-from-here" onClick=${() => desk.expanding.count(entity)}>${t('graph.expand')}</button>
      ${' '}${isUsed(kind) && html`<button type="button" data-testid="entity-usage" onClick=${() => desk.usage.open(subject)}>${t('usage.title')}</button>`}</p>
    <p class="row"><button type="button" class="flat" data-testid="must-pass" onClick=${() => desk.setCondition('via', [...state.conditions.via, subject])}>${t('entity.mustPass')}</button>
      <button type="button" class="flat" data-testid="leave-out" onClick=${() => desk.setCondition('exclude', [...state.conditions.exclude, subject])}>${t('entity.leaveOut')}</button></p>
    <${OnRecord} entity=${entity} t=${t} desk=${desk} />
    <h3>${t('entity.acts')} <span class="quiet" data-testid="acts-shown">${
      t('list.shown', { shown: acts.nodes.length, n: acts.totalCount })}</span></h3>
    ${acts.bounds.length > 0 && html`<p class="warn">${acts.bounds.map((bound) => t(`bound.${bound}.plain`)).join(t('list.and'))}</p>`}
    <p class="quiet">${t('entity.order', { zone: zoneLabel(zone) })}</p>
    <ol class="entity-acts">${acts.nodes.map((act) => html`<li key=${act.id}>
      <button type="button" class="link-like" data-testid="entity-act" onClick=${() => desk.openAct(act)}>
        <span class="mono">${stamp(act.at, zone)}</span> ${t(`act.${act.kind}`)}</button>
      <span class="quiet parties">${t(`channel.${act.channel}`)} · <${PlainText} value=${`${act.sources[0]?.file}:${act.sources[0]?.line}`} mono /></span>
    </li>`)}</ol>
    ${acts.pageInfo.hasNextPage && html`<p><button type="button" data-testid="more-acts" disabled=${detail.continuing}
      onClick=${() => desk.detail.moreActs()}>${t('action.continue')}</button></p>`}`;
}

// Who is on record behind it; that says nothing of who uses it.
function OnRecord({ entity, t, desk }) {
  const { kind, registrations, naturalPerson, sharedExit } = entity;
  const registered = ['PHONE', 'SIM', 'ACCOUNT', 'PAYMENT_ACCOUNT'].includes(kind) && registrations;
  return html`
    ${sharedExit && html`<p data-testid="shared-exit-of">${t(sharedExit.isSharedExit ? 'entity.exit' : 'entity.noExit', { n: sharedExit.accountsIn24h })}</p>`}
    ${registered && html`<h3>${t('entity.registrations')}</h3>
      ${registered.length === 0 && html`<p class="quiet" data-testid="no-registrations">${t('entity.noRegistrations')}</p>`}
      <ul data-testid="registrations">${registered.map(({ act, status, to }) => html`<li key=${act.id}>
        <button type="button" class="link-like" onClick=${() => desk.openAct(act)}>
          <${PlainText} value=${`${act.sources[0]?.file}:${act.sources[0]?.line}`} mono /></button>
        ${' '}<${PlainText} value=${status ?? ''} /> ${to && html`<${EntityText} entity=${to} t=${t} />`}</li>`)}</ul>
      ${naturalPerson === false && html`<p data-testid="no-natural-person">${t('entity.noPerson')}</p>`}`}`;
}
