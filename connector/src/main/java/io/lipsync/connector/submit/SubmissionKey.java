package io.lipsync.connector.submit;

import io.camunda.connector.api.outbound.JobContext;
import io.lipsync.connector.http.Secret;
import java.util.Arrays;
import java.util.Base64;

/**
 * Names one submission for ever: the same over every retry of its job and over every worker that
 * gets it, another one for every loop item, every pass through a loop, every process instance and
 * every cluster. It holds no secret, so that replacing one never changes it, and proves nothing.
 */
final class SubmissionKey {
  /** Separates these hashes from others; known to everybody. */
  private static final Secret DOMAIN = Secret.of("lip-sync/submission-key/2");

  private static final int BYTES = 16;

  private SubmissionKey() {}

  /**
   * The key of the element instance that the job belongs to, 22 base64url characters.
   *
   * @param cluster names the cluster: the keys of an engine are unique there only
   */
  static String of(JobContext job, String cluster) {
    String instance =
        "%s\n%s\n%d\n%d"
            .formatted(
                cluster,
                job.getTenantId() == null ? "" : job.getTenantId(),
                job.getProcessInstanceKey(),
                job.getElementInstanceKey());
    byte[] hash = DOMAIN.hmac(instance);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, BYTES));
  }
}
