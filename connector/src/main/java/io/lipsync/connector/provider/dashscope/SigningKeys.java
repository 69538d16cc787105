package io.lipsync.connector.provider.dashscope;

import java.security.PublicKey;

/** Where the keys are found that events are signed with. Thread-safe. */
@FunctionalInterface
interface SigningKeys {

  /** Looks up the key whose certificate is at the address that an event names. */
  Lookup at(String certificateUrl);

  /** Whether that lookup asks nobody, so that it takes no time worth speaking of. */
  default boolean isAtHand(String certificateUrl) {
    return true;
  }

  /** How a lookup ended. */
  sealed interface Lookup {

    /** The key of a certificate that EventBridge publishes. */
    record Found(PublicKey key) implements Lookup {}

    /** The address is not EventBridge's, or no usable certificate is there. */
    record NotBelieved(String reason) implements Lookup {}

    /** The certificate cannot be fetched now. */
    record Unavailable(String reason) implements Lookup {}
  }
}
