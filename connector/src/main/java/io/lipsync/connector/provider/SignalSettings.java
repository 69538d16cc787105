package io.lipsync.connector.provider;

import io.lipsync.connector.http.Secret;
import io.lipsync.connector.task.Failures;
import java.util.List;

/**
 * What an account's signals are checked with.
 *
 * @param targetUrl the address that the vendor was told to call, or null when nobody knows
 * @param secrets what the vendor signs with or sends along, newest first; all are accepted, so that
 *     a secret can be replaced while signals are under way
 */
public record SignalSettings(String targetUrl, List<Secret> secrets) {

  public SignalSettings {
    secrets = List.copyOf(secrets);
  }

  /**
   * The same settings, if there is anything to check signals with.
   *
   * @param where where the secret is found, as a sentence without its full stop
   * @throws io.camunda.connector.api.error.ConnectorException {@code INVALID_INPUT} without a
   *     secret: a field that is empty never switches a check off
   */
  public SignalSettings withSecret(String where) {
    if (secrets.isEmpty()) {
      throw Failures.invalidInput("signalSecrets", "is empty", where);
    }
    return this;
  }

  /** Hides an address that may carry a secret of its own. */
  @Override
  public String toString() {
    return "SignalSettings[" + secrets.size() + " secrets]";
  }
}
