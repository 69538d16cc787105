package io.lipsync.connector.provider.dashscope;

import io.lipsync.connector.http.ApiClient;
import io.lipsync.connector.http.ApiRequest;
import io.lipsync.connector.http.Exchange;
import io.lipsync.connector.http.HttpAddress;
import io.lipsync.connector.http.Redaction;
import io.lipsync.connector.http.StorageError;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Fetches the certificates that EventBridge publishes and keeps their keys for a day, or for as
 * long as the certificate is valid if that is shorter. Only listed hosts are asked, over https and
 * without following redirects, so that nobody can make this runtime call an address of his own, or
 * believe a certificate of his own. Thread-safe.
 *
 * <p>As documented, the host is what makes a certificate credible; it is not checked against any
 * authority.
 */
final class Certificates implements SigningKeys {
  private static final Duration KEPT = Duration.ofHours(24);

  /** By RFC 3986, without a password. */
  private static final Pattern HOST =
      Pattern.compile("^[A-Za-z]+://(?:[^/?#@]*@)?([^/?#:@]{1,100})");

  private final ApiClient client;
  private final DashscopeSettings.Events settings;
  private final Clock wall;
  private final FetchedKeys fetched;

  /**
   * @param wall what the dates of certificates are compared with
   * @param spans measures spans: one that nobody sets
   */
  Certificates(ApiClient client, DashscopeSettings.Events settings, Clock wall, Clock spans) {
    this.client = client;
    this.settings = settings;
    this.wall = wall;
    this.fetched = new FetchedKeys(this::fetch, spans);
  }

  @Override
  public Lookup at(String certificateUrl) {
    URI uri = believed(certificateUrl);
    return uri == null
        ? new Lookup.NotBelieved(
            "the certificate is not at an address of EventBridge but at "
                + "'"
                + Redaction.clean(host(certificateUrl))
                + "'")
        : fetched.at(uri);
  }

  /** The host of an address that is not believed, for the person who lists it or does not. */
  private static String host(String text) {
    Matcher host = HOST.matcher(text);
    return host.find() ? host.group(1) : "";
  }

  @Override
  public boolean isAtHand(String certificateUrl) {
    URI uri = believed(certificateUrl);
    return uri == null || fetched.isKnown(uri);
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

  private FetchedKeys.Fetched fetch(URI uri) {
    ApiRequest request = ApiRequest.get(uri);
    return switch (client.send(settings.allowLoopback() ? request : request.toPublicHost())) {
      case Exchange.Answered answer -> read(answer);
      case Exchange.NotSent failed -> unavailable(failed.reason());
      case Exchange.Forbidden forbidden -> unavailable(forbidden.reason());
      case Exchange.PossiblySent lost -> unavailable(lost.reason());
    };
  }

  private static FetchedKeys.Fetched unavailable(String reason) {
    return FetchedKeys.Fetched.failed(
        new Lookup.Unavailable("the certificate could not be fetched: " + Redaction.clean(reason)));
  }

  private FetchedKeys.Fetched read(Exchange.Answered answer) {
    if (!answer.isSuccess()) {
      return StorageError.mayPass(answer.status())
          ? unavailable(answer.toString())
          : FetchedKeys.Fetched.failed(
              new Lookup.NotBelieved("there is no certificate where the event says"));
    }
    FetchedKeys.Fetched read = CertificateText.read(answer.body(), wall.instant());
    return read.keptFor() == null || read.keptFor().compareTo(KEPT) < 0
        ? read
        : new FetchedKeys.Fetched(read.lookup(), KEPT);
  }
}
