package io.lipsync.emulator.evolink;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * The {@code Idempotency-Key} header as EvoLink's own client uses it (16 to 96 characters of {@code
 * [A-Za-z0-9._-]}). Its public documentation does not mention it; the HTTP status of a conflict is
 * a guess. Thread-safe.
 */
final class IdempotencyKeys {

  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._-]{16,96}");

  private final Map<String, First> firsts = new HashMap<>();

  private record First(JsonNode body, EvoLinkTask task) {}

  /** A task, and whether it is the one of an earlier submit. */
  record Accepted(EvoLinkTask task, boolean replayed) {}

  /**
   * The task of the first submit with this key, or a new one.
   *
   * @throws ApiError 400 if the key has the wrong form, 409 if it came with another body
   */
  synchronized Accepted once(
      String owner, String key, JsonNode body, Supplier<EvoLinkTask> create) {
    if (!FORM.matcher(key).matches()) {
      throw EvoLinkErrors.invalidParameter(
          "Idempotency-Key", "Idempotency-Key must be 16 to 96 characters of [A-Za-z0-9._-]");
    }
    First first = firsts.get(owner + " " + key);
    if (first == null) {
      EvoLinkTask task = create.get();
      firsts.put(owner + " " + key, new First(body, task));
      return new Accepted(task, false);
    }
    if (!first.body().equals(body)) {
      throw EvoLinkErrors.submit(409);
    }
    return new Accepted(first.task(), true);
  }

  synchronized void clear() {
    firsts.clear();
  }
}
