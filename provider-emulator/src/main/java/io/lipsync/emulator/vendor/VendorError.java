package io.lipsync.emulator.vendor;

import io.lipsync.emulator.http.Answer;
import java.util.Optional;

/** A documented error answer, in the vendor's own form. Immutable. */
public abstract class VendorError extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** An error with this text. */
  protected VendorError(String message) {
    super(message, null, false, false);
  }

  /** The same with another code and text; null leaves the code, or takes the code's usual text. */
  public abstract VendorError saying(String otherCode, String otherMessage);

  /** The answer. */
  public abstract Answer answer();

  /** The answer that says when to try again, as a rule in the {@code Retry-After} header. */
  public Answer answer(Optional<String> retryAfter) {
    Answer answer = answer();
    return retryAfter.map(value -> answer.with("Retry-After", value)).orElse(answer);
  }
}
