// What is shown, as files: the same acts in the same order as on the screen, with the instrument and the digest on them.
import { partiesOf, worthOf } from './answer.js';
import { stamp, toTheSecond, zoneLabel } from './time.js';
import { visible } from './text.js';

/** Of the table, on the screen and in a file. */
export const COLUMNS = ['place', 'depth', 'time', 'kind', 'channel', 'from', 'to', 'cards', 'amount', 'grade', 'source'];

/** A cell that no spreadsheet takes for a formula (OWASP, CSV injection), by RFC 4180. @param {unknown} value */
export function cellOf(value) {
  const text = visible(String(value ?? ''));
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Fen as yuan with two decimals, for machines. */
const decimal = (fen) => (fen === null ? '' : `${fen < 0 ? '-' : ''}${Math.trunc(Math.abs(fen) / 100)}.${String(Math.abs(fen) % 100).padStart(2, '0')}`);

/** The table as lines of cells, its heading first. @param {import('./answer.js').Answer} answer shown @param {import('./translate.js').Translate} t @param {(entity: object) => string} label */
export function tableOf(answer, t, zone, label) {
  const name = (id) => (id && answer.entityOf.has(id) ? label(answer.entityOf.get(id)) : '');
  return [COLUMNS.map((column) => (column === 'time' ? `${t('column.time')} ${zoneLabel(zone)}` : t(`column.${column}`))),
    ...answer.acts.map((act, place) => {
      const { from, to } = partiesOf(act);
      return [place + 1, act.depth ?? '', stamp(act.at, zone), t(`act.${act.kind}`), t(`channel.${act.channel}`), name(from), name(to),
        answer.cardsOf.get(act.id)?.length || '', decimal(worthOf(act)), act.grade, act.sources.map(({ file, line }) => `${file}:${line}`).join(' ')];
    })];
}

/** @param {unknown[][]} lines @param {string[]} head lines in front, such as the instrument's number @returns {string} with BOM, as spreadsheets want it */
export const csvOf = (lines, head) => `\ufeff${[...head.map((line) => [line]), ...lines].map((cells) => cells.map(cellOf).join(',')).join('\r\n')}\r\n`;

/**
 * What stands in front of a file: under what it was read, which answer it is, how much of it, and the export's own entry.
 * @param {import('./translate.js').Translate} t @param {{audit: string, at: string, number: string}} record of the export
 * @param {{grant: string|null, digest: string, audit: string, shown: number, of: number, zone: import('./time.js').Zone, parts?: string[]}} what `parts`: what it is a part of @returns {string[]}
 */
export const headOf = (t, record, { grant, digest, audit, shown, of, zone, parts = [] }) => [
  `Cardtrail · ${t('export.warrant')} ${record.number} · ${grant ?? ''}`,
  `${t('export.digest')} ${digest} · ${t('export.answer')} ${audit}`,
  `${t('export.shown', { n: shown, of })} · ${t('export.audit')} ${record.audit} · ${toTheSecond(record.at, zone)} ${zoneLabel(zone)}`,
  ...parts,
].map(visible);

/** SHA-256, hex. @param {string} text */
export async function digestOf(text) {
  const bytes = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
