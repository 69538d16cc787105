package io.lipsync.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.core.spi.FilterReply;
import io.grpc.Status;
import java.net.ConnectException;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

class ClusterFaultTest {
  private final LoggerContext loggers = new LoggerContext();
  private final QuietWhileUnreachable quiet = new QuietWhileUnreachable();

  @Test
  void aRefusedConnectionIsToldInOneLine() {
    assertThat(sentence(new CompletionException(new ConnectException("Connection refused\nmore"))))
        .isEqualTo("it cannot be reached (Connection refused)");
    assertThat(sentence(unavailable())).isEqualTo("it cannot be reached (Connection refused)");
  }

  @Test
  void aRefusedClientIsToldWhatToLookAt() {
    assertThat(sentence(Status.UNAUTHENTICATED.asRuntimeException()))
        .contains("does not let this runtime in", "CAMUNDA_CLIENT_AUTH_METHOD");
    assertThat(sentence(Status.PERMISSION_DENIED.asRuntimeException()))
        .contains("does not let this runtime in");
  }

  @Test
  void aMissingTokenIsToldEvenBehindAConnectionThatIsNotThere() {
    Throwable token =
        new java.io.IOException("Failed while requesting access token with status 401");
    assertThat(sentence(Status.UNAVAILABLE.withCause(token).asRuntimeException()))
        .contains("no access token was given", "CAMUNDA_CLIENT_AUTH_CLIENT_SECRET", "status 401");
  }

  @Test
  void anythingElseIsNoFaultOfTheCluster() {
    assertThat(ClusterFault.of(new IllegalStateException("a defect"))).isEmpty();
    assertThat(ClusterFault.of(Status.INVALID_ARGUMENT.asRuntimeException())).isEmpty();
  }

  @Test
  void onlyWhatRepeatsItselfIsLeftOut() {
    String poller = "io.camunda.client.job.poller";
    loggers.getLogger(Logger.ROOT_LOGGER_NAME).setLevel(Level.INFO);

    assertThat(reply(poller, unavailable())).isEqualTo(FilterReply.DENY);
    assertThat(reply(poller, new IllegalStateException("a defect"))).isEqualTo(FilterReply.NEUTRAL);
    assertThat(reply(poller, null)).isEqualTo(FilterReply.NEUTRAL);
    assertThat(reply("io.lipsync.connector.Any", unavailable())).isEqualTo(FilterReply.NEUTRAL);
    loggers.getLogger("io.camunda").setLevel(Level.DEBUG);
    assertThat(reply(poller, unavailable())).isEqualTo(FilterReply.NEUTRAL);
  }

  private FilterReply reply(String logger, Throwable failure) {
    Logger source = loggers.getLogger(logger);
    Object[] arguments = failure == null ? null : new Object[] {"worker", "type", failure};
    return quiet.decide(null, source, Level.WARN, "Failed {} {}", arguments, null);
  }

  private static Throwable unavailable() {
    return Status.UNAVAILABLE
        .withCause(new ConnectException("Connection refused"))
        .asRuntimeException();
  }

  private static String sentence(Throwable failure) {
    return ClusterFault.of(failure).orElseThrow().sentence();
  }
}
