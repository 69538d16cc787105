package io.lipsync.connector.callback;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.camunda.connector.api.inbound.webhook.MappedHttpRequest;
import io.camunda.connector.api.inbound.webhook.WebhookHttpResponse;
import io.camunda.connector.api.inbound.webhook.WebhookResult;
import io.camunda.connector.api.inbound.webhook.WebhookResultContext;
import io.camunda.connector.api.inbound.webhook.WebhookTriggerResultContext;
import io.lipsync.connector.task.LipSyncTask;
import java.util.Map;
import java.util.function.Function;

/**
 * What the expressions of the template see of a checked callback: the task as the provider
 * described it to us, as {@code request.body}, and the key of the waiting process in {@code
 * connectorData}. Neither headers nor query parameters: the runtime can store all of it in a
 * process variable, and the token is in them.
 */
public final class FinishedCallback implements WebhookResult {
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
          .build();

  private final String correlationKey;
  private final Map<String, Object> task;
  private final Runnable taken;

  /** The result of a callback whose task is finished and has its correlation key. */
  public FinishedCallback(LipSyncTask task) {
    this(task, () -> {});
  }

  /**
   * The same.
   *
   * @param taken is called once the engine has taken it
   */
  public FinishedCallback(LipSyncTask task, Runnable taken) {
    this.taken = taken;
    this.correlationKey = task.correlationKey();
    this.task = JSON.convertValue(task, new TypeReference<>() {});
  }

  @Override
  public MappedHttpRequest request() {
    return new MappedHttpRequest(task, Map.of(), Map.of());
  }

  @Override
  public Map<String, Object> connectorData() {
    return Map.of("correlationKey", correlationKey);
  }

  /** What a runtime makes of this result, for whoever correlates it without a request. */
  public WebhookTriggerResultContext variables() {
    return new WebhookTriggerResultContext(request(), connectorData());
  }

  /** 200 and nothing to learn from it, also for the second delivery of the same callback. */
  @Override
  public Function<WebhookResultContext, WebhookHttpResponse> response() {
    return context -> {
      taken.run();
      return new WebhookHttpResponse(Map.of("received", true), Map.of(), 200);
    };
  }
}
