package io.lipsync.emulator.dashscope;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;

/** An RSA key and a self-signed certificate of it (X.509 version 1, RFC 5280). Thread-safe. */
final class SigningIdentity {

  private static final byte[] SHA256_WITH_RSA =
      Der.sequence(Der.oid(0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x01, 0x0B), Der.nothing());
  private static final byte[] COMMON_NAME = Der.oid(0x55, 0x04, 0x03);
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMddHHmmss'Z'");
  private static final int KEY_BITS = 2048;

  private final KeyPair keys;
  private final String pem;

  /** Makes a key, which takes a moment. Its certificate is valid around {@code now}. */
  SigningIdentity(String name, Instant now) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(KEY_BITS);
      keys = generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has RSA", e);
    }
    pem = pem(certificate(name, now.atZone(ZoneOffset.UTC).getYear()));
  }

  /** Base64 of the SHA256withRSA signature over {@code text}. */
  String sign(byte[] text) {
    return Base64.getEncoder().encodeToString(signature(text));
  }

  String certificatePem() {
    return pem;
  }

  private byte[] certificate(String name, int year) {
    byte[] subject = Der.sequence(Der.set(Der.sequence(COMMON_NAME, Der.utf8(name))));
    byte[] content =
        Der.sequence(
            Der.integer(BigInteger.ONE),
            SHA256_WITH_RSA,
            subject,
            Der.sequence(newYear(year - 1), newYear(year + 10)),
            subject,
            keys.getPublic().getEncoded());
    return Der.sequence(content, SHA256_WITH_RSA, Der.bitString(signature(content)));
  }

  private static byte[] newYear(int year) {
    return Der.generalizedTime(TIME.format(java.time.LocalDate.of(year, 1, 1).atStartOfDay()));
  }

  private byte[] signature(byte[] text) {
    try {
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(keys.getPrivate());
      signature.update(text);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has SHA256withRSA", e);
    }
  }

  private static String pem(byte[] certificate) {
    Base64.Encoder lines = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII));
    return "-----BEGIN CERTIFICATE-----\n%s\n-----END CERTIFICATE-----\n"
        .formatted(lines.encodeToString(certificate));
  }
}
