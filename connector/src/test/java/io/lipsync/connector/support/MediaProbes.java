package io.lipsync.connector.support;

import io.lipsync.connector.http.HttpSettings;
import io.lipsync.connector.http.PartClient;
import io.lipsync.connector.media.check.MediaProbe;
import java.time.Duration;
import java.util.Set;

/** Checks of media, for submitters. */
public final class MediaProbes {
  private MediaProbes() {}

  /** Of submitters whose tasks are not checked. */
  public static MediaProbe unused() {
    return new MediaProbe(null, Duration.ofSeconds(1));
  }

  /** Connections with an end soon. */
  public static PartClient client(String... privateHosts) {
    return new PartClient(settings(privateHosts));
  }

  /** Settings under which nothing takes long. */
  public static HttpSettings settings(String... privateHosts) {
    Duration limit = Duration.ofSeconds(2);
    return new HttpSettings(4, 10, limit, limit, limit, limit, Set.of(privateHosts));
  }
}
