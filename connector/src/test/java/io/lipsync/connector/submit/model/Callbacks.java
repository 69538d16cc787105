package io.lipsync.connector.submit.model;

import io.lipsync.connector.callback.address.CallbackToken;
import io.lipsync.connector.http.Secret;
import java.net.URI;
import java.util.List;

/** What the callbacks of the tasks lead to, by the addresses that the provider was given. */
final class Callbacks {
  private Callbacks() {}

  /**
   * Whether the callback of one of the tasks is believed by a receiver that knows all signing
   * secrets, and correlates to a process that waits under the key.
   */
  static boolean find(Run run, String correlationKey) {
    List<Secret> secrets =
        run.scenario().keysSign()
            ? List.of(Secret.of("key"))
            : Settings.ROTATED.secrets(run.scenario());
    CallbackToken tokens = new CallbackToken(secrets);
    return run.provider().tasks().stream()
        .map(task -> task.order().callbackUrl())
        .anyMatch(url -> url != null && leadsTo(url, correlationKey, tokens));
  }

  private static boolean leadsTo(URI url, String correlationKey, CallbackToken tokens) {
    String[] query = url.getRawQuery().split("[=&]");
    return query[1].equals(correlationKey) && tokens.matches(query[1], query[3]);
  }
}
