// Every document the app sends, by operation name: what a manifest of hashes is made from.
import { START } from './start.js';
import { WARRANT, WARRANTS } from './warrants.js';
import { SEARCH } from './search.js';
import { CHAIN, TRACE } from './answers.js';
import { ACT } from './act.js';
import { ENTITY } from './entity.js';

export const DOCUMENTS = {
  Start: START, Warrants: WARRANTS, Warrant: WARRANT, Search: SEARCH, Chain: CHAIN, Trace: TRACE, Act: ACT, Entity: ENTITY,
};
