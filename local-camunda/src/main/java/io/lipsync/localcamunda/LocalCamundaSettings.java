package io.lipsync.localcamunda;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How a local Camunda runs. Immutable; each {@code with…} gives a changed copy.
 *
 * @param host the address to listen on
 * @param grpcPort the gRPC port; 0 takes a free one
 * @param restPort the port of the REST API and the actuator; 0 takes a free one
 * @param documentsDirectory where documents are kept; when empty, a temporary folder that is
 *     removed at the end
 * @param keepFinishedInstances how many finished process instances the REST API still shows; older
 *     ones are forgotten so that long runs do not fill the memory
 * @param maxUploadBytes how long a request with files may be, documents and deployments alike;
 *     Camunda 8 SaaS and its Helm chart take 10 MB
 */
@RecordBuilder
public record LocalCamundaSettings(
    String host,
    int grpcPort,
    int restPort,
    Optional<Path> documentsDirectory,
    int keepFinishedInstances,
    long maxUploadBytes)
    implements LocalCamundaSettingsBuilder.With {

  private static final long TEN_MEGABYTES = 10L * 1024 * 1024;

  /** Checks the values. */
  public LocalCamundaSettings {
    checkPort("grpcPort", grpcPort);
    checkPort("restPort", restPort);
    if (keepFinishedInstances < 0) {
      throw new IllegalArgumentException("keepFinishedInstances must be >= 0");
    }
    if (maxUploadBytes < 1) {
      throw new IllegalArgumentException("maxUploadBytes must be > 0");
    }
  }

  private static void checkPort(String name, int port) {
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException(name + " must be between 0 and 65535");
    }
  }

  /** Loopback only, Camunda's usual ports 26500 and 8088, temporary documents, uploads of 10 MB. */
  public static LocalCamundaSettings defaults() {
    return new LocalCamundaSettings(
        "127.0.0.1", 26_500, 8_088, Optional.empty(), 5_000, TEN_MEGABYTES);
  }

  /** Keeps documents in this directory, also after the end. */
  public LocalCamundaSettings withDocumentsDirectory(Path directory) {
    return withDocumentsDirectory(Optional.of(directory));
  }
}
