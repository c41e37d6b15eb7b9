// Text from records is hostile: it is only ever shown as text, with nothing in it invisible.

// Controls, bidi marks and overrides, zero-width and other default-ignorable characters, separators, tags.
const INVISIBLE = /[\u0000-\u001f\u007f-\u009f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\uffff\u{e0000}-\u{e0fff}]/gu;

function named(character) {
  const code = character.codePointAt(0);
  if (code < 0x20) return String.fromCodePoint(0x2400 + code);
  if (code === 0x7f) return '␡';
  return `⟨U+${code.toString(16).toUpperCase().padStart(4, '0')}⟩`;
}

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
  const points = Array.from(text.slice(0, limit * 2));
  return points.length <= limit && text.length <= limit * 2 ? text : `${points.slice(0, limit - 1).join('')}…`;
}

/** `0123abcd…89ef` for a hash. @param {string} hex */
export const abbreviated = (hex) => (hex.length > 20 ? `${hex.slice(0, 10)}…${hex.slice(-6)}` : hex);
