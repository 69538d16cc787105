package io.lipsync.connector.provider.dashscope;

import io.lipsync.connector.http.ApiClient;
import io.lipsync.connector.http.ApiRequest;
import io.lipsync.connector.http.Exchange;
import io.lipsync.connector.http.HttpAddress;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Fetches the certificates that EventBridge publishes and keeps their keys for a day. Only listed
 * hosts are asked, over https and without following redirects, so that nobody can make this runtime
 * call an address of his own, or believe a certificate of his own. Thread-safe.
 *
 * <p>As documented, the host is what makes a certificate credible; it is not checked against any
 * authority.
 */
final class Certificates implements SigningKeys {
  private static final Duration KEPT = Duration.ofHours(24);
  private static final int MOST = 16;
  private static final int LONGEST = 32 * 1024;

  private final ApiClient client;
  private final DashscopeSettings.Events settings;
  private final Clock clock;
  private final Map<URI, Kept> kept = new LinkedHashMap<>();

  Certificates(ApiClient client, DashscopeSettings.Events settings, Clock clock) {
    this.client = client;
    this.settings = settings;
    this.clock = clock;
  }

  @Override
  public Lookup at(String certificateUrl) {
    URI uri = believed(certificateUrl);
    if (uri == null) {
      return new Lookup.NotBelieved("the certificate is not at an address of EventBridge");
    }
    PublicKey known = kept(uri);
    return known != null ? new Lookup.Found(known) : fetch(uri);
  }

  /** The address, or null when certificates there are not believed. */
  private URI believed(String text) {
    URI uri;
    try {
      uri = new URI(text);
    } catch (URISyntaxException e) {
      return null;
    }
    if (uri.getHost() == null || uri.getRawUserInfo() != null || uri.getRawFragment() != null) {
      return null;
    }
    boolean listed = settings.certificateHosts().contains(uri.getHost().toLowerCase(Locale.ROOT));
    boolean https = "https".equalsIgnoreCase(uri.getScheme());
    boolean usual = https && (uri.getPort() < 0 || uri.getPort() == 443);
    boolean development =
        settings.allowLoopback()
            && HttpAddress.isLoopback(uri)
            && (https || "http".equalsIgnoreCase(uri.getScheme()));
    return listed && (usual || development) ? uri : null;
  }

  private Lookup fetch(URI uri) {
    ApiRequest request = ApiRequest.get(uri);
    return switch (client.send(settings.allowLoopback() ? request : request.toPublicHost())) {
      case Exchange.Answered answer -> read(uri, answer);
      case Exchange.NotSent failed -> unavailable(failed.reason());
      case Exchange.Forbidden forbidden -> unavailable(forbidden.reason());
      case Exchange.PossiblySent lost -> unavailable(lost.reason());
    };
  }

  private static Lookup unavailable(String reason) {
    return new Lookup.Unavailable("the certificate could not be fetched: " + reason);
  }

  private Lookup read(URI uri, Exchange.Answered answer) {
    if (!answer.isSuccess()) {
      boolean later = answer.status() >= 500 || answer.status() == 429;
      return later
          ? unavailable(answer.toString())
          : new Lookup.NotBelieved("there is no certificate where the event says");
    }
    PublicKey key = answer.body().length() > LONGEST ? null : rsaKey(answer.body());
    if (key == null) {
      return new Lookup.NotBelieved("there is no certificate of an RSA key where the event says");
    }
    keep(uri, key);
    return new Lookup.Found(key);
  }

  private static PublicKey rsaKey(String pem) {
    try {
      PublicKey key =
          CertificateFactory.getInstance("X.509")
              .generateCertificate(
                  new ByteArrayInputStream(pem.getBytes(StandardCharsets.ISO_8859_1)))
              .getPublicKey();
      return key.getAlgorithm().equals("RSA") ? key : null;
    } catch (CertificateException e) {
      return null;
    }
  }

  private synchronized PublicKey kept(URI uri) {
    Kept entry = kept.get(uri);
    return entry != null && clock.instant().isBefore(entry.until()) ? entry.key() : null;
  }

  private synchronized void keep(URI uri, PublicKey key) {
    kept.remove(uri);
    if (kept.size() >= MOST) {
      kept.remove(kept.keySet().iterator().next());
    }
    kept.put(uri, new Kept(key, clock.instant().plus(KEPT)));
  }

  private record Kept(PublicKey key, Instant until) {}
}
