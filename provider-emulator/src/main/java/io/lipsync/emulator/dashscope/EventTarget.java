package io.lipsync.emulator.dashscope;

import io.lipsync.emulator.journal.Redaction;
import java.net.URI;
import java.util.Optional;

/**
 * The target of an EventBridge rule: all events of the emulator go there. Immutable.
 *
 * @param url the whole URL, query included: it is part of what is signed
 * @param token sent in {@code x-eventbridge-signature-token}, if there is one
 */
public record EventTarget(URI url, Optional<String> token) {

  /** Refuses what cannot be posted to. */
  public EventTarget {
    if (url.getHost() == null || !String.valueOf(url.getScheme()).matches("https?")) {
      throw new IllegalArgumentException("an event target needs an http(s) URL, not '" + url + "'");
    }
  }

  /** A target without a token. */
  public static EventTarget of(URI url) {
    return new EventTarget(url, Optional.empty());
  }

  /** A target with a token. */
  public static EventTarget of(URI url, String token) {
    return new EventTarget(url, Optional.of(token));
  }

  @Override
  public String toString() {
    return "EventTarget[url=%s, token=%s]"
        .formatted(Redaction.url(url.toString()), token.isPresent() ? "..." : "none");
  }
}
