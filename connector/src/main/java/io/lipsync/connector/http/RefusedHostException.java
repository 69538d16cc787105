package io.lipsync.connector.http;

import java.net.UnknownHostException;

/** A host that is not called. Its message names the host and the reason, and no more of a link. */
final class RefusedHostException extends UnknownHostException {
  private static final long serialVersionUID = 1L;
  private static final int LONGEST = 100;

  private RefusedHostException(String message) {
    super(message);
  }

  /**
   * The host leads to where nobody but this network's own people may send requests.
   *
   * @param use what its address is for
   */
  static RefusedHostException notPublic(String host, String use) {
    return new RefusedHostException(host + " is not on the public internet (" + use + ")");
  }

  /**
   * A redirect leads to where no link of its kind may lead.
   *
   * @param fault the end of a sentence about the link
   */
  static RefusedHostException redirect(String fault) {
    return new RefusedHostException(fault);
  }

  /**
   * The host is written as no host is.
   *
   * @param fault what {@link HostName#fault} says
   */
  static RefusedHostException odd(String host, String fault) {
    String printable = host.replaceAll("[^!-~]", "?");
    String shown = printable.length() > LONGEST ? printable.substring(0, LONGEST) + "…" : printable;
    return new RefusedHostException(shown + " " + fault);
  }
}
