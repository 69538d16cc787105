package io.lipsync.connector.provider;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import io.lipsync.connector.config.Vendor;
import io.lipsync.connector.http.ApiClient;
import io.lipsync.connector.http.HttpSettings;
import io.lipsync.connector.http.SendGate;
import io.lipsync.connector.support.SubmitOrders;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** How each vendor is asked what became of an order, and what its answers mean. */
class TraceTest {
  private static final Instant NOW = Instant.ofEpochSecond(1775200000);
  private static final Instant SENT = NOW.minusSeconds(180);
  private static final String ID = "a8532587-fa8c-4ef8-82be-0c46b17950d1";
  private static final String JOGGAI =
      "/open/v2/lip_sync_video?video_url=https%3A%2F%2Fexample.com%2Fspeaker.mp4"
          + "&audio_url=https%3A%2F%2Fexample.com%2Fspeech.wav&playback_type=normal";

  private final WireMockServer server =
      new WireMockServer(WireMockConfiguration.options().dynamicPort());
  private final ApiClient client = new ApiClient(HttpSettings.defaults(), Clock.systemUTC());

  @AfterEach
  void stop() {
    client.close();
    server.stop();
  }

  @ParameterizedTest
  @CsvSource({
    "'{\"code\":0,\"data\":{\"task_id\":\"#\",\"status\":\"pending\",\"created_at\":1775199825}}', found",
    "'{\"code\":0,\"data\":{\"task_id\":\"#\",\"status\":\"failed\",\"created_at\":1775199825}}', found",
    "'{\"code\":0,\"data\":{\"task_id\":\"#\",\"created_at\":1775199000}}', nothing",
    "'{\"code\":17003,\"msg\":\"no such task\"}', nothing",
    "'{\"code\":10104,\"msg\":\"Record not found\"}', nothing",
    "'{\"code\":0,\"msg\":\"Success\",\"data\":null}', nothing",
    "'{\"code\":0,\"msg\":\"Success\",\"data\":{}}', nothing",
    "'{\"code\":0,\"data\":{\"task_id\":\"#\",\"status\":\"pending\"}}', unclear",
    "'{\"code\":0,\"data\":{\"status\":\"pending\",\"created_at\":1775199825}}', unclear",
    "'{\"code\":50000,\"msg\":\"busy\"}', unclear",
    "'{\"code\":10105,\"msg\":\"wrong key\"}', unclear",
    "'<html></html>', unclear",
    "'', unclear"
  })
  void joggaiFindsTheNewestTaskWithTheSameInput(String body, String meaning) {
    LipSyncProvider joggai = provider("joggai", Map.of());
    prove(joggai);
    server.stubFor(
        WireMock.get(JOGGAI)
            .willReturn(aResponse().withBody(body.replace("#", ID)).withHeader("Date", date())));
    LostOrder order = joggai.lost(SubmitOrders.any(), SENT);

    Trace trace = joggai.trace(account(joggai), order, NOW);

    assertThat(trace)
        .isInstanceOf(
            switch (meaning) {
              case "found" -> Trace.Found.class;
              case "nothing" -> Trace.Nothing.class;
              default -> Trace.CannotTell.class;
            });
    if (trace instanceof Trace.Found found) {
      assertThat(found.taskId()).isEqualTo(ID);
    }
  }

  /** One order is accepted, and the search shows it at once. */
  private void prove(LipSyncProvider joggai) {
    String pending = "{\"code\":0,\"data\":{\"task_id\":\"%s\",\"status\":\"pending\"%s}}";
    server.stubFor(
        WireMock.post("/open/v2/create_lip_sync_video")
            .willReturn(okJson(pending.formatted(ID, ""))));
    server.stubFor(
        WireMock.get(JOGGAI)
            .willReturn(
                okJson(pending.formatted(ID, ",\"created_at\":1775190000"))
                    .withHeader("Date", date())));
    LostOrder order = joggai.lost(SubmitOrders.any(), SENT);
    assertThat(joggai.trace(account(joggai), order, NOW))
        .as("before it has proved itself")
        .isInstanceOf(Trace.CannotTell.class);
    joggai.submit(account(joggai), SubmitOrders.any(), SendGate.OPEN);
    assertThat(waitFor(() -> joggai.trace(account(joggai), order, NOW), new Trace.Nothing()))
        .isEqualTo(new Trace.Nothing());
  }

  /** A search without input would find nothing, and prove what is not so. */
  @Test
  void joggaiIsNotAskedForAnOrderWithoutItsInput() {
    LipSyncProvider joggai = provider("joggai", Map.of());
    prove(joggai);
    for (LostOrder order :
        List.of(
            new LostOrder(SENT, null, "a", "normal"),
            new LostOrder(SENT, "v", null, "normal"),
            new LostOrder(SENT, "v", "a", null))) {
      assertThat(joggai.trace(account(joggai), order, NOW))
          .isEqualTo(new Trace.CannotTell("the submission does not say what was sent"));
    }
  }

  /** What another worker sent, nobody knows when, may be any task with the same input. */
  @Test
  void joggaiFindsAnOlderTaskWhereNobodyKnowsWhenTheOrderWasSent() {
    LipSyncProvider joggai = provider("joggai", Map.of());
    server.stubFor(
        WireMock.get(JOGGAI)
            .willReturn(
                okJson(
                    "{\"code\":0,\"data\":{\"task_id\":\"%s\",\"created_at\":1700000000}}"
                        .formatted(ID))));
    LostOrder order = joggai.lost(SubmitOrders.any(), null);
    assertThat(joggai.trace(account(joggai), order, NOW)).isEqualTo(new Trace.Found(ID));
  }

  @Test
  void a404PageOfJoggaiIsNoAnswer() {
    LipSyncProvider joggai = provider("joggai", Map.of());
    server.start();
    LostOrder order = joggai.lost(SubmitOrders.any(), SENT);
    assertThat(joggai.trace(account(joggai), order, NOW)).isInstanceOf(Trace.CannotTell.class);
  }

  @Test
  void evolinksListIsControlledAndThenProves() {
    LipSyncProvider evolink = provider("evolink", Map.of());
    String id = "task-unified-1775200000-xyz12345";
    server.stubFor(
        WireMock.post("/v1/videos/generations")
            .willReturn(okJson("{\"id\":\"%s\",\"status\":\"pending\"}".formatted(id))));
    listOf(
        "/v1/tasks?page=1&page_size=100",
        "{\"data\":[{\"id\":\"%s\",\"status\":\"pending\",\"created_at\":1775190000}],\"total\":1,"
            + "\"page\":1,\"page_size\":20}",
        id);
    assertControlledAndThenProves(evolink, "/v1/tasks");
  }

  @Test
  void dashscopesListIsControlledAndThenProves() {
    LipSyncProvider dashscope = provider("dashscope", Map.of());
    server.stubFor(
        WireMock.post("/api/v1/services/aigc/image2video/video-synthesis/")
            .willReturn(
                okJson(
                    "{\"output\":{\"task_id\":\"%s\",\"task_status\":\"PENDING\"}}"
                        .formatted(ID))));
    String list =
        "{\"total\":1,\"total_page\":1,\"page_no\":1,\"page_size\":10,\"data\":[{\"task_id\":\"%s\","
            + "\"status\":\"PENDING\",\"gmt_create\":1775190000000}]}";
    listOf("/api/v1/tasks/?page_no=1&page_size=100", list, ID);
    listOf(
        "/api/v1/tasks/?page_no=1&page_size=100&start_time=20260403145340&end_time=20260403151640",
        list,
        ID);
    assertControlledAndThenProves(dashscope, "/api/v1/tasks/");
  }

  private void assertControlledAndThenProves(LipSyncProvider provider, String path) {
    ProviderAccount account = account(provider);
    LostOrder order = provider.lost(SubmitOrders.any(), SENT);
    assertThat(provider.trace(account, order, NOW)).isInstanceOf(Trace.CannotTell.class);

    assertThat(provider.submit(account, SubmitOrders.any(), SendGate.OPEN))
        .isInstanceOf(SubmitAnswer.Accepted.class);
    assertThat(waitFor(() -> provider.trace(account, order, NOW), new Trace.Nothing()))
        .isEqualTo(new Trace.Nothing());
    for (String body : List.of("{}", "{\"data\":{}}", "<html></html>", "", "{\"data\":\"x\"}")) {
      server.stubFor(WireMock.get(WireMock.anyUrl()).willReturn(okJson(body)));
      assertThat(provider.trace(account, order, NOW)).as(body).isInstanceOf(Trace.CannotTell.class);
    }
    assertThat(
            server
                .findAll(WireMock.getRequestedFor(WireMock.urlPathEqualTo(path)))
                .getFirst()
                .getHeader("Authorization"))
        .isEqualTo("Bearer key");
  }

  @ParameterizedTest
  @ValueSource(strings = {"evolink", "dashscope", "joggai"})
  void nobodyIsAskedWhereThatIsOff(String vendor) {
    LipSyncProvider provider =
        provider(vendor, Map.of("lipsync." + vendor + ".resolve-unknown", "off"));
    server.start();
    assertThat(provider.lost(SubmitOrders.any(), SENT)).isNull();
    assertThat(provider.trace(account(provider), new LostOrder(SENT, "v", "a", "normal"), NOW))
        .isInstanceOf(Trace.CannotTell.class);
    assertThat(server.getAllServeEvents()).isEmpty();
  }

  /** The control runs beside the submission. */
  private static <T> T waitFor(Supplier<T> work, T wanted) {
    T last = work.get();
    for (long begin = System.nanoTime();
        !last.equals(wanted) && System.nanoTime() - begin < 10_000_000_000L; ) {
      Thread.yield();
      last = work.get();
    }
    return last;
  }

  private void listOf(String url, String body, String id) {
    server.stubFor(
        WireMock.get(url).willReturn(okJson(body.formatted(id)).withHeader("Date", date())));
  }

  private static String date() {
    return DateTimeFormatter.RFC_1123_DATE_TIME.format(NOW.atOffset(ZoneOffset.UTC));
  }

  private LipSyncProvider provider(String id, Map<String, String> settings) {
    if (!server.isRunning()) {
      server.start();
    }
    Map<String, String> all = new HashMap<>(settings);
    all.put("lipsync." + id + ".base-url", server.baseUrl());
    Binder binder = new Binder(new MapConfigurationPropertySource(all));
    return Vendor.ALL.stream()
        .filter(vendor -> vendor.id().equals(id))
        .map(
            vendor ->
                bind(
                    vendor, binder, new Vendor.Tools(client, Clock.systemUTC(), Clock.systemUTC())))
        .findFirst()
        .orElseThrow();
  }

  private static <S> LipSyncProvider bind(Vendor<S> vendor, Binder binder, Vendor.Tools tools) {
    return vendor
        .provider()
        .apply(tools, binder.bindOrCreate("lipsync." + vendor.id(), vendor.settings()));
  }

  private static ProviderAccount account(LipSyncProvider provider) {
    return new Providers(List.of(provider), List.of())
        .account(new Connection(provider.id(), "key", null));
  }
}
