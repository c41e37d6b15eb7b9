// Runs all tests in a page, the modules that touch the document among them.
import '../elements/app/app.js';
import '../desk.js';
import './desk.test.js';
import { run } from './all.js';

const result = document.getElementById('result');
result.textContent = JSON.stringify(await run(), null, 1);
result.dataset.done = 'yes';
