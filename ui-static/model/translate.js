// Looking up texts. A missing key shows itself, so that it is seen.

/** @typedef {((key: string, values?: Record<string, unknown>) => string) & {language: string, has: (key: string) => boolean}} Translate */

/**
 * `{name}` is replaced; `one|many` is chosen by `n`.
 * @param {Record<string, string>} dictionary @param {string} language @returns {Translate}
 */
export function translator(dictionary, language) {
  const translate = (key, values = {}) => {
    let text = Object.hasOwn(dictionary, key) ? dictionary[key] : key;
    if ('n' in values && text.includes('|')) {
      const [one, many] = text.split('|');
      text = Number(values.n) === 1 ? one : many;
    }
    return text.replace(/\{(\w+)\}/g, (hole, name) => (Object.hasOwn(values, name) ? shown(values[name]) : hole));
  };
  translate.language = language;
  translate.has = (key) => Object.hasOwn(dictionary, key);
  return translate;
}

const shown = (value) => (typeof value === 'number' ? value.toLocaleString('en-US') : String(value));

/** Names of a list of enum values: `names(t, 'category', ['SALE'])`. @param {Translate} t */
export const names = (t, family, values) => values.map((value) => t(`${family}.${value}`));
