package io.lipsync.emulator.vendor;

/**
 * One row of a vendor's error tables. Immutable.
 *
 * @param occasion when it comes
 * @param httpStatus the HTTP status that the vendor's document gives it; what failed tasks tell
 *     comes with 200 all the same
 * @param code as a scenario takes it, in {@code submit-400:code=..} or {@code fail:..}
 * @param message the documented text, or ours where there is none
 */
public record DocumentedError(Occasion occasion, int httpStatus, String code, String message) {

  /** When an error comes. */
  public enum Occasion {
    /** Instead of the answer of a submit. */
    SUBMIT,
    /** Instead of the answer of a query. */
    QUERY,
    /** In a task that failed. */
    TASK
  }
}
