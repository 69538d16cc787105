package io.lipsync.connector;

import io.camunda.connector.api.annotation.InboundConnector;
import io.camunda.connector.api.inbound.InboundConnectorContext;
import io.camunda.connector.api.inbound.webhook.WebhookConnectorException;
import io.camunda.connector.api.inbound.webhook.WebhookConnectorExecutable;
import io.camunda.connector.api.inbound.webhook.WebhookHttpResponse;
import io.camunda.connector.api.inbound.webhook.WebhookProcessingPayload;
import io.camunda.connector.api.inbound.webhook.WebhookResult;
import io.lipsync.connector.callback.WaitingElement;

/**
 * The event that waits for a finished lip-sync task. Answers the provider: 200 once the finished
 * task is with the engine, or when the call is about something else, 401 to a call without proof
 * that it is the provider's, 400 to a body without a task, 405 to anything but a POST, 413 to a
 * body of more than 64 KB, 503 whenever calling again later is right. Where the provider is asked
 * to call again although the callback is genuine, the runtime reads the task again by itself, for
 * ten minutes, and correlates it.
 *
 * <p>One instance per activated element. Thread-safe once it is active.
 */
@InboundConnector(name = "Lip-Sync callback", type = LipSyncCallback.TYPE)
public class LipSyncCallback implements WebhookConnectorExecutable {
  /** The inbound connector type. */
  public static final String TYPE = "io.lipsync:lip-sync-callback:1";

  private final WaitingElement element;

  /** An executable that is not yet active. */
  public LipSyncCallback(WaitingElement element) {
    this.element = element;
  }

  /**
   * Makes the path answer. Never throws: an exception here would block the path, and every other
   * connector of the process, until the runtime restarts. A faulty configuration reports DOWN and
   * every callback is asked to come again.
   */
  @Override
  public void activate(InboundConnectorContext context) {
    element.activate(context);
  }

  @Override
  public void deactivate() {
    element.deactivate();
  }

  /**
   * Answers what the provider sends to the same address about other things, and stops there. Any
   * other verdict is what {@link #triggerWebhook} answers by.
   */
  @Override
  public WebhookHttpResponse verify(WebhookProcessingPayload payload) {
    return element.verify(payload);
  }

  /**
   * Judges one callback.
   *
   * @throws WebhookConnectorException with the HTTP status for every callback that must not move a
   *     process
   */
  @Override
  public WebhookResult triggerWebhook(WebhookProcessingPayload payload) {
    return element.trigger(payload);
  }
}
