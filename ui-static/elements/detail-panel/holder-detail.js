// <HolderDetail desk=${desk} state=${state} thing=${{ profile, files }} />   what the holder of an act could have
import { html } from '../markup.js';
import { wordsIn } from '../../model/retention.js';
import { HolderProfile } from '../holder-profile/holder-profile.js';
import { PlainText } from '../plain-text/plain-text.js';

export function HolderDetail({ desk, state, thing: { profile, files } }) {
  const { t, detail: { thing: { channel, holder, act } } } = state;
  return html`
    <p><button type="button" data-testid="holder-back" onClick=${() => desk.openAct(act)}>← ${t('holder.back')}</button></p>
    <p class="entity-name"><${PlainText} value=${holder} limit=${120} /> <span class="quiet">${t(`channel.${channel}`)}</span></p>
    <p class="quiet" data-testid="holder-whose">${t(profile.holder ? 'holder.own' : 'holder.shared')}</p>
    <p class="quiet">${wordsIn(files.channels.notice, t)}</p>
    <${HolderProfile} profile=${profile} t=${t} />`;
}
