// <PathList desk=${desk} state=${state} />   ranked ways between two subjects, how many more there are, and what else reaches the same end
import { html } from '../markup.js';
import { zoneOf } from '../../model/address.js';
import { stamp } from '../../model/time.js';
import { EntityText, PlainText } from '../plain-text/plain-text.js';

const MANY = 9007199254740991;

export function PathList({ desk, state }) {
  const { t, asked: { answer }, address } = state;
  const { ranked, count, more, otherSources } = answer.paths;
  const zone = zoneOf(address);
  const number = (n) => (n > MANY ? t('paths.many') : n);
  const follow = (path) => {
    desk.openAct(answer.actOf.get(path.acts[0].id), path.card?.id);
    desk.walk(path.acts.map(({ id }) => id));
  };
  return html`<details class="path-list" open data-testid="paths">
    <summary>${t('paths.title', { n: number(count) })}</summary>
    <ol>${ranked.map((path, place) => html`<li key=${path.acts.map(({ id }) => id).join(' ')} data-testid="path" data-grade=${path.grade}>
      <button type="button" class=${place === 0 ? 'link-like best' : 'link-like'} onClick=${() => follow(path)}>
        ${place === 0 ? t('paths.best') : t('paths.alternative')}</button>
      ${path.card && html` <${EntityText} entity=${answer.entityOf.get(path.card.id)} t=${t} />`}
      <span class="quiet"> ${t('paths.figures', { grade: t(`grade.${path.grade}`), hops: t('paths.hops', { n: path.length }),
        corroborated: path.corroborated, gaps: t('paths.gaps', { n: path.gaps }) })}</span>
      ${path.steps.length > 0 && steps(path.steps, answer, t)}</li>`)}</ol>
    ${more > 0 && html`<p class="quiet" data-testid="paths-more">${t('paths.more', { n: number(more) })}</p>`}
    <h3>${t('paths.others')}</h3>
    ${others(otherSources, t, zone)}
  </details>`;
}

// From party to party: over what both used, over one line's phone and SIM, or over a judgement that both are one.
function steps(all, answer, t) {
  const entity = ({ id }) => html`<${EntityText} entity=${answer.entityOf.get(id)} t=${t} />`;
  const over = ({ via, oneLine, identityHop }) => {
    if (identityHop) return html`≡ <span class="quiet">${t('paths.judged')}</span>`;
    if (oneLine) return html`= <span class="quiet">${t('paths.oneLine')}</span>`;
    return html`⇄ <span class="quiet">${t('links.via')} ${via.map((thing, place) => html`${place > 0 && t('list.and')}${entity(thing)}`)}</span>`;
  };
  return html`<p class="steps" data-testid="path-steps">${entity(all[0].from)}${all.map((step) => html` <span data-testid="path-step"
    data-grade=${step.grade}>${over(step)} → ${entity(step.to)}</span>`)}</p>`;
}

// What speaks against the way asked about is shown without being asked for.
function others(trace, t, zone) {
  if (!trace) return html`<p class="quiet">${t('paths.others.cannot')}</p>`;
  if (trace.acts.length === 0) return html`<p class="quiet" data-testid="no-others">${t('paths.others.none')}</p>`;
  return html`<p class="warn" data-testid="others">${t('paths.others.some', { n: trace.acts.length, cards: trace.cardCount })}</p>
    <ul>${trace.acts.filter((act) => act.depth === 1).map((act) => html`<li key=${act.id}>
      <span class="mono">${stamp(act.at, zone)}</span> ${t(`act.${act.kind}`)} ${' '}
      <${PlainText} value=${`${act.sources[0]?.file}:${act.sources[0]?.line}`} mono /></li>`)}</ul>`;
}
