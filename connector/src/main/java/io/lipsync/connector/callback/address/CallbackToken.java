package io.lipsync.connector.callback.address;

import io.lipsync.connector.http.Secret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;

/**
 * The proof in a callback URL that we handed it out: an HMAC over the submission key. Providers
 * that do not sign their callbacks can only be believed because nobody else knows it.
 *
 * <p>Immutable and thread-safe.
 */
public final class CallbackToken {
  private static final String PURPOSE = "lip-sync/callback-token/1";

  private final List<Secret> secrets;

  /** Tokens under an account's signing secrets: the first mints, all are accepted. */
  public CallbackToken(List<Secret> signingSecrets) {
    this.secrets = signingSecrets.stream().map(secret -> secret.derive(PURPOSE)).toList();
  }

  /** The token for a submission key, 43 base64url characters. */
  public String mint(String submissionKey) {
    return mint(secrets.getFirst(), submissionKey);
  }

  /** Whether the token belongs to the key. Takes the same time however wrong it is. */
  public boolean matches(String submissionKey, String token) {
    if (submissionKey == null || token == null) {
      return false;
    }
    byte[] given = token.getBytes(StandardCharsets.UTF_8);
    boolean match = false;
    for (Secret secret : secrets) {
      byte[] expected = mint(secret, submissionKey).getBytes(StandardCharsets.UTF_8);
      match |= MessageDigest.isEqual(expected, given);
    }
    return match;
  }

  private static String mint(Secret secret, String submissionKey) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(secret.hmac(submissionKey));
  }
}
