package io.lipsync.emulator.dashscope;

import io.lipsync.emulator.http.Answer;
import io.lipsync.emulator.http.Call;
import io.lipsync.emulator.time.EmulatorClock;
import java.net.URI;

/**
 * Who signs events: EventBridge, and a stranger who wants to pass for it. Their certificates are at
 * {@code /certificates/{name}}. Keys are made when they are first needed. Thread-safe.
 */
final class Certificates {

  private static final String GENUINE = "eventbridge.pem";
  private static final String STRANGER = "stranger.pem";

  private final URI baseUri;
  private final EmulatorClock clock;
  private SigningIdentity genuine;
  private SigningIdentity stranger;

  /** Certificates below {@code baseUri}. */
  Certificates(URI baseUri, EmulatorClock clock) {
    this.baseUri = baseUri;
    this.clock = clock;
  }

  synchronized SigningIdentity genuine() {
    if (genuine == null) {
      genuine = new SigningIdentity("EventBridge of the provider emulator", clock.unmoved());
    }
    return genuine;
  }

  synchronized SigningIdentity stranger() {
    if (stranger == null) {
      stranger = new SigningIdentity("a stranger", clock.unmoved());
    }
    return stranger;
  }

  URI genuineUrl() {
    return URI.create(baseUri + "/certificates/" + GENUINE);
  }

  /**
   * The stranger's certificate, at another host: it can be fetched there too, since both names lead
   * to this machine.
   */
  URI strangerUrl() {
    String host = baseUri.getHost().equals("localhost") ? "127.0.0.1" : "localhost";
    String port = baseUri.getPort() < 0 ? "" : ":" + baseUri.getPort();
    return URI.create(
        "%s://%s%s%s/certificates/%s"
            .formatted(baseUri.getScheme(), host, port, baseUri.getRawPath(), STRANGER));
  }

  Answer handle(Call call) {
    return switch (call.pathParameter("name")) {
      case GENUINE -> pem(genuine());
      case STRANGER -> pem(stranger());
      default -> Answer.text(404, "no such certificate");
    };
  }

  private static Answer pem(SigningIdentity identity) {
    return Answer.text(200, identity.certificatePem())
        .with("Content-Type", "application/x-pem-file");
  }
}
