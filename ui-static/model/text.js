// Text from records is hostile: it is only ever shown as text, with nothing in it invisible.

// Controls, bidi marks and overrides, zero-width and other default-ignorable characters, separators, tags.
const INVISIBLE = /[\u0000-\u001f\u007f-\u009f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff\u{e0000}-\u{e0fff}]/gu;

const named = (character) => `⟨U+${character.codePointAt(0).toString(16).toUpperCase().padStart(4, '0')}⟩`;

/** The text with every invisible character named: `a⟨U+202E⟩b`. @param {string} text */
export function visible(text) {
  const whole = text.replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd');
  // Combining marks piled on one letter would cover the neighbouring rows.
  return whole.replace(INVISIBLE, named).replace(/(\p{M}{3})\p{M}+/gu, '$1…');
}

/**
 * At most `limit` characters, the cut marked.
 * @param {string} text @param {number} limit
 */
export function shortened(text, limit) {
  if (text.length <= limit) return text;
  // A named character counts as one and is never cut in two.
  const points = text.slice(0, limit * 12).match(/⟨U\+[0-9A-F]+⟩|[^]/gu) ?? [];
  return points.length <= limit && text.length <= limit * 12 ? text : `${points.slice(0, limit - 1).join('')}…`;
}

/** Bytes for people. @param {number} bytes */
export function sizeText(bytes) {
  const units = ['B', 'KiB', 'MiB', 'GiB', 'TiB'];
  const step = Math.min(units.length - 1, bytes > 0 ? Math.floor(Math.log2(bytes) / 10) : 0);
  const value = bytes / 1024 ** step;
  return `${step === 0 ? bytes : value.toFixed(value < 10 ? 1 : 0)} ${units[step]}`;
}

/** The terms of the glossary in which something occurs, in any language; in the order of the reader's own words. */
export function termsWith(terms, wanted, language) {
  const text = wanted.trim().toLocaleLowerCase();
  const name = (each) => (language === 'zh' ? each.zh : each.term);
  return terms.filter((each) => Object.values(each).some((value) => value.toLocaleLowerCase().includes(text)))
    .sort((a, b) => name(a).localeCompare(name(b), language));
}

/** `0123abcd…89ef` for a hash. @param {string} hex @param {number} head digits kept in front */
export const abbreviated = (hex, head = 10) => (hex.length > head + 8 ? `${hex.slice(0, head)}…${hex.slice(-4)}` : hex);
