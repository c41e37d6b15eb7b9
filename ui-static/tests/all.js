// Every test of the app that needs no server.
import './model.test.js';
import './answer.test.js';
import './files.test.js';
import './office.test.js';
import './retention.test.js';
import './identity.test.js';
import './mapping.test.js';
import './work.test.js';
import './standing.test.js';
import './usage.test.js';
import './expanding.test.js';

export { run } from './test.js';
