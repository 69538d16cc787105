package io.lipsync.connector.callback;

import io.lipsync.connector.callback.judge.CallbackReceiver;

/**
 * An element that waits at a webhook path. Immutable and thread-safe.
 *
 * @param provider the id of the provider that calls, or null while nobody knows
 * @param path the path below {@code /inbound/}
 * @param receiver judges its callbacks, or null while its configuration is faulty
 */
public record CallbackEndpoint(String provider, String path, CallbackReceiver receiver) {

  /** An element whose callbacks cannot be judged: they are to come again. */
  public static CallbackEndpoint notReady(String path) {
    return new CallbackEndpoint(null, path, null);
  }

  /** Whether callbacks can be judged. */
  public boolean isReady() {
    return receiver != null;
  }
}
