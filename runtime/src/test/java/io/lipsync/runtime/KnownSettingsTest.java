package io.lipsync.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KnownSettingsTest {
  private static final KnownSettings SETTINGS = KnownSettings.ofThisRuntime();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "LIPSYNC_CALLBACK_BASE_URL",
        "LIPSYNC_CALLBACK_BASEURL",
        "LIPSYNC_DASHSCOPE_EVENTS_CERTIFICATE_HOSTS",
        "CAMUNDA_CLIENT_GRPC_ADDRESS",
        "CAMUNDA_CONNECTOR_INBOUND_LOG_SIZE",
        "CAMUNDA_CONNECTOR_SECRETPROVIDER_ENVIRONMENT_PREFIX",
        "SERVER_PORT",
        "LOGGING_LEVEL_IO_LIPSYNC",
        "CONNECTOR_LIPSYNC_CALLBACK_TYPE"
      })
  void oursCamundasAndSpringsAreRead(String variable) {
    assertThat(SETTINGS.read(variable)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "LIPSYNC_CALLBACK_URL",
        "LIPSYNC_CALLBACK",
        "CAMUNDA_CLIENT_GRPC_ADRESS",
        "CAMUNDA_CONNECTOR_INBOUND_LOG_SIZES",
        "CAMUNDA_CONNECTOR_OUTBOUND_INVOCATIONS",
        "CONNECTOR_OTHER_TYPE",
        "LOGGING_LEVELS_X",
        "server.port"
      })
  void whatNobodyReadsIsFound(String variable) {
    assertThat(SETTINGS.read(variable)).isFalse();
  }
}
