// <HolderProfile profile=${profile} t=${t} />   what a record holder can have, must publish, keeps how long; every line with its source
// <CitedLine cited=${cited} t=${t} />           one statement, its source, its date, whether somebody read it
import { html } from '../markup.js';
import { periodText, wordsIn } from '../../model/retention.js';
import { Sideways } from '../sideways/sideways.js';

export function HolderProfile({ profile, t }) {
  const { level, privacy, contact, knows, rules, access, retention } = profile;
  return html`<div class="holder-profile" data-testid="holder-profile" data-channel=${profile.channel} data-holder=${profile.holder ?? ''}>
    <dl class="fields">${knows.map(({ dimension, what }) => html`<div key=${dimension}><dt>${t(`dimension.${dimension}`)}</dt>
        <dd data-testid=${`knows-${dimension}`}><${CitedLine} cited=${what} t=${t} /></dd></div>`)}
      <div><dt>${t('holder.privacy')}</dt><dd><span class="tag calm" data-testid="privacy">${t(`privacy.${level}`)}</span> <${CitedLine} cited=${privacy} t=${t} /></dd></div>
      <div><dt>${t('holder.contact')}</dt><dd><${CitedLine} cited=${contact} t=${t} /></dd></div>
    </dl>
    <h3>${t('holder.access')}</h3><${Citations} list=${access} t=${t} />
    <h3>${t('holder.rules')}</h3><${Citations} list=${rules} t=${t} />
    <h3>${t('holder.retention')}</h3>
    <${Sideways} label=${t('holder.retention')}><${RetentionTable} retention=${retention} t=${t} /><//>
  </div>`;
}

export function CitedLine({ cited, t }) {
  return html`${wordsIn(cited.text, t)} <span class=${cited.confirmed ? 'cited' : 'cited unconfirmed'} title=${t(cited.confirmed ? 'cited.confirmed' : 'cited.unconfirmed')}>${
    t(`citation.${cited.source}`)} · ${cited.date}${cited.confirmed ? '' : ` · ${t('cited.unconfirmed.short')}`}</span>`;
}

const Citations = ({ list, t }) => html`<ul class="citations">${list.map((cited, place) => html`<li key=${place}><${CitedLine} cited=${cited} t=${t} /></li>`)}</ul>`;

function RetentionTable({ retention, t }) {
  const kept = retention.filter(({ notKept }) => !notKept);
  const none = retention.filter(({ notKept }) => notKept);
  return html`<table class="listing retention">
    <thead><tr><th scope="col">${t('holder.category')}</th><th scope="col">${t('clocks.floor.short')}</th><th scope="col">${t('clocks.ceiling.short')}</th>
      <th scope="col">${t('clocks.basis')}</th></tr></thead>
    <tbody>${kept.map((line) => html`<tr key=${line.category} data-testid="retention-line" data-category=${line.category}>
        <th scope="row">${t(`category.${line.category}`)}</th>
        <td>${periodText(line.floor, t)}${line.legalFloor && html`<div class="quiet">${t('holder.legalFloor', { period: periodText(line.legalFloor, t) })}</div>`}
          ${line.start === 'SERVICE_END' && html`<div class="quiet">${t('clocks.start.SERVICE_END')}</div>`}</td>
        <td>${periodText(line.ceiling, t)}${line.atCeiling && html`<div class="quiet">${t(`atCeiling.${line.atCeiling}`)}</div>`}</td>
        <td><${Citations} list=${line.basis} t=${t} /></td></tr>`)}
      ${none.map((line) => html`<tr key=${line.category} class="none" data-category=${line.category}><th scope="row">${t(`category.${line.category}`)}</th>
        <td colspan="3" class="quiet">${wordsIn(line.notKept, t)}</td></tr>`)}</tbody></table>`;
}
