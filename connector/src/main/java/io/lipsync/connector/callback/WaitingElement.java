package io.lipsync.connector.callback;

import io.camunda.connector.api.inbound.Health;
import io.camunda.connector.api.inbound.InboundConnectorContext;
import io.camunda.connector.api.inbound.Severity;
import io.camunda.connector.api.inbound.webhook.WebhookConnectorException;
import io.camunda.connector.api.inbound.webhook.WebhookHttpResponse;
import io.camunda.connector.api.inbound.webhook.WebhookProcessingPayload;
import io.camunda.connector.api.inbound.webhook.WebhookResult;
import io.lipsync.connector.callback.judge.CallbackReceiver;
import io.lipsync.connector.callback.judge.Verdict;
import io.lipsync.connector.callback.web.CallbackEntry;
import io.lipsync.connector.limits.Permits;
import io.lipsync.connector.metrics.LipSyncMeters;
import io.lipsync.connector.provider.ProviderAccount;
import io.lipsync.connector.provider.Providers;
import io.lipsync.connector.provider.Signal;
import java.util.Map;

/**
 * An element that waits for callbacks, from its activation to its end; what the connector's webhook
 * methods do. {@code activate} sets its state once, the others only read it and run on many
 * threads.
 */
public final class WaitingElement {
  private final Providers providers;
  private final String runtimeBaseUrl;
  private final CallbackPaths paths;
  private final LipSyncMeters meters;
  private final Permits checks;
  private final VerdictInHand verdicts = new VerdictInHand();
  private final CallbackMemory memory;
  private volatile CallbackAnswers answers;
  private volatile LateCallbacks late;
  private volatile CallbackReceiver receiver;
  private volatile CallbackEndpoint endpoint;

  /**
   * An element that is not yet active.
   *
   * @param runtimeBaseUrl where this runtime is reachable from the internet, or empty
   * @param paths is told where this element waits
   * @param checks callbacks that are checked at the provider, for each account
   * @param memory what all elements of this runtime remember together
   */
  public WaitingElement(
      Providers providers,
      String runtimeBaseUrl,
      CallbackPaths paths,
      LipSyncMeters meters,
      Permits checks,
      CallbackMemory memory) {
    this.providers = providers;
    this.runtimeBaseUrl = runtimeBaseUrl;
    this.paths = paths;
    this.meters = meters;
    this.checks = checks;
    this.memory = memory;
  }

  /**
   * Makes the path answer. Never throws: an exception here would block the path, and every other
   * connector of the process, until the runtime restarts. A faulty configuration reports DOWN and
   * every callback is asked to come again.
   */
  public void activate(InboundConnectorContext context) {
    CallbackReport report = new CallbackReport(context, meters, null, null);
    answers = new CallbackAnswers(report, task -> {});
    try {
      CallbackProperties.Inbound inbound =
          context.bindProperties(CallbackProperties.class).inbound();
      open(CallbackEndpoint.notReady(inbound.context()));
      ProviderAccount account = providers.account(inbound.connection());
      String provider = account.provider().id();
      report = new CallbackReport(context, meters, provider, inbound.context());
      CallbackReceiver judge = receiver(report, account, inbound);
      receiver = judge;
      open(new CallbackEndpoint(provider, inbound.context(), judge));
      context.reportHealth(Health.up());
      report.log(
          Severity.INFO,
          "Waiting for %s callbacks at /inbound/%s".formatted(provider, inbound.context()));
    } catch (RuntimeException e) {
      context.reportHealth(Health.down(e));
      report.log(
          Severity.ERROR,
          "Not able to receive callbacks, they are answered with 503. " + e.getMessage());
    }
  }

  /** Stops listening. */
  public void deactivate() {
    receiver = null;
    close();
    if (late != null) {
      late.end();
    }
  }

  /**
   * Answers what the provider sends to the same address about other things, and stops there. Any
   * other verdict is what {@link #trigger} answers by.
   */
  public WebhookHttpResponse verify(WebhookProcessingPayload payload) {
    CallbackReceiver judge = receiver;
    if (judge == null || !judge.hearsOtherThings() || refusal(payload) != null) {
      return null;
    }
    Verdict verdict = verdict(judge, payload);
    if (!(verdict instanceof Verdict.Irrelevant)) {
      verdicts.keep(payload, verdict);
      return null;
    }
    answers.irrelevant();
    return new WebhookHttpResponse(Map.of("received", true), Map.of(), 200);
  }

  /**
   * Judges one callback.
   *
   * @throws WebhookConnectorException with the HTTP status for every callback that must not move a
   *     process
   */
  public WebhookResult trigger(WebhookProcessingPayload payload) {
    CallbackReceiver judge = receiver;
    if (judge == null) {
      throw answers.notReady();
    }
    WebhookConnectorException refusal = refusal(payload);
    if (refusal != null) {
      throw answers.notLookedAt(refusal);
    }
    return answers.to(verdict(judge, payload));
  }

  private CallbackReceiver receiver(
      CallbackReport report, ProviderAccount account, CallbackProperties.Inbound inbound) {
    LateCallbacks latecomers = new LateCallbacks(report, memory, account.name());
    late = latecomers;
    answers = new CallbackAnswers(report, latecomers::taken);
    return new CallbackReceiver(
        account,
        inbound.signals(runtimeBaseUrl),
        new AccountGate(account.name(), checks, memory.recent()),
        latecomers);
  }

  /** From whoever has judged this request already, so that no signature is verified twice. */
  private Verdict verdict(CallbackReceiver judge, WebhookProcessingPayload payload) {
    Verdict known = verdicts.take(payload);
    if (known == null) {
      known = memory.handover().take(judge, payload.rawBody());
    }
    return known == null ? judge.receive(signal(payload)) : known;
  }

  /** The runtime may activate an element once more when its path becomes free. */
  private void open(CallbackEndpoint opened) {
    close();
    if (opened.path() != null) {
      paths.open(opened);
      endpoint = opened;
    }
  }

  private void close() {
    if (endpoint != null) {
      paths.close(endpoint);
      endpoint = null;
    }
  }

  /** No provider sends such a thing; what it says is not even looked at. */
  private static WebhookConnectorException refusal(WebhookProcessingPayload payload) {
    if (!"POST".equals(payload.method())) {
      return new WebhookConnectorException(405, "only POST");
    }
    byte[] body = payload.rawBody();
    return body != null && body.length > CallbackEntry.LONGEST_BODY
        ? new WebhookConnectorException(413, "at most 64 KB")
        : null;
  }

  private static Signal signal(WebhookProcessingPayload payload) {
    return new Signal(payload.headers(), payload.params(), payload.rawBody());
  }
}
