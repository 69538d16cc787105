import { setTimeout as pause } from 'node:timers/promises';

/**
 * Repeats a check until it holds. The modeler answers a moment late, so nothing is asserted on the
 * first look, and nothing sleeps for a fixed time.
 */
export async function eventually(check, { within = 5_000 } = {}) {
  const end = performance.now() + within;
  for (;;) {
    try {
      return await check();
    } catch (error) {
      if (performance.now() > end) throw error;
      await pause(50);
    }
  }
}
