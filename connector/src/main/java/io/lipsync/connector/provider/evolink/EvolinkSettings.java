package io.lipsync.connector.provider.evolink;

/**
 * What an installation knows about EvoLink.
 *
 * @param baseUrl where the API lives
 * @param filesUrl where the files API lives, which is another host
 * @param uploadLimit bytes that an uploaded file may have at most
 * @param idempotencyTrusted whether EvoLink is known to honour {@code Idempotency-Key} for this
 *     account; without that the header is not sent
 */
public record EvolinkSettings(
    String baseUrl, String filesUrl, long uploadLimit, boolean idempotencyTrusted) {

  public EvolinkSettings {
    if (uploadLimit < 1) {
      throw new IllegalArgumentException(
          "upload limit is " + uploadLimit + ", it must be at least 1 byte");
    }
  }
}
