package io.lipsync.connector.support;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.lipsync.connector.http.ApiClient;
import io.lipsync.connector.http.HttpSettings;
import io.lipsync.connector.http.Secret;
import io.lipsync.connector.provider.Connection;
import io.lipsync.connector.provider.ProviderAccount;
import io.lipsync.connector.provider.Providers;
import io.lipsync.connector.provider.ResolveUnknown;
import io.lipsync.connector.provider.evolink.EvolinkProvider;
import io.lipsync.connector.provider.evolink.EvolinkSettings;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** EvoLink's two addresses with answers to order, and the real provider that talks to them. */
public final class EvolinkServer implements BeforeEachCallback, AfterAllCallback, AutoCloseable {
  public static final String API_KEY = "sk-test-0123456789abcdef";
  public static final String TASK_ID = "task-unified-1775200000-xyz12345";

  private static final String SUBMIT = "/v1/videos/generations";

  private final WireMockServer server = new WireMockServer(wireMockConfig().dynamicPort());
  private final Answers answers = new Answers(server);
  private final ApiClient client = new ApiClient(HttpSettings.defaults(), Clock.systemUTC());

  @Override
  public void beforeEach(ExtensionContext context) {
    start();
    answers.reset();
  }

  @Override
  public void afterAll(ExtensionContext context) {
    close();
  }

  public EvolinkServer start() {
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

  public EvolinkProvider provider() {
    return new EvolinkProvider(client, VendorSettings.evolink(baseUrl()));
  }

  /** An installation that knows only this server. */
  public Providers providers(String... signingSecrets) {
    return new Providers(List.of(provider()), Stream.of(signingSecrets).map(Secret::of).toList());
  }

  /** The provider at another address. */
  public EvolinkProvider at(String baseUrl) {
    return new EvolinkProvider(client, VendorSettings.evolink(baseUrl));
  }

  /** An installation that trusts this server's idempotency keys. */
  public Providers trusted() {
    EvolinkSettings settings = VendorSettings.evolink(baseUrl());
    return new Providers(
        List.of(
            new EvolinkProvider(
                client,
                new EvolinkSettings(
                    settings.baseUrl(),
                    settings.filesUrl(),
                    settings.uploadLimit(),
                    true,
                    ResolveUnknown.OFF,
                    Duration.ofHours(24)))),
        List.of());
  }

  public ProviderAccount account(String... signingSecrets) {
    return providers(signingSecrets).account(connection());
  }

  /** The connection fields of a template. */
  public Connection connection() {
    return new Connection("evolink", API_KEY, null);
  }

  public void submitAnswers(int status, String body) {
    submitAnswers(aResponse().withStatus(status).withBody(body));
  }

  public void submitAnswers(ResponseDefinitionBuilder answer) {
    answers.toPost(SUBMIT, answer);
  }

  /** What a read of {@link #TASK_ID} answers. */
  public void taskAnswers(int status, String body) {
    taskAnswers(aResponse().withStatus(status).withBody(body));
  }

  public void taskAnswers(ResponseDefinitionBuilder answer) {
    answers.toGet("/v1/tasks/" + TASK_ID, answer);
  }

  public void creditsAnswer(int status, String body) {
    answers.toGet("/v1/credits", aResponse().withStatus(status).withBody(body));
  }

  /** The bodies and headers of all submissions so far. */
  public List<LoggedRequest> submissions() {
    return server.findAll(postRequestedFor(urlEqualTo(SUBMIT)));
  }

  /** Everything that was asked, wherever. */
  public List<LoggedRequest> requests() {
    return server.findAll(anyRequestedFor(anyUrl()));
  }
}
