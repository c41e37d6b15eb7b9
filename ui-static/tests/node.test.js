// `node --test ui-static/tests/` runs the same tests.
import nodeTest from 'node:test';
import { run } from './all.js';

nodeTest('all tests of the model and the shipped files', async () => {
  const { passed, failed } = await run();
  if (failed.length > 0) throw new Error(failed.map(({ name, message }) => `${name}: ${message}`).join('\n'));
  if (passed < 30) throw new Error(`only ${passed} tests ran`);
});
