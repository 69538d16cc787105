package io.lipsync.emulator.joggai;

import io.lipsync.emulator.journal.Redaction;
import java.net.URI;
import java.time.Instant;
import java.util.List;

/**
 * A registered receiver of webhooks. Immutable.
 *
 * @param id of the endpoint
 * @param url where to
 * @param secret the key of the signatures, used as it is, prefix included
 * @param events the names of the events that it wants
 * @param enabled whether anything is sent
 * @param createdAt when it was registered
 */
public record WebhookEndpoint(
    String id, URI url, String secret, List<String> events, boolean enabled, Instant createdAt) {

  /** Copies the list. */
  public WebhookEndpoint {
    events = List.copyOf(events);
  }

  @Override
  public String toString() {
    return "WebhookEndpoint[id=%s, url=%s, events=%s, enabled=%s]"
        .formatted(id, Redaction.url(url.toString()), events, enabled);
  }
}
