package io.lipsync.connector.http;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing makes the client send a call twice, or to another address than it was given. */
class SentOnceTest {
  @RegisterExtension
  static final WireMockExtension SERVER =
      WireMockExtension.newInstance().options(wireMockConfig().dynamicPort()).build();

  @ParameterizedTest
  @ValueSource(ints = {408, 429, 500, 502, 503, 504})
  void anErrorIsNotRepeatedEvenWhenTheServerInvitesTo(int status) {
    Exchange exchange =
        post(aResponse().withStatus(status).withHeader("Retry-After", "0").withBody("{}"));
    assertThat(exchange)
        .isInstanceOfSatisfying(
            Exchange.Answered.class, answer -> assertThat(answer.status()).isEqualTo(status));
    assertSentOnce();
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void aFaultIsNotRepeated(Fault fault) {
    post(aResponse().withFault(fault));
    assertSentOnce();
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void aReadIsNotRepeatedEither(Fault fault) {
    stub(aResponse().withFault(fault));
    send(ApiRequest.get(address()));
    assertSentOnce();
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 303, 307, 308})
  void aRedirectIsAnAnswerAndIsNotFollowed(int status) {
    Exchange exchange =
        post(aResponse().withStatus(status).withHeader("Location", SERVER.url("/elsewhere")));
    assertThat(exchange)
        .isInstanceOfSatisfying(
            Exchange.Answered.class, answer -> assertThat(answer.status()).isEqualTo(status));
    SERVER.verify(0, anyRequestedFor(urlEqualTo("/elsewhere")));
    assertSentOnce();
  }

  @Test
  void aDemandForAnotherLoginIsNotAnswered() {
    Exchange exchange =
        post(aResponse().withStatus(401).withHeader("WWW-Authenticate", "Basic realm=\"x\""));
    assertThat(exchange).isInstanceOf(Exchange.Answered.class);
    assertSentOnce();
  }

  @Test
  void aCookieIsNotSentBack() {
    stub(aResponse().withHeader("Set-Cookie", "session=1; Path=/"));
    try (ApiClient client = ShortTimeouts.client(ShortTimeouts.patient())) {
      client.send(ApiRequest.get(address()));
      client.send(ApiRequest.get(address()));
    }
    SERVER.verify(2, anyRequestedFor(anyUrl()).withoutHeader("Cookie"));
  }

  private static Exchange post(ResponseDefinitionBuilder answer) {
    stub(answer);
    return send(ApiRequest.post(address(), "{\"model\":\"videoretalk\"}"));
  }

  private static void stub(ResponseDefinitionBuilder answer) {
    SERVER.stubFor(any(anyUrl()).willReturn(answer));
  }

  private static Exchange send(ApiRequest request) {
    try (ApiClient client = ShortTimeouts.client(ShortTimeouts.patient())) {
      return client.send(request);
    }
  }

  private static URI address() {
    return URI.create(SERVER.url("/v1/videos/generations"));
  }

  private static void assertSentOnce() {
    SERVER.verify(1, anyRequestedFor(anyUrl()));
  }
}
