// <LinkList desk=${desk} state=${state} />   who shares what in a LINK answer, how sure that is, what else would explain it; who was judged to be whom; shared exits
import { html } from '../markup.js';
import { EntityText } from '../plain-text/plain-text.js';

export function LinkList({ desk, state }) {
  const { t, asked: { answer } } = state;
  const { links, identityHops, sharedExits, parties } = answer.trace;
  const entity = (id) => html`<button type="button" class="link-like" data-testid="link-entity"
    onClick=${() => desk.detail.openEntity(answer.entityOf.get(id))}><${EntityText} entity=${answer.entityOf.get(id)} t=${t} /></button>`;
  const several = (things) => things.map(({ id }, place) => html`${place > 0 && t('list.and')}${entity(id)}`);
  const nobody = parties.filter((party) => party.naturalPerson === false && ['SIM', 'PHONE'].includes(answer.entityOf.get(party.id)?.kind));
  return html`<details class="link-list" open data-testid="links">
    <summary>${t('links.title', { n: links.length, exits: sharedExits.length })}</summary>
    ${links.length === 0 && html`<p class="quiet">${t('links.none')}</p>`}
    <ul>${links.map((link) => html`<li key=${`${link.a.id} ${link.b.id}`} data-testid="link" data-grade=${link.grade}>
      <span class=${`grade grade-${link.grade}`} title=${t(`grade.${link.grade}.text`)}>${t(`grade.${link.grade}`)}</span>${' '}
      <span>${entity(link.a.id)} ⇄ ${entity(link.b.id)} ${t('links.via')} ${several(link.via)}</span>${' '}
      <span class="quiet">${t('links.doubt', { why: link.alternatives.map((each) => t(`doubt.${each}`)).join(t('list.and')) })}${' '}
        ${link.knownError ?? t('links.unmeasured')}</span>
    </li>`)}</ul>
    ${identityHops.length > 0 && html`<h3>${t('links.identities')}</h3><p class="quiet">${t('links.identities.text')}</p>
      <ul>${identityHops.map((hop) => html`<li key=${`${hop.from.id} ${hop.to.id}`} data-testid="identity-hop" data-grade=${hop.grade}>
        <span class=${`grade grade-${hop.grade}`} title=${t(`grade.${hop.grade}.text`)}>${t(`grade.${hop.grade}`)}</span>${' '}
        ${entity(hop.from.id)} ≡ ${entity(hop.to.id)}${' '}
        <button type="button" class="flat" data-testid="identity-rows" onClick=${() => desk.openAct(answer.actOf.get(hop.rows[0].id))}>
          ${t('links.identities.rows', { n: hop.rows.length })}</button>${' '}
        ${hop.disputed && html`<strong class="warn">${t('links.identities.disputed')}</strong> `}
        <span class="quiet">${t('links.identities.rule', { rule: hop.rule, n: hop.depth })}${' '}
          ${hop.knownError ?? t('identity.error.unknown')}</span>
      </li>`)}</ul>`}
    ${sharedExits.length > 0 && html`<h3>${t('links.exits')}</h3><p class="quiet">${t('links.exits.text')}</p>
      <ul class="exits">${sharedExits.map(({ address, accountsIn24h }) => html`<li key=${address.id} data-testid="shared-exit">
        ${entity(address.id)} <span class="quiet">${t('links.accounts', { n: accountsIn24h })}</span></li>`)}</ul>`}
    ${nobody.length > 0 && html`<p data-testid="no-person">${t('links.noPerson')} ${several(nobody)}</p>`}
  </details>`;
}
