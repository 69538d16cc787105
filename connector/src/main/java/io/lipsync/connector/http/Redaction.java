package io.lipsync.connector.http;

import java.util.regex.Pattern;

/**
 * Makes a text that somebody else wrote fit for logs and process variables. Providers quote what
 * they were sent: links with signatures, our callback address with its token, the API key.
 */
public final class Redaction {
  private static final Pattern QUERY =
      Pattern.compile("(https?://[^\\s?#\"'<>]*)[?#][^\\s\"'<>]*", Pattern.CASE_INSENSITIVE);

  /** What proves something in a link, also where the link was escaped or has lost its beginning. */
  private static final Pattern PROOF =
      Pattern.compile(
          "(?<![a-z])(token|sig|(?:[a-z-]{1,20}-)?signature)(=|%3D|\\\\u003d)[^\\s&\"'<>\\\\]+",
          Pattern.CASE_INSENSITIVE);

  private static final int LONGEST = 500;

  private Redaction() {}

  /** The text, at most 500 characters of it, without queries of links, tokens and signatures. */
  public static String clean(String text) {
    String cut = QUERY.matcher(text).replaceAll("$1?***");
    String open = PROOF.matcher(cut).replaceAll("$1$2***");
    return open.length() > LONGEST ? open.substring(0, LONGEST) + "…" : open;
  }

  /** The same, and without the secret. */
  public static String clean(String text, Secret secret) {
    return clean(text.replace(secret.reveal(), "***"));
  }
}
