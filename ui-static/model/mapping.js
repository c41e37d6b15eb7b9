// A mapping being edited: always the JSON object itself, so that what is sent, shown and downloaded is one thing. Which words there are and
// what goes with what comes from the server's vocabulary; nothing here repeats its rules.

/** @typedef {{version?: string, holder?: string, act?: string, columns: object[], constants?: object[]}} Mapping */

/** Headings are compared as the server does it. @param {string} heading */
export const cleanHeading = (heading) => heading.normalize('NFKC').trim();

/** Reads a mapping's text; null where it is no JSON object with columns. @param {string} text @returns {Mapping|null} */
export function readMapping(text) {
  try {
    const mapping = JSON.parse(text.replace(/^\uFEFF/, ''));
    return mapping && typeof mapping === 'object' && Array.isArray(mapping.columns) ? mapping : null;
  } catch {
    return null;
  }
}

/** The text of a mapping file, one column a line. @param {Mapping} mapping */
export function textOf(mapping) {
  const lines = Object.entries(mapping).map(([name, value]) => `  ${JSON.stringify(name)}: ${
    Array.isArray(value) && value.length > 0 ? `[\n${value.map((each) => `    ${JSON.stringify(each)}`).join(',\n')}\n  ]` : JSON.stringify(value)}`);
  return `{\n${lines.join(',\n')}\n}\n`;
}

/** The file's headings, each with the place of its column in the mapping, or -1. @param {Mapping} mapping @param {string[]} headings */
export function rowsOf(mapping, headings) {
  const places = new Map(mapping.columns.map((column, index) => [cleanHeading(String(column.column ?? '')), index]));
  return headings.map((heading, at) => ({ heading, at, index: places.get(cleanHeading(heading)) ?? -1 }));
}

/** Places of columns that the mapping names and the file lacks. @param {Mapping} mapping @param {string[]} headings */
export function lacking(mapping, headings) {
  const there = new Set(headings.map(cleanHeading));
  return mapping.columns.map((_, index) => index).filter((index) => !there.has(cleanHeading(String(mapping.columns[index].column ?? ''))));
}

/** With a property set; an empty one is left out. */
export function put(thing, name, value) {
  const { [name]: before, ...rest } = thing;
  if (value === '' || value === undefined || value === false) return rest;
  return name in thing ? { ...thing, [name]: value } : { ...rest, [name]: value };
}

/** @param {Mapping} mapping @param {'columns'|'constants'} list @param {number} index @param {object|null} thing null takes it out */
export const putIn = (mapping, list, index, thing) => ({
  ...mapping, [list]: (mapping[list] ?? []).flatMap((each, at) => (at !== index ? [each] : thing ? [thing] : [])),
});

/** A column mapped to something else, with what that needs. @param {string} heading @param {string} to empty: not stored */
export function columnTo(heading, to, vocabulary, mapping) {
  if (to === '') return { column: heading, to: null };
  if (to === 'name') return { column: heading, to, of: personRole(mapping) };
  const attribute = vocabulary.attributes.find((each) => each.to === to);
  if (attribute) return { column: heading, to, ...(attribute.unit ? { unit: attribute.unit } : {}) };
  const role = vocabulary.roles.find((each) => each.role === to);
  if (!role) return { column: heading, to };
  return { column: heading, to, ...ofKind(role.kinds[0], vocabulary, mapping) };
}

/** Who a column can give the name of. */
export const NAMED = ['PERSON', 'ORGANISATION'];

const personRole = (mapping) => mapping.columns.find(({ kind }) => NAMED.includes(kind))?.to ?? 'SOLD_TO';

/** What goes with a kind: an account is the holder's own unless somebody says otherwise. */
export function ofKind(kind, vocabulary, mapping) {
  const { types, ownTypes } = vocabulary.kinds.find((each) => each.kind === kind);
  const [type] = types.filter((each) => !ownTypes.includes(each));
  return {
    kind, ...(kind === 'ACCOUNT' && mapping.holder ? { namespace: mapping.holder } : {}), ...(type ? { type } : {}),
  };
}

/** Whether some column names a card and none says its carrier: then the mapping has to. @param {Mapping} mapping */
export const needsCarrier = ({ columns }) => columns.some(({ kind }) => kind === 'CARD') && !columns.some(({ to }) => to === 'carrier');

/**
 * The holder renamed, and with it what goes by its name: its accounts, itself in every row, the carrier that a carrier is.
 * @param {Mapping} mapping @param {string} holder
 */
export function withHolder(mapping, holder) {
  const before = mapping.holder ?? '';
  const follows = (value) => (value ?? '') === before;
  return {
    ...put(mapping, 'holder', holder),
    ...(needsCarrier(mapping) && mapping.channel === 'CARRIER' && follows(mapping.carrier) ? { carrier: holder } : {}),
    columns: mapping.columns.map((column) => (column.kind === 'ACCOUNT' && follows(column.namespace) ? put(column, 'namespace', holder) : column)),
    ...(mapping.constants ? { constants: mapping.constants.map((each) => (
      each.kind === 'ORGANISATION' && follows(each.constant) ? { ...each, constant: holder } : each)) } : {}),
  };
}

/** A ready mapping for somebody's file: its example holder gives way to a name still to be typed. @param {Mapping} mapping */
export const withoutExample = (mapping) => withHolder(mapping, '');

/** Words and what they stand for, one a line. @param {Record<string, string>|undefined} values */
export const wordsOf = (values) => Object.entries(values ?? {}).map(([word, meaning]) => `${word} = ${meaning}`).join('\n');

/** The same back; a line without `=` stands for itself. @param {string} text @returns {Record<string, string>|undefined} none: taken as it is */
export function valuesOf(text) {
  const lines = text.split('\n').map((line) => line.trim()).filter(Boolean);
  if (lines.length === 0) return undefined;
  return Object.fromEntries(lines.map((line) => {
    const at = line.lastIndexOf('=');
    return at < 0 ? [line, line] : [line.slice(0, at).trim(), line.slice(at + 1).trim()];
  }));
}

/**
 * Where in the form a complaint of the server belongs: `columns.3.kind`, `holder`, `columns.3` for a property that has no field; null for none.
 * @param {string} message such as `mapping.columns[3].kind: …`
 */
export function placeIn(message) {
  const path = /^mapping((?:\.\w+|\[\d+\])+): /.exec(message);
  if (!path) return null;
  const parts = path[1].match(/\w+/g);
  return parts[0] === 'columns' || parts[0] === 'constants' ? parts.slice(0, 3).join('.') : parts[0];
}

/** A mapping on a file of another make: separator and sheet are the file's. @param {Mapping} mapping @param {object} upload */
export function onFile(mapping, { separator, sheets }) {
  const named = sheets.some(({ name }) => cleanHeading(name) === mapping.sheet);
  const fitting = named ? mapping : put(mapping, 'sheet', '');
  return separator && separator !== (fitting.separator ?? ',') ? { ...fitting, separator } : fitting;
}

export const ended = (job) => !['QUEUED', 'RUNNING'].includes(job.state);

/** Rows there will be, as far as rate and time left tell. @param {object} job */
export function shareDone({ rowsRead, rate, secondsLeft }) {
  if (!rate || secondsLeft === null || secondsLeft === undefined) return null;
  const total = rowsRead + rate * secondsLeft;
  return total > 0 ? Math.min(1, rowsRead / total) : null;
}
