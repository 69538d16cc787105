package io.lipsync.emulator.files;

import io.lipsync.emulator.http.Answer;
import io.lipsync.emulator.http.Call;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC-SHA256 over path and expiry, with a key that lives as long as the emulator. Thread-safe. */
final class LinkSignature {

  private final SecretKeySpec key;

  LinkSignature() {
    byte[] random = new byte[32];
    new SecureRandom().nextBytes(random);
    key = new SecretKeySpec(random, "HmacSHA256");
  }

  String of(String path, long expires) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      byte[] hash = mac.doFinal((path + "\n" + expires).getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 16);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has HmacSHA256", e);
    }
  }

  private boolean matches(String path, long expires, String signature) {
    return MessageDigest.isEqual(
        of(path, expires).getBytes(StandardCharsets.UTF_8),
        signature.getBytes(StandardCharsets.UTF_8));
  }

  /** Whether the query of a call carries a signature for this that has not expired. */
  boolean allows(Call call, String signed, Clock clock) {
    try {
      long expires = Long.parseLong(call.queryParameter("expires").orElse(""));
      return matches(signed, expires, call.queryParameter("signature").orElse(""))
          && clock.instant().getEpochSecond() < expires;
    } catch (NumberFormatException e) {
      return false;
    }
  }

  /** What object stores say to all others. */
  static Answer denied(String message) {
    String xml = "<Error><Code>AccessDenied</Code><Message>%s</Message></Error>".formatted(message);
    return Answer.text(403, xml).with("Content-Type", "application/xml");
  }
}
