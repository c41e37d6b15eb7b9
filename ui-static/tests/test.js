// The smallest test runner: `test(name, body)` collects; `run()` runs all, in a browser page and under node alike.

const collected = [];

/** @param {string} name a sentence @param {() => void|Promise<void>} body throws on failure */
export const test = (name, body) => collected.push({ name, body });

/** @returns {Promise<{passed: number, failed: {name: string, message: string}[]}>} */
export async function run() {
  const failed = [];
  for (const { name, body } of collected) {
    try {
      await body();
    } catch (error) {
      failed.push({ name, message: String(error?.message ?? error) });
    }
  }
  return { passed: collected.length - failed.length, failed };
}

/** Compares by JSON. */
export function equal(actual, expected) {
  const [a, b] = [JSON.stringify(actual), JSON.stringify(expected)];
  if (a !== b) throw new Error(`${a} is not ${b}`);
}

/** @param {unknown} condition @param {string} message */
export function ok(condition, message) {
  if (!condition) throw new Error(message);
}

/** A file beside this folder, as bytes: over HTTP in a page, from the disk under node. @param {string} path */
export async function bytesOf(path) {
  const url = new URL(path, import.meta.url);
  if (url.protocol === 'file:') return (await import('node:fs/promises')).readFile(url);
  const response = await fetch(url);
  ok(response.ok, `${path}: ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}

/** @param {string} path */
export const jsonOf = async (path) => JSON.parse(new TextDecoder().decode(await bytesOf(path)));
