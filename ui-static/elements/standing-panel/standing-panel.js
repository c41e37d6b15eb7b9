// <StandingPanel desk=${desk} state=${state} />   the questions kept under the instrument in front, and how much of each is new
import { Component, html } from '../markup.js';
import { looksUsable } from '../../model/countdown.js';
import { questionIn } from '../../model/standing.js';
import { shortened, visible } from '../../model/text.js';
import { DropDialog } from '../keeping/keeping.js';
import { PlainText } from '../plain-text/plain-text.js';

/** Longer lists are folded at first. */
const SHORT = 5;

export class StandingPanel extends Component {
  componentDidMount() {
    this.props.desk.standing.look();
  }

  componentDidUpdate({ state: { warrant: before } }) {
    const { desk, state: { warrant } } = this.props;
    if (before.id !== warrant.id || before.generation !== warrant.generation) desk.standing.look();
  }

  componentWillUnmount() {
    this.props.desk.standing.forget();
  }

  render({ desk, state }, { dropping = null }) {
    const { t, standing: { status, nodes, news, failure, deaf }, address, warrant } = state;
    if (status === 'done' && nodes.length === 0) return null;
    const unseen = nodes.reduce((sum, { id }) => sum + (news[id]?.newActs ?? 0), 0);
    return html`<details class="standing-panel" open=${nodes.length <= SHORT} data-testid="standing" data-status=${status}>
      <summary>${t('standing.title')} ${unseen > 0 && html`<span class="tag good">${t('standing.newActs', { n: unseen })}</span>`}</summary>
      ${(failure || deaf) && html`<p class="warn" role="alert" data-testid="standing-trouble">${failure ? t(`failure.${failure.code}`) : t('standing.deaf', { why: t(`failure.${deaf.code}`) })}${' '}
        <button type="button" onClick=${() => desk.standing.look()}>${t('action.retry')}</button></p>`}
      ${nodes.length > 0 && !looksUsable(warrant, desk.now()) && html`<p class="warn">${t('standing.unusable')}</p>`}
      <ul class="subjects">${nodes.map((node) => html`<li key=${node.id} class="row" data-testid="standing-question">
        <button type="button" class="subject" data-testid="standing-open" aria-pressed=${address.kept === node.id}
          onClick=${() => this.open(desk, address, node)}><${PlainText} value=${node.name} limit=${80} /><${Badge} t=${t} news=${news[node.id]} /></button>
        <button type="button" class="flat" aria-label=${t('standing.drop.named', { name: visible(shortened(node.name, 60)) })} data-testid="standing-drop"
          onClick=${() => this.setState({ dropping: node })}>×</button></li>`)}</ul>
      ${dropping && html`<${DropDialog} desk=${desk} t=${t} node=${dropping} onClose=${() => this.setState({ dropping: null })} />`}
    </details>`;
  }

  open(desk, { warrant, lang, theme, zone, view, kept }, node) {
    const { grant } = questionIn(node.question).question;
    return kept === node.id ? desk.again() : desk.follow({ warrant, grant, lang, theme, zone, view, ask: 'standing', kept: node.id });
  }
}

function Badge({ t, news }) {
  if (!news) return null;
  const { newActs, gone, cut } = news;
  return html`<span class="badges" data-testid="standing-news" data-new=${newActs} data-gone=${gone}>
    ${newActs > 0 ? html`<span class="tag good">${t('standing.newActs', { n: newActs })}${cut && '+'}</span>` : html`<span class="quiet">${t('standing.nothing')}</span>`}
    ${gone > 0 && html` <span class="tag warn">${t('standing.gone', { n: gone })}</span>`}</span>`;
}
