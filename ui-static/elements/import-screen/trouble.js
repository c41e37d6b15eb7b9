// <Trouble t=${t} trouble=${{ where, failure } | { where, key }} onRetry=${fn} />   why a step of an import did not happen, in one paragraph
import { html } from '../markup.js';
import { complained } from '../../model/complaint.js';
import { PlainText } from '../plain-text/plain-text.js';

const OWN_WORDS = ['BAD_REQUEST', 'TOO_MUCH_WORK'];

export function Trouble({ t, trouble, onRetry }) {
  const { where, failure, key } = trouble;
  const own = failure && OWN_WORDS.includes(failure.code) && failure.message;
  return html`<div class="alert import-trouble" role="alert" data-testid="import-trouble" data-where=${where} data-code=${failure?.code ?? ''}>
    <strong>${own ? t(`import.refused.${where}`) : key ? t(key) : t(`failure.${failure.code}`)}</strong>
    ${own ? html`<span><${PlainText} value=${complained(t, failure.complaint, failure.message)} limit=${600} /></span>`
      : failure && html`<span>${t(failure.code === 'NOT_FOUND' ? 'import.gone' : `failure.${failure.code}.text`)}</span>`}
    ${onRetry && failure && !own && failure.code !== 'NOT_FOUND' && html`<span><button type="button" onClick=${onRetry}>${t('action.retry')}</button></span>`}
  </div>`;
}
