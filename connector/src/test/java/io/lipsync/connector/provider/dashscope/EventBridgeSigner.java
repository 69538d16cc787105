package io.lipsync.connector.provider.dashscope;

import io.lipsync.connector.provider.Signal;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** Signs events as EventBridge does, one deviation at a time. For your own tests too. */
public final class EventBridgeSigner {
  public static final String CERTIFICATE =
      "https://cn-beijing-eventbridge.oss-accelerate.aliyuncs.com/certificate.pem";

  private static final KeyPair KEYS = newKeys();
  private static final KeyPair STRANGER = newKeys();

  private final Map<String, String> headers = new LinkedHashMap<>();
  private final Map<String, String> changedLater = new HashMap<>();
  private String url = "https://connectors.example.com/inbound/lip-sync-dashscope";
  private String body = EventBridgeSigner.event("a8532587-fa8c-4ef8-82be-0c46b17950d1");
  private String sentBody;
  private String end = "";
  private KeyPair signer = KEYS;

  private EventBridgeSigner(Instant at) {
    headers.put("x-eventbridge-signature-timestamp", Long.toString(at.toEpochMilli()));
    headers.put("x-eventbridge-hash-method", "SHA256");
    headers.put("x-eventbridge-signature-version", "1.0");
    headers.put("x-eventbridge-signature-url", CERTIFICATE);
  }

  public static EventBridgeSigner valid(Instant at) {
    return new EventBridgeSigner(at);
  }

  /** The key that signs; its certificate is at {@link #CERTIFICATE}. */
  public static PublicKey key() {
    return KEYS.getPublic();
  }

  public static String event(String taskId) {
    return """
        {"datacontenttype":"application/json;charset=utf-8","aliyunaccountid":"1",
         "data":{"user_api_unique_key":"apikey:v1:aigc:image2video:video-synthesis:videoretalk",
           "task_status":"SUCCEEDED","contain_result":false,"task_id":"%s","region":"cn-beijing"},
         "specversion":"1.0","id":"81765e5b","source":"acs.dashscope",
         "type":"dashscope:System:AsyncTaskFinish"}
        """
        .formatted(taskId);
  }

  public EventBridgeSigner to(String targetUrl) {
    url = targetUrl;
    return this;
  }

  public EventBridgeSigner header(String name, String value) {
    headers.put("x-eventbridge-" + name, value);
    return this;
  }

  public EventBridgeSigner without(String name) {
    headers.remove("x-eventbridge-" + name);
    return this;
  }

  public EventBridgeSigner token(String token) {
    return header("signature-token", token);
  }

  public EventBridgeSigner body(String text) {
    body = text;
    return this;
  }

  /** Another body than the one that is signed. */
  public EventBridgeSigner sending(String text) {
    sentBody = text;
    return this;
  }

  /** A header that is changed after signing; null takes it away. */
  public EventBridgeSigner changing(String name, String value) {
    changedLater.put("x-eventbridge-" + name, value);
    return this;
  }

  public EventBridgeSigner withOneMoreLineBreak() {
    end = "\n";
    return this;
  }

  public EventBridgeSigner byAStranger() {
    signer = STRANGER;
    return this;
  }

  public Signal sign() {
    Map<String, String> sent = new HashMap<>(headers);
    sent.put("x-eventbridge-signature-v2", signature());
    changedLater.forEach(
        (name, value) -> {
          sent.remove(name);
          if (value != null) {
            sent.put(name, value);
          }
        });
    String text = sentBody == null ? body : sentBody;
    return new Signal(sent, Map.of(), text.getBytes(StandardCharsets.UTF_8));
  }

  private String signature() {
    StringBuilder head = new StringBuilder(url).append('\n');
    headers.forEach((name, value) -> head.append(name).append(": ").append(value).append('\n'));
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    text.writeBytes((head + body + end).getBytes(StandardCharsets.UTF_8));
    try {
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(signer.getPrivate());
      signature.update(text.toByteArray());
      return Base64.getEncoder().encodeToString(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static KeyPair newKeys() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
