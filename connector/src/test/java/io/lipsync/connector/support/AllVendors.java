package io.lipsync.connector.support;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.WireMockServer;
import io.lipsync.connector.http.ApiClient;
import io.lipsync.connector.http.HttpSettings;
import io.lipsync.connector.http.Secret;
import io.lipsync.connector.provider.LipSyncProvider;
import io.lipsync.connector.provider.ProviderAccount;
import io.lipsync.connector.provider.ResolveUnknown;
import io.lipsync.connector.provider.dashscope.DashscopeProvider;
import io.lipsync.connector.provider.evolink.EvolinkProvider;
import io.lipsync.connector.provider.evolink.EvolinkSettings;
import io.lipsync.connector.provider.joggai.JoggaiProvider;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.util.unit.DataSize;

/** One server that answers everything alike, and the three real providers that ask it. */
public final class AllVendors implements BeforeEachCallback, AfterAllCallback {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final WireMockServer server = new WireMockServer(wireMockConfig().dynamicPort());
  private final ApiClient client = new ApiClient(HttpSettings.defaults(), Clock.systemUTC());
  private final Secret key;

  public AllVendors(String apiKey) {
    key = Secret.of(apiKey);
  }

  /** The names of the three. */
  public static List<String> names() {
    return List.of("evolink", "dashscope", "joggai");
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    if (!server.isRunning()) {
      server.start();
    }
    server.resetAll();
  }

  @Override
  public void afterAll(ExtensionContext context) {
    client.close();
    server.stop();
  }

  public LipSyncProvider provider(String name) {
    String url = server.baseUrl();
    return switch (name) {
      case "evolink" ->
          new EvolinkProvider(
              client,
              new EvolinkSettings(
                  url,
                  url,
                  DataSize.ofBytes(1000),
                  false,
                  ResolveUnknown.OFF,
                  Duration.ofHours(24)));
      case "dashscope" ->
          new DashscopeProvider(
              client,
              VendorSettings.dashscope().at(url).build(),
              Clock.systemUTC(),
              Clock.systemUTC());
      default -> new JoggaiProvider(client, VendorSettings.joggai(url));
    };
  }

  public ProviderAccount account(LipSyncProvider provider) {
    return new ProviderAccount(provider, key, URI.create(provider.baseUrl()), false, List.of(key));
  }

  public void answer(int status, String body) {
    server.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(status).withBody(body)));
  }

  /** The same with a header. */
  public void answer(int status, String body, String header, String value) {
    server.stubFor(
        any(anyUrl())
            .willReturn(aResponse().withStatus(status).withBody(body).withHeader(header, value)));
  }

  /** How many calls came in. */
  public int calls() {
    return server.findAll(anyRequestedFor(anyUrl())).size();
  }

  /** A refused call in the words of the vendor. */
  public static String refusal(String vendor, String code, String message) {
    ObjectNode body = JSON.createObjectNode();
    switch (vendor) {
      case "evolink" -> body.putObject("error").put("code", code).put("message", message);
      case "dashscope" -> body.put("request_id", "r").put("code", code).put("message", message);
      default -> body.put("code", 40000).put("msg", message);
    }
    return body.toString();
  }

  /** A task that failed. */
  public static String failedTask(String vendor, String id, String code, String message) {
    ObjectNode body = JSON.createObjectNode();
    switch (vendor) {
      case "evolink" -> {
        body.put("id", id).put("status", "failed");
        body.putObject("error").put("code", code).put("message", message);
      }
      case "dashscope" ->
          body.putObject("output")
              .put("task_id", id)
              .put("task_status", "FAILED")
              .put("code", code)
              .put("message", message);
      default -> {
        ObjectNode data = body.put("code", 0).putObject("data");
        data.put("task_id", id).put("status", "failed");
        data.putObject("error").put("code", code).put("message", message);
      }
    }
    return body.toString();
  }

  /** A task that was accepted. */
  public static String acceptedTask(String vendor, String id) {
    ObjectNode body = JSON.createObjectNode();
    switch (vendor) {
      case "evolink" -> body.put("id", id).put("status", "pending");
      case "dashscope" -> body.putObject("output").put("task_id", id).put("task_status", "PENDING");
      default -> body.put("code", 0).putObject("data").put("task_id", id).put("status", "pending");
    }
    return body.toString();
  }

  /** A task that has its video. */
  public static String completedTask(String vendor, String id, String link) {
    ObjectNode body = JSON.createObjectNode();
    switch (vendor) {
      case "evolink" -> body.put("id", id).put("status", "completed").putArray("results").add(link);
      case "dashscope" ->
          body.putObject("output")
              .put("task_id", id)
              .put("task_status", "SUCCEEDED")
              .put("video_url", link);
      default -> {
        ObjectNode data = body.put("code", 0).putObject("data");
        data.put("task_id", id).put("status", "success");
        data.putObject("data").put("result_url", link).put("cover_url", link);
      }
    }
    return body.toString();
  }
}
