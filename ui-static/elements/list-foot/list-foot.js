// <ListFoot desk=${desk} list=${list} onMore=${fn} onRetry=${fn} />   how much of a list stands, the rest, or why there is none
import { html } from '../markup.js';
import { Notice, Reading } from '../notice/notice.js';

export function ListFoot({ desk, list, onMore, onRetry }) {
  const { status, nodes, next, failure, totalCount } = list;
  const { t } = desk.state;
  if (status === 'busy') return html`<${Reading} desk=${desk} />`;
  if (status === 'failed') return html`<${Notice} t=${t} failure=${failure} onRetry=${onRetry} />`;
  if (nodes.length === 0) return null;
  return html`<p class="list-foot quiet"><span data-testid="list-count">${totalCount !== undefined ? t('list.shown', { shown: nodes.length, n: totalCount })
    : t(next ? 'list.some' : 'list.all', { n: nodes.length })}</span>
    ${next && html` <button type="button" data-testid="list-more" onClick=${onMore}>${t('action.continue')}</button>`}</p>`;
}
