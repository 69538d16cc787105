package io.lipsync.connector.http;

import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a host of files answers in place of doing what it was asked for. S3, Google Cloud Storage,
 * Azure, OSS and their like explain themselves in XML, some in JSON, others in a line of text.
 * Immutable.
 *
 * @param status HTTP status
 * @param code the host's own code, or null
 * @param message what the host says to people, in at most 200 characters and without secrets, or
 *     null
 * @param requestId the host's name of the call, or null
 * @param isExpired whether the host says that a link or the token in it has expired
 */
public record StorageError(
    int status, String code, String message, String requestId, boolean isExpired) {
  private static final int LONGEST = 200;
  private static final Pattern CODE =
      field("<Code>\\s*([\\w.-]{1,60})\\s*</|\"(?:error_?)?code\"\\s*:\\s*\"([\\w.-]{1,60})\"");
  private static final Pattern MESSAGE =
      field(
          "<Message>([^<]{1,400})"
              + "|\"(?:message|msg|error|error_description|detail)\"\\s*:\\s*\"((?:[^\"\\\\]|\\\\.){1,400})");
  private static final Pattern REQUEST_ID = field("<RequestId>([\\w.:-]{1,100})</");
  private static final Pattern DETAILS =
      field("<(?:Details|AuthenticationErrorDetail)>([^<]{1,400})");
  private static final Pattern TEXT = field("\\s*([^\\s<{\\[][^<]{0,199})\\s*");

  private static final Pattern EXPIRED =
      field("expired|out of date|not valid in the specified time frame");

  /** Azure's code for links that have expired, and for others that are not as they were signed. */
  private static final String AZURE_EXPIRED = "AuthenticationFailed";

  /** Codes that come with a status of no hope, and pass. */
  private static final Pattern PASSING = Pattern.compile("RequestTimeout|OperationAborted");

  /** Reads an answer. */
  public static StorageError of(int status, String body) {
    String code = find(CODE, body);
    String message = find(MESSAGE, body);
    if (message == null && TEXT.matcher(body).matches()) {
      message = body.strip();
    }
    boolean expired =
        Stream.of(code, message, find(DETAILS, body))
            .anyMatch(text -> text != null && EXPIRED.matcher(text).find());
    return new StorageError(
        status,
        code,
        message == null ? null : cleaned(message),
        find(REQUEST_ID, body),
        status / 100 == 4 && (expired || AZURE_EXPIRED.equals(code)));
  }

  /** Whether an answer with this status may pass by waiting (RFC 9110 and RFC 6585, RFC 8470). */
  public static boolean mayPass(int status) {
    return status == 408 || status == 425 || status == 429 || status >= 500;
  }

  /** Whether it may pass by waiting. */
  public boolean mayPass() {
    return mayPass(status) || (code != null && PASSING.matcher(code).matches());
  }

  /** For people, such as {@code HTTP 403 (SignatureDoesNotMatch: …)}. */
  @Override
  public String toString() {
    String said =
        Stream.of(code, message).filter(Objects::nonNull).collect(Collectors.joining(": "));
    return "HTTP " + status + (said.isEmpty() ? "" : " (" + said.replaceAll("\\.$", "") + ")");
  }

  private static Pattern field(String pattern) {
    return Pattern.compile(pattern, Pattern.CASE_INSENSITIVE);
  }

  private static String find(Pattern pattern, String body) {
    Matcher matcher = pattern.matcher(body);
    if (!matcher.find()) {
      return null;
    }
    return matcher.groupCount() > 1 && matcher.group(1) == null
        ? matcher.group(2)
        : matcher.group(1);
  }

  private static String cleaned(String message) {
    String plain =
        message
            .replaceAll("\\\\[nrt]|\\s+", " ")
            .replaceAll("\\\\(.)", "$1")
            .replace("&quot;", "\"")
            .replaceAll("&(?:apos|#39);", "'")
            .replace("&amp;", "&");
    String clean = Redaction.clean(plain).strip();
    return clean.length() > LONGEST ? clean.substring(0, LONGEST) + "…" : clean;
  }
}
