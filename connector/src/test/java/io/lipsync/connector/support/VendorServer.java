package io.lipsync.connector.support;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.lipsync.connector.http.ApiClient;
import io.lipsync.connector.http.HttpSettings;
import io.lipsync.connector.http.Secret;
import io.lipsync.connector.provider.Connection;
import io.lipsync.connector.provider.LipSyncProvider;
import io.lipsync.connector.provider.ProviderAccount;
import io.lipsync.connector.provider.Providers;
import io.lipsync.connector.provider.dashscope.DashscopeProvider;
import io.lipsync.connector.provider.joggai.JoggaiProvider;
import java.time.Clock;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A vendor's addresses with answers to order, and the real provider that talks to them. */
public final class VendorServer implements BeforeEachCallback, AfterAllCallback, AutoCloseable {
  public static final String API_KEY = "sk-test-0123456789abcdef";
  public static final String TASK_ID = "a8532587-fa8c-4ef8-82be-0c46b17950d1";

  private final WireMockServer server = new WireMockServer(wireMockConfig().dynamicPort());
  private final Answers answers = new Answers(server);
  private final ApiClient client = new ApiClient(HttpSettings.defaults(), Clock.systemUTC());
  private final BiFunction<ApiClient, String, LipSyncProvider> vendor;
  private final String submitPath;
  private final String taskPath;

  private VendorServer(
      BiFunction<ApiClient, String, LipSyncProvider> vendor, String submitPath, String taskPath) {
    this.vendor = vendor;
    this.submitPath = submitPath;
    this.taskPath = taskPath;
  }

  public static VendorServer dashscope() {
    return new VendorServer(
        (client, baseUrl) ->
            new DashscopeProvider(
                client,
                VendorSettings.dashscope().at(baseUrl).build(),
                Clock.systemUTC(),
                Clock.systemUTC()),
        "/api/v1/services/aigc/image2video/video-synthesis/",
        "/api/v1/tasks/" + TASK_ID);
  }

  public static VendorServer joggai() {
    return new VendorServer(
        (client, baseUrl) -> new JoggaiProvider(client, VendorSettings.joggai(baseUrl)),
        "/open/v2/create_lip_sync_video",
        "/open/v2/lip_sync_video/" + TASK_ID);
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    start();
    answers.reset();
  }

  @Override
  public void afterAll(ExtensionContext context) {
    close();
  }

  public VendorServer start() {
    if (!server.isRunning()) {
      server.start();
    }
    return this;
  }

  @Override
  public void close() {
    client.close();
    server.stop();
  }

  public String baseUrl() {
    return "http://localhost:" + server.port();
  }

  public ApiClient client() {
    return client;
  }

  public LipSyncProvider provider() {
    return vendor.apply(client, baseUrl());
  }

  /** An installation that knows only this server. */
  public Providers providers(String... signingSecrets) {
    return new Providers(List.of(provider()), Stream.of(signingSecrets).map(Secret::of).toList());
  }

  public ProviderAccount account() {
    return providers().account(connection());
  }

  /** The connection fields of a template. */
  public Connection connection() {
    return new Connection(provider().id(), API_KEY, null);
  }

  public void submitAnswers(int status, String body) {
    submitAnswers(aResponse().withStatus(status).withBody(body));
  }

  public void submitAnswers(ResponseDefinitionBuilder answer) {
    postAnswers(submitPath, answer);
  }

  /** What a read of {@link #TASK_ID} answers. */
  public void taskAnswers(int status, String body) {
    taskAnswers(aResponse().withStatus(status).withBody(body));
  }

  public void taskAnswers(ResponseDefinitionBuilder answer) {
    getAnswers(taskPath, answer);
  }

  public void cancelAnswers(int status, String body) {
    cancelAnswers(aResponse().withStatus(status).withBody(body));
  }

  public void cancelAnswers(ResponseDefinitionBuilder answer) {
    postAnswers(taskPath + "/cancel", answer);
  }

  public void postAnswers(String path, ResponseDefinitionBuilder answer) {
    answers.toPost(path, answer);
  }

  public void getAnswers(String path, ResponseDefinitionBuilder answer) {
    answers.toGet(path, answer);
  }

  /** Everything that was asked, wherever. */
  public List<LoggedRequest> requests() {
    return server.findAll(anyRequestedFor(anyUrl()));
  }

  /** The last thing that was asked. */
  public LoggedRequest lastRequest() {
    return requests().getLast();
  }
}
