package io.lipsync.connector.provider.dashscope;

import com.fasterxml.jackson.databind.JsonNode;
import io.lipsync.connector.http.Secret;
import io.lipsync.connector.provider.Signal;
import io.lipsync.connector.provider.SignalSettings;
import io.lipsync.connector.provider.SignalVerdict;
import io.lipsync.connector.provider.SignalVerifier;
import io.lipsync.connector.provider.VendorJson;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;

/**
 * Checks events of Alibaba's EventBridge by its page "Signature algorithm", version 1.0: an RSA
 * signature over the target address, the signature headers in their order and the raw body, joined
 * by line breaks. Then looks whether the event is about a finished VideoRetalk task. Immutable and
 * thread-safe.
 *
 * <p>Anybody who has an EventBridge can have events signed for any address: only the token of the
 * account's own rule, which is signed too, tells its events from those of strangers. It is compared
 * before any certificate is looked up.
 */
final class EventBridgeVerifier implements SignalVerifier {
  private static final String TIMESTAMP = "x-eventbridge-signature-timestamp";
  private static final String HASH_METHOD = "x-eventbridge-hash-method";
  private static final String VERSION = "x-eventbridge-signature-version";
  private static final String CERTIFICATE = "x-eventbridge-signature-url";
  private static final String TOKEN = "x-eventbridge-signature-token";
  private static final String SIGNATURE = "x-eventbridge-signature-v2";
  private static final List<String> SIGNED =
      List.of(TIMESTAMP, HASH_METHOD, VERSION, CERTIFICATE, TOKEN);

  private static final Duration WINDOW = Duration.ofSeconds(60);

  /** Milliseconds since 1970 are beyond this since 1973, seconds not before the year 5138. */
  private static final long MILLISECONDS = 100_000_000_000L;

  private static final String EVENT_TYPE = "dashscope:System:AsyncTaskFinish";
  private static final String MODEL_SUFFIX = ":videoretalk";

  private final SignalSettings settings;
  private final SigningKeys keys;
  private final boolean lenient;
  private final Clock clock;

  /**
   * @param settings the called address and the tokens, at least one
   * @param lenient see {@link DashscopeSettings.Events}
   * @param clock the wall clock that timestamps are compared with
   */
  EventBridgeVerifier(SignalSettings settings, SigningKeys keys, boolean lenient, Clock clock) {
    this.settings = settings;
    this.keys = keys;
    this.lenient = lenient;
    this.clock = clock;
  }

  @Override
  public SignalVerdict verify(Signal signal) {
    String fault = faultInHead(signal);
    if (fault != null) {
      return new SignalVerdict.Forged(fault);
    }
    return switch (keys.at(signal.header(CERTIFICATE))) {
      case SigningKeys.Lookup.Found found ->
          isSigned(signal, found.key())
              ? judge(VendorJson.tree(signal.rawBody()))
              : new SignalVerdict.Forged("the signature is wrong");
      case SigningKeys.Lookup.NotBelieved stranger -> new SignalVerdict.Forged(stranger.reason());
      case SigningKeys.Lookup.Unavailable later -> new SignalVerdict.Uncheckable(later.reason());
    };
  }

  @Override
  public boolean asksOthers(Signal signal) {
    return faultInHead(signal) == null && !keys.isAtHand(signal.header(CERTIFICATE));
  }

  @Override
  public boolean carriesSecret(Signal signal) {
    return faultInHead(signal) == null;
  }

  /** All that is signed but the body; no certificate is fetched for it. */
  @Override
  public String faultInHead(Signal signal) {
    if (signal.header(SIGNATURE) == null) {
      return "there is no signature";
    }
    if (signal.header(CERTIFICATE) == null) {
      return "no certificate is named";
    }
    if (!"SHA256".equalsIgnoreCase(signal.header(HASH_METHOD))) {
      return "the hash method is not SHA256";
    }
    if (!"1.0".equals(signal.header(VERSION))) {
      return "the signature's version is not 1.0";
    }
    Instant at = timestamp(signal.header(TIMESTAMP));
    if (at == null) {
      return "there is no usable timestamp";
    }
    if (Duration.between(at, clock.instant()).abs().compareTo(WINDOW) > 0) {
      return "the timestamp is more than " + WINDOW.toSeconds() + " s away";
    }
    return isTokenRight(signal.header(TOKEN)) ? null : "the token is wrong or missing";
  }

  private Instant timestamp(String text) {
    if (text == null || !text.matches("\\d{1,15}")) {
      return null;
    }
    long number = Long.parseLong(text);
    if (number >= MILLISECONDS) {
      return Instant.ofEpochMilli(number);
    }
    return lenient ? Instant.ofEpochSecond(number) : null;
  }

  private boolean isTokenRight(String token) {
    boolean match = false;
    for (Secret secret : settings.secrets()) {
      match |= secret.matches(token);
    }
    return match;
  }

  private boolean isSigned(Signal signal, PublicKey key) {
    byte[] signature = decode(signal.header(SIGNATURE));
    byte[] text = signedText(signal);
    if (signature == null) {
      return false;
    }
    return isSigned(text, new byte[0], signature, key)
        || (lenient && isSigned(text, new byte[] {'\n'}, signature, key));
  }

  private byte[] signedText(Signal signal) {
    StringBuilder head = new StringBuilder(settings.targetUrl()).append('\n');
    for (String name : SIGNED) {
      if (signal.header(name) != null) {
        head.append(name).append(": ").append(signal.header(name)).append('\n');
      }
    }
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    text.writeBytes(head.toString().getBytes(StandardCharsets.UTF_8));
    text.writeBytes(signal.rawBody());
    return text.toByteArray();
  }

  private static boolean isSigned(byte[] text, byte[] end, byte[] signature, PublicKey key) {
    try {
      Signature check = Signature.getInstance("SHA256withRSA");
      check.initVerify(key);
      check.update(text);
      check.update(end);
      return check.verify(signature);
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  private static byte[] decode(String base64) {
    try {
      return Base64.getDecoder().decode(base64.trim());
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static SignalVerdict judge(JsonNode event) {
    if (!event.isObject()) {
      return new SignalVerdict.Malformed("the body is no event");
    }
    JsonNode data = event.path("data");
    String model = VendorJson.text(data.path("user_api_unique_key"));
    if (!EVENT_TYPE.equals(VendorJson.text(event.path("type")))
        || (model != null && !model.endsWith(MODEL_SUFFIX))) {
      return new SignalVerdict.Irrelevant("the event is not about a finished VideoRetalk task");
    }
    String taskId = VendorJson.text(data.path("task_id"));
    return taskId == null
        ? new SignalVerdict.Malformed("the event names no task")
        : new SignalVerdict.Genuine(taskId, taskId);
  }
}
