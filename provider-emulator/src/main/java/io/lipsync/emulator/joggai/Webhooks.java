package io.lipsync.emulator.joggai;

import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The registered webhook endpoints of each API key, by the page "Webhook integration". Thread-safe.
 */
public final class Webhooks {

  /** The documented events that are not about lip sync, each with two endings. */
  private static final List<String> OTHER_EVENTS =
      List.of(
          "generated_video",
          "generated_avatar_video",
          "generated_product_video",
          "generated_template_video",
          "generated_translate_video",
          "create_avatar",
          "generated_photo_avatar",
          "generated_product_avatar",
          "generated_script",
          "generated_image",
          "generated_motion");

  private static final int ID_BYTES = 8;
  private static final int SECRET_BYTES = 16;

  private final Clock clock;
  private final Optional<LipSyncEvents> lipSync;
  private final SecureRandom random = new SecureRandom();
  private final Map<String, Map<String, WebhookEndpoint>> endpoints = new HashMap<>();

  Webhooks(Clock clock, Optional<LipSyncEvents> lipSync) {
    this.clock = clock;
    this.lipSync = lipSync;
  }

  /**
   * Registers a receiver of the lip sync events of an API key, whatever its URL.
   *
   * @throws IllegalStateException if the settings say that there are no such events
   */
  public WebhookEndpoint register(String apiKey, URI url) {
    return register(apiKey, url, newSecret());
  }

  /** The same with a secret that the receiver knows already. */
  public WebhookEndpoint register(String apiKey, URI url, String secret) {
    LipSyncEvents names =
        lipSync.orElseThrow(
            () -> new IllegalStateException("the settings say that there are no lip sync events"));
    return add(apiKey, url, secret, List.of(names.success(), names.failure()), true);
  }

  /** The endpoints of an API key, oldest first. */
  public synchronized List<WebhookEndpoint> of(String apiKey) {
    return new ArrayList<>(endpoints.getOrDefault(apiKey, Map.of()).values());
  }

  /** The endpoints of all API keys. */
  public synchronized List<WebhookEndpoint> all() {
    return endpoints.values().stream().flatMap(some -> some.values().stream()).toList();
  }

  /** Removes an endpoint; false if the API key has none of that id. */
  public synchronized boolean remove(String apiKey, String id) {
    return endpoints.containsKey(apiKey) && endpoints.get(apiKey).remove(id) != null;
  }

  synchronized WebhookEndpoint add(
      String apiKey, URI url, String secret, List<String> events, boolean enabled) {
    String id = "wh_" + random(ID_BYTES);
    WebhookEndpoint added = new WebhookEndpoint(id, url, secret, events, enabled, clock.instant());
    endpoints.computeIfAbsent(apiKey, key -> new LinkedHashMap<>()).put(id, added);
    return added;
  }

  synchronized WebhookEndpoint replace(
      String apiKey, WebhookEndpoint old, URI url, List<String> events, boolean enabled) {
    WebhookEndpoint changed =
        new WebhookEndpoint(old.id(), url, old.secret(), events, enabled, old.createdAt());
    endpoints.get(apiKey).put(old.id(), changed);
    return changed;
  }

  /** The names that endpoints can ask for. */
  List<String> eventNames() {
    List<String> names = new ArrayList<>();
    OTHER_EVENTS.forEach(event -> names.addAll(List.of(event + "_success", event + "_failed")));
    lipSync.ifPresent(events -> names.addAll(List.of(events.success(), events.failure())));
    return names;
  }

  Optional<LipSyncEvents> lipSync() {
    return lipSync;
  }

  String newSecret() {
    return "whsec_" + random(SECRET_BYTES);
  }

  private String random(int bytes) {
    byte[] chosen = new byte[bytes];
    random.nextBytes(chosen);
    return HexFormat.of().formatHex(chosen);
  }

  synchronized void clear() {
    endpoints.clear();
  }
}
