package io.lipsync.connector.provider;

/** Judges whether a signal is the vendor's. Thread-safe; every outcome is a value. */
@FunctionalInterface
public interface SignalVerifier {

  /** Judges one signal by its headers, parameters and raw bytes. */
  SignalVerdict verify(Signal signal);

  /**
   * Whether {@link #verify} would have to ask somebody else about this signal, which takes time and
   * a place among the account's checks.
   */
  default boolean asksOthers(Signal signal) {
    return false;
  }

  /**
   * Whether the signal carries a secret of the account, so that a setting may be at fault where it
   * is not believed all the same.
   */
  default boolean carriesSecret(Signal signal) {
    return false;
  }

  /**
   * What proves already that the vendor did not send a signal of which only headers and parameters
   * are known, or null when its body has to be looked at. Asks nobody.
   */
  default String faultInHead(Signal head) {
    return null;
  }
}
