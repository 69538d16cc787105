package io.lipsync.connector.submit.model;

/**
 * What stays the same over all runs of one exploration.
 *
 * @param callback whether the provider calls back per request
 * @param keysSign whether API keys sign, instead of secrets of the installation
 * @param trusted whether the provider is known to make one task of the same order sent twice
 */
record Scenario(boolean callback, boolean keysSign, boolean trusted) {
  static final Scenario CALLBACK = new Scenario(true, false, false);
  static final Scenario POLLED = new Scenario(false, false, false);
  static final Scenario KEYS_SIGN = new Scenario(true, true, false);
  static final Scenario TRUSTED = new Scenario(false, false, true);
}
