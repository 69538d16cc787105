package io.lipsync.connector;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.camunda.connector.api.inbound.webhook.WebhookConnectorException;
import io.camunda.connector.api.inbound.webhook.WebhookHttpResponse;
import io.lipsync.connector.callback.CallbackMemory;
import io.lipsync.connector.callback.CallbackPaths;
import io.lipsync.connector.callback.WaitingElement;
import io.lipsync.connector.callback.web.CallbackEntry;
import io.lipsync.connector.callback.web.CallbackTally;
import io.lipsync.connector.callback.web.RefusalLog;
import io.lipsync.connector.callback.web.Refusals;
import io.lipsync.connector.callback.web.TomcatUnreadBody;
import io.lipsync.connector.limits.Permits;
import io.lipsync.connector.metrics.LipSyncMeters;
import io.lipsync.connector.provider.Answer;
import io.lipsync.connector.provider.FoundTask;
import io.lipsync.connector.provider.ProviderAccount;
import io.lipsync.connector.provider.Providers;
import io.lipsync.connector.provider.Signal;
import io.lipsync.connector.provider.SignalSettings;
import io.lipsync.connector.provider.SignalVerdict;
import io.lipsync.connector.provider.SignalVerifier;
import io.lipsync.connector.provider.VendorJson;
import io.lipsync.connector.support.AcmeProvider;
import io.lipsync.connector.support.FilteredTomcat;
import io.lipsync.connector.support.Payload;
import io.lipsync.connector.support.RawCall;
import io.lipsync.connector.support.RecordingContext;
import io.lipsync.connector.task.LipSyncTask;
import io.lipsync.connector.task.TaskStatus;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A signature is verified once for each call, and never less than that. */
class VerifiedOnceTest {
  private static final String GENUINE = "{\"id\": \"acme-1\"}";
  private static final String OTHER_THING = "{\"id\": null}";

  private final AtomicInteger verifications = new AtomicInteger();
  private final CallbackMemory memory = CallbackMemory.empty();
  private final CallbackPaths paths = new CallbackPaths(Duration.ofSeconds(5));
  private final LipSyncMeters meters =
      new LipSyncMeters(new SimpleMeterRegistry(), List.of("acme"));
  private final LipSyncCallback element = element("key");
  private final Webhook webhook = new Webhook();
  private final FilteredTomcat tomcat =
      new FilteredTomcat(
          new CallbackEntry(
              paths,
              memory,
              new Refusals(new TomcatUnreadBody()),
              new CallbackTally(meters, new RefusalLog()),
              CallbackEntry.Limits.USUAL),
          "",
          "/",
          webhook);

  /** A vendor whose signature is the word itself, with a verifier that counts. */
  private final class SigningAcme extends AcmeProvider {
    @Override
    public SignalVerifier signals(SignalSettings settings) {
      return this::verify;
    }

    private SignalVerdict verify(Signal signal) {
      verifications.incrementAndGet();
      if (!"genuine".equals(signal.header("x-signature"))) {
        return new SignalVerdict.Forged("no signature");
      }
      JsonNode body = VendorJson.tree(signal.rawBody());
      String id = VendorJson.text(body.path("id"));
      return id == null
          ? new SignalVerdict.Irrelevant("another event")
          : new SignalVerdict.Genuine(id, id);
    }

    @Override
    public Answer<FoundTask> read(ProviderAccount account, String taskId) {
      return new Answer.Ok<>(
          new FoundTask(LipSyncTask.builder(id(), taskId, TaskStatus.COMPLETED).build(), null));
    }
  }

  /** What the stock runtime does with a request, in its two steps. */
  private final class Webhook extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private final List<Object> results = new CopyOnWriteArrayList<>();
    private transient LipSyncCallback behind = element;
    private String spoiled;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      byte[] body = request.getInputStream().readAllBytes();
      Payload payload =
          new Payload(
              request.getMethod(),
              Map.of("x-signature", String.valueOf(request.getHeader("X-Signature"))),
              Map.of(),
              spoiled == null ? body : spoiled.getBytes(StandardCharsets.UTF_8));
      try {
        WebhookHttpResponse answer = behind.verify(payload);
        if (answer == null) {
          results.add(behind.triggerWebhook(payload).request().body());
        }
      } catch (WebhookConnectorException e) {
        response.setStatus(e.getStatusCode());
      }
    }
  }

  @AfterEach
  void stop() {
    tomcat.close();
  }

  @Test
  void behindTheFilterACallbackIsVerifiedOnce() {
    assertThat(post(GENUINE, "genuine")).isEqualTo(200);
    assertThat(verifications).hasValue(1);
    assertThat(webhook.results).hasSize(1);
  }

  @Test
  void soAreThoseThatMoveNothing() {
    assertThat(post(OTHER_THING, "genuine")).isEqualTo(200);
    assertThat(post(GENUINE, "forged")).isEqualTo(401);
    assertThat(verifications).hasValue(2);
    assertThat(webhook.results).isEmpty();
  }

  @Test
  void withoutTheFilterItIsVerifiedOnceToo() {
    Payload payload = Payload.of(signal(GENUINE, "genuine"));
    assertThat(element.verify(payload)).isNull();
    assertThat(element.triggerWebhook(payload)).isNotNull();
    assertThat(verifications).hasValue(1);
  }

  @Test
  void aVerdictIsNotLeftForTheNextRequestOfTheThread() {
    for (int call = 1; call <= 20; call++) {
      assertThat(post(GENUINE, "genuine")).isEqualTo(200);
      assertThat(post(GENUINE, "forged")).isEqualTo(401);
      assertThat(verifications).hasValue(2 * call);
    }
  }

  @Test
  void anotherBodyThanTheVerifiedOneIsVerifiedItself() {
    webhook.spoiled = "{\"id\": \"acme-2\"}";
    assertThat(post(GENUINE, "genuine")).isEqualTo(200);
    assertThat(verifications).hasValue(2);
    assertThat(webhook.results).singleElement().extracting("taskId").isEqualTo("acme-2");
  }

  @Test
  void anotherElementThanTheOneThatVerifiedJudgesForItself() {
    webhook.behind = element("another-key");
    assertThat(post(GENUINE, "genuine")).isEqualTo(200);
    assertThat(verifications).hasValue(2);
  }

  @Test
  void manyAtOnceAreNotMixedUp() {
    List<Integer> answers =
        IntStream.range(0, 200)
            .parallel()
            .mapToObj(
                call ->
                    call % 2 == 0
                        ? post("{\"id\": \"acme-" + call + "\"}", "genuine")
                        : post(GENUINE, "forged"))
            .toList();
    assertThat(answers).containsOnly(200, 401);
    assertThat(verifications).hasValue(200);
    assertThat(webhook.results).extracting("taskId").doesNotHaveDuplicates().hasSize(100);
  }

  private int post(String body, String signature) {
    try (RawCall call = new RawCall(tomcat.port())) {
      return call.post(
              "/inbound/acme", "X-Signature: " + signature + "\r\nContent-Length: " + body.length())
          .send(body)
          .status();
    }
  }

  private static Signal signal(String body, String signature) {
    return new Signal(
        Map.of("x-signature", signature), Map.of(), body.getBytes(StandardCharsets.UTF_8));
  }

  private LipSyncCallback element(String apiKey) {
    LipSyncCallback callback =
        new LipSyncCallback(
            new WaitingElement(
                new Providers(List.of(new SigningAcme()), List.of()),
                "",
                paths,
                meters,
                new Permits(50, 50, Duration.ofSeconds(5), Clock.systemUTC()),
                memory));
    callback.activate(
        RecordingContext.with(
                Map.of(
                    "inbound.context", "acme",
                    "inbound.provider", "acme",
                    "inbound.apiKey", apiKey))
            .inbound());
    return callback;
  }
}
