package io.lipsync.connector.callback;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lipsync.connector.provider.ProviderAccount;
import io.lipsync.connector.provider.ReadAnswer;
import io.lipsync.connector.task.LipSyncTask;
import java.io.IOException;
import java.util.Map;

/**
 * Checks a callback: first that the address is one we handed out, then, by asking the provider with
 * our own API key, what really became of the task. Of the callback's body only the task id is used.
 *
 * <p>Thread-safe. Every outcome is a {@link Verdict}; nothing is thrown.
 */
public final class CallbackReceiver {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int LONGEST_BODY = 1 << 20;

  private final ProviderAccount account;
  private final CallbackToken tokens;

  /** A receiver for the callbacks of one account. */
  public CallbackReceiver(ProviderAccount account) {
    this.account = account;
    this.tokens = new CallbackToken(account.signingSecrets());
  }

  /**
   * Judges one callback.
   *
   * @param parameters the query parameters as they came
   * @param rawBody the body as it came, or null
   */
  public Verdict receive(Map<String, String> parameters, byte[] rawBody) {
    String key = CallbackUrls.keyIn(parameters);
    if (!tokens.matches(key, CallbackUrls.tokenIn(parameters))) {
      return new Verdict.Forged();
    }
    String taskId = taskId(rawBody);
    if (!account.provider().isTaskId(taskId)) {
      return new Verdict.Malformed("the body names no task of " + account.provider().id());
    }
    return switch (account.provider().read(account, taskId)) {
      case ReadAnswer.Found found -> judge(found.task().withCorrelationKey(key));
      case ReadAnswer.Unavailable later ->
          new Verdict.Unreadable(taskId, later.failure().describe());
      case ReadAnswer.Refused refused ->
          new Verdict.Unreadable(taskId, refused.failure().describe());
    };
  }

  private static Verdict judge(LipSyncTask task) {
    return task.status().isFinished()
        ? new Verdict.Finished(task)
        : new Verdict.NotFinished(task.taskId(), task.status());
  }

  private String taskId(byte[] rawBody) {
    if (rawBody == null || rawBody.length > LONGEST_BODY) {
      return null;
    }
    try {
      JsonNode body = JSON.readTree(rawBody);
      return body == null ? null : account.provider().taskIdInCallback(body);
    } catch (IOException e) {
      return null;
    }
  }
}
