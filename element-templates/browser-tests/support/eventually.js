import { setTimeout as pause } from 'node:timers/promises';

/** How long an answer may take on a busy machine. */
export const PATIENCE = 20_000;

/** What no waiting can mend. */
export class Hopeless extends Error {}

/**
 * Repeats a check until it holds. The modeler answers a moment late, so nothing is asserted on the
 * first look, and nothing sleeps for a fixed time.
 */
export async function eventually(check, { within = PATIENCE } = {}) {
  const end = performance.now() + within;
  for (;;) {
    try {
      return await check();
    } catch (error) {
      if (error instanceof Hopeless || performance.now() > end) throw error;
      await pause(50);
    }
  }
}
