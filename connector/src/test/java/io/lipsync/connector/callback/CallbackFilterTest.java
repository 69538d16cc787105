package io.lipsync.connector.callback;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;

import io.lipsync.connector.callback.address.CallbackToken;
import io.lipsync.connector.callback.judge.CallbackReceiver;
import io.lipsync.connector.callback.web.CallbackEntry;
import io.lipsync.connector.callback.web.CallbackTally;
import io.lipsync.connector.callback.web.RefusalLog;
import io.lipsync.connector.callback.web.Refusals;
import io.lipsync.connector.callback.web.TomcatUnreadBody;
import io.lipsync.connector.http.Secret;
import io.lipsync.connector.limits.Permits;
import io.lipsync.connector.metrics.LipSyncMeters;
import io.lipsync.connector.provider.SignalSettings;
import io.lipsync.connector.provider.joggai.JoggaiSigner;
import io.lipsync.connector.support.EvolinkJson;
import io.lipsync.connector.support.EvolinkServer;
import io.lipsync.connector.support.FilteredTomcat;
import io.lipsync.connector.support.FilteredTomcat.Seen;
import io.lipsync.connector.support.LogCapture;
import io.lipsync.connector.support.RawCall;
import io.lipsync.connector.support.VendorServer;
import io.lipsync.connector.task.LipSyncTask;
import io.lipsync.connector.task.TaskStatus;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What strangers can do to the webhook of a real Tomcat: next to nothing. */
class CallbackFilterTest {
  @RegisterExtension static final EvolinkServer EVOLINK = new EvolinkServer();
  @RegisterExtension static final VendorServer JOGGAI = VendorServer.joggai();

  private static final String KEY = "AAAAAAAAAAAAAAAAAAAAAA";
  private static final String TOKEN =
      new CallbackToken(List.of(Secret.of(EvolinkServer.API_KEY))).mint(KEY);
  private static final String OURS = "/inbound/lip-sync?task=" + KEY + "&token=" + TOKEN;
  private static final String FORGED = "/inbound/lip-sync?task=" + KEY + "&token=x";
  private static final String JSON = "Content-Type: application/json\r\n";

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final LipSyncMeters meters = new LipSyncMeters(registry, List.of("evolink", "joggai"));
  private final CallbackPaths paths = new CallbackPaths(Duration.ofSeconds(5));
  private final CallbackMemory memory = CallbackMemory.empty();
  private final LogCapture log = new LogCapture();
  private final List<RawCall> slow = new ArrayList<>();
  private FilteredTomcat tomcat = tomcat("", "/", Duration.ofMinutes(1), 256);

  @BeforeEach
  void oneElementWaits() {
    EVOLINK.taskAnswers(200, EvolinkJson.COMPLETED);
    paths.open(new CallbackEndpoint("evolink", "lip-sync", evolink()));
  }

  @AfterEach
  void stop() {
    slow.forEach(RawCall::close);
    tomcat.close();
    log.close();
    assertThat(log.lines()).allSatisfy(line -> assertThat(line).doesNotContain(TOKEN, KEY));
  }

  @Test
  void aGenuineCallbackIsHandedOnWithItsBody() {
    assertThat(genuine()).isEqualTo(200);

    assertThat(tomcat.seen())
        .containsExactly(
            new Seen("POST", "application/json", EvolinkJson.COMPLETED.length(), TOKEN));
  }

  @Test
  void itIsHandedOnAsJsonWhateverItCallsItself() {
    for (String type :
        new String[] {"multipart/form-data; boundary=x", "application/x-www-form-urlencoded"}) {
      assertThat(post(OURS, "Content-Type: " + type + "\r\n", EvolinkJson.COMPLETED))
          .as(type)
          .isEqualTo(200);
    }
    assertThat(tomcat.seen())
        .hasSize(2)
        .allMatch(seen -> seen.contentType().equals("application/json"))
        .allMatch(seen -> seen.length() == EvolinkJson.COMPLETED.length());
  }

  @Test
  void slowCallersHoldNoThread() {
    for (int i = 0; i < 100; i++) {
      slow(FORGED, "Content-Length: 100");
      slow("/inbound/lip-sync", "Transfer-Encoding: chunked");
      slow(FORGED, "Content-Length: 3000000");
      slow(OURS, "Content-Length: 100");
      slow(OURS, "Transfer-Encoding: chunked").send("5\r\n{\"id\"\r\n");
    }

    assertThat(genuine()).isEqualTo(200);
  }

  @Test
  void whoHasNoTokenIsRefusedBeforeTheBodyAndLosesTheConnection() {
    for (String header : new String[] {"Content-Length: 100", "Transfer-Encoding: chunked"}) {
      for (String target : new String[] {FORGED, "/inbound/lip-sync"}) {
        RawCall call = slow(target, header);

        assertThat(call.status()).isEqualTo(401);
        assertThat(call.rest()).contains("Connection: close").contains("Content-Length: 0");
      }
    }
    assertThat(tomcat.seen()).isEmpty();
    assertThat(counted("forged")).isEqualTo(4);
  }

  @Test
  void aTokenInAFormIsNoToken() {
    String form = "task=" + KEY + "&token=" + TOKEN;
    String type = "Content-Type: application/x-www-form-urlencoded\r\n";

    assertThat(post("/inbound/lip-sync", type, form)).isEqualTo(401);
  }

  @Test
  void aBodyThatIsTooLongIsRefusedByItsLengthBeforeItComes() {
    assertThat(slow(OURS, "Content-Length: 65537").status()).isEqualTo(413);
    assertThat(slow(OURS, "Content-Length: 9999999999").status()).isEqualTo(413);
    assertThat(counted("refused")).isEqualTo(2);
    assertThat(tomcat.seen()).isEmpty();
  }

  @Test
  void aBodyInChunksIsReadUntil64KilobytesAndNoFurther() {
    String chunk = "1000\r\n" + "x".repeat(0x1000) + "\r\n";
    RawCall call = slow(OURS, "Transfer-Encoding: chunked");
    call.send(chunk.repeat(17));

    assertThat(call.status()).isEqualTo(413);
    assertThat(call.rest()).contains("Connection: close");
    assertThat(tomcat.seen()).isEmpty();
  }

  @Test
  void theLongestBodyIsReadInChunksAndByLength() {
    String body = EvolinkJson.COMPLETED + " ".repeat(65_536 - EvolinkJson.COMPLETED.length());
    String size = Integer.toHexString(body.length());

    assertThat(post(OURS, JSON, body)).isEqualTo(200);
    assertThat(
            slow(OURS, "Transfer-Encoding: chunked")
                .send(size + "\r\n" + body + "\r\n0\r\n\r\n")
                .status())
        .isEqualTo(200);
    assertThat(tomcat.seen()).extracting(Seen::length).containsExactly(65_536, 65_536);
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "HEAD", "PUT", "DELETE", "PATCH", "OPTIONS", "post"})
  void onlyAPostIsTaken(String method) {
    RawCall call =
        call().send(method + " " + OURS + " HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\n");

    assertThat(call.status()).isEqualTo(405);
    assertThat(call.rest()).contains("Allow: POST").contains("Connection: close");
    assertThat(tomcat.seen()).isEmpty();
  }

  @Test
  void aBodyThatDripsIsGivenUp() {
    tomcat.close();
    tomcat = tomcat("", "/", Duration.ofMillis(200), 256);
    RawCall call = slow(OURS, "Content-Length: 100").send("{");

    assertThat(call.status()).isEqualTo(408);
    assertThat(call.rest()).contains("Connection: close");
    assertThat(counted("refused")).isEqualTo(1);
  }

  @Test
  void aBodyThatIsCutOffMovesNothing() {
    slow(OURS, "Content-Length: 100").send("{").close();

    assertThat(genuine()).isEqualTo(200);
    assertThat(tomcat.seen()).hasSize(1);
  }

  @Test
  void whoHoldsPlacesLosesThemToOneThatComes() {
    tomcat.close();
    tomcat = tomcat("", "/", Duration.ofMinutes(1), 2);
    slow(OURS, "Content-Length: 100");
    slow(OURS, "Transfer-Encoding: chunked");
    slow(OURS, "Content-Length: 100");
    await(() -> counted("refused") == 1);

    assertThat(genuine()).isEqualTo(200);
    assertThat(counted("refused")).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/inbound/lip-sync",
        "/inbound/lip-sync/",
        "/inbound//lip-sync",
        "//inbound/lip-sync",
        "/inbound/./lip-sync",
        "/inbound/x/../lip-sync",
        "/x/../inbound/lip-sync",
        "/inbound/%6cip-sync",
        "/%69nbound/lip%2Dsync",
        "/inbound/lip-sync;x=y",
        "/inbound;x=y/lip-sync;jsessionid=1",
        "/inbound/;x/lip-sync",
        "/inbound/%2e/lip-sync",
        "/inbound/x/%2e%2e/lip-sync",
        "/INBOUND/lip-sync",
        "http://localhost/inbound/lip-sync"
      })
  void noSpellingOfThePathGetsPast(String path) {
    assertThat(slow(path, "Content-Length: 3000000").status()).isEqualTo(413);
    assertThat(slow(path + "?token=x", "Content-Length: 10").status()).isEqualTo(401);
    assertThat(tomcat.seen()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "/connectors, /, /connectors/inbound/lip-sync",
    "/connectors, /, /connectors/inbound/x/..;/lip-sync",
    "/a/b, /, /a/b//inbound;x/%6cip-sync",
    "'', /api/*, /api/inbound/lip-sync",
    "/connectors, /api/*, /connectors/api/inbound//lip-sync"
  })
  void aRuntimeBelowAnotherAddressIsGuardedToo(String context, String mapping, String path) {
    tomcat.close();
    tomcat = tomcat(context, mapping, Duration.ofMinutes(1), 256);

    assertThat(slow(path, "Content-Length: 3000000").status()).isEqualTo(413);
    assertThat(slow(path, "Content-Length: 10").status()).isEqualTo(401);
    assertThat(tomcat.seen()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/inbound/other",
        "/inbound/LIP-SYNC",
        "/inbound/lip-sync-2",
        "/inbound/lip-sync/more",
        "/inbound/lip%252Dsync",
        "/other/lip-sync",
        "/x/inbound/lip-sync",
        "/inbound",
        "/"
      })
  void whatBelongsToOthersIsLeftAlone(String path) {
    int large = 3_000_000;

    assertThat(post(path, "Content-Type: text/plain\r\n", "x".repeat(large))).isEqualTo(200);
    assertThat(call().send("GET " + path + " HTTP/1.1\r\nHost: x\r\n\r\n").status()).isEqualTo(200);
    assertThat(tomcat.seen())
        .containsExactly(
            new Seen("POST", "text/plain", large, null), new Seen("GET", null, 0, null));
    assertThat(log.lines()).isEmpty();
  }

  @Test
  void aPathThatIsClosedBelongsToOthersAgain() {
    paths.close(paths.at("lip-sync").getFirst());

    assertThat(post("/inbound/lip-sync", JSON, "x")).isEqualTo(200);
  }

  @Test
  void anElementWithAFaultyConfigurationReadsNoBodies() {
    paths.open(CallbackEndpoint.notReady("faulty"));

    assertThat(slow("/inbound/faulty", "Content-Length: 10").status()).isEqualTo(503);
    assertThat(slow("/inbound/faulty", "Content-Length: 99999999").status()).isEqualTo(413);
    assertThat(registry.get("lipsync.callbacks").tags("verdict", "not-ready").counters())
        .anyMatch(counter -> counter.count() == 1);
  }

  @Test
  void whoSignsNothingIsRefusedBeforeTheBodyAndWhoSignsWronglyAfterIt() {
    paths.open(new CallbackEndpoint("joggai", "jogg", joggai()));
    String body = JoggaiSigner.event("generated_lip_sync_video_success");

    assertThat(slow("/inbound/jogg", "Content-Length: 10").status()).isEqualTo(401);
    assertThat(slow("/inbound/jogg", "X-Webhook-Signature: x\r\nContent-Length: 10").status())
        .isEqualTo(401);
    String wrong = "X-Webhook-Signature: " + "0".repeat(64) + "\r\n";
    assertThat(post("/inbound/jogg", wrong, body)).isEqualTo(401);
    assertThat(post("/inbound/jogg", signature(body), body)).isEqualTo(503);
    String other = JoggaiSigner.event("another_event");
    assertThat(post("/inbound/jogg", signature(other), other)).isEqualTo(200);
    assertThat(tomcat.seen()).as("nothing of it was about a finished task").isEmpty();
  }

  @Test
  void ofElementsOnOnePathAnyMayBelieveACallback() {
    paths.close(paths.at("lip-sync").getFirst());
    paths.open(new CallbackEndpoint("joggai", "lip-sync", joggai()));
    paths.open(CallbackEndpoint.notReady("lip-sync"));
    paths.open(new CallbackEndpoint("evolink", "lip-sync", evolink()));

    assertThat(genuine()).isEqualTo(200);
    assertThat(post(FORGED, JSON, EvolinkJson.COMPLETED)).isEqualTo(401);
    assertThat(tomcat.seen()).hasSize(1);
  }

  @Test
  void whatMovesNothingIsAnsweredHereAndToldInOneLine() {
    EVOLINK.taskAnswers(200, EvolinkJson.PROCESSING);

    assertThat(post(OURS, JSON, "{}")).isEqualTo(400);
    for (int i = 0; i < 300; i++) {
      assertThat(genuine()).isEqualTo(503);
      assertThat(post(FORGED, JSON, EvolinkJson.COMPLETED)).isEqualTo(401);
    }
    assertThat(tomcat.seen()).isEmpty();
    assertThat(log.lines()).hasSize(1);
    assertThat(log.lines().getFirst())
        .isEqualTo(
            "Callbacks refused at /inbound/lip-sync: 1 x 400 the body names no task of evolink");
    assertThat(counted("forged")).isEqualTo(300);
    assertThat(counted("not-finished")).isEqualTo(300);
    assertThat(counted("malformed")).isEqualTo(1);
  }

  @Test
  void aReplayedAddressMakesTheProviderAnswerOnceInAMoment() {
    for (int i = 0; i < 200; i++) {
      assertThat(genuine()).isEqualTo(200);
    }
    assertThat(EVOLINK.requests()).hasSize(1);
  }

  @Test
  void manyAtOnceShareOneReadAndHoldFewThreads() {
    EVOLINK.taskAnswers(aResponse().withBody(EvolinkJson.COMPLETED).withFixedDelay(1_000));
    String body = EvolinkJson.COMPLETED;
    List<RawCall> calls =
        IntStream.range(0, 60)
            .mapToObj(i -> slow(OURS, JSON + "Content-Length: " + body.length()).send(body))
            .toList();

    List<Integer> answers = calls.stream().map(RawCall::status).toList();

    assertThat(EVOLINK.requests()).hasSize(1);
    assertThat(answers).contains(200, 503).containsOnly(200, 503);
  }

  @Test
  void aRepeatThatTheEngineHasJustTakenIsAnsweredWithoutAskingIt() {
    assertThat(genuine()).isEqualTo(200);
    memory
        .delivered()
        .add(
            "lip-sync",
            LipSyncTask.builder("evolink", EvolinkServer.TASK_ID, TaskStatus.COMPLETED)
                .correlationKey(KEY)
                .build());

    assertThat(genuine()).isEqualTo(200);
    assertThat(tomcat.seen()).hasSize(1);
    assertThat(counted("finished")).as("the first is counted behind the filter").isEqualTo(1);
  }

  private int genuine() {
    return post(OURS, JSON, EvolinkJson.COMPLETED);
  }

  private int post(String target, String header, String body) {
    try (RawCall call = new RawCall(tomcat.port())) {
      return call.post(target, header + "Content-Length: " + body.length()).send(body).status();
    }
  }

  /** A call whose body does not come. */
  private RawCall slow(String target, String header) {
    return call().post(target, header);
  }

  private RawCall call() {
    RawCall call = tomcat.call();
    slow.add(call);
    return call;
  }

  private static void await(BooleanSupplier condition) {
    long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("waited long enough").isLessThan(end);
      Thread.onSpinWait();
    }
  }

  private double counted(String verdict) {
    return registry
        .get("lipsync.callbacks")
        .tags("provider", "evolink", "verdict", verdict)
        .counter()
        .count();
  }

  private static String signature(String body) {
    return "X-Webhook-Signature: "
        + JoggaiSigner.sign("s3cr3t", body).header("x-webhook-signature")
        + "\r\n";
  }

  private CallbackReceiver evolink() {
    return new CallbackReceiver(
        EVOLINK.account(),
        new SignalSettings(null, List.of()),
        new AccountGate(
            "evolink",
            new Permits(50, 0, Duration.ofSeconds(5), Clock.systemUTC()),
            memory.recent()),
        CallbackReceiver.Later.NEVER);
  }

  private static CallbackReceiver joggai() {
    return new CallbackReceiver(
        JOGGAI.account(),
        new SignalSettings(null, Stream.of("s3cr3t").map(Secret::of).toList()),
        CallbackReceiver.Gate.OPEN,
        CallbackReceiver.Later.NEVER);
  }

  private FilteredTomcat tomcat(String contextPath, String mapping, Duration limit, int places) {
    return new FilteredTomcat(
        new CallbackEntry(
            paths,
            memory,
            new Refusals(new TomcatUnreadBody()),
            new CallbackTally(meters, new RefusalLog()),
            new CallbackEntry.Limits(limit, places)),
        contextPath,
        mapping);
  }
}
