package io.lipsync.connector.support;

import static com.github.tomakehurst.wiremock.client.WireMock.request;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Answers of a server to order. The newest answer to a request takes the place of the one before:
 * WireMock keeps them all, and looks through all of them at each call.
 */
final class Answers {
  private final WireMockServer server;
  private final Map<String, StubMapping> current = new ConcurrentHashMap<>();

  Answers(WireMockServer server) {
    this.server = server;
  }

  /** Forgets all answers, and what was asked. */
  void reset() {
    server.resetAll();
    current.clear();
  }

  void toGet(String path, ResponseDefinitionBuilder answer) {
    set("GET", path, answer);
  }

  void toPost(String path, ResponseDefinitionBuilder answer) {
    set("POST", path, answer);
  }

  private void set(String method, String path, ResponseDefinitionBuilder answer) {
    StubMapping before =
        current.put(
            method + " " + path,
            server.stubFor(request(method, urlEqualTo(path)).willReturn(answer)));
    if (before != null) {
      server.removeStub(before);
    }
  }
}
