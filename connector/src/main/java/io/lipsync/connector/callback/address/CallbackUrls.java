package io.lipsync.connector.callback.address;

import io.lipsync.connector.http.HttpAddress;
import io.lipsync.connector.http.Redaction;
import io.lipsync.connector.provider.LipSyncProvider;
import io.lipsync.connector.task.Failures;
import java.net.URI;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * Makes the addresses that providers call when a task is finished: {@code
 * {base}/inbound/{path}?task={submission key}&token={token}}. Immutable and thread-safe.
 */
public final class CallbackUrls {
  /** EvoLink's limit, "URL length must not exceed 2048 characters". */
  private static final int LONGEST = 2048;

  private static final String KEY = "task";
  private static final String TOKEN = "token";
  private static final Pattern PATH = Pattern.compile("[a-zA-Z0-9]+([-_][a-zA-Z0-9]+)*");

  private final String runtimeBaseUrl;
  private final boolean allowLoopback;
  private final Consumer<String> handedOut;

  /**
   * @param runtimeBaseUrl where this runtime is reachable from the internet; null or empty when it
   *     is not
   * @param allowLoopback whether {@code http://localhost} is good enough; only for development
   * @param handedOut is told the path of every address of this runtime
   */
  public CallbackUrls(String runtimeBaseUrl, boolean allowLoopback, Consumer<String> handedOut) {
    this.runtimeBaseUrl = runtimeBaseUrl;
    this.allowLoopback = allowLoopback;
    this.handedOut = handedOut;
  }

  /** Addresses that nobody is told of but their providers. */
  public CallbackUrls(String runtimeBaseUrl, boolean allowLoopback) {
    this(runtimeBaseUrl, allowLoopback, path -> {});
  }

  /**
   * Whether a task with these fields is reported by callback: its provider takes an address and
   * there is one to give.
   *
   * @param ownBaseUrl the task's own base, or null or empty for the runtime's
   */
  public boolean isExpected(LipSyncProvider provider, String ownBaseUrl) {
    return provider.capabilities().callbackPerRequest() && base(ownBaseUrl) != null;
  }

  /**
   * The address for one submission.
   *
   * @param ownBaseUrl the task's own base, or null or empty for the runtime's
   * @param path the webhook path of the waiting event
   * @throws io.camunda.connector.api.error.ConnectorException {@code INVALID_INPUT} naming the
   *     field
   */
  public URI mint(String ownBaseUrl, String path, String submissionKey, CallbackToken tokens) {
    URI base = checkBase(base(ownBaseUrl));
    if (path == null || !PATH.matcher(path).matches()) {
      throw Failures.invalidInput(
          "callbackPath",
          path == null || path.isBlank() ? "is empty" : "is " + Redaction.quoted(path),
          "Use the webhook path of the waiting event: letters, digits, single - or _ between them");
    }
    String url =
        "%s/inbound/%s?%s=%s&%s=%s"
            .formatted(base, path, KEY, submissionKey, TOKEN, tokens.mint(submissionKey));
    if (url.length() > LONGEST) {
      throw Failures.invalidInput(
          "callbackBaseUrl",
          "makes a callback URL of " + url.length() + " characters",
          "Providers accept at most " + LONGEST);
    }
    if (isBlank(ownBaseUrl)) {
      handedOut.accept(path);
    }
    return URI.create(url);
  }

  private String base(String ownBaseUrl) {
    if (!isBlank(ownBaseUrl)) {
      return ownBaseUrl;
    }
    return isBlank(runtimeBaseUrl) ? null : runtimeBaseUrl;
  }

  private static boolean isBlank(String text) {
    return text == null || text.isBlank();
  }

  /** The submission key in a callback's query parameters, or null. */
  public static String keyIn(Map<String, String> parameters) {
    return parameters.get(KEY);
  }

  /** The token in a callback's query parameters, or null. */
  public static String tokenIn(Map<String, String> parameters) {
    return parameters.get(TOKEN);
  }

  private URI checkBase(String base) {
    URI uri = HttpAddress.base("callbackBaseUrl", base);
    boolean https = uri.getScheme().equalsIgnoreCase("https");
    if (!https && !(allowLoopback && HttpAddress.isLoopback(uri))) {
      throw Failures.invalidInput(
          "callbackBaseUrl", "starts with http:", "Providers call only https:// addresses");
    }
    return uri;
  }
}
