package io.lipsync.connector;

import io.camunda.connector.api.annotation.InboundConnector;
import io.camunda.connector.api.inbound.Health;
import io.camunda.connector.api.inbound.InboundConnectorContext;
import io.camunda.connector.api.inbound.Severity;
import io.camunda.connector.api.inbound.webhook.WebhookConnectorException;
import io.camunda.connector.api.inbound.webhook.WebhookConnectorException.WebhookSecurityException;
import io.camunda.connector.api.inbound.webhook.WebhookConnectorExecutable;
import io.camunda.connector.api.inbound.webhook.WebhookHttpResponse;
import io.camunda.connector.api.inbound.webhook.WebhookProcessingPayload;
import io.camunda.connector.api.inbound.webhook.WebhookResult;
import io.lipsync.connector.callback.CallbackProperties;
import io.lipsync.connector.callback.CallbackReceiver;
import io.lipsync.connector.callback.FinishedCallback;
import io.lipsync.connector.callback.Verdict;
import io.lipsync.connector.provider.ProviderAccount;
import io.lipsync.connector.provider.Providers;
import io.lipsync.connector.provider.Signal;
import java.util.Map;

/**
 * The event that waits for a finished lip-sync task. Answers the provider: 200 once the finished
 * task is with the engine, or when the call is about something else, 401 to a call without proof
 * that it is the provider's, 400 to a body without a task, 405 to anything but a POST, 413 to a
 * body of more than 64 KB, 503 whenever calling again later is right.
 *
 * <p>One instance per activated element; {@code activate} sets its state once, the webhook methods
 * only read it and run on many threads.
 */
@InboundConnector(name = "Lip-Sync callback", type = LipSyncCallback.TYPE)
public class LipSyncCallback implements WebhookConnectorExecutable {
  /** The inbound connector type. */
  public static final String TYPE = "io.lipsync:lip-sync-callback:1";

  private static final int LONGEST_BODY = 64 * 1024;

  private final Providers providers;
  private final String runtimeBaseUrl;
  private InboundConnectorContext context;
  private volatile CallbackReceiver receiver;

  /**
   * An executable that is not yet active.
   *
   * @param runtimeBaseUrl where this runtime is reachable from the internet, or empty
   */
  public LipSyncCallback(Providers providers, String runtimeBaseUrl) {
    this.providers = providers;
    this.runtimeBaseUrl = runtimeBaseUrl;
  }

  /**
   * Makes the path answer. Never throws: an exception here would block the path, and every other
   * connector of the process, until the runtime restarts. A faulty configuration reports DOWN and
   * every callback is asked to come again.
   */
  @Override
  public void activate(InboundConnectorContext inboundContext) {
    context = inboundContext;
    try {
      CallbackProperties properties = context.bindProperties(CallbackProperties.class);
      ProviderAccount account = providers.account(properties.inbound().connection());
      receiver = new CallbackReceiver(account, properties.inbound().signals(runtimeBaseUrl));
      context.reportHealth(Health.up());
      log(
          Severity.INFO,
          "Waiting for %s callbacks at /inbound/%s"
              .formatted(account.provider().id(), properties.inbound().context()));
    } catch (RuntimeException e) {
      context.reportHealth(Health.down(e));
      log(
          Severity.ERROR,
          "Not able to receive callbacks, they are answered with 503. " + e.getMessage());
    }
  }

  @Override
  public void deactivate() {
    receiver = null;
  }

  /** Answers what the provider sends to the same address about other things, and stops there. */
  @Override
  public WebhookHttpResponse verify(WebhookProcessingPayload payload) {
    CallbackReceiver judge = receiver;
    return judge != null && refusal(payload) == null && judge.isIrrelevant(signal(payload))
        ? new WebhookHttpResponse(Map.of("received", true), Map.of(), 200)
        : null;
  }

  /**
   * Judges one callback.
   *
   * @throws WebhookConnectorException with the HTTP status for every callback that must not move a
   *     process
   */
  @Override
  public WebhookResult triggerWebhook(WebhookProcessingPayload payload) {
    CallbackReceiver judge = receiver;
    if (judge == null) {
      throw answer(new WebhookConnectorException(503, "not ready"));
    }
    WebhookConnectorException refusal = refusal(payload);
    if (refusal != null) {
      log(Severity.WARNING, "Callback refused with " + refusal.getStatusCode());
      throw answer(refusal);
    }
    return switch (judge.receive(signal(payload))) {
      case Verdict.Finished finished -> finished(finished);
      case Verdict.NotFinished early -> throw notFinished(early);
      case Verdict.Unreadable unreadable -> throw unreadable(unreadable);
      case Verdict.Irrelevant other -> throw irrelevant(other);
      case Verdict.Forged forged -> throw forged(forged);
      case Verdict.Malformed malformed -> throw malformed(malformed);
    };
  }

  /** No provider sends such a thing; what it says is not even looked at. */
  private static WebhookConnectorException refusal(WebhookProcessingPayload payload) {
    if (!"POST".equals(payload.method())) {
      return new WebhookConnectorException(405, "only POST");
    }
    byte[] body = payload.rawBody();
    return body != null && body.length > LONGEST_BODY
        ? new WebhookConnectorException(413, "at most 64 KB")
        : null;
  }

  private WebhookResult finished(Verdict.Finished finished) {
    FinishedCallback result = new FinishedCallback(finished.task());
    log(
        Severity.INFO,
        "Task %s is %s, handed to the engine"
            .formatted(finished.task().taskId(), finished.task().status().word()));
    return result;
  }

  private WebhookConnectorException notFinished(Verdict.NotFinished early) {
    log(
        Severity.WARNING,
        "Callback for task %s, but the provider says it is still %s: answered 503"
            .formatted(early.taskId(), early.status().word()));
    return answer(new WebhookConnectorException(503, "not finished"));
  }

  private WebhookConnectorException unreadable(Verdict.Unreadable unreadable) {
    String task = unreadable.taskId() == null ? "" : " for task " + unreadable.taskId();
    log(
        Severity.WARNING,
        "Callback%s could not be checked: answered 503. %s".formatted(task, unreadable.reason()));
    return answer(new WebhookConnectorException(503, "not checked"));
  }

  /** Only for a runtime that does not ask {@link #verify} first. */
  private WebhookConnectorException irrelevant(Verdict.Irrelevant other) {
    log(Severity.INFO, "Callback of no interest: answered 200, " + other.reason());
    return answer(new WebhookConnectorException(200, "received"));
  }

  private WebhookConnectorException forged(Verdict.Forged forged) {
    log(
        Severity.WARNING,
        "Callback that nothing proves to be the provider's: answered 401, " + forged.reason());
    return answer(
        new WebhookSecurityException(401, WebhookSecurityException.Reason.INVALID_CREDENTIALS));
  }

  private WebhookConnectorException malformed(Verdict.Malformed malformed) {
    log(Severity.WARNING, "Callback not understood: answered 400, " + malformed.reason());
    return answer(new WebhookConnectorException(400, "no task id"));
  }

  private void log(Severity severity, String message) {
    context.log(
        activity -> activity.withSeverity(severity).withTag("Lip-Sync").withMessage(message));
  }

  /** The runtime logs every exception whole; a stack of ours would tell nobody anything. */
  private static WebhookConnectorException answer(WebhookConnectorException exception) {
    exception.setStackTrace(new StackTraceElement[0]);
    return exception;
  }

  private static Signal signal(WebhookProcessingPayload payload) {
    return new Signal(payload.headers(), payload.params(), payload.rawBody());
  }
}
