// <ReportDialog desk=${desk} state=${state} />   has the answer in front sealed as a path report; the reports under the instrument, and what came later
import { Component, html } from '../markup.js';
import { zoneOf } from '../../model/address.js';
import { failedText, foundAgain } from '../../model/report.js';
import { toTheSecond, zoneLabel } from '../../model/time.js';
import { Dialog } from '../dialog/dialog.js';
import { Notice, Reading, Refused } from '../notice/notice.js';
import { HashText, PlainText } from '../plain-text/plain-text.js';

const LANGUAGES = ['BOTH', 'ZH', 'EN'];

export class ReportDialog extends Component {
  state = { whole: false };

  submit = (event) => {
    event.preventDefault();
    const form = new FormData(event.target);
    this.props.desk.reports.seal({ title: form.get('title').trim(), recipient: form.get('recipient').trim(), language: form.get('language') },
      form.get('what') === 'whole');
  };

  render({ desk, state }) {
    const { t, reports } = state;
    const close = () => desk.reports.close();
    return html`<${Dialog} title=${t('report.title')} testid="report" look="report" onClose=${close}>
      <${Seal} desk=${desk} state=${state} whole=${this.state.whole} onWhole=${(whole) => this.setState({ whole })} onSubmit=${this.submit} />
      ${reports.refused && (reports.refused.code === 'STALE_GENERATION' ? html`<p class="warn" role="alert" data-testid="report-stale">${t('report.whole.stale')}</p>`
        : html`<${Refused} t=${t} state=${state} failure=${reports.refused} />`)}
      <section aria-labelledby="reports-title" data-testid="reports" data-status=${reports.status}>
        <h3 id="reports-title">${t('report.list')}</h3>
        ${reports.status === 'busy' && html`<${Reading} desk=${desk} />`}
        ${reports.failure && html`<${Notice} t=${t} failure=${reports.failure} onRetry=${() => desk.reports.look()} />`}
        ${reports.status === 'done' && reports.nodes.length === 0 && html`<p class="quiet" data-testid="no-reports">${t('report.none')}</p>`}
        <ul class="reports">${reports.nodes.map((report) => html`<${Report} key=${report.id} desk=${desk} state=${state} report=${report} />`)}</ul>
      </section>
      ${reports.trust && html`<${Trust} t=${t} trust=${reports.trust} />`}
      <p><button type="button" data-testid="report-close" onClick=${close}>${t('action.close')}</button></p>
    <//>`;
  }
}

function Seal({ desk, state, whole: chosen, onWhole, onSubmit }) {
  const { t, reports, warrant, named } = state;
  const grant = desk.grant();
  if (grant?.exportAllowed === false) {
    return html`<p class="warn" data-testid="report-refused">${t('export.refused', { number: warrant.number, grant: grant.id })}</p>`;
  }
  const hindered = desk.reports.hindered();
  const saved = Boolean(named?.id);
  const hinderedWhole = desk.reports.hinderedWhole();
  if (hindered && hinderedWhole) return html`<p class="warn" data-testid="report-hindered">${t(hindered)}</p>`;
  const whole = saved && !hinderedWhole && (chosen || Boolean(hindered));
  return html`<form class="report-form" onSubmit=${onSubmit}>
    <p class="quiet">${t('report.lead')}</p>
    ${saved && html`<fieldset class="report-what"><legend>${t('report.what')}</legend>
      <label><input type="radio" name="what" value="one" checked=${!whole} disabled=${Boolean(hindered)} data-testid="report-one" onChange=${() => onWhole(false)} /> ${t('report.one')}</label>
      <label><input type="radio" name="what" value="whole" checked=${whole} disabled=${Boolean(hinderedWhole)} data-testid="report-whole" onChange=${() => onWhole(true)} /> ${
        t('report.whole', { n: desk.reports.questions().length })}</label>
      ${hinderedWhole && html`<p class="quiet" data-testid="report-whole-hindered">${t(hinderedWhole)}</p>`}
      ${whole && html`<p class="quiet">${t('report.whole.lead')}</p>`}</fieldset>`}
    <label>${t('report.name')} <input key=${whole} name="title" required maxlength="120" autocomplete="off" data-testid="report-name" defaultValue=${
      whole ? named.name : t('report.name.usual')} /></label>
    <label>${t('report.recipient')} <input name="recipient" required maxlength="120" autocomplete="off" data-testid="report-recipient" /></label>
    <label>${t('report.language')} <select name="language" data-testid="report-language">${LANGUAGES.map((each) => html`<option key=${each} value=${each}>${
      t(`report.language.${each}`)}</option>`)}</select></label>
    <button type="submit" class="primary" data-testid="report-seal" disabled=${reports.sending}>${t(reports.sending ? 'report.sending' : 'report.seal')}</button>
  </form>`;
}

function Report({ desk, state, report }) {
  const { t, address, reports } = state;
  const { stage, issued, message } = report;
  const zone = zoneOf(address);
  const ended = ['DONE', 'FAILED', 'CANCELLED'].includes(stage);
  return html`<li data-testid="report-of" data-stage=${stage} data-id=${report.id}>
    <p class="row report-line"><strong><${PlainText} value=${report.title} limit=${80} /></strong>
      <span class="mono quiet">${toTheSecond(report.begunAt, zone)} ${zoneLabel(zone)}</span>
      <span class=${`tag ${{ DONE: 'good', FAILED: 'stop' }[stage] ?? ''}`} aria-busy=${!ended}>${t(`report.stage.${stage}`)}</span>
      ${issued && html`<button type="button" class="primary" data-testid="report-take" disabled=${reports.taking !== null} onClick=${() => desk.reports.take(report)}>${
        t('report.take', { kb: Math.ceil(issued.bytes / 1024) })}</button>
        <button type="button" data-testid="report-again" disabled=${reports.asking !== null} onClick=${() => desk.reports.askAgain(report.id, issued.questions)}>${
        t(reports.asking === report.id ? 'report.again.asking' : 'report.again')}</button>`}
      ${!ended && html`<button type="button" data-testid="report-cancel" onClick=${() => desk.reports.cancel(report.id)}>${t('action.cancel')}</button>`}</p>
    ${message && html`<${Failed} t=${t} told=${failedText(t, message)} />`}
    ${issued && html`<p class="quiet">${t('report.recipient')} <${PlainText} value=${issued.recipient} limit=${80} /> · ${t('report.number')} <${HashText} value=${issued.number} t=${t} />${' '}
      · ${t('foot.digest')} <${HashText} value=${issued.digest} t=${t} /> · ${t('foot.audit')} <${HashText} value=${issued.audit} t=${t} /></p>
      ${later(t, issued).map((line) => html`<p key=${line} class="warn" data-testid="report-later">${line}</p>`)}`}
    ${(reports.again[report.id] ?? []).map((told, n, all) => html`<${Again} key=${n} t=${t} told=${told} number=${all.length > 1 ? n + 1 : null} zone=${zone} />`)}
  </li>`;
}

// In the reader's language as far as there are words for it, and what the server says beside them.
function Failed({ t, told: { code, said } }) {
  return html`<p class="warn" data-testid="report-message">${code && `${t(`failure.${code}`)} · ${t(`failure.${code}.text`)} `}<span class=${code ? 'quiet' : ''}><${PlainText} value=${said} limit=${300} /></span></p>`;
}

// Whether nothing else was there, as it was found by asking again.
function Again({ t, told, number, zone }) {
  const good = told.same && told.ledgerWhole;
  return html`<div role="status" data-testid="report-asked-again" data-same=${told.same} data-whole=${told.ledgerWhole}>
    <p class=${good ? '' : 'warn'}><strong>${number && `${number}. `}${t(foundAgain([told]))}</strong>
      <span class="mono quiet"> ${toTheSecond(told.at, zone)} ${zoneLabel(zone)}</span></p>
    <ul>${againLines(t, told).map((line) => html`<li key=${line}>${line}</li>`)}</ul>
    <p class="quiet">${t('report.again.digests')} <${HashText} value=${told.digestThen} t=${t} /> → <${HashText} value=${told.digestNow} t=${t} />
      ${' '}· ${t('report.again.roots')} <${HashText} value=${told.ledgerRootThen} t=${t} />${told.ledgerRootNow && html` → <${HashText} value=${told.ledgerRootNow} t=${t} />`}
      ${' '}· ${t('foot.audit')} <${HashText} value=${told.audit} t=${t} /></p></div>`;
}

function againLines(t, { differences, actsMore, actsFewer, actsSince, rowsWithdrawn, rowsLapsed, ledgerSize, ledgerWhole }) {
  return [
    ...differences.map((difference) => t(`report.again.why.${difference}`)),
    actsMore > 0 && t('report.again.more', { n: actsMore }),
    actsFewer > 0 && t('report.again.fewer', { n: actsFewer }),
    rowsWithdrawn > 0 && t('report.again.withdrawn', { n: rowsWithdrawn }),
    rowsLapsed > 0 && t('report.again.lapsed', { n: rowsLapsed }),
    actsSince > 0 && t('report.again.since', { n: actsSince }),
    t(ledgerWhole ? 'report.again.whole' : 'report.again.broken', { n: ledgerSize }),
  ].filter(Boolean);
}

// What a court must know from elsewhere than the bundle.
function Trust({ t, trust }) {
  return html`<details data-testid="report-trust"><summary>${t('report.trust')}</summary>
    <p class=${trust.demonstration ? 'warn' : 'quiet'}>${t(trust.demonstration ? 'report.trust.demo' : 'report.trust.lead')}</p>
    <dl class="report-trust">${['signerName', 'authority', 'stampAuthority', 'signer', 'sm2', 'logKey'].map((name) => html`<dt key=${name}>${t(`report.trust.${name}`)}</dt>
      <dd class="mono"><${PlainText} value=${trust[name]} limit=${400} /></dd>`)}</dl></details>`;
}

// What came after it was issued; the copy that left stays as it is.
function later(t, { instrumentNow, changedSince, rows, rowsLapsed }) {
  return [
    instrumentNow !== 'APPROVED' && t('report.later.state', { state: instrumentNow ? t(`state.${instrumentNow}`) : '?' }),
    changedSince && t('report.later.changed'),
    rowsLapsed > 0 && t('report.later.lapsed', { n: rowsLapsed, of: rows }),
  ].filter(Boolean);
}
