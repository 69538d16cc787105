package io.lipsync.connector.support;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.lipsync.connector.http.ApiClient;
import io.lipsync.connector.http.HttpSettings;
import io.lipsync.connector.http.Secret;
import io.lipsync.connector.media.MediaFile;
import io.lipsync.connector.media.MediaFormat;
import io.lipsync.connector.provider.LipSyncProvider;
import io.lipsync.connector.provider.ProviderAccount;
import io.lipsync.connector.provider.ResolveUnknown;
import io.lipsync.connector.provider.dashscope.DashscopeProvider;
import io.lipsync.connector.provider.evolink.EvolinkProvider;
import io.lipsync.connector.provider.evolink.EvolinkSettings;
import io.lipsync.connector.provider.joggai.JoggaiProvider;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.util.unit.DataSize;

/** A vendor's API, and on another host a storage that takes files, with answers to order. */
public final class UploadServers implements BeforeEachCallback, AfterAllCallback {
  public static final String API_KEY = "sk-test-0123456789abcdef";

  private static final Duration SHORT = Duration.ofSeconds(5);

  private final WireMockServer api = new WireMockServer(wireMockConfig().dynamicPort());
  private final WireMockServer storage = new WireMockServer(wireMockConfig().dynamicPort());
  private final ApiClient client = client(Set.of("localhost"));

  /** A client that may call these hosts although others name them. */
  public static ApiClient client(Set<String> privateHosts) {
    return new ApiClient(
        new HttpSettings(4, 10, SHORT, SHORT, SHORT, SHORT, privateHosts), Clock.systemUTC());
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    for (WireMockServer server : List.of(api, storage)) {
      if (!server.isRunning()) {
        server.start();
      }
      server.resetAll();
    }
  }

  @Override
  public void afterAll(ExtensionContext context) {
    client.close();
    api.stop();
    storage.stop();
  }

  /** EvoLink, with its files API on the other host. */
  public EvolinkProvider evolink() {
    return evolink(1000);
  }

  public EvolinkProvider evolink(long uploadLimit) {
    return new EvolinkProvider(
        client,
        new EvolinkSettings(
            api.baseUrl(),
            storage.baseUrl(),
            DataSize.ofBytes(uploadLimit),
            false,
            ResolveUnknown.OFF,
            Duration.ofHours(24)));
  }

  public DashscopeProvider dashscope() {
    return dashscope(client);
  }

  public DashscopeProvider dashscope(ApiClient other) {
    return new DashscopeProvider(
        other,
        VendorSettings.dashscope().at(api.baseUrl()).build(),
        Clock.systemUTC(),
        Clock.systemUTC());
  }

  public JoggaiProvider joggai() {
    return joggai(client);
  }

  public JoggaiProvider joggai(ApiClient other) {
    return new JoggaiProvider(other, VendorSettings.joggai(api.baseUrl()));
  }

  public ProviderAccount account(LipSyncProvider provider) {
    Secret key = Secret.of(API_KEY);
    return new ProviderAccount(provider, key, URI.create(provider.baseUrl()), false, List.of(key));
  }

  /** A file on the disk of these bytes, ready to be sent. */
  public static MediaFile file(Path folder, MediaFormat format, byte[] content) {
    try {
      Path path = Files.write(folder.resolve("upload.part"), content);
      return new MediaFile(
          format.kind(), format, path, content.length, "lip-sync-1." + format.extension());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public void apiAnswers(int status, String body) {
    apiAnswers(aResponse().withStatus(status).withBody(body));
  }

  public void apiAnswers(ResponseDefinitionBuilder answer) {
    api.stubFor(any(anyUrl()).willReturn(answer));
  }

  public void storageAnswers(int status, String body) {
    storageAnswers(aResponse().withStatus(status).withBody(body));
  }

  public void storageAnswers(ResponseDefinitionBuilder answer) {
    storage.stubFor(any(anyUrl()).willReturn(answer));
  }

  /** An address of the storage. */
  public String storageUrl(String path) {
    return storage.baseUrl() + path;
  }

  public List<LoggedRequest> apiRequests() {
    return api.findAll(anyRequestedFor(anyUrl()));
  }

  public List<LoggedRequest> storageRequests() {
    return storage.findAll(anyRequestedFor(anyUrl()));
  }
}
