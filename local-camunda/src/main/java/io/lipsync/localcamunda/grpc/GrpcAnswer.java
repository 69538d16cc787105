package io.lipsync.localcamunda.grpc;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import io.lipsync.localcamunda.engine.CommandRejectedException;
import io.lipsync.localcamunda.engine.EngineGoneException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import java.util.function.Supplier;

/** Sends what the engine answered, or why it refused, to a gRPC caller. */
final class GrpcAnswer {

  private GrpcAnswer() {}

  /** Gives the command and answers the caller when it is done. */
  static <A, R> void send(
      Supplier<CompletableFuture<A>> command, StreamObserver<R> caller, Function<A, R> response) {
    var call = (ServerCallStreamObserver<R>) caller;
    // a caller that hangs up must not make onNext throw
    call.setOnCancelHandler(() -> {});
    CompletableFuture<A> answer;
    try {
      answer = command.get();
    } catch (RuntimeException e) {
      call.onError(status(e));
      return;
    }
    answer
        .thenApply(response)
        .whenComplete(
            (message, failure) -> {
              if (failure == null) {
                call.onNext(message);
                call.onCompleted();
              } else {
                call.onError(status(failure));
              }
            });
  }

  private static StatusRuntimeException status(Throwable failure) {
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    Status status =
        switch (cause) {
          case CommandRejectedException rejected -> of(rejected);
          case EngineGoneException gone -> Status.UNAVAILABLE;
          case IllegalArgumentException bad -> Status.INVALID_ARGUMENT;
          default -> Status.INTERNAL;
        };
    return status.withDescription(cause.getMessage()).withCause(cause).asRuntimeException();
  }

  private static Status of(CommandRejectedException rejected) {
    return switch (rejected.type()) {
      case INVALID_ARGUMENT -> Status.INVALID_ARGUMENT;
      case NOT_FOUND -> Status.NOT_FOUND;
      case ALREADY_EXISTS -> Status.ALREADY_EXISTS;
      case INVALID_STATE -> Status.FAILED_PRECONDITION;
      case UNAUTHORIZED -> Status.UNAUTHENTICATED;
      case FORBIDDEN -> Status.PERMISSION_DENIED;
      case PROCESSING_ERROR, EXCEEDED_BATCH_RECORD_SIZE -> Status.INTERNAL;
      default -> Status.UNKNOWN;
    };
  }
}
