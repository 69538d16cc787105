package io.lipsync.connector.callback.address;

import io.lipsync.connector.http.HttpAddress;
import io.lipsync.connector.http.RequestUri;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Tells an operator which callback addresses will be handed out, and what speaks against them.
 *
 * @param baseUrl the runtime's callback base, or null or empty without one
 * @param allowLoopback whether this machine itself is good enough
 * @param hosts what is wrong with a host, or empty
 */
public record CallbackReach(
    String baseUrl, boolean allowLoopback, Function<String, Optional<String>> hosts) {
  private static final String SETTING = "lipsync.callback.base-url";

  /**
   * @param warning whether somebody should do something
   * @param text one sentence or two
   */
  public record Finding(boolean warning, String text) {}

  /**
   * The findings, the most important one first. Looks the host up, which may take seconds.
   *
   * @throws io.camunda.connector.api.error.ConnectorException {@code INVALID_INPUT} when the base
   *     is no address at all
   */
  public List<Finding> findings() {
    if (baseUrl == null || baseUrl.isBlank()) {
      return List.of(
          new Finding(
              false,
              "No callback address is set (%s): providers are given none, and processes wait by timer"
                  .formatted(SETTING)));
    }
    URI base = HttpAddress.base(SETTING, baseUrl);
    List<Finding> findings = new ArrayList<>();
    findings.add(
        new Finding(
            false, "Providers are told to call %s/inbound/{path of the task}".formatted(base)));
    boolean loopback = HttpAddress.isLoopback(base);
    if (loopback && allowLoopback) {
      warn(findings, base, "is this machine itself, which is good for development only");
      return findings;
    }
    if (base.getScheme().equalsIgnoreCase("http")) {
      warn(
          findings,
          base,
          "starts with http: every submission that hands it out is refused with INVALID_INPUT. Use"
              + " https://");
    }
    if (base.getPath().endsWith("/inbound")) {
      warn(findings, base, "ends with /inbound, which is added once more. Leave it out");
    }
    hosts
        .apply(RequestUri.host(base))
        .ifPresent(
            fault -> warn(findings, base, "leads to a host that " + fault + ", seen from here"));
    return findings;
  }

  private static void warn(List<Finding> findings, URI base, String fault) {
    findings.add(new Finding(true, "%s %s %s".formatted(SETTING, base, fault)));
  }
}
