import { config } from 'zod';

/**
 * The one way to zod: without the just-in-time compiler, whose `new Function` a strict content
 * policy forbids.
 */
config({ jitless: true });

export { z } from 'zod';
