package io.lipsync.emulator.dashscope;

import io.lipsync.emulator.callback.CallbackMessage;
import io.lipsync.emulator.callback.CallbackPlan;
import io.lipsync.emulator.scenario.CallbackBehaviour.Alteration;
import io.lipsync.emulator.time.EmulatorClock;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * Signs events by EventBridge's page "Signature algorithm": what is signed are the whole target
 * URL, the signature headers in the order of the page and the body, joined by newlines. Whether a
 * further newline follows is not clear; both can be had. Thread-safe.
 *
 * <p>Timestamps are those of the clock that the emulator was started with: receivers do not know
 * that it was moved.
 */
record EventSigner(EmulatorClock clock, Certificates certificates, boolean usualNewline) {

  private static final String PREFIX = "x-eventbridge-";

  /** The event as EventBridge sends it, with what the plan alters. */
  CallbackMessage sign(EventTarget target, byte[] body, CallbackPlan plan) {
    if (plan.has(Alteration.UNSIGNED)) {
      return new CallbackMessage(target.url(), Map.of(), body);
    }
    boolean stranger = plan.has(Alteration.WRONG_CERTIFICATE_HOST);
    URI certificate = stranger ? certificates.strangerUrl() : certificates.genuineUrl();
    Map<String, String> headers = headers(timestamp(plan), certificate);
    target
        .token()
        .map(token -> plan.has(Alteration.WRONG_TOKEN) ? "not-" + UUID.randomUUID() : token)
        .ifPresent(token -> headers.put(PREFIX + "signature-token", token));
    boolean newline = usualNewline != plan.has(Alteration.OTHER_NEWLINE);
    byte[] text = stringToSign(target.url(), headers, body, newline);
    if (plan.has(Alteration.BAD_SIGNATURE)) {
      text[text.length - 1] ^= 1;
    }
    SigningIdentity signer = stranger ? certificates.stranger() : certificates.genuine();
    headers.put(PREFIX + "signature-v2", signer.sign(text));
    return new CallbackMessage(target.url(), headers, body);
  }

  /** The event of a stranger who names EventBridge's certificate and does not know the token. */
  CallbackMessage forge(EventTarget target, byte[] body) {
    Map<String, String> headers =
        headers(Long.toString(clock.unmoved().toEpochMilli()), certificates.genuineUrl());
    byte[] text = stringToSign(target.url(), headers, body, usualNewline);
    headers.put(PREFIX + "signature-v2", certificates.stranger().sign(text));
    return new CallbackMessage(target.url(), headers, body);
  }

  private String timestamp(CallbackPlan plan) {
    Instant at = clock.unmoved().minus(plan.age());
    return Long.toString(
        plan.has(Alteration.TIMESTAMP_IN_SECONDS) ? at.getEpochSecond() : at.toEpochMilli());
  }

  private static Map<String, String> headers(String timestamp, URI certificate) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put(PREFIX + "signature-timestamp", timestamp);
    headers.put(PREFIX + "hash-method", "SHA256");
    headers.put(PREFIX + "signature-version", "1.0");
    headers.put(PREFIX + "signature-url", certificate.toString());
    return headers;
  }

  private static byte[] stringToSign(
      URI url, Map<String, String> headers, byte[] body, boolean newline) {
    StringBuilder head = new StringBuilder(url.toString()).append('\n');
    headers.forEach((name, value) -> head.append(name + ": " + value + "\n"));
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    text.writeBytes(head.toString().getBytes(StandardCharsets.UTF_8));
    text.writeBytes(body);
    if (newline) {
      text.write('\n');
    }
    return text.toByteArray();
  }
}
