package io.lipsync.connector.http;

import java.net.IDN;
import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Tells how hosts may be written: the one rule for all addresses, whoever gave them, asked before
 * anything is looked up. Programs disagree about {@code 0177.0.0.1}, {@code 0x7f.1} or {@code
 * 2130706433}: for some they are this machine, for others they are not, so that what was checked is
 * not what a proxy or another library calls. Pure functions.
 */
final class HostName {
  private static final String BYTE = "(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";
  private static final String IPV4 = BYTE + "(?:\\." + BYTE + "){3}";

  private static final Pattern IPV4_ADDRESS = Pattern.compile(IPV4);

  /** RFC 4291, section 2.2; without zones (RFC 6874), which only have a meaning on one machine. */
  private static final Pattern IPV6_ADDRESS =
      Pattern.compile("(?=.*:.*:)[0-9A-Fa-f:]{2,39}|(?=.*:.*:)[0-9A-Fa-f:]{2,30}:" + IPV4);

  /** Labels as names in DNS and in containers have them; a dot at the end is usual. */
  private static final Pattern NAME =
      Pattern.compile("(?=.{1,254}$)[A-Za-z0-9_-]{1,63}(?:\\.[A-Za-z0-9_-]{1,63})*\\.?");

  /** What ends in a number is an address (WHATWG URL, "ends in a number checker"). */
  private static final Pattern ENDS_IN_NUMBER =
      Pattern.compile("(?:.*\\.)?(?:[0-9]+|0[xX][0-9A-Fa-f]*)\\.?", Pattern.DOTALL);

  /** Letters that IDNA 2003 takes for others: the name would be one that somebody else has. */
  private static final Pattern OWN_LETTERS = Pattern.compile("[\\u00df\\u03c2]");

  /** Which names may hold them depends on the letters around: to be written in Punycode. */
  private static final Pattern JOINERS = Pattern.compile("[\\u200c\\u200d]");

  private static final Pattern DOT = Pattern.compile("[.\\u3002\\uff0e\\uff61]");
  private static final int LONGEST_LABEL = 63;

  private HostName() {}

  /**
   * A name with letters that DNS does not know as browsers look it up: in Punycode (RFC 3490), but
   * with the eszett and the final sigma as letters of their own (UTS 46, nontransitional). Anything
   * else stays as it is, for {@link #fault} to judge.
   */
  static String ascii(String host) {
    if (host.chars().allMatch(letter -> letter < 128) || JOINERS.matcher(host).find()) {
      return host;
    }
    try {
      String ascii =
          Stream.of(DOT.split(host, -1)).map(HostName::label).collect(Collectors.joining("."));
      return fault(ascii).isEmpty() ? ascii : host;
    } catch (IllegalArgumentException e) {
      return host;
    }
  }

  private static String label(String label) {
    // Letter by letter: a capital sigma at the end is no final sigma.
    String small =
        label
            .codePoints()
            .map(Character::toLowerCase)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
    if (label.isEmpty() || !OWN_LETTERS.matcher(small).find()) {
      return label.isEmpty() ? "" : IDN.toASCII(label, IDN.ALLOW_UNASSIGNED);
    }
    if (small.length() > LONGEST_LABEL
        || DOT.matcher(Normalizer.normalize(small, Normalizer.Form.NFKC)).find()) {
      throw new IllegalArgumentException("no label of a name");
    }
    // Java judges and folds all the other letters.
    StringBuilder letters = new StringBuilder();
    for (String part : small.split("(?<=[\\u00df\\u03c2])|(?=[\\u00df\\u03c2])")) {
      letters.append(
          OWN_LETTERS.matcher(part).matches()
              ? part
              : IDN.toUnicode(IDN.toASCII(part, IDN.ALLOW_UNASSIGNED), IDN.ALLOW_UNASSIGNED));
    }
    return "xn--" + Punycode.of(Normalizer.normalize(letters, Normalizer.Form.NFC));
  }

  /**
   * What is wrong with how a host is written, as the end of a sentence that begins with the host,
   * or empty when it is a name, an IPv4 address of four decimal numbers without leading zeros, or
   * an IPv6 address without a zone, with or without its brackets.
   */
  static Optional<String> fault(String host) {
    if (host == null || host.isEmpty()) {
      return Optional.of("is empty");
    }
    if (IPV4_ADDRESS.matcher(host).matches()) {
      return Optional.empty();
    }
    if (endsInNumber(host)) {
      return Optional.of(
          "is not written as an IPv4 address is, with four decimal numbers such as 203.0.113.7");
    }
    if (host.contains(":") || host.startsWith("[")) {
      return IPV6_ADDRESS.matcher(withoutBrackets(host)).matches()
          ? Optional.empty()
          : Optional.of("is not written as an IPv6 address is; a zone behind % is not allowed");
    }
    return NAME.matcher(host).matches()
        ? Optional.empty()
        : Optional.of("is not a host name; other letters are written in Punycode, as xn--");
  }

  /** Whether a host is an address or an odd form of one, and no name. */
  static boolean endsInNumber(String host) {
    return !host.contains(":") && ENDS_IN_NUMBER.matcher(host).matches();
  }

  private static String withoutBrackets(String host) {
    return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
  }
}
