// <NoteBox desk=${desk} state=${state} />   a note on what the detail panel shows: an act, an entity, a gap; and citing an act in the narrative
import { html } from '../markup.js';
import { zoneOf } from '../../model/address.js';
import { citation, noteKey } from '../../model/investigation.js';
import { stamp } from '../../model/time.js';

export function NoteBox({ desk, state }) {
  const { t, detail, named, address } = state;
  const on = noteKey(detail);
  if (!on) return null;
  const text = desk.course.scene().notes.get(on) ?? '';
  const write = (event) => event.target.value.trim() !== text && desk.course.do({ kind: 'note', on, text: event.target.value.trim() });
  const cite = () => {
    const { thing } = detail;
    const [source] = thing.sources ?? [];
    const words = [stamp(thing.at, zoneOf(address)), t(`act.${thing.kind}`), source && `${source.file}:${source.line}`].filter(Boolean).join(' ');
    desk.investigations.write({ narrative: `${named.narrative ? `${named.narrative} ` : ''}${citation(thing.id, words)}` });
    desk.say(t('investigation.cited'));
  };
  return html`<section class="note-box" data-testid="note">
    <label>${t('note.title')}<textarea key=${`${on} ${text}`} rows="2" maxlength="4000" data-testid="note-text" onChange=${write} defaultValue=${text}></textarea></label>
    ${detail.type === 'act' && named && html`<button type="button" class="flat" data-testid="cite" onClick=${cite}>${t('investigation.cite')}</button>`}
  </section>`;
}
