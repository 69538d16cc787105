package io.lipsync.connector.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.lipsync.connector.support.ScriptedServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a stranger writes into an answer is not repeated when the answer cannot be read. */
class BrokenCallTest {
  private static final Duration LIMIT = Duration.ofSeconds(20);

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 {{secrets.X}}\r\n\r\n",
        "{{secrets.X}}\r\n\r\n",
        "HTTP/1.1 200 OK\r\n{{secrets.X}}\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: {{secrets.X}}\r\n\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: {{secrets.X}}\r\n\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n{{secrets.X}}\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n{{secrets.X}}\r\n\r\n"
      })
  void theReasonHoldsNothingOfTheAnswer(String raw) throws Exception {
    HttpSettings settings =
        new HttpSettings(1, 10, LIMIT, LIMIT, LIMIT, LIMIT, Set.of("127.0.0.1"));
    try (ScriptedServer host = ScriptedServer.answering(raw);
        ApiClient api = ShortTimeouts.client(settings);
        FileClient files = new FileClient(settings, LIMIT);
        PartialFile file = new PartialFile(Files.createTempFile(folder, "a", ".part"))) {
      assertThat(files.download(host.http("/"), file, 100))
          .isInstanceOfSatisfying(
              Transfer.Broken.class,
              broken -> assertThat(broken.reason()).isNotBlank().doesNotContain("secrets"));
      if (api.send(ApiRequest.post(host.http("/"), "{}")) instanceof Exchange.PossiblySent lost) {
        assertThat(lost.reason()).isNotBlank().doesNotContain("secrets");
      }
    }
  }

  @Test
  void namesInACertificateAreNotRepeated() {
    assertThat(BrokenCall.reason(new SSLPeerUnverifiedException("not one of [{{secrets.X}}]")))
        .isEqualTo("the certificate is not for this host");
  }
}
