package io.lipsync.localcamunda.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.camunda.zeebe.protocol.impl.encoding.MsgPackConverter;
import io.camunda.zeebe.protocol.impl.record.value.job.JobRecord;
import io.lipsync.localcamunda.command.ActiveJob;
import io.lipsync.localcamunda.command.JobActivation;
import io.lipsync.localcamunda.command.JobCommands;
import io.lipsync.localcamunda.command.JobRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Hands out jobs and takes the workers' reports. */
final class JobEndpoints {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration DEFAULT_LONG_POLL = Duration.ofSeconds(10);
  private static final Duration GRACE = Duration.ofSeconds(10);

  private final JobActivation activation;
  private final JobCommands commands;

  JobEndpoints(JobActivation activation, JobCommands commands) {
    this.activation = activation;
    this.commands = commands;
  }

  Answer activate(Call call) throws Exception {
    Fields body = activation(call);
    Duration wait = body.millis("requestTimeout").orElse(Duration.ZERO);
    if (wait.isZero()) {
      wait = DEFAULT_LONG_POLL;
    } else if (wait.isNegative()) {
      wait = Duration.ZERO;
    }
    var wish =
        new JobRequest(
            body.requiredText("type"),
            body.text("worker").orElse(""),
            Duration.ofMillis(positive(body, "timeout").orElseThrow(() -> missing("timeout"))),
            positive(body, "maxJobsToActivate")
                .orElseThrow(() -> missing("maxJobsToActivate"))
                .intValue(),
            body.texts("fetchVariable").orElse(List.of()),
            wait);
    var connection = call.request().getConnectionMetaData().getConnection().getEndPoint();
    var jobs =
        Await.answer(activation.activate(wish, () -> !connection.isOpen()), wait.plus(GRACE));
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    var items = answer.putArray("jobs");
    for (ActiveJob job : jobs) {
      items.add(row(job));
    }
    return Answer.ok(answer);
  }

  private static Fields activation(Call call) throws IOException {
    return call.body()
        .only(
            "type",
            "worker",
            "timeout",
            "maxJobsToActivate",
            "fetchVariable",
            "requestTimeout",
            "tenantIds")
        .ofDefaultTenant("Activate Jobs");
  }

  private static Optional<Long> positive(Fields fields, String name) {
    Optional<Long> value = fields.number(name);
    value
        .filter(number -> number < 1)
        .ifPresent(
            number -> {
              throw Problem.badInput(
                  "The value for %s is '%d' but must be greater than 0.".formatted(name, number));
            });
    return value;
  }

  private static Problem missing(String field) {
    return Problem.badInput("%s must be given".formatted(field));
  }

  private static ObjectNode row(ActiveJob active) throws IOException {
    JobRecord job = active.job();
    ObjectNode row = JsonNodeFactory.instance.objectNode();
    row.put("type", job.getType());
    row.put("processDefinitionId", job.getBpmnProcessId());
    row.put("processDefinitionVersion", job.getProcessDefinitionVersion());
    row.put("elementId", job.getElementId());
    row.set("customHeaders", json(MsgPackConverter.convertToJson(job.getCustomHeadersBuffer())));
    row.put("worker", job.getWorker());
    row.put("retries", job.getRetries());
    row.put("deadline", job.getDeadline());
    row.set("variables", json(MsgPackConverter.convertToJson(job.getVariablesBuffer())));
    row.put("tenantId", job.getTenantId());
    row.put("jobKey", Long.toString(active.key()));
    row.put("processInstanceKey", Long.toString(job.getProcessInstanceKey()));
    row.put("processDefinitionKey", Long.toString(job.getProcessDefinitionKey()));
    row.put("elementInstanceKey", Long.toString(job.getElementInstanceKey()));
    row.put("kind", job.getJobKind().name());
    row.put("listenerEventType", job.getJobListenerEventType().name());
    job.getTags().forEach(row.putArray("tags")::add);
    return row;
  }

  private static JsonNode json(String text) throws IOException {
    return JSON.readTree(text);
  }

  Answer complete(Call call) throws Exception {
    Fields body = call.body().only("variables");
    Await.answer(commands.complete(call.key("jobKey"), body.object("variables")));
    return Answer.noContent();
  }

  Answer fail(Call call) throws Exception {
    Fields body = call.body().only("retries", "errorMessage", "retryBackOff", "variables");
    Await.answer(
        commands.fail(
            call.key("jobKey"),
            body.number("retries").orElse(0L).intValue(),
            body.text("errorMessage").orElse(""),
            body.millis("retryBackOff").orElse(Duration.ZERO),
            body.object("variables")));
    return Answer.noContent();
  }

  Answer throwError(Call call) throws Exception {
    Fields body = call.body().only("errorCode", "errorMessage", "variables");
    Await.answer(
        commands.throwError(
            call.key("jobKey"),
            body.requiredText("errorCode"),
            body.text("errorMessage").orElse(""),
            body.object("variables")));
    return Answer.noContent();
  }

  Answer update(Call call) throws Exception {
    var changeset =
        call.body()
            .only("changeset", "operationReference")
            .get("changeset")
            .filter(JsonNode::isObject)
            .orElseThrow(() -> missing("changeset"));
    Fields changes = new Fields((ObjectNode) changeset).only("retries", "timeout");
    Await.answer(
        commands.update(
            call.key("jobKey"),
            positive(changes, "retries").map(Long::intValue).orElse(null),
            positive(changes, "timeout").map(Duration::ofMillis).orElse(null)));
    return Answer.noContent();
  }
}
