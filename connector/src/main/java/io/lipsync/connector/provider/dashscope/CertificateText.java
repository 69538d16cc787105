package io.lipsync.connector.provider.dashscope;

import io.lipsync.connector.provider.dashscope.FetchedKeys.Fetched;
import io.lipsync.connector.provider.dashscope.SigningKeys.Lookup;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;

/**
 * What a certificate says of the key in it (X.509, RFC 5280): the key counts when it is an RSA key
 * of at least 2048 bits and the certificate is valid now. Pure functions.
 */
final class CertificateText {
  private static final int LONGEST = 32 * 1024;
  private static final int SHORTEST_KEY = 2048;

  private CertificateText() {}

  /** Reads a certificate in PEM or DER as it was fetched; its key counts while it is valid. */
  static Fetched read(String text, Instant now) {
    X509Certificate certificate = text.length() > LONGEST ? null : parse(text);
    if (certificate == null || !(certificate.getPublicKey() instanceof RSAPublicKey key)) {
      return refused("there is no certificate of an RSA key where the event says");
    }
    if (key.getModulus().bitLength() < SHORTEST_KEY) {
      return refused("the certificate's key is shorter than " + SHORTEST_KEY + " bits");
    }
    try {
      certificate.checkValidity(Date.from(now));
    } catch (CertificateException e) {
      return refused("the certificate is not valid now");
    }
    return new Fetched(
        new Lookup.Found(key), Duration.between(now, certificate.getNotAfter().toInstant()));
  }

  private static Fetched refused(String reason) {
    return Fetched.failed(new Lookup.NotBelieved(reason));
  }

  private static X509Certificate parse(String text) {
    try {
      return (X509Certificate)
          CertificateFactory.getInstance("X.509")
              .generateCertificate(
                  new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1)));
    } catch (CertificateException e) {
      return null;
    }
  }
}
