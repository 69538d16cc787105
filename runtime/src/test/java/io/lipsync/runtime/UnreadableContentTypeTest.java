package io.lipsync.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletException;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class UnreadableContentTypeTest {
  private final MockHttpServletRequest request = new MockHttpServletRequest();
  private final MockHttpServletResponse response = new MockHttpServletResponse();
  private final MockFilterChain runtime = new MockFilterChain();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "*/*",
        "application/*",
        "json",
        ";;;",
        "application/json; charset=no-such",
        "application/json; charset=",
        "multipart/form-data"
      })
  void whatCannotBeReadIsRefusedHere(String contentType) throws ServletException, IOException {
    request.addHeader("Content-Type", contentType);

    new UnreadableContentType().doFilter(request, response, runtime);

    assertThat(response.getStatus()).isEqualTo(415);
    assertThat(runtime.getRequest()).as("passed on").isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/json",
        "application/json;charset=UTF-8",
        "application/cloudevents+json; charset=utf-8",
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
        "text/plain"
      })
  void everythingElseIsPassedOn(String contentType) throws ServletException, IOException {
    request.addHeader("Content-Type", contentType);

    new UnreadableContentType().doFilter(request, response, runtime);

    assertThat(runtime.getRequest()).isSameAs(request);
  }

  @Test
  void aCallWithoutAContentTypeIsPassedOn() throws ServletException, IOException {
    new UnreadableContentType().doFilter(request, response, runtime);

    assertThat(runtime.getRequest()).isSameAs(request);
  }
}
