package io.lipsync.connector.submit;

import io.camunda.connector.api.outbound.JobContext;
import io.lipsync.connector.http.Secret;
import java.util.Arrays;
import java.util.Base64;

/**
 * Names one submission for ever: the same over every retry of its job and over every worker that
 * gets it, another one for every loop item, every pass through a loop and every process instance.
 * Nobody can guess it without the secret.
 */
final class SubmissionKey {
  private static final String PURPOSE = "lip-sync/submission-key/1";
  private static final int BYTES = 16;

  private SubmissionKey() {}

  /** The key of the element instance that the job belongs to, 22 base64url characters. */
  static String of(JobContext job, Secret signingSecret) {
    String instance =
        "%s\n%d\n%d"
            .formatted(
                job.getTenantId() == null ? "" : job.getTenantId(),
                job.getProcessInstanceKey(),
                job.getElementInstanceKey());
    byte[] mac = signingSecret.derive(PURPOSE).hmac(instance);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(mac, BYTES));
  }
}
