package io.lipsync.runtime;

import io.camunda.client.api.command.ClientHttpException;
import io.camunda.client.api.command.ClientStatusException;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.net.ConnectException;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * Why the cluster could not be called, told from an exception. Pure functions.
 *
 * @param sentence what is wrong and what to look at, in one line
 */
record ClusterFault(String sentence) {
  private static final ClusterFault NOT_LET_IN =
      new ClusterFault(
          "it does not let this runtime in: look at CAMUNDA_CLIENT_AUTH_METHOD and the user or"
              + " client and its secret");

  /** The fault, or empty when the exception tells of something else. */
  static Optional<ClusterFault> of(Throwable failure) {
    return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
        .limit(20)
        .map(ClusterFault::tell)
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static Optional<ClusterFault> tell(Throwable cause) {
    return switch (cause) {
      case ClientStatusException grpc -> of(grpc.getStatusCode(), grpc);
      case StatusRuntimeException grpc -> of(grpc.getStatus().getCode(), grpc);
      case ClientHttpException http -> of(http.code());
      default -> network(cause);
    };
  }

  private static Optional<ClusterFault> of(Status.Code code, Throwable failure) {
    return switch (code) {
      case UNAUTHENTICATED, PERMISSION_DENIED -> Optional.of(NOT_LET_IN);
      case UNAVAILABLE, DEADLINE_EXCEEDED ->
          Optional.of(token(failure).orElseGet(() -> unreachable(root(failure))));
      default -> token(failure);
    };
  }

  private static Optional<ClusterFault> of(int httpStatus) {
    return switch (httpStatus) {
      case 401, 403 -> Optional.of(NOT_LET_IN);
      case 502, 503, 504 ->
          Optional.of(new ClusterFault("it is not ready, it answered " + httpStatus));
      default -> Optional.empty();
    };
  }

  private static Optional<ClusterFault> network(Throwable cause) {
    Optional<ClusterFault> token = token(cause);
    if (token.isPresent()) {
      return token;
    }
    return cause instanceof IOException || cause instanceof TimeoutException
        ? Optional.of(unreachable(cause))
        : Optional.empty();
  }

  /** The client says so only in words. */
  private static Optional<ClusterFault> token(Throwable failure) {
    return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
        .limit(20)
        .map(Throwable::getMessage)
        .filter(message -> message != null && message.contains("access token"))
        .findFirst()
        .map(
            message ->
                new ClusterFault(
                    "no access token was given: look at CAMUNDA_CLIENT_AUTH_CLIENT_ID,"
                        + " CAMUNDA_CLIENT_AUTH_CLIENT_SECRET and the token URL ("
                        + message.lines().findFirst().orElse("")
                        + ")"));
  }

  private static ClusterFault unreachable(Throwable cause) {
    String words =
        cause.getMessage() == null ? "" : cause.getMessage().lines().findFirst().orElse("");
    String kind = cause instanceof ConnectException ? "" : cause.getClass().getSimpleName() + ": ";
    return new ClusterFault("it cannot be reached (" + kind + words + ")");
  }

  private static Throwable root(Throwable failure) {
    Throwable root = failure;
    for (int depth = 0; root.getCause() != null && depth < 20; depth++) {
      root = root.getCause();
    }
    return root;
  }
}
