import { describeSite, FURTHER_SITES, SHORT_SITES } from '../support/guide-sites';

/** The full form of test/guide/design-guide.test.ts: every site. */
[...SHORT_SITES, ...FURTHER_SITES].forEach(describeSite);
