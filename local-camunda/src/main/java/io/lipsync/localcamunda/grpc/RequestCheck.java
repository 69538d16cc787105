package io.lipsync.localcamunda.grpc;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCall.Listener;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import io.lipsync.localcamunda.command.Tenants;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Refuses a request that asks for more than is served, before anything is done: a field that would
 * be dropped in silence is {@code UNIMPLEMENTED}, another tenant than the default one {@code
 * INVALID_ARGUMENT}. Thread-safe.
 */
final class RequestCheck implements ServerInterceptor {

  /** The fields of all requests that are served; an operation reference only marks records. */
  private static final Set<String> SERVED =
      Set.of(
          "bpmnProcessId",
          "content",
          "correlationKey",
          "elementId",
          "elementInstanceKey",
          "errorCode",
          "errorMessage",
          "fetchVariable",
          "fetchVariables",
          "incidentKey",
          "jobKey",
          "local",
          "maxJobsToActivate",
          "messageId",
          "name",
          "operationReference",
          "processDefinitionKey",
          "processInstanceKey",
          "request",
          "requestTimeout",
          "resourceKey",
          "resources",
          "retries",
          "retryBackOff",
          "signalName",
          "startInstructions",
          "tags",
          "tenantId",
          "tenantIds",
          "timeToLive",
          "timeout",
          "type",
          "variables",
          "version",
          "worker");

  @Override
  public <R, A> Listener<R> interceptCall(
      ServerCall<R, A> call, Metadata headers, ServerCallHandler<R, A> next) {
    String command = call.getMethodDescriptor().getBareMethodName();
    return new SimpleForwardingServerCallListener<>(next.startCall(call, headers)) {
      private boolean refused;

      @Override
      public void onMessage(R message) {
        Optional<Status> refusal = refusal(command, (Message) message);
        refusal.ifPresent(status -> call.close(status, new Metadata()));
        refused = refusal.isPresent();
        if (!refused) {
          super.onMessage(message);
        }
      }

      @Override
      public void onHalfClose() {
        if (!refused) {
          super.onHalfClose();
        }
      }
    };
  }

  private static Optional<Status> refusal(String command, Message request) {
    return unserved(request)
        .map(
            field ->
                Status.UNIMPLEMENTED.withDescription(
                    "local-camunda does not serve the field %s of %s; a real cluster does if its API has it"
                        .formatted(field, command)))
        .or(() -> otherTenant(command, request));
  }

  /** The first field that was given, here or further inside, and is not served. */
  private static Optional<String> unserved(Message request) {
    if (!request.getUnknownFields().asMap().isEmpty()) {
      int number = request.getUnknownFields().asMap().keySet().iterator().next();
      return Optional.of("number %d".formatted(number));
    }
    for (var given : request.getAllFields().entrySet()) {
      FieldDescriptor field = given.getKey();
      if (!SERVED.contains(field.getName()) && !given.getValue().equals(false)) {
        return Optional.of(field.getName());
      }
      Optional<String> inside =
          messages(given.getValue()).flatMap(RequestCheck::inside).findFirst();
      if (inside.isPresent()) {
        return inside;
      }
    }
    return Optional.empty();
  }

  private static Stream<String> inside(Message message) {
    return unserved(message).stream();
  }

  private static Optional<Status> otherTenant(String command, Message request) {
    for (var given : request.getAllFields().entrySet()) {
      try {
        switch (given.getKey().getName()) {
          case "tenantId" -> Tenants.check("gRPC request " + command, (String) given.getValue());
          case "tenantIds" -> Tenants.check("gRPC request " + command, texts(given.getValue()));
          default -> {
            // not about tenants
          }
        }
      } catch (IllegalArgumentException e) {
        return Optional.of(Status.INVALID_ARGUMENT.withDescription(e.getMessage()));
      }
      var inside =
          messages(given.getValue()).flatMap(one -> otherTenant(command, one).stream()).findFirst();
      if (inside.isPresent()) {
        return inside;
      }
    }
    return Optional.empty();
  }

  private static Stream<Message> messages(Object value) {
    Stream<?> values = value instanceof List<?> list ? list.stream() : Stream.of(value);
    return values.filter(Message.class::isInstance).map(Message.class::cast);
  }

  private static List<String> texts(Object list) {
    return ((List<?>) list).stream().map(String.class::cast).toList();
  }
}
