package io.lipsync.connector.provider;

/**
 * The "Provider" group of the templates as it arrives: which vendor, which key, which address.
 *
 * @param provider a provider id
 * @param apiKey the account's key, normally a secret that the runtime has filled in
 * @param baseUrl another address of the API, or empty for the vendor's own
 */
public record Connection(String provider, String apiKey, String baseUrl) {

  /** Hides the key. */
  @Override
  public String toString() {
    return "Connection[" + provider + "]";
  }
}
