package io.lipsync.connector.http;

import io.lipsync.connector.task.SecretReferences;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * An API key or a signing secret. Prints as {@code ***}, so it cannot reach a log by accident.
 * Immutable and safe to share between threads.
 */
public final class Secret {
  private static final String HMAC = "HmacSHA256";

  private final byte[] bytes;

  private Secret(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * A secret from its text, used as UTF-8 bytes.
   *
   * @throws IllegalArgumentException when the text is null, blank or a reference to a secret that
   *     the runtime did not fill in: the name of a secret protects nothing
   */
  public static Secret of(String text) {
    if (text == null || text.isBlank()) {
      throw new IllegalArgumentException("a secret must not be empty");
    }
    SecretReferences.nameOf(text)
        .ifPresent(
            name -> {
              throw new IllegalArgumentException(
                  "the secret '%s' was not filled in by the runtime".formatted(name));
            });
    return new Secret(text.getBytes(StandardCharsets.UTF_8));
  }

  /** The text itself, for the one header that carries it. */
  public String reveal() {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** Another secret for one purpose: knowing it tells nothing about this one or its siblings. */
  public Secret derive(String purpose) {
    return new Secret(hmac(purpose));
  }

  /** HMAC-SHA256 over the text's UTF-8 bytes, 32 bytes. */
  public byte[] hmac(String text) {
    return hmac(text.getBytes(StandardCharsets.UTF_8));
  }

  /** HMAC-SHA256 over the bytes, 32 bytes. */
  public byte[] hmac(byte[] message) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(new SecretKeySpec(bytes, HMAC));
      return mac.doFinal(message);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JVM has no " + HMAC, e);
    }
  }

  /** Whether the text is this secret. Takes the same time however wrong it is. */
  public boolean matches(String text) {
    return text != null && MessageDigest.isEqual(bytes, text.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public String toString() {
    return "***";
  }
}
