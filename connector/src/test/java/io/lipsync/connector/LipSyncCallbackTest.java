package io.lipsync.connector;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.http.Fault;
import io.camunda.connector.api.error.ConnectorInputException;
import io.camunda.connector.api.inbound.Activity;
import io.camunda.connector.api.inbound.Health;
import io.camunda.connector.api.inbound.webhook.WebhookConnectorException;
import io.camunda.connector.api.inbound.webhook.WebhookConnectorException.WebhookSecurityException;
import io.camunda.connector.api.inbound.webhook.WebhookResult;
import io.lipsync.connector.callback.CallbackMemory;
import io.lipsync.connector.callback.CallbackPaths;
import io.lipsync.connector.callback.WaitingElement;
import io.lipsync.connector.callback.address.CallbackToken;
import io.lipsync.connector.callback.judge.RecentChecks;
import io.lipsync.connector.callback.judge.VerdictHandover;
import io.lipsync.connector.callback.reread.DeliveredCallbacks;
import io.lipsync.connector.callback.reread.Rereads;
import io.lipsync.connector.http.Secret;
import io.lipsync.connector.limits.Permits;
import io.lipsync.connector.metrics.LipSyncMeters;
import io.lipsync.connector.provider.Providers;
import io.lipsync.connector.provider.joggai.JoggaiSigner;
import io.lipsync.connector.support.EvolinkJson;
import io.lipsync.connector.support.EvolinkServer;
import io.lipsync.connector.support.Payload;
import io.lipsync.connector.support.RecordingContext;
import io.lipsync.connector.support.VendorServer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.MDC;

class LipSyncCallbackTest {
  @RegisterExtension static final EvolinkServer EVOLINK = new EvolinkServer();
  @RegisterExtension static final VendorServer JOGGAI = VendorServer.joggai();
  @RegisterExtension static final VendorServer DASHSCOPE = VendorServer.dashscope();

  private static final String KEY = "AAAAAAAAAAAAAAAAAAAAAA";
  private static final String TOKEN =
      new CallbackToken(List.of(Secret.of(EvolinkServer.API_KEY))).mint(KEY);
  private static final Map<String, String> OURS = Map.of("task", KEY, "token", TOKEN);

  private final AtomicLong nanoTime = new AtomicLong();
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final LipSyncMeters meters = new LipSyncMeters(registry, List.of("evolink", "joggai"));
  private final CallbackPaths paths = new CallbackPaths(Duration.ofSeconds(5));
  private RecordingContext context =
      RecordingContext.with(
          Map.of(
              "inbound.context", "lip-sync",
              "inbound.provider", "evolink",
              "inbound.apiKey", EvolinkServer.API_KEY));

  @AfterEach
  void theActivityLogGivesNothingAway() {
    assertThat(context.activities()).isNotEmpty();
    assertThat(context.activities())
        .extracting(Activity::message)
        .allSatisfy(
            message ->
                assertThat(message)
                    .doesNotContain(TOKEN, KEY, EvolinkServer.API_KEY, "s3cr3t")
                    .doesNotContainPattern("https?://\\w"));
    assertThat(context.seen().getCorrelations()).as("the runtime correlates").isEmpty();
  }

  @Test
  void reportsUpOnceItCanJudge() {
    activated();
    assertThat(context.seen().getHealth()).isEqualTo(Health.up());
    assertThat(context.activities())
        .extracting(Activity::message)
        .containsExactly("Waiting for evolink callbacks at /inbound/lip-sync");
  }

  @Test
  void handsAFinishedTaskToTheEngine() {
    EVOLINK.taskAnswers(200, EvolinkJson.COMPLETED);
    WebhookResult result = activated().triggerWebhook(payload(OURS, EvolinkJson.COMPLETED));
    assertThat(result.request().body())
        .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.MAP)
        .containsEntry("status", "completed")
        .containsEntry("correlationKey", KEY);
    assertThat(result.connectorData()).isEqualTo(Map.of("correlationKey", KEY));
    assertThat(result.request().headers()).isEmpty();
    assertThat(result.request().params()).isEmpty();
    assertThat(lastMessage())
        .isEqualTo("Task " + EvolinkServer.TASK_ID + " is completed, handed to the engine");
  }

  @ParameterizedTest
  @ValueSource(strings = {"failed", "cancelled"})
  void handsATaskWithoutAVideoToTheEngineToo(String status) {
    EVOLINK.taskAnswers(200, EvolinkJson.task("\"status\": \"" + status + "\""));
    WebhookResult result = activated().triggerWebhook(payload(OURS, EvolinkJson.COMPLETED));
    assertThat(result.request().body()).extracting("status").isEqualTo(status);
  }

  @Test
  void answers401ToAnAddressThatIsNotOurs() {
    EVOLINK.taskAnswers(200, EvolinkJson.COMPLETED);
    WebhookConnectorException refusal =
        refusal(activated(), payload(Map.of("task", KEY, "token", "x"), EvolinkJson.COMPLETED));
    assertThat(refusal).isInstanceOf(WebhookSecurityException.class);
    assertThat(refusal.getStatusCode()).isEqualTo(401);
    assertThat(refusal.getMessage()).doesNotContain(KEY, TOKEN);
    assertThat(EVOLINK.requests()).isEmpty();
  }

  @Test
  void answers401WhereThereAreNoParametersAtAll() {
    assertThat(refusal(activated(), payload(null, EvolinkJson.COMPLETED)).getStatusCode())
        .isEqualTo(401);
  }

  @Test
  void answers400ToABodyWithoutATask() {
    assertThat(refusal(activated(), payload(OURS, "{}")).getStatusCode()).isEqualTo(400);
    assertThat(refusal(activated(), payload(OURS, null)).getStatusCode()).isEqualTo(400);
    assertThat(EVOLINK.requests()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "HEAD", "PUT", "DELETE"})
  void answers405ToEverythingButAPost(String method) {
    Payload payload = payload(OURS, EvolinkJson.COMPLETED).as(method);
    assertThat(refusal(activated(), payload).getStatusCode()).isEqualTo(405);
    assertThat(EVOLINK.requests()).isEmpty();
  }

  @Test
  void answers413ToABodyOfMoreThan64Kilobytes() {
    EVOLINK.taskAnswers(200, EvolinkJson.COMPLETED);
    String largest = EvolinkJson.COMPLETED + " ".repeat(65_536 - EvolinkJson.COMPLETED.length());
    LipSyncCallback callback = activated();
    assertThat(callback.triggerWebhook(payload(OURS, largest))).isNotNull();
    assertThat(refusal(callback, payload(OURS, largest + " ")).getStatusCode()).isEqualTo(413);
    assertThat(EVOLINK.requests()).as("the second is not even looked at").hasSize(1);
  }

  @Test
  void aSignatureIsNotCheckedOverABodyOfMoreThan64Kilobytes() {
    context = joggai("wh-s3cr3t");
    LipSyncCallback callback = activated(JOGGAI.providers());
    String body = JoggaiSigner.event("another_event");
    Payload small = Payload.of(JoggaiSigner.sign("wh-s3cr3t", body));
    Payload large = Payload.of(JoggaiSigner.sign("wh-s3cr3t", body + " ".repeat(65_536)));
    assertThat(callback.verify(small)).isNotNull();
    assertThat(callback.verify(large)).isNull();
    assertThat(refusal(callback, large).getStatusCode()).isEqualTo(413);
  }

  @Test
  void answers503WhileTheTaskIsStillAtWork() {
    EVOLINK.taskAnswers(200, EvolinkJson.PROCESSING);
    assertThat(refusal(activated(), payload(OURS, EvolinkJson.COMPLETED)).getStatusCode())
        .isEqualTo(503);
    assertThat(lastMessage()).contains("still processing");
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 404, 429, 500})
  void answers503WhileTheProviderDoesNotDescribeTheTask(int status) {
    EVOLINK.taskAnswers(status, EvolinkJson.error("x", "Bad key " + EvolinkServer.API_KEY));
    assertThat(refusal(activated(), payload(OURS, EvolinkJson.COMPLETED)).getStatusCode())
        .isEqualTo(503);
  }

  @Test
  void answers503WhileTheProviderCannotBeReached() {
    EVOLINK.taskAnswers(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));
    assertThat(refusal(activated(), payload(OURS, EvolinkJson.COMPLETED)).getStatusCode())
        .isEqualTo(503);
  }

  @Test
  void answers503AfterItsEnd() {
    LipSyncCallback callback = activated();
    callback.deactivate();
    assertThat(refusal(callback, payload(OURS, EvolinkJson.COMPLETED)).getStatusCode())
        .isEqualTo(503);
  }

  @Test
  void aSecondDeliveryGetsTheSameAnswer() {
    EVOLINK.taskAnswers(200, EvolinkJson.COMPLETED);
    LipSyncCallback callback = activated();
    Object first = callback.triggerWebhook(payload(OURS, EvolinkJson.COMPLETED)).request();
    Object second = callback.triggerWebhook(payload(OURS, EvolinkJson.COMPLETED)).request();
    assertThat(second).isEqualTo(first);
  }

  @Test
  void withoutAKeyItIsDownAndAsksForAnotherCallLater() {
    assertDown(Map.of("inbound.context", "lip-sync", "inbound.provider", "evolink"), "apiKey");
  }

  @Test
  void withAnUnknownProviderItIsDownAndAsksForAnotherCallLater() {
    assertDown(
        Map.of("inbound.context", "x", "inbound.provider", "acme", "inbound.apiKey", "s3cr3t"),
        "provider is 'acme'");
  }

  @Test
  void signaturesAreCheckedWithTheSecretsOfTheElement() {
    JOGGAI.taskAnswers(
        200,
        """
        {"code":0,"msg":"Success","data":{"task_id":"%s","status":"success",
         "data":{"result_url":"https://res.example.com/a.mp4"}}}
        """
            .formatted(VendorServer.TASK_ID));
    context = joggai("other-s3cr3t, wh-s3cr3t");
    LipSyncCallback callback = activated(JOGGAI.providers());

    WebhookResult result = callback.triggerWebhook(webhook("wh-s3cr3t"));

    assertThat(result.connectorData()).containsEntry("correlationKey", VendorServer.TASK_ID);
    assertThat(refusal(callback, webhook("another")).getStatusCode()).isEqualTo(401);
  }

  @Test
  void withoutTheSecretsThatTheProviderSignsWithItIsDown() {
    assertDown(
        Map.of("inbound.context", "x", "inbound.provider", "joggai", "inbound.apiKey", "s3cr3t"),
        JOGGAI.providers(),
        "signalSecrets is empty");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", ",", " , ", "\t,\n"})
  void aTokenThatIsConfiguredButEmptySwitchesNoCheckOff(String token) {
    for (String provider : List.of("dashscope", "joggai")) {
      assertDown(
          Map.of(
              "inbound.context", "x",
              "inbound.provider", provider,
              "inbound.apiKey", "s3cr3t",
              "inbound.targetUrl", "https://runtime.example.com/inbound/x",
              "inbound.signalSecrets", token),
          (provider.equals("joggai") ? JOGGAI : DASHSCOPE).providers(),
          "signalSecrets is empty");
    }
  }

  @Test
  void eventsOfAnEventBridgeNeedAToken() {
    assertDown(
        Map.of(
            "inbound.context", "x",
            "inbound.provider", "dashscope",
            "inbound.apiKey", "s3cr3t",
            "inbound.targetUrl", "https://runtime.example.com/inbound/x"),
        DASHSCOPE.providers(),
        "signalSecrets is empty");
  }

  /** The runtime asks twice about a request, first whether it is one to verify, then for good. */
  @Test
  void whatWasVerifiedIsNotReadAgain() {
    Duration longAgo = Duration.ofMinutes(1);
    JOGGAI.taskAnswers(200, "{\"code\":50000}");
    context = joggai("wh-s3cr3t");
    LipSyncCallback callback = activated(JOGGAI.providers());
    Payload genuine = webhook("wh-s3cr3t");

    assertThat(callback.verify(genuine)).isNull();
    assertThat(refusal(callback, genuine).getStatusCode()).isEqualTo(503);
    assertThat(JOGGAI.requests()).hasSize(1);

    nanoTime.addAndGet(longAgo.toNanos());
    assertThat(callback.verify(genuine)).isNull();
    Payload another = webhook("another");
    assertThat(refusal(callback, another).getStatusCode())
        .as("a verdict is good for its own request only")
        .isEqualTo(401);
    nanoTime.addAndGet(longAgo.toNanos());
    assertThat(refusal(callback, genuine).getStatusCode()).as("and only once").isEqualTo(503);
    assertThat(JOGGAI.requests()).hasSize(3);
  }

  @Test
  void withAFaultyAddressItIsDownAndAsksForAnotherCallLater() {
    assertDown(
        Map.of(
            "inbound.context", "x",
            "inbound.provider", "evolink",
            "inbound.apiKey", "s3cr3t",
            "inbound.baseUrl", "ftp://x?s3cr3t"),
        "baseUrl starts with ftp:");
  }

  @Test
  void withPropertiesThatDoNotBindItIsDownAndAsksForAnotherCallLater() {
    context = RecordingContext.failingToBind(new ConnectorInputException("no secret 'X'", null));
    assertDownBecause(activated(), "no secret 'X'");
  }

  @Test
  void withoutAnyPropertiesItIsDownAndAsksForAnotherCallLater() {
    assertDown(Map.of(), "");
  }

  /** What runtimes with a secret filter hand over in place of a secret; it judges no signal. */
  @ParameterizedTest
  @CsvSource({
    "joggai, {{secrets.NAME}}",
    "joggai, secrets.NAME",
    "joggai, 'wh-s3cr3t, {{secrets.NAME}}'",
    "dashscope, {{secrets.NAME}}",
    "dashscope, secrets.NAME",
  })
  void aSecretThatWasNotFilledInIsDownAndNamed(String provider, String secrets) {
    assertDown(
        Map.of(
            "inbound.context",
            "x",
            "inbound.provider",
            provider,
            "inbound.apiKey",
            "s3cr3t",
            "inbound.signalSecrets",
            secrets),
        (provider.equals("joggai") ? JOGGAI : DASHSCOPE).providers(),
        "did not fill in the secret 'NAME' of the webhook secret or token field. Create it in the"
            + " runtime's secret store under this name (mind the runtime's prefix); a runtime with a"
            + " secret filter also needs the name");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{{secrets.NAME}}", "secrets.NAME"})
  void anApiKeyThatWasNotFilledInIsDownAndNamed(String key) {
    assertDown(
        Map.of("inbound.context", "x", "inbound.provider", "evolink", "inbound.apiKey", key),
        "did not fill in the secret 'NAME' of the API key field. Create it");
  }

  private void assertDown(Map<String, String> properties, String reason) {
    assertDown(properties, EVOLINK.providers(), reason);
  }

  private void assertDown(Map<String, String> properties, Providers providers, String reason) {
    context = RecordingContext.with(properties);
    assertDownBecause(activated(providers), reason);
  }

  private void assertDownBecause(LipSyncCallback callback, String reason) {
    assertThat(context.seen().getHealth().getStatus()).isEqualTo(Health.Status.DOWN);
    assertThat(context.seen().getHealth().getError().message())
        .contains(reason)
        .doesNotContain("s3cr3t");
    assertThat(lastMessage()).startsWith("Not able to receive callbacks").contains(reason);
    assertThat(refusal(callback, payload(OURS, EvolinkJson.COMPLETED)).getStatusCode())
        .isEqualTo(503);
  }

  @Test
  void everyVerdictIsCountedUnderItsName() {
    EVOLINK.taskAnswers(200, EvolinkJson.COMPLETED);
    activated().triggerWebhook(payload(OURS, EvolinkJson.COMPLETED));
    EVOLINK.taskAnswers(200, EvolinkJson.PROCESSING);
    refusal(activated(), payload(OURS, EvolinkJson.COMPLETED));
    EVOLINK.taskAnswers(500, "");
    LipSyncCallback evolink = activated();
    refusal(evolink, payload(OURS, EvolinkJson.COMPLETED));
    refusal(evolink, payload(Map.of(), EvolinkJson.COMPLETED));
    refusal(evolink, payload(OURS, "{}"));
    refusal(evolink, payload(OURS, "{}").as("GET"));
    evolink.deactivate();
    refusal(evolink, payload(OURS, "{}"));
    context = joggai("wh-s3cr3t");
    activated(JOGGAI.providers())
        .verify(Payload.of(JoggaiSigner.sign("wh-s3cr3t", JoggaiSigner.event("another_event"))));

    for (String verdict :
        List.of(
            "finished",
            "not-finished",
            "unreadable",
            "forged",
            "malformed",
            "refused",
            "not-ready")) {
      assertThat(counted("evolink", verdict)).as(verdict).isEqualTo(1);
    }
    assertThat(counted("joggai", "irrelevant")).isEqualTo(1);
    assertThat(counted("evolink", "irrelevant")).isZero();
  }

  @Test
  void theLogLineOfACallbackCarriesTheTaskAndNoKeyOfTheRequest() {
    EVOLINK.taskAnswers(200, EvolinkJson.COMPLETED);
    activated().triggerWebhook(payload(OURS, EvolinkJson.COMPLETED));

    assertThat(context.logFields().getLast())
        .isEqualTo(
            Map.of(
                "provider",
                "evolink",
                "callbackPath",
                "lip-sync",
                "taskId",
                EvolinkServer.TASK_ID,
                "correlationKey",
                KEY));
    assertThat(MDC.getCopyOfContextMap()).isNullOrEmpty();
  }

  private double counted(String provider, String verdict) {
    return registry
        .get("lipsync.callbacks")
        .tags("provider", provider, "verdict", verdict)
        .counter()
        .count();
  }

  private LipSyncCallback activated() {
    return activated(EVOLINK.providers());
  }

  private LipSyncCallback activated(Providers providers) {
    LipSyncCallback callback =
        new LipSyncCallback(
            new WaitingElement(
                providers,
                "",
                paths,
                meters,
                new Permits(1, 0, Duration.ofSeconds(1), Clock.systemUTC()),
                new CallbackMemory(
                    new RecentChecks(nanoTime::get),
                    new DeliveredCallbacks(System::nanoTime),
                    new Rereads((wait, work) -> {}),
                    new VerdictHandover())));
    callback.activate(context.inbound());
    return callback;
  }

  private String lastMessage() {
    return context.activities().getLast().message();
  }

  private static WebhookConnectorException refusal(LipSyncCallback callback, Payload payload) {
    WebhookConnectorException refusal =
        catchThrowableOfType(
            WebhookConnectorException.class, () -> callback.triggerWebhook(payload));
    assertThat(refusal).isNotNull();
    return refusal;
  }

  private static RecordingContext joggai(String secrets) {
    return RecordingContext.with(
        Map.of(
            "inbound.context",
            "x",
            "inbound.provider",
            "joggai",
            "inbound.apiKey",
            VendorServer.API_KEY,
            "inbound.signalSecrets",
            secrets));
  }

  private static Payload webhook(String secret) {
    return Payload.of(
        JoggaiSigner.sign(secret, JoggaiSigner.event("generated_lip_sync_video_success")));
  }

  private static Payload payload(Map<String, String> parameters, String body) {
    return Payload.of(parameters, body);
  }
}
