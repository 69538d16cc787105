package io.lipsync.connector.config.health;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.core.env.PropertyResolver;

/**
 * What the start report says of the providers' API keys: which of them this runtime has, and which
 * variables were meant to be one but have a name that it does not read. Never shows a value.
 */
final class ApiKeyReport {
  private static final String PREFIX = "camunda.connector.secretprovider.environment.prefix";

  /** What people put in front: nothing, the connector's name, or another runtime's prefix. */
  private static final List<String> USUAL_PREFIXES =
      List.of("", "LIPSYNC_", "LIPSYNC_SECRET_", "SECRET_");

  private final AccountWatch accounts;
  private final PropertyResolver settings;

  /**
   * @param settings the runtime's environment, where its own store of secrets looks too
   */
  ApiKeyReport(AccountWatch accounts, PropertyResolver settings) {
    this.accounts = accounts;
    this.settings = settings;
  }

  /** One sentence about the keys that are there. */
  String summary() {
    List<String> with = accounts.providerIds().stream().filter(accounts::hasKey).toList();
    List<String> without =
        accounts.providerIds().stream().filter(provider -> !with.contains(provider)).toList();
    return "API keys among the secrets of this runtime: %s. Without: %s"
        .formatted(listed(with), listed(without));
  }

  /** A sentence for each variable that looks like a key and is read by nobody. */
  List<String> misnamed() {
    String prefix = Objects.requireNonNullElse(settings.getProperty(PREFIX), "");
    List<String> sentences = new ArrayList<>();
    for (String provider : accounts.providerIds()) {
      String name = AccountWatch.keyName(provider);
      if (!accounts.hasKey(provider)) {
        set(name, prefix)
            .forEach(
                variable ->
                    sentences.add(
                        "%s is set, but no secret: this runtime reads secrets from %s"
                            .formatted(variable, read(prefix, name))));
      }
    }
    return sentences;
  }

  private Stream<String> set(String name, String prefix) {
    return USUAL_PREFIXES.stream()
        .filter(usual -> !usual.equals(prefix))
        .map(usual -> usual + name)
        .filter(settings::containsProperty);
  }

  private static String read(String prefix, String name) {
    return prefix.isEmpty()
        ? "a store of its own, see %s".formatted(PREFIX)
        : "variables that begin with %s, here %s%s".formatted(prefix, prefix, name);
  }

  private static String listed(List<String> providers) {
    return providers.isEmpty() ? "none" : String.join(", ", providers);
  }
}
