package io.lipsync.emulator;

/**
 * How many calls per minute and API key are answered; the others get 429. EvoLink publishes no
 * figures, so none apply unless set. Immutable.
 *
 * @param submitsPerMinute 0 for no limit
 * @param queriesPerMinute 0 for no limit
 */
public record RateLimits(int submitsPerMinute, int queriesPerMinute) {

  /** Refuses negative limits. */
  public RateLimits {
    if (submitsPerMinute < 0 || queriesPerMinute < 0) {
      throw new IllegalArgumentException("a rate limit must be >= 0");
    }
  }

  /** No limits. */
  public static RateLimits none() {
    return new RateLimits(0, 0);
  }
}
